"""The console's words: each page brings its own, in the language that is spoken, and never shows the name of a key."""

import re

import pytest
from playwright.async_api import Page, Request, expect

from tests.browser.people import CONSOLE, PATIENCE, Agent
from tests.browser.test_console_pages import WEB, admin, show

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

__all__ = ["admin"]

# The keys of words that a page ever showed.
WATCH = """(keys) => {
    window.keysSeen = [];
    const look = () => {
        const shown = new Set(document.body.innerText.split(/\\s+/));
        window.keysSeen.push(...keys.filter((key) => shown.has(key)));
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
KEYS = [
    key
    for file in (WEB / "console/src/words/en").glob("*.ftl")
    for key in re.findall(r"^(\w+-[\w-]+) =", file.read_text(encoding="utf-8"), re.MULTILINE)
]
PAGES = ("settings", "policy", "live", "cases", "deeds")


async def test_each_page_brings_its_words_in_the_language_spoken(admin: Agent) -> None:
    page = admin.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(name_of(request)))
    await admin.log_in()
    assert "set-title" in KEYS
    await page.evaluate(WATCH, KEYS)
    assert not {each for each in asked if each in PAGES}
    await goes_to(page, "settings", admin.locale)
    assert asked.count("settings") == 1
    other = {"zh-CN": "en", "en": "zh-CN"}[admin.locale]
    await page.locator("button.me").click()
    await page.locator("#me").get_by_text(CONSOLE.text(other, f"locale-{other}"), exact=True).click()
    await expect(page.locator("#settings-title")).to_have_text(CONSOLE.text(other, "set-title"), timeout=PATIENCE)
    await expect(page.locator(".snav a", has_text=CONSOLE.text(other, "set-staff"))).to_be_visible()
    await page.keyboard.press("Escape")
    for each in PAGES[1:]:
        await goes_to(page, each, other)
    assert await page.evaluate("window.keysSeen") == []
    assert admin.complaints == []


async def goes_to(page: Page, name: str, locale: str) -> None:
    """By the rail: the page's heading is there in this language."""
    await page.locator(f'.rail a[href$="/console/{name}"]').click()
    key = {"settings": "set-title"}.get(name, f"{name}-title")
    await expect(page.locator("main h1")).to_have_text(re.compile("^" + CONSOLE.text(locale, key)), timeout=PATIENCE)


def name_of(request: Request) -> str:
    """What a file of the console is called, without its hash: a page's words as its area."""
    return re.sub(r"-[\w-]{8}\.js$", "", request.url.rsplit("/", 1)[-1])


async def test_a_page_that_cannot_be_fetched_says_so(admin: Agent) -> None:
    page = admin.page
    await admin.log_in()
    await page.route(re.compile(r"/assets/policy-.*\.js$"), lambda route: route.abort())
    await page.locator('.rail a[href$="/console/policy"]').click()
    missing = page.get_by_role("alert").filter(has_text=CONSOLE.text(admin.locale, "part-missing"))
    await expect(missing).to_be_visible(timeout=PATIENCE)
    await expect(page.locator(".rail")).to_be_visible()
    await page.unroute(re.compile(r"/assets/policy-.*\.js$"))
    await missing.get_by_role("button").click()
    title = CONSOLE.text(admin.locale, "policy-title")
    await expect(page.locator("#policy-title")).to_contain_text(title, timeout=PATIENCE)
    await show(admin, "")
    await expect(page.locator("section.list, .list").first).to_be_visible(timeout=PATIENCE)
