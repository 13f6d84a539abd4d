"""A thread at the console, what stands beside it, and what can be done with it."""

from typing import Any

from playwright.async_api import Route, expect

from tests.shots.desk import Console, handed_over, served
from tests.shots.house import Shopper
from tests.shots.scene import STAFF, Stage, scene

TEXT = {"zh-CN": "周三发出，周五能到。", "en": "It leaves on Wednesday and is there by Friday."}
VISITOR = {"zh-CN": "你们有实体店吗", "en": "Do you have a store I can visit?"}
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
    for fold in await flow.locator("details.fold > summary").all():
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
    await console.page.locator(".comp .tb button").nth(1).click()
    await console.field.fill({"zh-CN": "仓库周三出库", "en": "The warehouse ships on Wednesday"}[stage.locale])
    await console.snap("note")
    await console.field.fill("")
    await console.page.locator(".comp .tb button").nth(0).click()
    await console.field.fill("")


@scene("composer-failed", STAFF)
async def failed(stage: Stage) -> None:
    """A reply the house could not keep."""
    console = await Console.of(stage, path=f"c/{await handed_over(stage)}")
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
    refused = {"type": "error", "id": held[-1], "code": "too_long", "message": "", "retry_after": None}
    await console.wire.tell(refused)
    await expect(console.page.locator(".flow .meta.under.late")).to_be_visible()
    await console.snap()


@scene("thread-offers", STAFF)
async def offers(stage: Stage) -> None:
    """Offers in every state."""
    told = await handed_over(stage)
    console = await Console.of(stage, path=f"c/{told}")
    await console.read()
    deeds = ("open", "confirmed", "declined", "void", "done", "refused", "unknown")
    title, line = (
        ("取消订单 XE-43068", "青釉花瓶 × 1，¥239.00 原路退回")
        if stage.locale == "zh-CN"
        else ("Cancel order XE-43068", "Celadon vase × 1, $38.00 goes back the way it came")
    )
    seq = 200
    for state in deeds:
        seq += 1
        part = {"type": "offer", "deed": state, "action": "cancel_order", "title": title, "lines": [line]}
        entry = {"type": "entry", "conversation": told, "id": f"told-{seq}", "kind": "message", "event": "message.sent"}
        said = {"author": "assistant", "text": "", "parts": [{**part, "yes": "", "no": "", "state": state}]}
        await console.wire.tell({**NOBODY, **entry, **said, "seq": seq, "at": "2026-11-22T01:00:00.000000Z"})
    await expect(console.page.locator(".flow .offer").first).to_be_visible()
    flow = console.page.locator(".flow")
    await console.snap("first", again=lambda: flow.evaluate("each => { each.scrollTop = 0 }"))
    await console.snap("last", again=lambda: flow.evaluate("each => { each.scrollTop = each.scrollHeight }"))


@scene("thread-large", STAFF)
async def large(stage: Stage) -> None:
    """A customer's photo, large."""
    console = await at_served(stage)
    await console.page.locator(".flow .shot").first.click()
    await expect(console.page.locator("dialog.lightbox img")).to_be_visible()
    await console.snap()
