"""The chat where it is about more than an answer: what she meant, a code, a bill, a refund, a problem with photos."""

from typing import NamedTuple

from playwright.async_api import expect

from tests.shots.scene import CUSTOMERS, Stage, scene
from tests.shots.scenes.chat import Chat, chosen
from tests.shots.scenes.pages import order


class Said(NamedTuple):
    """What is said, in one language."""

    unclear: str
    password: str
    bill: str
    refund: str
    broken: str


SAID = {
    "zh-CN": Said("票", "我要重设密码", "我要订单 {} 的发票", "我的退款到哪了？", "订单 {} 收到的东西坏了"),
    "en": Said(
        "The lamp came, not happy with the glass",
        "I want to reset my password",
        "I need the invoice for order {}",
        "Where is my refund?",
        "What I got with order {} is broken",
    ),
    "es": Said(
        "Esto no va",
        "Quiero restablecer mi contraseña",
        "Necesito la factura del pedido {}",
        "¿Dónde está mi reembolso?",
        "Lo que llegó con el pedido {} está roto",
    ),
}


@scene("chat-guess", CUSTOMERS)
async def guess(stage: Stage) -> None:
    """Not understood: what she may have meant, and what came of her picking."""
    chat = await Chat.of(stage, stage.house.customer(stage.locale, "delivered"))
    await chat.say(SAID[stage.locale].unclear)
    await chat.snap()
    await chat.main.locator(".choices button").first.click()
    await expect(chat.main.locator(".lines article.assistant")).to_have_count(2)
    await chat.snap("picked")


@scene("chat-code", CUSTOMERS)
async def code(stage: Stage) -> None:
    """A deed that needs a code: where to send it, asked for, and given wrong."""
    chat = await Chat.of(stage, stage.house.customer(stage.locale))
    await chat.say(SAID[stage.locale].password)
    await chat.snap("ways")
    await chat.main.locator(".choices button").first.click()
    await expect(chat.main.locator(".lines article.assistant")).to_have_count(2)
    await chat.snap("asked")
    await chat.say("000000")
    await chat.snap("wrong")


@scene("chat-money", CUSTOMERS)
async def money(stage: Stage) -> None:
    """Her bill to open, and where her refund stands."""
    # The one of Spain whose money is back already is at her own talk.
    status = "refunding" if stage.locale == "es" else "refunded"
    who = stage.house.customer(stage.locale, status)
    chat = await Chat.of(stage, who, "/shop/orders")
    await chat.say(SAID[stage.locale].refund)
    await chat.snap("refund")
    await chat.say(SAID[stage.locale].bill.format(order(who, status)))
    await expect(chat.main.locator("p.source").last).to_be_visible()
    await chat.snap("bill")


@scene("chat-claim", CUSTOMERS)
async def claim(stage: Stage) -> None:
    """Something broken: what of it, what will happen, photos asked for and sent."""
    who = stage.house.customer(stage.locale, "delivered")
    chat = await Chat.of(stage, who, "/shop/orders")
    await chat.say(SAID[stage.locale].broken.format(order(who, "delivered")))
    offer, items = chat.main.locator("section.offer"), chat.main.locator(".choices button")
    await expect(offer.or_(items.first).first).to_be_visible()
    await chat.snap("asked")
    if not await offer.count():
        await items.first.click()
    await expect(offer).to_be_visible()
    await offer.locator("button.primary").click()
    lines = chat.main.locator(".lines article.assistant")
    await expect(offer.locator("p.stand.done, p.done")).to_be_visible()
    await expect(lines.last).to_contain_text("2")
    await chat.snap("photos")
    picker = chat.main.locator("input[type=file][multiple]")
    await picker.set_input_files([chosen("rim.jpg"), chosen("box.jpg", "#5f6f7c")])
    await expect(chat.main.locator(".tray progress, .tray .progress")).to_have_count(0)
    before = await lines.count()
    await chat.main.locator("form.compose button[type=submit]").click()
    await expect(lines.nth(before)).to_be_visible()
    await expect(chat.main.locator(".typing")).to_have_count(0)
    await chat.page.wait_for_timeout(600)
    await chat.snap("sent")
