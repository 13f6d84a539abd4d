"""The console by hands on keys alone: everything is reached, and the focus is never nowhere."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.callers import Callers
from tests.browser.people import CONSOLE, PATIENCE, Agent

HERS = "A question about a teapot"
pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
HERE = """() => { const at = document.activeElement;
    return at.id || at.getAttribute('aria-label') || at.className || at.tagName }"""


@pytest.fixture
async def lead(told: dict[str, Any], browsers: tuple[Browser, Browser], pictures: Path) -> AsyncIterator[Agent]:
    """A supervisor at the console, with a customer who waits."""
    who = next(each for each in told["staff"] if each["role"] == "supervisor")
    async with AsyncExitStack() as stack, Callers(told) as callers:
        sam = await stack.enter_async_context(Agent(told["url"], who, "en", browsers[0], pictures))
        await sam.log_in()
        token = await callers.come(next(each for each in told["customers"] if each["locale"] == "en"))
        await callers.say(token, HERS)
        await callers.ask_for_a_person(token)
        yield sam
        assert sam.complaints == []


async def press(agent: Agent, *keys: str) -> str:
    """Where the focus is after these keys."""
    for key in keys:
        await agent.page.keyboard.press(key)
    where: str = await agent.page.evaluate(HERE)
    return where


async def test_a_conversation_is_found_opened_and_answered_by_keys(lead: Agent) -> None:
    page, text = lead.page, CONSOLE.text
    await press(lead, "g", "a")
    await expect(page.locator("#view-all")).to_be_focused(timeout=PATIENCE)
    await expect(lead.rows.first).to_be_visible(timeout=PATIENCE)
    # Coming past the search does not lay it over the list.
    await press(lead, "Shift+Tab")
    await expect(page.locator(".find input")).to_be_focused()
    await press(lead, "Tab")
    await expect(page.locator("#view-all")).to_be_focused()
    await expect(page.locator("#results")).to_have_count(0)
    await press(lead, "ArrowDown")
    await expect(lead.rows.first).to_be_focused()
    await press(lead, "Enter")
    await expect(page.locator("main.thread .th h2")).to_be_visible(timeout=PATIENCE)
    # What lay over the page gives the focus back; a command of the palette takes it where it leads.
    await press(lead, "?")
    await expect(page.locator("dialog.shortcuts button").first).to_be_focused(timeout=PATIENCE)
    await press(lead, "Escape")
    await expect(lead.rows.first).to_be_focused()
    await press(lead, "Control+k")
    await expect(page.locator("dialog.palette input")).to_be_focused(timeout=PATIENCE)
    await page.keyboard.type(text("en", "command-reply"))
    await press(lead, "Enter")
    await expect(lead.field).to_be_focused(timeout=PATIENCE)
    assert await press(lead, "Escape") == text("en", "thread-label")
    await press(lead, "Escape")
    await expect(lead.rows.first).to_be_focused()


async def test_a_deed_is_begun_and_left_by_keys(lead: Agent) -> None:
    page = lead.page
    await press(lead, "g", "a")
    await expect(lead.rows.first).to_be_visible(timeout=PATIENCE)
    await press(lead, "ArrowDown", "Enter")
    action = page.locator(".can.do button").first
    await expect(action).to_be_enabled(timeout=PATIENCE)
    await action.focus()
    await press(lead, "Enter")
    form = page.locator("form.deed-form")
    await expect(form.locator(":focus")).to_have_count(1, timeout=PATIENCE)
    await press(lead, "Escape")
    await expect(form).to_have_count(0)
    await expect(action).to_be_focused()


async def test_a_search_is_left_to_the_list(lead: Agent) -> None:
    page = lead.page
    await press(lead, "/")
    await expect(page.locator(".find input")).to_be_focused()
    await page.keyboard.type("teapot")
    await expect(page.locator("#results .hit").first).to_be_visible(timeout=PATIENCE)
    # The rows beneath are not reached while something lies over them.
    await expect(page.locator(".rows-frame")).to_have_attribute("inert", "")
    await press(lead, "ArrowDown", "Enter")
    await expect(page.locator("main.thread .th h2")).to_be_visible(timeout=PATIENCE)
    await press(lead, "Escape")
    # The search only: what was found stays open.
    await expect(page.locator("#results")).to_have_count(0)
    assert await press(lead) != "BODY"
    await expect(page.locator("main.thread .th h2")).to_be_visible()


async def test_a_setting_is_opened_written_and_saved_by_keys(lead: Agent) -> None:
    page, text = lead.page, CONSOLE.text
    await page.goto(f"{lead.url}/console/settings/macros")
    line = page.locator(".plist li button").first
    await expect(line).to_be_visible(timeout=PATIENCE)
    await line.focus()
    await press(lead, "Enter")
    name = page.get_by_label(text("en", "set-name"), exact=True)
    await expect(name).to_be_focused(timeout=PATIENCE)
    await press(lead, "End")
    await page.keyboard.type(" now")
    await press(lead, "Control+s")
    await expect(page.locator(".save .said.done")).to_be_visible(timeout=PATIENCE)
    await expect(name).to_be_focused()
    await expect(line).to_contain_text(" now")
