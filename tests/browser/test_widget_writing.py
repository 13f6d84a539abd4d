"""Writing: Enter, composing Chinese, drafts, lines that do not get through, sessions that end, blocked storage."""

from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Route, expect

from tests.browser.widget_stage import CHAT, NO_STORAGE, Stage, rests

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

# The events of an input method, in the order the browsers give them; `then` is the Enter that chooses the word.
COMPOSE = """async (box, {order, text}) => {
  const key = (init) => box.dispatchEvent(new KeyboardEvent("keydown",
    {key: "Enter", bubbles: true, cancelable: true, ...init}));
  box.focus();
  box.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true}));
  key({key: "n", keyCode: 229, isComposing: true});
  box.value = text;
  box.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true}));
  if (order === "chrome") {
    key({keyCode: 229, isComposing: true});
    box.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true, data: text}));
  } else if (order === "safari") {
    box.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true, data: text}));
    key({keyCode: 229});
  } else if (order === "safari-without-code") {
    box.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true, data: text}));
    key({keyCode: 13});
  } else {
    key({keyCode: 13});
    box.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true, data: text}));
  }
}"""


@pytest.mark.parametrize("order", ["chrome", "safari", "safari-without-code", "only-told-by-the-composition"])
async def test_an_enter_that_chooses_a_word_never_sends(browser: Browser, order: str) -> None:
    async with Stage(browser, "zh-CN") as stage:
        await stage.open()
        await stage.box.evaluate(COMPOSE, {"order": order, "text": "你好"})
        await stage.page.wait_for_timeout(150)
        assert stage.said() == []
        await expect(stage.box).to_have_value("你好")
        # The next one is hers.
        await stage.box.press("Enter")
        await stage.wait(lambda: len(stage.said()) == 1)
        assert stage.said()[0]["text"] == "你好"
        await expect(stage.box).to_have_value("")


async def test_shift_enter_breaks_the_line_and_the_box_grows_to_six(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        low = await height(stage.box)
        await stage.box.fill("1")
        for number in range(2, 10):
            await stage.box.press("Shift+Enter")
            await stage.box.press_sequentially(str(number))
        assert stage.said() == []
        high = await height(stage.box)
        assert low < high <= 6 * 24 + 24
        await stage.box.press("Enter")
        await stage.wait(lambda: len(stage.said()) == 1)
        assert stage.said()[0]["text"] == "\n".join("123456789")
        assert await height(stage.box) == low


async def height(box: Locator) -> float:
    """How high it is."""
    found = await box.bounding_box()
    assert found is not None
    return found["height"]


async def test_what_is_too_long_is_said_and_not_sent(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        await stage.box.fill("x" * 9_800)
        await expect(stage.chat.locator("#limit")).to_have_text("200 characters left")
        await stage.box.fill("x" * 10_001)
        await expect(stage.chat.locator("#limit")).to_contain_text("10,001")
        await stage.box.press("Enter")
        await stage.page.wait_for_timeout(150)
        assert stage.said() == []


async def test_a_draft_outlives_the_page(browser: Browser) -> None:
    async with Stage(browser) as stage:
        stage.home = CHAT
        await stage.open()
        await stage.box.fill("half a thought")
        await stage.page.reload()
        await expect(stage.box).to_have_value("half a thought")
        await stage.box.press("Enter")
        await stage.wait(lambda: len(stage.said()) == 1)
        await stage.page.reload()
        await expect(stage.box).to_have_value("")


async def test_where_storage_is_blocked_the_chat_works_as_long_as_the_page(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.context.add_init_script(NO_STORAGE)
        await stage.open()
        await stage.box.fill("hello")
        await stage.box.press("Enter")
        await expect(stage.chat.locator("article.contact .bubble")).to_have_text("hello")
        # The session ends; who she was is known for as long as the page lives.
        stage.send({"type": "error", "id": None, "code": "expired", "message": "", "retry_after": None})
        await stage.wait(lambda: len(stage.sessions) == 2)
        assert stage.sessions[1]["visitor"] == "v1"
        assert stage.complaints == []


async def test_a_line_that_failed_says_so_and_goes_when_asked(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        stage.mute = True
        await stage.box.fill("first")
        await stage.box.press("Enter")
        await stage.wait(lambda: len(stage.said()) == 1)
        refused = {"type": "error", "id": stage.said()[0]["id"], "code": "forbidden", "message": "Not now, please."}
        stage.send(refused)
        unsent = stage.chat.locator(".unsent")
        await expect(unsent).to_contain_text("Not now, please.")
        stage.mute = False
        await unsent.get_by_role("button", name="Try again").click()
        await expect(unsent).to_have_count(0)
        assert len({frame["id"] for frame in stage.said()}) == 1
        await expect(stage.chat.locator("article.contact")).to_have_count(1)


async def test_what_was_refused_can_be_taken_back_and_written_anew(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        stage.mute = True
        await stage.box.fill("first")
        await stage.box.press("Enter")
        await stage.wait(lambda: len(stage.said()) == 1)
        stage.send({"type": "error", "id": stage.said()[0]["id"], "code": "too_long", "message": "Too long."})
        await stage.box.fill("second")
        await stage.chat.get_by_role("button", name="Take back").click()
        await expect(stage.box).to_have_value("first\nsecond")
        await expect(stage.chat.locator("article.contact")).to_have_count(0)


async def test_reconnecting_is_seen_and_what_is_written_meanwhile_goes(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        stage.mute = True
        await stage.cut()
        bar = stage.chat.locator(".bars.wire .bar")
        await expect(bar).to_contain_text("reconnecting")
        await stage.box.fill("meanwhile")
        await stage.box.press("Enter")
        await expect(stage.chat.locator(".bubble.sending")).to_have_text("meanwhile")
        stage.mute = False
        await stage.chat.get_by_role("button", name="Try now").click()
        await expect(stage.chat.locator(".bubble.sending")).to_have_count(0)
        await expect(bar).to_have_count(0)
        await expect(stage.chat.locator("article.contact")).to_have_count(1)


async def test_a_lost_connection_covers_nothing_and_moves_nothing_that_is_read(browser: Browser) -> None:
    async with Stage(browser, viewport={"width": 390, "height": 844}) as stage:
        await stage.open()
        await stage.say("assistant", "Hello")
        day, bar = stage.chat.locator(".day"), stage.chat.locator(".bars.wire .bar")
        await expect(day).to_be_visible()
        stage.mute = True
        await stage.cut()
        await expect(bar).to_be_visible()
        under, first = await rests(bar), await rests(day)
        assert under
        assert first
        assert first["y"] >= under["y"] + under["height"]
        stage.mute = False
        await stage.chat.get_by_role("button", name="Try now").click()
        await expect(bar).to_have_count(0)
        for number in range(60):
            await stage.say("assistant", f"Line {number}")
        read = stage.chat.get_by_text("Line 30", exact=True)
        await read.scroll_into_view_if_needed()
        before = await rests(read)
        stage.mute = True
        await stage.cut()
        await expect(bar).to_be_visible()
        assert await rests(read) == before


class Sessions:
    """A server whose sessions end."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.refused: list[Any] = []

    async def __call__(self, route: Route) -> None:
        asked: dict[str, Any] = route.request.post_data_json or {}
        if asked["visitor"] == "v1" or asked["identity"] == "old":
            self.refused.append(asked)
            await route.fulfill(status=401, json={"code": "expired", "detail": "over"})
        elif asked["identity"]:
            await self.stage.session(route, "anna", None)
        else:
            await self.stage.session(route, "c2", "v2")


async def test_a_visitor_whose_session_ran_out_goes_on_and_loses_nothing(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        await stage.box.fill("unsent thought")
        await stage.wait(lambda: bool(stage.sessions))
        stage.on_session = sessions = Sessions(stage)
        stage.send({"type": "error", "id": None, "code": "expired", "message": ""})
        await stage.wait(lambda: len(sessions.refused) == 1)
        await stage.wait(lambda: len(stage.sessions) == 3)
        await expect(stage.box).to_have_value("unsent thought")
        await stage.box.press("Enter")
        await expect(stage.chat.locator("article.contact .bubble")).to_have_text("unsent thought")
        await expect(stage.chat.locator(".bars.wire .bar")).to_have_count(0)


async def test_an_identity_that_ran_out_is_asked_for_and_otherwise_said(browser: Browser) -> None:
    async with Stage(browser) as stage:
        stage.attributes = ' data-identity="old"'
        stage.on_session = Sessions(stage)
        await stage.open(talk=False)
        await stage.box.fill("kept")
        # The page does not answer: asked again by hand, it does.
        await stage.page.evaluate("() => xiaoer.identify('old')")
        again = stage.chat.get_by_role("button", name="Sign in again")
        await expect(again).to_be_visible()
        await stage.page.evaluate(
            "() => document.addEventListener('xiaoer:identity', () => xiaoer.identify('fresh'), {once: true})"
        )
        await again.click()
        await stage.wait(lambda: stage.sessions[-1]["identity"] == "fresh")
        await expect(stage.box).to_have_value("kept")
        await stage.box.press("Enter")
        await expect(stage.chat.locator("article.contact .bubble")).to_have_text("kept")


async def test_receipts_are_true(browser: Browser) -> None:
    """Delivered when it is here; read only while the chat is open."""
    async with Stage(browser) as stage:
        await stage.open()
        await stage.say("agent", "One", name="Lin")
        await stage.wait(lambda: bool(stage.said("receipt")) and stage.said("receipt")[-1]["read"] == 1)
        await stage.close()
        for number in range(5):
            await stage.say("agent", f"Closed {number}", name="Lin")
        await stage.wait(lambda: stage.said("receipt")[-1]["delivered"] == 6)
        assert stage.said("receipt")[-1]["read"] == 1
        assert len(stage.said("receipt")) <= 3, "told one by one"
        await stage.page.evaluate("() => xiaoer.open()")
        await stage.wait(lambda: stage.said("receipt")[-1]["read"] == 6)


async def test_her_last_line_says_how_far_it_got(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        for text in ("one", "two"):
            await stage.box.fill(text)
            await stage.box.press("Enter")
        mark = stage.chat.locator(".mark")
        await expect(mark).to_have_text(["Sent"])
        stage.send({"type": "receipt", "delivered": stage.n, "read": 0})
        await expect(mark).to_have_text(["Delivered"])
        stage.send({"type": "receipt", "delivered": stage.n, "read": stage.n})
        await expect(mark).to_have_text(["Read"])
        await expect(stage.chat.locator("article.contact").last.locator(".mark")).to_have_count(1)


async def test_what_is_written_is_never_more_than_text(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        evil = '<img src=x onerror="window.evil=1"> javascript:alert(1) https://a.example/?q="><script> help@a.example'
        await stage.say("agent", evil, {"type": "article", "id": "x", "title": "x", "url": "javascript:alert(1)"})
        await expect(stage.chat.locator(".bubble")).to_have_text(evil)
        links = stage.chat.locator("article a")
        hrefs = [await link.get_attribute("href") for link in await links.all()]
        assert hrefs == ["https://a.example/?q=", "mailto:help@a.example"]
        for link in await links.all():
            assert "noopener" in (await link.get_attribute("rel") or "")
        assert await stage.inside().evaluate("window.evil") is None
        assert await stage.inside().evaluate("document.querySelectorAll('img').length") == 0
