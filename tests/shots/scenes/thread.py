"""A thread at the console, what stands beside it, and what can be done with it."""

from typing import Any

from playwright.async_api import Route, expect

from tests.shots.desk import Console, handed_over, served
from tests.shots.house import Shopper
from tests.shots.scene import STAFF, Stage, scene

TEXT = {"zh-CN": "周三发出，周五能到。", "en": "It leaves on Wednesday and is there by Friday."}
VISITOR = {"zh-CN": "你们有实体店吗", "en": "Do you have a store I can visit?"}
MISSED = {
    "zh-CN": ("那个东西跟上回不一样的那个", "就是上回说的那个呀，怎么弄"),
    "en": ("The one that is not like the last one", "The very one, how does one do it"),
}
NOBODY = {"seq": 0, "n": None, "agent": None, "erased": False, "facts": {"kind": "message.sent"}}


async def at_served(stage: Stage) -> Console:
    """Lin's console at the conversation in which much has happened."""
    console = await Console.of(stage, path=f"c/{await served(stage)}")
    await console.read()
    return console


@scene("thread", STAFF)
async def thread(stage: Stage) -> None:
    """From its end, its beginning, with what was folded opened."""
    console = await at_served(stage)
    await console.snap()
    flow = console.page.locator(".flow")
    await console.snap("beginning", again=lambda: flow.evaluate("each => { each.scrollTop = 0 }"))
    for fold in await flow.locator("details > summary").all():
        await fold.click()
    await console.snap("unfolded", again=lambda: flow.evaluate("each => { each.scrollTop = 0 }"))


@scene("thread-handoff", STAFF)
async def handoff(stage: Stage) -> None:
    """What the assistant hands over, before anybody answered; the lines before it."""
    console = await Console.of(stage, path=f"c/{await handed_over(stage)}")
    await console.read()
    await expect(console.page.locator(".hand")).to_be_visible()
    await console.snap()
    before = console.page.locator(".hand .before")
    if await before.count():
        await before.click()
        await console.snap("before")


@scene("thread-missed", STAFF)
async def missed(stage: Stage) -> None:
    """Nobody understood her, and a person has to."""
    shopper = Shopper(stage.house, stage.house.customer(stage.locale, "shipped"))
    await shopper.say(*MISSED[stage.locale])
    console = await Console.of(stage, path=f"c/{await shopper.conversation()}")
    await console.read()
    await expect(console.page.locator(".hand .chip")).to_be_visible()
    await console.snap()


@scene("thread-side", STAFF)
async def side(stage: Stage) -> None:
    """The customer: on a narrow screen over the thread; the shop away."""
    console = await at_served(stage)
    beside = console.page.locator("aside.side")
    await beside.evaluate("each => { each.scrollTop = each.scrollHeight }")
    await console.snap("end", sizes=("wide",))
    await console.page.set_viewport_size({"width": 390, "height": 844})
    await console.page.locator(".th .tools .only-narrow .ib").click()
    await expect(console.page.locator("aside.side.shown")).to_be_visible()
    await console.snap("shown", sizes=("narrow",))


@scene("thread-shop-away", STAFF)
async def shop_away(stage: Stage) -> None:
    """Everything but the orders."""

    async def without_orders(route: Route) -> None:
        answer = await route.fetch()
        await route.fulfill(response=answer, json={**await answer.json(), "orders": None})

    told = await served(stage)
    console = await Console.of(stage)
    await console.page.route(f"**/api/conversations/{told}", without_orders)
    await console.page.goto(f"{stage.house.url}/console/c/{told}")
    await console.read()
    await expect(console.page.locator("aside.side .trouble")).to_be_visible()
    await console.snap(sizes=("wide",))


@scene("thread-visitor", STAFF)
async def visitor(stage: Stage) -> None:
    """Nobody knows who she is."""
    shopper = Shopper(stage.house, {"locale": stage.locale, "identity": None})
    await shopper.say(VISITOR[stage.locale])
    await shopper.person()
    console = await Console.of(stage, path=f"c/{await shopper.conversation()}")
    await console.read()
    await console.snap()


@scene("panel", STAFF)
async def panels(stage: Stage) -> None:
    """Passing on, putting off, priority and labels."""
    console = await at_served(stage)
    for name, button in (("transfer", 0), ("snooze", 1), ("more", 2)):
        await console.page.locator(".th .tools > .ib").nth(button).click()
        await expect(console.panel).to_be_visible()
        await console.page.wait_for_timeout(400)
        await console.snap(name)
        await console.page.keyboard.press("Escape")
        await expect(console.panel).to_have_count(0)


@scene("composer", STAFF)
async def composer(stage: Stage) -> None:
    """Quick replies, files, a note, a colleague at the same reply."""
    console = await at_served(stage)
    await console.field.fill("/")
    await expect(console.page.locator(".macros [role=option]").first).to_be_visible()
    await console.snap("macros")
    await console.field.fill(TEXT[stage.locale])
    lie: Any = {"name": "label.png", "mimeType": "image/png", "buffer": b"not a picture at all"}
    text: Any = {"name": "receipt 2026-11.txt", "mimeType": "text/plain", "buffer": b"paid\n" * 400}
    await console.page.locator(".comp input[type=file]").set_input_files([lie, text])
    await expect(console.page.locator(".comp .fchip.failed")).to_have_count(1)
    await expect(console.page.locator(".comp .fchip progress")).to_have_count(0)
    await console.snap("files")
    for _ in range(2):
        await console.page.locator(".comp .fchip .ib").first.click()
    told = console.page.url.rsplit("/", 1)[-1]
    other = {"id": "other", "name": "Ana Belmonte"}
    typing = {"type": "typing", "conversation": told, "author": "agent", "agent": other}
    seen = {"type": "watchers", "conversation": told, "agents": [other]}
    await console.snap("collision", again=lambda: console.wire.tell(seen, typing))
    hers = {"type": "typing", "conversation": told, "author": "contact", "agent": None}
    await console.snap("typing", again=lambda: console.wire.tell(hers))
    await console.page.locator(".comp .tb button").nth(1).click()
    await console.field.fill({"zh-CN": "仓库周三出库", "en": "The warehouse ships on Wednesday"}[stage.locale])
    await console.snap("note")
    await console.field.fill("")
    await console.page.locator(".comp .tb button").nth(0).click()
    await console.field.fill("")


@scene("composer-failed", STAFF)
async def failed(stage: Stage) -> None:
    """A reply to what a colleague has closed meanwhile; one that waits for the network."""
    told = await handed_over(stage)
    console = await Console.of(stage, path=f"c/{told}")
    await console.read()
    held: list[str] = []

    def keeps(frame: dict[str, Any]) -> bool:
        mine = bool(frame["type"] == "message.send")
        if mine:
            held.append(frame["id"])
        return mine

    console.wire.keeps = keeps
    await console.field.fill(TEXT[stage.locale])
    await console.field.press("Enter")
    await expect(console.page.locator(".flow .on-its-way")).to_have_count(1)
    await stage.house.call(console.session, "POST", f"/conversations/{told}/resolve")
    refused = {"type": "error", "id": held[-1], "code": "not_possible", "message": "", "retry_after": None}
    await console.wire.tell(refused)
    await expect(console.page.locator(".flow .meta.under.late")).to_be_visible()
    await console.snap()
    await stage.house.call(console.session, "POST", f"/conversations/{told}/reopen")
    await console.wire.cut()
    await console.field.fill({"zh-CN": "单号发出后写给您。", "en": "You get the number once it is out."}[stage.locale])
    await console.field.press("Enter")
    await expect(console.page.locator(".flow .on-its-way")).to_have_count(1)
    await console.snap("offline")


@scene("thread-offers", STAFF)
async def offers(stage: Stage) -> None:
    """Offers in every state."""
    told = await handed_over(stage)
    deeds = [_deed(stage.locale, place, *each) for place, each in enumerate(DEEDS)]

    async def with_deeds(route: Route) -> None:
        answer = await route.fetch()
        detail = await answer.json()
        await route.fulfill(response=answer, json={**detail, "deeds": [*detail["deeds"], *deeds]})

    console = await Console.of(stage)
    await console.page.route(f"**/api/conversations/{told}", with_deeds)
    await console.page.goto(f"{stage.house.url}/console/c/{told}")
    await console.read()
    for seq, deed in enumerate(deeds, 200):
        shown = OFFERED.get(deed["state"], deed["state"])
        part = {"type": "offer", "deed": deed["id"], "action": deed["action"], "title": deed["title"], "lines": []}
        entry = {"type": "entry", "conversation": told, "id": f"told-{seq}", "kind": "message", "event": "message.sent"}
        said = {"author": "assistant", "text": "", "parts": [{**part, "yes": "", "no": "", "state": shown}]}
        await console.wire.tell({**NOBODY, **entry, **said, "seq": seq, "at": deed["at"]})
    await expect(console.page.locator(".flow .offer").first).to_be_visible()
    flow = console.page.locator(".flow")
    first, last = flow.locator(".offer").first, flow.locator(".offer").last
    await console.snap("first", again=lambda: first.evaluate("each => each.scrollIntoView({block: 'start'})"))
    await console.snap("last", again=lambda: last.evaluate("each => each.scrollIntoView({block: 'end'})"))


# How an offer of a deed that stands so is shown, where its own name says it otherwise.
OFFERED = {"proposed": "open", "sent": "confirmed", "voided": "void"}
# State, action and operation, title, amount in minor units, rule and version, what the rule says, reason.
DEEDS: tuple[tuple[str, str, dict[str, str], int | None, tuple[str, int], dict[str, str], str | None], ...] = (
    (
        "proposed",
        "compensate",
        {"zh-CN": "补偿", "en": "Compensation"},
        3040,
        ("compensate-stuck", 12),
        {
            "zh-CN": "停滞满 72 小时，补订单额 10%，不用第二人批。",
            "en": "Stuck for 72 hours: 10% of the order, nobody else need approve.",
        },
        None,
    ),
    (
        "awaiting",
        "reship",
        {"zh-CN": "补发 1 件", "en": "Send 1 item again"},
        26800,
        ("reship-above-limit", 4),
        {"zh-CN": "停滞未满 5 天，补发要主管批准。", "en": "Stuck for less than 5 days: a supervisor approves it."},
        None,
    ),
    ("sent", "refund", {"zh-CN": "退款", "en": "Refund"}, 12900, ("refund-delivered", 2), {}, None),
    ("done", "compensate", {"zh-CN": "补偿", "en": "Compensation"}, 3040, ("compensate-stuck", 12), {}, None),
    (
        "refused",
        "cancel_order",
        {"zh-CN": "取消订单 XE-40837", "en": "Cancel order XE-40837"},
        None,
        ("cancel-shipped", 9),
        {
            "zh-CN": "已经发货，不能取消。可以改地址，或签收后退货。",
            "en": "It has been shipped and cannot be cancelled. You can redirect it, or return it once it is there.",
        },
        "rule",
    ),
    ("unknown", "refund", {"zh-CN": "退款", "en": "Refund"}, 7600, ("refund-delivered", 2), {}, None),
    (
        "declined",
        "change_address",
        {"zh-CN": "修改地址", "en": "Change the address"},
        None,
        ("address-paid", 1),
        {},
        None,
    ),
    ("voided", "cancel_order", {"zh-CN": "取消订单", "en": "Cancel the order"}, 23900, ("cancel-paid", 1), {}, None),
)


def _deed(
    locale: str,
    place: int,
    state: str,
    operation: str,
    title: dict[str, str],
    amount: int | None,
    rule: tuple[str, int],
    words: dict[str, str],
    reason: str | None,
) -> dict[str, Any]:
    return {
        "id": f"deed-{place}",
        "action": operation,
        "operation": operation,
        "title": title[locale],
        "order": "XE-40837",
        "state": state,
        "reason": reason,
        "at": f"2026-11-22T01:0{place}:00.000000Z",
        "rule": rule[0],
        "rule_version": rule[1],
        "words": words.get(locale),
        "approval": False,
        "amount": amount and {"amount": amount, "currency": "CNY" if locale == "zh-CN" else "USD"},
        "second": None,
        "done_at": "2026-11-22T01:05:00.000000Z" if state == "done" else None,
    }


@scene("thread-large", STAFF)
async def large(stage: Stage) -> None:
    """A customer's photo, large."""
    console = await at_served(stage)
    await console.page.locator(".flow .shot").first.click()
    await expect(console.page.locator("dialog.lightbox img")).to_be_visible()
    await console.snap()
