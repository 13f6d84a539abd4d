"""The wire breaks in the middle of a file and in the middle of a reply: said at once, mended by itself, never twice."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, FilePayload, expect

from tests.browser.callers import Callers
from tests.browser.people import CONSOLE, PATIENCE, Agent, Customer, Person
from tests.browser.test_console_pages import recorded
from tests.browser.test_console_thread import HUMAN, entries, served
from tests.browser.wire import Wire

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

BEGUN = 300_000
# Nothing that could be pressed together on its way.
LARGE: FilePayload = {"name": "receipt.txt", "mimeType": "text/plain", "buffer": os.urandom(1_000_000).hex().encode()}


@pytest.fixture
def locale() -> str:
    """Both speak it."""
    return "en"


@pytest.fixture
async def both(
    told: dict[str, Any], browsers: tuple[Browser, Browser], locale: str, pictures: Path
) -> AsyncIterator[tuple[Customer, Agent, Wire, Wire]]:
    """A customer and an agent, each with a wire of her own."""
    who = next(each for each in told["customers"] if each["locale"] == locale)
    agent = next(each for each in told["staff"] if each["role"] == "agent")
    async with AsyncExitStack() as stack:
        hers, theirs = [await stack.enter_async_context(Wire(told["url"])) for _ in range(2)]
        customer = await stack.enter_async_context(Customer(hers.url, who, browsers[0], pictures))
        known = await stack.enter_async_context(Agent(theirs.url, agent, locale, browsers[1], pictures))
        yield customer, known, hers, theirs
        assert customer.complaints == []
        assert known.complaints == []


async def breaks(person: Person, wire: Wire) -> None:
    """All at once, and the browser notices."""
    wire.cut()
    await person.offline()


async def comes_back(person: Person, wire: Wire) -> None:
    """And whole again."""
    wire.mend()
    await person.offline(False)


async def messages(agent: Agent, conversation: str, author: str) -> list[tuple[str, list[str]]]:
    """What one side said once they talk, as the server keeps it: the words, and the names of the files."""
    kept = [each for each in await entries(agent.page, conversation) if each["kind"] == "message"]
    return [
        (each["text"], [part["name"] for part in each["parts"] if part["type"] == "attachment"])
        for each in kept
        if each["author"] == author and each["text"] != HUMAN["en"]
    ]


async def has_it(told: dict[str, Any], text: str) -> None:
    """The server has taken the line; asked by a third way, since both wires are dead."""
    who = next(each for each in told["customers"] if each["locale"] == "en")
    async with Callers(told) as callers, asyncio.timeout(PATIENCE / 1_000):
        token = await callers.come(who)
        while text not in [each["text"] for each in await callers.heard(token)]:  # noqa: ASYNC110 - others write it
            await asyncio.sleep(0.1)


async def test_her_file_is_cut_and_arrives_once(both: tuple[Customer, Agent, Wire, Wire], tmp_path: Path) -> None:
    customer, agent, wire, _ = both
    conversation = await served(customer, agent)
    wire.hold(b"POST /api/widget/attachments", BEGUN)
    await customer.chat.locator("input[type=file][multiple]").set_input_files(LARGE)
    await customer.chat.locator("form.compose textarea").fill("Here it is")
    await customer.chat.locator("form.compose textarea").press("Enter")
    line = customer.said_by("contact").last
    await wire.stuck()
    await expect(line.locator(".bubble.loading")).to_be_visible(timeout=PATIENCE)
    await breaks(customer, wire)
    await expect(line.locator(".unsent")).to_be_visible(timeout=PATIENCE)
    await customer.picture("cut")
    assert recorded(tmp_path, "attachment.kept") == 0
    await comes_back(customer, wire)
    await expect(agent.flow.locator(".file-row")).to_contain_text("receipt.txt", timeout=PATIENCE)
    await expect(customer.lines.locator(".unsent, .bubble.loading, .bubble.sending")).to_have_count(0, timeout=PATIENCE)
    await expect(customer.lines.locator("button.file")).to_have_count(1)
    await customer.sees("Here it is")
    assert await messages(agent, conversation, "contact") == [("Here it is", ["receipt.txt"])]
    assert recorded(tmp_path, "attachment.kept") == 1


async def test_an_agents_file_is_cut_and_arrives_once(both: tuple[Customer, Agent, Wire, Wire], tmp_path: Path) -> None:
    customer, agent, _, wire = both
    conversation = await served(customer, agent)
    wire.hold(b"POST /api/attachments", BEGUN)
    await agent.page.locator(".comp input[type=file]").set_input_files(LARGE)
    await agent.field.fill("Your receipt")
    chip = agent.page.locator(".comp .fchip")
    await wire.stuck()
    await expect(chip.locator("progress")).to_be_visible(timeout=PATIENCE)
    await breaks(agent, wire)
    await expect(chip.locator(".why")).to_contain_text(CONSOLE.text(agent.locale, "error-network"), timeout=PATIENCE)
    await agent.picture("cut")
    # She wants to send: it waits, and says for what.
    await agent.field.press("Enter")
    await expect(agent.field).to_have_value("Your receipt")
    await comes_back(agent, wire)
    await expect(agent.page.locator(".comp .fchip.failed, .comp .fchip progress")).to_have_count(0, timeout=PATIENCE)
    await expect(chip).to_contain_text("receipt.txt")
    await agent.field.press("Enter")
    await customer.sees("Your receipt")
    await expect(customer.said_by("agent").locator("button.file")).to_have_count(1, timeout=PATIENCE)
    await expect(chip).to_have_count(0)
    assert await messages(agent, conversation, "agent") == [("Your receipt", ["receipt.txt"])]
    assert recorded(tmp_path, "attachment.kept") == 1


async def test_what_was_sent_and_not_answered_stands_once_on_both_sides(
    both: tuple[Customer, Agent, Wire, Wire], told: dict[str, Any]
) -> None:
    customer, agent, hers, theirs = both
    conversation = await served(customer, agent)
    # What goes up arrives, what comes down is lost; then nothing at all.
    hers.deafen()
    await customer.chat.locator("form.compose textarea").fill("The rim is chipped")
    await customer.chat.locator("form.compose textarea").press("Enter")
    await agent.sees("The rim is chipped")
    await expect(customer.lines.locator(".bubble.sending")).to_have_count(1)
    await breaks(customer, hers)
    theirs.deafen()
    await agent.write("A new one leaves today")
    await expect(agent.flow.locator(".on-its-way")).to_have_count(1)
    await expect(agent.flow.locator("article.agent")).to_have_count(1)
    await has_it(told, "A new one leaves today")
    await breaks(agent, theirs)
    await expect(agent.page.locator(".bar.offline")).to_be_visible(timeout=PATIENCE)
    await agent.picture("no-network")
    await comes_back(customer, hers)
    await comes_back(agent, theirs)
    await expect(customer.lines.locator(".bubble.sending, .unsent")).to_have_count(0, timeout=PATIENCE)
    await expect(agent.flow.locator(".on-its-way")).to_have_count(0, timeout=PATIENCE)
    for side in (customer, agent):
        await side.sees("The rim is chipped")
        await side.sees("A new one leaves today")
    assert await messages(agent, conversation, "contact") == [("The rim is chipped", [])]
    assert await messages(agent, conversation, "agent") == [("A new one leaves today", [])]
