"""The chat when something is in the way."""

from typing import Any

from playwright.async_api import FilePayload, Route, expect

from tests.shots.scene import CUSTOMERS, Stage, scene
from tests.shots.scenes.chat import Chat, chosen, now

BLOCKED = 12_000


@scene("chat-refused-file", CUSTOMERS)
async def refused(stage: Stage) -> None:
    """One on its way, one that is not what it says, and one refused before it went."""

    held: list[Route] = []

    async def slowly(route: Route) -> None:
        if b"slow" in (route.request.post_data_buffer or b""):
            held.append(route)
        else:
            await route.continue_()

    chat = await Chat.of(stage, stage.house.quiet(stage.locale))
    await chat.page.route("**/api/widget/attachments", slowly)
    lie: FilePayload = {"name": "lie.png", "mimeType": "image/png", "buffer": b"not a picture at all"}
    virus: FilePayload = {"name": "setup.exe", "mimeType": "application/octet-stream", "buffer": b"MZ" * 400}
    picker = chat.main.locator("input[type=file][multiple]")
    await picker.set_input_files([chosen("slow.jpg"), lie, virus])
    await expect(chat.main.locator(".tray li.refused").first).to_be_visible()
    await chat.snap()
    for route in held:
        await route.abort()


@scene("chat-unsent", CUSTOMERS)
async def unsent(stage: Stage) -> None:
    """A line the house could not keep, then no connection at all."""
    chat = await Chat.of(stage, stage.house.customer(stage.locale))
    await chat.say(chat.words.returns)
    held: list[str] = []

    def keeps(frame: dict[str, Any]) -> bool:
        if frame["type"] == "message.send":
            held.append(frame["id"])
        return bool(frame["type"] == "message.send")

    chat.wire.keeps = keeps
    await chat.box.fill(chat.words.chipped)
    await chat.box.press("Enter")
    await expect(chat.main.locator(".sending-note")).to_be_visible()
    failed = {"type": "error", "id": held[-1], "code": "failed", "message": "", "retry_after": None}
    await chat.wire.tell(failed)
    await expect(chat.main.locator(".unsent")).to_be_visible()
    await chat.snap()
    await chat.wire.cut()
    await expect(chat.main.locator(".bars .bar").first).to_be_visible()
    await chat.snap("reconnecting")


@scene("chat-offer-other", CUSTOMERS)
async def offers(stage: Stage) -> None:
    """Offers in the states a demo seldom reaches."""
    chat = await Chat.of(stage, stage.house.customer(stage.locale, "packed"), "/shop/orders")
    number = next(each["id"] for each in chat.who["orders"] if each["status"] == "packed")
    await chat.say(chat.words.cancel.format(number))
    offer = chat.main.locator("section.offer")
    title = await offer.get_attribute("aria-label")
    lines = await offer.locator("li").all_inner_texts()
    some = {"lines": [lines[0], lines[-1]], "kinds": ["goods", "note"]}
    for state in ("confirmed", "refused", "void", "unknown"):
        part = {"type": "offer", "deed": state, "action": "cancel_order", "title": title, **some}
        await chat.wire.entry("assistant", "", {**part, "yes": "", "no": "", "state": state}, at=now())
    await expect(offer).to_have_count(5)
    await chat.snap()


@scene("chat-blocked", CUSTOMERS)
async def blocked(stage: Stage) -> None:
    """The page may not hold the frame: the way to the help page instead."""
    chat = await Chat.of(stage, stage.house.quiet(stage.locale), opened=False)
    await chat.page.route("**/widget/?**", lambda route: route.abort())
    await chat.page.locator("#xiaoer button").click()
    await expect(chat.page.locator("#xiaoer a")).to_be_visible(timeout=BLOCKED)
    await chat.snap()
