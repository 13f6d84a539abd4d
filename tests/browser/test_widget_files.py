"""Photos and files: several at once, cut in the middle, refused, tried again, seen large."""

import asyncio
import re

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Route, expect

from tests.browser.widget_stage import Stage, attachment, picture

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

HELD = """Object.assign(window, {made: 0, revoked: 0});
const [make, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
URL.createObjectURL = (blob) => { window.made += 1; return make.call(URL, blob); };
URL.revokeObjectURL = (url) => { window.revoked += 1; revoke.call(URL, url); };"""
# A file that comes by drop or by paste, as the browser hands it over.
HANDED = """(target, {kind, name}) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array([137, 80, 78, 71])], name, {type: "application/pdf"}));
  const init = {bubbles: true, cancelable: true};
  if (kind === "paste") target.dispatchEvent(new ClipboardEvent("paste", {...init, clipboardData: data}));
  else target.dispatchEvent(new DragEvent(kind, {...init, dataTransfer: data}));
}"""


def photo(name: str, shade: int = 0x77) -> FilePayload:
    """A picture to choose."""
    return {"name": name, "mimeType": "image/png", "buffer": picture(320, 240, shade)}


def paper(name: str, size: int = 3_000) -> FilePayload:
    """A document to choose."""
    return {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF" + b"x" * size}


def picker(stage: Stage) -> Locator:
    """The way to choose files."""
    return stage.chat.locator("input[type=file][multiple]")


async def test_several_go_with_one_message_and_are_seen(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.context.add_init_script(HELD)
        await stage.open()
        await picker(stage).set_input_files([photo("a.png"), photo("b.png"), paper("bill.pdf")])
        tray = stage.chat.locator(".tray")
        await expect(tray.locator("li")).to_have_count(3)
        await expect(tray.locator("img")).to_have_count(2)
        await expect(tray).to_contain_text("Up to 10 at once, 20 MB each")
        # Without a word: the pictures say it.
        await stage.chat.get_by_role("button", name="Send", exact=True).click()
        await stage.wait(lambda: len(stage.said()) == 1)
        message = stage.said()[0]
        assert message["text"] == ""
        assert sorted(each.split("-", 2)[2] for each in message["attachments"]) == ["a.png", "b.png", "bill.pdf"]
        line = stage.chat.locator("article.contact")
        await expect(line).to_have_count(1)
        await expect(line.locator(".picture img")).to_have_count(2)
        await expect(line.locator("button.file")).to_contain_text("bill.pdf")
        await expect(tray).to_have_count(0)
        # The server's pictures are there: ours in memory are given back.
        # The chat's own policy lets no words be run while one waits: it is asked again instead.
        for _ in range(100):
            if await stage.inside().evaluate("window.revoked") == 2:
                break
            await stage.page.wait_for_timeout(20)
        assert await stage.inside().evaluate("[window.made, window.revoked]") == [2, 2]
        assert stage.complaints == []


async def test_a_message_waits_for_its_files_and_a_cut_wire_is_mended_by_itself(browser: Browser) -> None:
    tries: list[str] = []
    cut = asyncio.Event()

    async def cut_in_the_middle(route: Route) -> None:
        body = route.request.post_data_buffer or b""
        tries.append("b" if b'"b.png"' in body else "a")
        if tries[-1] == "b" and tries.count("b") == 1:
            await cut.wait()
            await route.abort("connectionreset")
        else:
            await stage.take(route)

    async with Stage(browser) as stage:
        stage.on_upload = cut_in_the_middle
        await stage.open()
        await picker(stage).set_input_files([photo("a.png"), photo("b.png")])
        await stage.box.fill("the rim is broken")
        await stage.box.press("Enter")
        line = stage.chat.locator("article.contact")
        await expect(line).to_contain_text("Sending files")
        await stage.wait(lambda: tries.count("b") == 1)
        assert stage.said() == [], "sent before its files were there"
        cut.set()
        await expect(line.locator(".unsent")).to_contain_text("Not sent")
        await stage.inside().evaluate("window.dispatchEvent(new Event('online'))")
        await stage.wait(lambda: len(stage.said()) == 1)
        assert len(stage.said()[0]["attachments"]) == 2
        await expect(line.locator(".unsent")).to_have_count(0)
        await expect(line).to_have_count(1)
        assert sorted(tries) == ["a", "b", "b"], "what was through was sent again"


async def test_what_fails_twice_goes_when_asked(browser: Browser) -> None:
    tries = 0

    async def third_time(route: Route) -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            await route.abort("connectionreset")
        else:
            await stage.take(route)

    async with Stage(browser) as stage:
        stage.on_upload = third_time
        await stage.open()
        await picker(stage).set_input_files([paper("bill.pdf")])
        chip = stage.chat.locator(".tray li")
        await expect(chip).to_contain_text("No connection")
        back = "window.dispatchEvent(new Event('online'))"
        await stage.inside().evaluate(back)
        await stage.wait(lambda: tries == 2)
        await expect(chip).to_contain_text("No connection")
        # Once by itself, not for ever.
        await stage.inside().evaluate(back)
        await stage.page.wait_for_timeout(200)
        assert tries == 2
        await chip.get_by_role("button", name="Send bill.pdf again").click()
        await stage.wait(lambda: stage.uploads == ["bill.pdf"])
        await stage.box.press("Enter")
        await stage.wait(lambda: len(stage.said()) == 1)


async def test_what_the_server_refuses_is_said_in_its_words_and_stays_behind(browser: Browser) -> None:
    async def refuse(route: Route) -> None:
        assert route.request.headers["accept-language"] == "en"
        if b"evil" in (route.request.post_data_buffer or b""):
            await route.fulfill(
                status=422, json={"code": "file_lies", "detail": "This is no picture, whatever it says."}
            )
        else:
            await stage.take(route)

    async with Stage(browser) as stage:
        stage.on_upload = refuse
        await stage.open()
        await picker(stage).set_input_files([photo("evil.png"), photo("evil.png"), paper("bill.pdf")])
        refused = stage.chat.locator(".tray li.refused")
        await expect(refused).to_contain_text(["This is no picture, whatever it says.", "Not this one either"])
        await stage.box.fill("see the bill")
        await stage.box.press("Enter")
        await stage.wait(lambda: len(stage.said()) == 1)
        assert [each.split("-", 2)[2] for each in stage.said()[0]["attachments"]] == ["bill.pdf"]


async def test_why_a_file_on_its_way_is_refused_is_said_once_beside_it(browser: Browser) -> None:
    asked = asyncio.Event()

    async def refuse(route: Route) -> None:
        await asked.wait()
        await route.fulfill(status=422, json={"code": "file_type", "detail": "This kind cannot. Pictures can."})

    async with Stage(browser) as stage:
        stage.on_upload = refuse
        await stage.open()
        await picker(stage).set_input_files([paper("bill.pdf")])
        await stage.box.fill("see the bill")
        await stage.box.press("Enter")
        await expect(stage.chat.locator("article.contact")).to_contain_text("Sending files")
        asked.set()
        await expect(stage.chat.locator(".file .bad")).to_have_text("This kind cannot. Pictures can.")
        await expect(stage.chat.locator(".unsent")).to_have_text(re.compile(r"^\s*Not sent\.\s*Take back$"))
        assert not stage.said()


async def test_limits_are_said_before_anything_is_sent(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        large = (
            "(input) => { const data = new DataTransfer();"
            " data.items.add(new File([new ArrayBuffer(20 * 1024 * 1024 + 1)], 'film.mp4'));"
            " input.files = data.files; input.dispatchEvent(new Event('change', {bubbles: true})); }"
        )
        await picker(stage).evaluate(large)
        await expect(stage.chat.locator(".tray li.refused")).to_contain_text("20 MB at most")
        await stage.chat.get_by_role("button", name="Remove film.mp4").click()
        await picker(stage).set_input_files([paper(f"{number}.pdf", 10) for number in range(12)])
        await expect(stage.chat.locator(".tray li")).to_have_count(10)
        await expect(stage.chat.locator(".tray")).to_contain_text("2 were left out")
        await stage.wait(lambda: len(stage.uploads) == 10)
        assert "film.mp4" not in stage.uploads


async def test_removed_files_do_not_go(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        await picker(stage).set_input_files([paper("a.pdf"), paper("b.pdf")])
        await stage.wait(lambda: len(stage.uploads) == 2)
        await stage.chat.get_by_role("button", name="Remove a.pdf").click()
        await stage.box.press("Enter")
        await stage.wait(lambda: len(stage.said()) == 1)
        assert [each.split("-", 2)[2] for each in stage.said()[0]["attachments"]] == ["b.pdf"]


async def test_files_come_by_paste_and_by_drop(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        await stage.box.evaluate(HANDED, {"kind": "paste", "name": "pasted.pdf"})
        await stage.wait(lambda: stage.uploads == ["pasted.pdf"])
        zone = stage.chat.locator(".drop")
        await stage.box.evaluate(HANDED, {"kind": "dragenter", "name": "dropped.pdf"})
        await expect(zone).to_contain_text("Let go to add")
        await stage.box.evaluate(HANDED, {"kind": "dragleave", "name": "dropped.pdf"})
        await expect(zone).to_have_count(0)
        await stage.box.evaluate(HANDED, {"kind": "dragenter", "name": "dropped.pdf"})
        await stage.box.evaluate(HANDED, {"kind": "drop", "name": "dropped.pdf"})
        await stage.wait(lambda: stage.uploads == ["pasted.pdf", "dropped.pdf"])
        await expect(zone).to_have_count(0)


async def test_a_session_that_ends_during_an_upload_does_not_end_it(browser: Browser) -> None:
    first = True

    async def expired_once(route: Route) -> None:
        nonlocal first
        if first:
            first = False
            await route.fulfill(status=401, json={"code": "expired", "detail": "over"})
        else:
            await stage.take(route)

    async with Stage(browser) as stage:
        stage.on_upload = expired_once
        await stage.open()
        await picker(stage).set_input_files([paper("a.pdf")])
        await stage.wait(lambda: stage.uploads == ["a.pdf"])
        assert len(stage.sessions) == 2


async def test_a_picture_opens_large_and_the_focus_comes_back(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        await stage.say("agent", "", attachment("m-1-one.png"), attachment("m-2-two.png"), name="Lin")
        thumb = stage.chat.get_by_role("button", name="Enlarge two.png")
        await thumb.click()
        dialog = stage.frame.locator("dialog[open]")
        await expect(dialog.locator("img")).to_have_attribute("alt", "two.png")
        await expect(dialog).to_contain_text("2 of 2")
        await stage.page.keyboard.press("ArrowRight")
        await expect(dialog.locator("img")).to_have_attribute("alt", "one.png")
        for _ in range(6):
            await stage.page.keyboard.press("Tab")
            held = await stage.inside().evaluate(
                "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
            )
            assert held, "the focus left the large view"
        await stage.page.keyboard.press("Escape")
        await expect(dialog).to_have_count(0)
        await expect(thumb).to_be_focused()
        await expect(stage.page.locator("#xiaoer[data-open]")).to_have_count(1)


async def test_an_address_that_ran_out_is_fetched_anew(browser: Browser) -> None:
    asked: list[str] = []

    async def media(route: Route) -> None:
        asked.append(route.request.url)
        await (
            route.fulfill(status=403) if len(asked) == 1 else route.fulfill(body=picture(), content_type="image/png")
        )

    async with Stage(browser) as stage:
        await stage.context.route("**/media/**", media)
        await stage.open()
        await stage.say("agent", "", attachment("m-1-one.png"), name="Lin")
        await stage.wait(lambda: len(asked) == 2)
        image = stage.chat.locator(".picture img")
        await expect(image).to_be_visible()
        await expect(image).not_to_have_js_property("naturalWidth", 0)
