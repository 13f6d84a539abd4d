"""The chat as it goes well: the assistant's answers, deeds, files, people."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from playwright.async_api import FilePayload, FrameLocator, Locator, Page, expect

from tests.shots import wire as wires
from tests.shots.house import Shopper, fresh
from tests.shots.photo import TABLE, photo
from tests.shots.scene import CUSTOMERS, PATIENCE, Stage, scene
from tests.shots.scenes.pages import order, signed_in
from tests.shots.wire import Wire


class Said(NamedTuple):
    """What is said, in one language."""

    where: str
    returns: str
    cancel: str
    stock: str
    chipped: str
    hello: str
    sorry: str
    thanks: str
    move: str


SAID = {
    "zh-CN": Said(
        "我的订单到哪了",
        "怎么退货",
        "取消订单 {}",
        "月白马克杯还有货吗",
        "收到的盖碗磕破了，您看看照片",
        "您好，我是林晓岚，照片收到了。这只我给您换新的，不用寄回来。",
        "明天上午发出，单号发出后给您。",
        "好的，谢谢您",
        "我搬家了，订单能改地址吗",
    ),
    "en": Said(
        "Where is my order?",
        "How do returns work?",
        "Cancel order {}",
        "Is the moon white mug in stock?",
        "The rim of my gaiwan is chipped, here is a photo",
        "Hello, Lin here. I have the photo. I am sending you a new one; keep the old one, no need to return it.",
        "It leaves tomorrow morning. You get the tracking number then.",
        "Great, thank you",
        "I have moved. Can my order go to the new address?",
    ),
    "es": Said(
        "¿Dónde está mi pedido?",
        "¿Cómo devuelvo un artículo?",
        "Cancelar el pedido {}",
        "¿Queda la tetera pequeña de barro?",
        "El borde de mi gaiwan ha llegado roto, aquí está la foto",
        "Hola, soy Lin. Ya tengo la foto. Le envío uno nuevo; no hace falta devolver el roto.",
        "Sale mañana por la mañana. Entonces le mando el número de seguimiento.",
        "Perfecto, muchas gracias",
        "Me he mudado. ¿Puede ir el pedido a la dirección nueva?",
    ),
}

ELSEWHERE = {
    "zh-CN": {
        "name": "",
        "line1": "文三路 100 号 2 单元 301",
        "city": "杭州",
        "postal_code": "310012",
        "country": "中国",
    },
    "en": {"name": "", "line1": "48 Mill Lane", "city": "Portland, OR", "postal_code": "97205", "country": "USA"},
    "es": {
        "name": "",
        "line1": "Calle del Pez 12, 3.º B",
        "city": "Madrid",
        "postal_code": "28004",
        "country": "España",
    },
}


class Chat:
    """A chat in a customer's window."""

    def __init__(self, stage: Stage, who: dict[str, Any], page: Page, wire: Wire) -> None:
        self.stage = stage
        self.who = who
        self.page = page
        self.wire = wire
        self.words = SAID[stage.locale]

    @classmethod
    async def of(cls, stage: Stage, who: dict[str, Any], path: str = "/shop/", *, opened: bool = True) -> "Chat":
        """On a page of the shop."""
        page = await signed_in(stage, who)
        chat = cls(stage, who, page, await Wire.of(page, wires.CHAT))
        await page.goto(f"{stage.house.url}{path}")
        if opened:
            await page.locator("#xiaoer button").click()
            await expect(chat.box).to_be_visible()
        return chat

    @property
    def frame(self) -> FrameLocator:
        """Its frame."""
        return self.page.frame_locator("#xiaoer iframe")

    @property
    def main(self) -> Locator:
        """All of it."""
        return self.frame.locator("main.chat")

    @property
    def box(self) -> Locator:
        """Where she writes."""
        return self.main.locator("form.compose textarea")

    async def say(self, text: str) -> None:
        """Write, and wait for an answer."""
        answers = self.main.locator(".lines article.assistant, .lines article.agent, .lines p.line")
        before = await answers.count()
        await self.box.fill(text)
        await self.box.press("Enter")
        await expect(answers.nth(before)).to_be_visible(timeout=PATIENCE)
        await expect(self.main.locator(".typing")).to_have_count(0)

    async def snap(self, what: str = "", **how: Any) -> None:
        """As it stands."""
        await self.stage.snap(self.page, what, **how)


def now() -> str:
    """As the house writes times."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def chosen(name: str, table: str = TABLE) -> FilePayload:
    """A photo to choose."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": photo(table)}


@scene("chat", CUSTOMERS)
async def empty(stage: Stage) -> None:
    """Closed, open with nothing said, its menu, and a chip from a product's page."""
    chat = await Chat.of(stage, stage.house.quiet(stage.locale), opened=False)
    await chat.snap("closed")
    await chat.page.locator("#xiaoer button").click()
    await expect(chat.box).to_be_visible()
    await chat.snap("empty")
    await chat.main.locator("header .menu > button").click()
    await chat.snap("menu")


@scene("chat-badge", CUSTOMERS)
async def badge(stage: Stage) -> None:
    """Closed, and somebody has answered."""
    who = stage.house.customer(stage.locale)
    chat = await Chat.of(stage, who)
    await chat.say(chat.words.where)
    await chat.page.evaluate("window.xiaoer.close()")
    shopper = Shopper(stage.house, who)
    agent = await stage.house.staff("agent")
    for text in (chat.words.hello, chat.words.sorry):
        body = {"id": fresh(), "text": text, "attachments": []}
        await stage.house.call(agent, "POST", f"/conversations/{await shopper.conversation()}/messages", body)
    await expect(chat.page.locator("#xiaoer button span")).to_have_text("2")
    await chat.snap()


@scene("chat-order", CUSTOMERS)
async def where_it_is(stage: Stage) -> None:
    """An order's card, its parcel's way opened, an article with its source."""
    chat = await Chat.of(stage, stage.house.customer(stage.locale, "shipped"), "/shop/orders")
    await chat.say(chat.words.where)
    card = chat.main.locator("section.order")
    await expect(card).to_be_visible()
    await chat.snap()
    await card.locator("summary").first.click()
    await chat.snap("parcel")
    await chat.say(chat.words.returns)
    await expect(chat.main.locator("p.source, .article").first).to_be_visible()
    await chat.snap("article")


@scene("chat-product", CUSTOMERS)
async def in_stock(stage: Stage) -> None:
    """A product's card."""
    chat = await Chat.of(stage, stage.house.customer(stage.locale))
    await chat.say(chat.words.stock)
    await expect(chat.main.locator("section.product, .card.product").first).to_be_visible()
    await chat.snap()


@scene("chat-choices", CUSTOMERS)
async def choices(stage: Stage) -> None:
    """What can be chosen, and what was."""
    chat = await Chat.of(stage, stage.house.first(stage.locale))
    await chat.say(chat.words.where)
    options = chat.main.locator(".choices button")
    await expect(options.first).to_be_visible()
    await chat.snap()
    await options.first.click()
    await expect(chat.main.locator(".choices .sel")).to_have_count(1)
    await expect(chat.main.locator(".typing")).to_have_count(0)
    await chat.page.wait_for_timeout(600)
    await chat.snap("chosen")


@scene("chat-offer", CUSTOMERS)
async def offer(stage: Stage) -> None:
    """What will happen, and that it has."""
    who = stage.house.customer(stage.locale, "paid")
    chat = await Chat.of(stage, who, "/shop/orders")
    await chat.say(chat.words.cancel.format(order(who, "paid")))
    card = chat.main.locator("section.offer")
    await expect(card).to_be_visible()
    await chat.snap("open")
    await card.locator("button.primary").click()
    await expect(card.locator("p.stand.done, p.done")).to_be_visible()
    await expect(chat.main.locator(".typing")).to_have_count(0)
    await chat.snap("done")


@scene("chat-offer-agent", CUSTOMERS)
async def offered(stage: Stage) -> None:
    """A person offers to send it elsewhere, and she says no."""
    who = stage.house.customer(stage.locale, "paid")
    chat, shopper, house = await Chat.of(stage, who, "/shop/orders"), Shopper(stage.house, who), stage.house
    await shopper.write(chat.words.move)
    await shopper.person()
    session, thread = await house.staff("agent"), f"/conversations/{await shopper.conversation()}"
    wish = {"action": "change_address", "order": order(who, "paid"), "fields": {"address": ELSEWHERE[stage.locale]}}
    await house.call(session, "POST", f"{thread}/deeds", {"id": fresh(), **wish})
    await expect(chat.main.locator("section.offer button.primary")).to_be_visible()
    await chat.snap()
    await chat.main.locator("section.offer button.secondary").click()
    await expect(chat.main.locator("p.stand")).to_be_visible()
    await chat.snap("declined")


@scene("chat-files", CUSTOMERS)
async def files(stage: Stage) -> None:
    """Before they are sent, sent, and one of them large."""
    chat = await Chat.of(stage, stage.house.customer(stage.locale))
    picker = chat.main.locator("input[type=file][multiple]")
    await picker.set_input_files([chosen("rim.jpg"), chosen("box.jpg", "#5f6f7c")])
    paper: FilePayload = {"name": "invoice 2026-11.txt", "mimeType": "text/plain", "buffer": b"paid in full\n" * 900}
    await picker.set_input_files([paper])
    await expect(chat.main.locator(".tray progress, .tray .progress")).to_have_count(0)
    await chat.box.fill(chat.words.chipped)
    await chat.snap("chosen")
    await chat.say(chat.words.chipped)
    await expect(chat.main.locator(".picture img").first).to_be_visible()
    await chat.snap("sent")
    await chat.main.locator(".picture").first.click()
    await expect(chat.frame.locator("dialog[open] img")).to_be_visible()
    await chat.snap("large")


@scene("chat-queue", CUSTOMERS)
async def queue(stage: Stage) -> None:
    """Her place without a promise, and with one."""
    chat = await Chat.of(stage, stage.house.customer(stage.locale, "shipped"))
    await chat.say(chat.words.where)
    await chat.main.locator("header button.human").click()
    await expect(chat.main.locator(".place")).to_be_visible()
    await chat.snap()
    kept = {"type": "queue", "position": 3, "wait": {"p50": 240, "p90": 540}}
    await chat.snap("promised", again=lambda: chat.wire.tell(kept))


@scene("chat-agent", CUSTOMERS)
async def agent(stage: Stage) -> None:
    """A person answers, is writing, has read; then it is over, and she is asked how it was."""
    who = stage.house.customer(stage.locale)
    chat, shopper, house = await Chat.of(stage, who), Shopper(stage.house, who), stage.house
    await shopper.write(chat.words.chipped, await shopper.upload("rim.jpg", "image/jpeg", photo()))
    await shopper.person()
    session, thread = await house.staff("agent"), f"/conversations/{await shopper.conversation()}"
    for text in (chat.words.hello, chat.words.sorry):
        await house.call(session, "POST", f"{thread}/messages", {"id": fresh(), "text": text, "attachments": []})
    await expect(chat.main.get_by_text(chat.words.sorry)).to_be_visible()
    await chat.snap()
    typing = {"type": "typing", "author": "agent"}
    await chat.box.fill(chat.words.thanks)
    await chat.box.press("Enter")
    await expect(chat.main.locator(".bubble.sending")).to_have_count(0)
    last = {"type": "receipt", "delivered": 99, "read": 99}
    await chat.snap("typing", again=lambda: chat.wire.tell(typing, last))
    await house.call(session, "POST", f"{thread}/resolve")
    rating = chat.main.locator("form.rating")
    await expect(rating).to_be_visible()
    await chat.snap("rating")
    await rating.locator("label").nth(3).click()
    await chat.snap("rating-chosen")
    await rating.locator("button[type=submit]").click()
    await expect(chat.main.locator(".thanks")).to_be_visible()
    await chat.snap("rated")
