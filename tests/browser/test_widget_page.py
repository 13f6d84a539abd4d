"""The button and the page around the chat: unread, title, tone, Escape, colour, and where no frame can be had."""

import pytest
from playwright.async_api import Browser, Route, expect

from tests.browser.widget_stage import CHAT, Stage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

HELP = f"{CHAT}/help/en/?inbox=web"
TONES = (
    "window.tones = 0; AudioContext.prototype.createOscillator = new Proxy(AudioContext.prototype.createOscillator, "
    "{apply(make, audio) { window.tones += 1; return make.call(audio); }});"
)


async def test_what_came_in_is_counted_on_the_button_and_in_the_title(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        await stage.wait(lambda: bool(stage.sessions))
        button = stage.page.locator("#xiaoer button")
        await stage.close()
        await stage.say("agent", "One", name="Lin")
        await stage.say("agent", "Two", name="Lin")
        await expect(stage.page).to_have_title("(2) Shop")
        await expect(stage.page.locator("#xiaoer button span")).to_have_text("2")
        await expect(button).to_have_attribute("aria-label", "Open the chat. There are new messages: 2")
        # A page that changes its own title keeps the change.
        await stage.page.evaluate("() => { document.title = 'Cart' }")
        await stage.say("agent", "Three", name="Lin")
        await expect(stage.page).to_have_title("(3) Cart")
        await button.click()
        await expect(stage.page).to_have_title("Cart")
        await expect(stage.page.locator("#xiaoer button span")).to_be_hidden()


async def test_a_page_gives_her_words_to_begin_with_and_never_takes_hers(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.page.goto(f"{stage.home}/")
        await stage.page.wait_for_function("() => window.xiaoer")
        await stage.page.evaluate("() => xiaoer.open('About returns: ')")
        await expect(stage.box).to_have_value("About returns: ")
        await expect(stage.box).to_be_focused()
        # What she has not touched gives way, and is gone with the page.
        await stage.page.evaluate("() => xiaoer.open('About parcels: ')")
        await expect(stage.box).to_have_value("About parcels: ")
        await stage.page.reload()
        await expect(stage.box).to_have_value("")
        await stage.box.fill("Mine")
        await stage.close()
        await stage.page.evaluate("() => xiaoer.open('About refunds: ')")
        await expect(stage.box).to_be_visible()
        await expect(stage.box).to_have_value("Mine")
        await stage.box.fill("")
        await stage.page.evaluate("() => xiaoer.open('About refunds: ')")
        await expect(stage.box).to_have_value("About refunds: ")
        # What was given once is not given again.
        await stage.box.fill("")
        await stage.close()
        await stage.page.evaluate("() => xiaoer.open()")
        await expect(stage.box).to_have_value("")
        assert not stage.said()


async def test_escape_closes_it_and_the_focus_goes_back(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        button = stage.page.locator("#xiaoer button")
        await expect(button).to_have_attribute("aria-expanded", "true")
        await expect(stage.box).to_be_focused()
        await stage.chat.get_by_role("button", name="Settings").click()
        await expect(stage.chat.locator(".sheet")).to_be_visible()
        await stage.page.keyboard.press("Escape")
        await expect(stage.chat.locator(".sheet")).to_be_hidden()
        await expect(button).to_have_attribute("aria-expanded", "true")
        await stage.page.keyboard.press("Escape")
        await expect(button).to_have_attribute("aria-expanded", "false")
        await expect(button).to_be_focused()


async def test_a_tone_is_heard_only_when_wished_and_nobody_looks(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.context.add_init_script(TONES)
        await stage.open()
        tones = "window.tones"
        await stage.close()
        await stage.say("agent", "Silent", name="Lin")
        await expect(stage.page).to_have_title("(1) Shop")
        assert await stage.inside().evaluate(tones) == 0
        await stage.page.evaluate("() => xiaoer.open()")
        await stage.chat.get_by_role("button", name="Settings").click()
        switch = stage.chat.get_by_role("switch", name="A tone for new messages")
        await switch.click()
        await expect(switch).to_have_attribute("aria-checked", "true")
        heard = await stage.inside().evaluate(tones)
        await stage.say("agent", "She looks", name="Lin")
        await expect(stage.chat.get_by_text("She looks")).to_be_visible()
        assert await stage.inside().evaluate(tones) == heard
        await stage.close()
        await stage.say("agent", "She does not", name="Lin")
        await expect(stage.page).to_have_title("(1) Shop")
        assert await stage.inside().evaluate(tones) == 2 * heard > 0


async def test_the_chat_and_its_button_wear_the_shops_colour(browser: Browser) -> None:
    async with Stage(browser) as stage:
        stage.inbox["color"] = "#e60012"
        stage.attributes = ' data-theme="dark"'
        await stage.open()
        await stage.say("contact", "Hello")
        await expect(stage.chat.locator(".go")).to_have_css("background-color", "rgb(29, 38, 36)")
        await stage.box.fill("x")
        await expect(stage.chat.locator(".go")).to_have_css("background-color", "rgb(230, 0, 18)")
        await expect(stage.page.locator("#xiaoer button")).to_have_css("background-color", "rgb(230, 0, 18)")
        await expect(stage.inside().locator("html")).to_have_css("color-scheme", "dark")


async def test_a_colour_that_is_none_leaves_ours(browser: Browser) -> None:
    async with Stage(browser) as stage:
        stage.inbox["color"] = "tomato;}"
        await stage.open()
        await stage.box.fill("x")
        await expect(stage.chat.locator(".go")).to_have_css("background-color", "rgb(11, 107, 87)")


async def test_where_the_page_forbids_the_frame_the_button_leads_to_the_help(browser: Browser) -> None:
    async with Stage(browser) as stage:
        stage.head = '<meta http-equiv="Content-Security-Policy" content="frame-src \'none\'">'
        await stage.open(talk=False)
        await leads_to_help(stage)


async def test_where_the_frame_says_nothing_the_button_leads_to_the_help(browser: Browser) -> None:
    async def nothing(route: Route) -> None:
        await route.fulfill(body="<p>not ours", content_type="text/html")

    async with Stage(browser) as stage:
        await stage.page.clock.install()
        await stage.page.route(f"{CHAT}/widget/?*", nothing)
        await stage.open(talk=False)
        await stage.page.clock.run_for(7_000)
        await expect(stage.page.locator("#xiaoer a")).to_be_hidden()
        await stage.page.clock.run_for(2_000)
        await leads_to_help(stage)


async def leads_to_help(stage: Stage) -> None:
    """The button is a link now, in words, to a tab of its own."""
    link = stage.page.locator("#xiaoer a")
    await expect(link).to_be_visible()
    await expect(link).to_have_attribute("href", HELP)
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_text("The chat cannot open here. See the help centre")
    await expect(stage.page.locator("#xiaoer iframe")).to_be_hidden()
    await expect(stage.page.locator("#xiaoer button")).to_be_hidden()


async def test_on_a_phone_it_fills_what_the_keyboard_leaves(browser: Browser) -> None:
    async with Stage(browser, viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True) as stage:
        await stage.open()
        await expect(stage.chat.get_by_role("button", name="Take a photo")).to_be_visible()
        await stage.page.evaluate(
            """() => { Object.defineProperty(visualViewport, "height", {value: 380});
            visualViewport.dispatchEvent(new Event("resize")); }"""
        )
        frame = stage.page.locator("#xiaoer iframe")
        await expect(frame).to_have_css("height", "380px")
        box = await stage.box.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 380
        assert await stage.page.evaluate("document.documentElement.style.overflow") == "hidden"
        await stage.chat.get_by_role("button", name="Close", exact=True).click()
        await expect(frame).to_be_hidden()
        assert await stage.page.evaluate("document.documentElement.style.overflow") == ""


async def test_it_is_gone_through_by_keyboard_in_the_order_it_is_seen(browser: Browser) -> None:
    async with Stage(browser) as stage:
        await stage.open()
        await stage.say("assistant", "Which?", {"type": "choices", "options": [{"value": "a", "label": "This"}]})
        await stage.chat.get_by_role("button", name="A person").focus()
        order = []
        for _ in range(7):
            name = "document.activeElement.ariaLabel ?? document.activeElement.textContent"
            order.append(await stage.inside().evaluate(name))
            ring = await stage.inside().evaluate("getComputedStyle(document.activeElement).boxShadow")
            assert order[-1] == "Your message" or ring != "none", f"no ring around {order[-1]}"
            await stage.page.keyboard.press("Tab")
        assert order == ["A person", "Settings", "Close", "Conversation", "This", "Photos or files", "Your message"]
