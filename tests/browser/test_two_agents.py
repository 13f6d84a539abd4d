"""Two agents at one conversation: they see each other, only one of them gets it, and nobody loses a word."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.callers import Callers
from tests.browser.people import CONSOLE, PATIENCE, Agent
from tests.browser.test_console_pages import call, login_name, recorded
from tests.browser.test_console_thread import entries

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

HERS = "Could you look at my gaiwan?"


@pytest.fixture
def locale() -> str:
    """Everybody here speaks it."""
    return "en"


@pytest.fixture
async def crew(
    told: dict[str, Any], browsers: tuple[Browser, Browser], locale: str, pictures: Path
) -> AsyncIterator[tuple[Agent, Agent, Agent]]:
    """Two agents and the supervisor, logged in; nothing is given to any of them by itself."""
    agents = [each for each in told["staff"] if each["role"] == "agent"]
    supervisor = next(each for each in told["staff"] if each["role"] == "supervisor")
    async with AsyncExitStack() as stack:
        lin, ana, sam = [
            await stack.enter_async_context(Agent(told["url"], who, locale, browsers[number % 2], pictures))
            for number, who in enumerate([agents[0], agents[1], supervisor])
        ]
        for each in (lin, ana, sam):
            await each.log_in()
            await call(each.page, "PUT", "/staff/presence", {"status": "away", "reason": "meeting"})
        yield lin, ana, sam
        assert [each.complaints for each in (lin, ana, sam)] == [[], [], []]


@pytest.fixture
async def waits(told: dict[str, Any], crew: tuple[Agent, Agent, Agent]) -> AsyncIterator[tuple[Callers, str, str]]:
    """A customer who wrote and waits for a person: how to be her, and her name."""
    who = next(each for each in told["customers"] if each["locale"] == "en")
    async with Callers(told) as callers:
        token = await callers.come(who)
        await callers.ask_for_a_person(token)
        await callers.say(token, HERS)
        yield callers, token, str(who["name"])


async def look(agent: Agent, name: str) -> str:
    """Open it from among those that nobody has; its id."""
    await agent.page.locator("#view-unassigned").click()
    await agent.open(name)
    await agent.sees(HERS)
    return agent.page.url.rsplit("/", 1)[-1]


def said(agent: Agent, key: str, **facts: object) -> str:
    """What the console says."""
    return CONSOLE.text(agent.locale, key, **facts)


async def test_who_looks_and_who_writes_is_seen(
    crew: tuple[Agent, Agent, Agent], waits: tuple[Callers, str, str]
) -> None:
    lin, ana, _ = crew
    name = waits[2]
    await look(lin, name)
    await expect(lin.page.locator(".th .watch")).to_have_count(0)
    await look(ana, name)
    for one, other in ((lin, ana), (ana, lin)):
        here = said(one, "watching-too", names=login_name(other))
        await expect(one.page.locator(".th .watch")).to_have_text(here, timeout=PATIENCE)
    await ana.field.press_sequentially("Hel")
    replying = lin.page.locator(".comp .typing-line")
    await expect(replying).to_have_text(said(lin, "replying-too", name=login_name(ana)), timeout=PATIENCE)
    await expect(ana.page.locator(".comp .typing-line")).to_have_text("")
    await lin.picture("a-colleague-writes")
    # And over again when she goes.
    await ana.page.goto(f"{ana.url}/console/")
    await expect(lin.page.locator(".th .watch")).to_have_count(0, timeout=PATIENCE)
    await expect(replying).to_have_text("", timeout=PATIENCE)
    assert [each["author"] for each in await waits[0].heard(waits[1])].count("agent") == 0


async def test_of_two_replies_at_once_one_goes_and_the_other_is_kept(
    crew: tuple[Agent, Agent, Agent], waits: tuple[Callers, str, str], tmp_path: Path
) -> None:
    lin, ana, _ = crew
    callers, token, name = waits
    conversation = await look(lin, name)
    assert await look(ana, name) == conversation
    texts = {lin: "Hello, this is Lin", ana: "Hello, this is Ana"}
    for each, text in texts.items():
        await each.field.fill(text)
    # Neither has heard of the other's when she sends.
    for each in texts:
        each.hold()
    await asyncio.gather(*(each.field.press("Enter") for each in texts))
    for each in texts:
        each.release()
    failed = {each: each.flow.locator("article .late") for each in texts}
    for each in texts:
        settled = failed[each].or_(each.flow.locator("article.agent[data-seq]"))
        await expect(settled.first).to_be_visible(timeout=PATIENCE)
    heard = [each["text"] for each in await callers.heard(token) if each["author"] == "agent"]
    assert len(heard) == 1, heard
    winner = next(each for each, text in texts.items() if text == heard[0])
    loser = ana if winner is lin else lin
    await expect(failed[loser]).to_contain_text(said(loser, "error-not-yours"), timeout=PATIENCE)
    await expect(failed[winner]).to_have_count(0)
    await loser.sees(texts[winner])
    # Whose it is, and that a note is possible, stands where she would write.
    blocked = loser.page.locator(".comp .blocked")
    await expect(blocked).to_contain_text(login_name(winner), timeout=PATIENCE)
    await loser.picture("the-other-was-faster")
    await keeps_her_text(loser, texts[loser])
    await winner.sees(texts[loser])
    assert [each["text"] for each in await callers.heard(token) if each["author"] == "agent"] == heard
    kept = [each["event"] for each in await entries(winner.page, conversation) if each["author"] == "agent"]
    assert [each for each in kept if each in ("message.sent", "note.added")] == ["message.sent", "note.added"]
    assert recorded(tmp_path, "conversation.assigned") == 1


async def keeps_her_text(loser: Agent, text: str) -> None:
    """Taken back it stands where she writes, and from there it goes to her colleague as a note."""
    await loser.flow.locator("article.out").get_by_role("button", name=said(loser, "out-edit")).click()
    await expect(loser.page.locator(".comp .unsent-reply")).to_have_text(text)
    await loser.page.get_by_role("button", name=said(loser, "reply-to-note")).click()
    await expect(loser.page.locator(".comp.note")).to_be_visible()
    await expect(loser.field).to_have_value(text)
    await expect(loser.field).to_be_focused()
    await loser.field.press("Enter")
    await expect(loser.flow.locator("article.note[data-seq]")).to_contain_text(text, timeout=PATIENCE)


async def test_a_transfer_while_somebody_writes_takes_no_word_from_her(
    crew: tuple[Agent, Agent, Agent], waits: tuple[Callers, str, str], tmp_path: Path
) -> None:
    lin, ana, sam = crew
    callers, token, name = waits
    await look(lin, name)
    await lin.act(said(lin, "act-take"))
    await expect(lin.page.locator(".th .who")).to_contain_text(said(lin, "status-open"), timeout=PATIENCE)
    await sam.page.locator("#view-all").click()
    await sam.open(name)
    await ana.page.locator("#view-all").click()
    await ana.open(name)
    await ana.page.locator(".comp .tb button").nth(1).click()
    await ana.field.press_sequentially("Knows the glaze, ")
    await lin.field.press_sequentially("I am just look")
    await gives(sam, login_name(ana), "She knows glazes")
    blocked = lin.page.locator(".comp .blocked")
    await expect(blocked).to_contain_text(login_name(ana), timeout=PATIENCE)
    await expect(lin.page.locator(".comp .unsent-reply")).to_have_text("I am just look")
    await lin.picture("given-away")
    # Who gets it writes on where she was.
    await expect(ana.flow).to_contain_text("She knows glazes", timeout=PATIENCE)
    await expect(ana.page.locator(".comp.note")).to_be_visible()
    await expect(ana.field).to_be_focused()
    await ana.page.keyboard.type("it crazes")
    await expect(ana.field).to_have_value("Knows the glaze, it crazes")
    await ana.page.locator(".comp .tb button").nth(0).click()
    await ana.field.fill("Ana here")
    await ana.field.press("Enter")
    await expect(ana.flow.locator("article.agent[data-seq]")).to_have_text(re.compile("Ana here$"), timeout=PATIENCE)
    heard = [each["text"] for each in await callers.heard(token) if each["author"] == "agent"]
    assert heard == ["Ana here"]
    # Taken once, given once.
    assert recorded(tmp_path, "conversation.assigned") == 2


async def gives(giver: Agent, to: str, word: str) -> None:
    """By the button above the thread, with a word."""
    await giver.page.locator(".th").get_by_role("button", name=said(giver, "tool-transfer")).click()
    panel = giver.page.locator(".pop:popover-open")
    await expect(panel.get_by_role("option").filter(has_text=to)).to_be_visible(timeout=PATIENCE)
    # By hand on the keys alone: the name, the word to her, sent.
    await giver.page.keyboard.type(to)
    await expect(panel.get_by_role("option")).to_have_count(1)
    await giver.page.keyboard.press("Enter")
    await expect(panel.locator("textarea")).to_be_focused()
    await giver.page.keyboard.type(word)
    await giver.page.keyboard.press("Enter")
    await expect(panel).to_have_count(0, timeout=PATIENCE)
