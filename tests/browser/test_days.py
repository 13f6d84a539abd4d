"""A whole day of a customer and of an agent, from the first click to the last."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.browser.callers import Callers
from tests.browser.people import CONSOLE, PATIENCE, Agent, Customer
from tests.browser.test_console_pages import call, login_name, recorded
from tests.browser.test_console_thread import PICTURE, entries
from tests.browser.test_two_agents import gives

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

OFTEN = 4


@pytest.fixture
def locale() -> str:
    """All of them speak it."""
    return "en"


def said(agent: Agent, key: str, **facts: object) -> str:
    """What the console says."""
    return CONSOLE.text(agent.locale, key, **facts)


async def test_a_customers_day(customer: Customer, agent: Agent, tmp_path: Path) -> None:
    await agent.log_in()
    # In a meeting: who asks for a person waits in the queue.
    await call(agent.page, "PUT", "/staff/presence", {"status": "away", "reason": "meeting"})
    await customer.sign_in()
    await customer.open_chat()
    await asks_and_cancels(customer)
    await sends_a_photo_and_waits(customer)
    await agent.page.locator("#view-unassigned").click()
    await agent.open(customer.name)
    await agent.write("Thank you, I see the crack")
    await customer.sees("Thank you, I see the crack")
    await expect(customer.chat.locator(".head .who")).to_contain_text(login_name(agent), timeout=PATIENCE)
    await expect(customer.said_by("agent").last).to_contain_text("Thank you, I see the crack")
    await expect(customer.lines.locator(".queue")).to_have_count(0, timeout=PATIENCE)
    # Before her eyes, and so the agent is told; and hers before the agent's.
    read = said(agent, "out-read")
    await expect(agent.flow.locator("article.agent .meta").last).to_contain_text(read, timeout=PATIENCE)
    await customer.say("Keep it short please")
    await expect(customer.lines).to_contain_text("Read", timeout=PATIENCE)
    await agent.act(said(agent, "act-resolve"))
    rating = customer.lines.locator("form.rating")
    await rating.locator("label").nth(3).click(timeout=PATIENCE)
    await rating.locator("textarea").fill("Quick, thank you")
    await rating.locator("button[type=submit]").click()
    await expect(customer.lines.locator("p.thanks")).to_contain_text("4", timeout=PATIENCE)
    await expect(agent.flow.get_by_role("img", name=said(agent, "rating-given", score=4))).to_be_visible(
        timeout=PATIENCE
    )
    # What she wrote with it is hers, and no colleague's note.
    comment = agent.flow.locator("article.in").last
    await expect(comment).to_contain_text("Quick, thank you", timeout=PATIENCE)
    await expect(comment).to_contain_text(said(agent, "note-rating"))
    assert recorded(tmp_path, "rating.given") == 1
    assert recorded(tmp_path, "attachment.kept") == 1
    assert [customer.complaints, agent.complaints] == [[], []]


async def asks_and_cancels(customer: Customer) -> None:
    """Where it is; what is on sale; and an order is taken back by one press."""
    await customer.say("Where is my order?")
    await expect(customer.lines.locator("section.order").first).to_be_visible(timeout=PATIENCE)
    await customer.say("Do you have the celadon gaiwan in stock?")
    product = customer.lines.locator("section.product").first
    await expect(product).to_contain_text("Celadon gaiwan", timeout=PATIENCE)
    await expect(product.locator("a.link")).to_have_attribute("href", re.compile("/shop/"))
    await customer.picture("product")
    await customer.say(f"Cancel order {customer.orders['paid']}")
    offer = customer.lines.locator("section.offer")
    await offer.locator("button.primary").click(timeout=PATIENCE)
    await expect(offer.locator("p.done")).to_have_count(1, timeout=PATIENCE)


async def sends_a_photo_and_waits(customer: Customer) -> None:
    """A photo to the words; then a person, and her place."""
    await customer.chat.locator("input[type=file][multiple]").set_input_files(
        {"name": "crack.png", "mimeType": "image/png", "buffer": PICTURE}
    )
    await customer.say("My cup came with this crack")
    await expect(customer.said_by("contact").last.locator(".picture img")).to_have_count(1, timeout=PATIENCE)
    await customer.chat.locator("button.human").click()
    await expect(customer.chat.locator("section.queue .place")).to_contain_text("1", timeout=PATIENCE)
    await customer.picture("her-place")


async def test_an_agents_day(agent: Agent, told: dict[str, Any], tmp_path: Path) -> None:
    people = [each for each in told["customers"] if each["locale"] == "en"][:OFTEN]
    async with Callers(told) as callers:
        await agent.log_in()
        await call(agent.page, "PUT", "/staff/presence", {"status": "away", "reason": "training"})
        tokens = [await callers.come(each) for each in people]
        for number, token in enumerate(tokens):
            await callers.ask_for_a_person(token)
            await callers.say(token, f"My teapot number {number} is broken")
        await agent.page.locator("#view-unassigned").click()
        await expect(agent.rows).to_have_count(len(people), timeout=PATIENCE)
        conversation = await takes_the_first(agent, people[0]["name"])
        await answers(agent)
        await puts_in_order(agent)
        await puts_off_and_wakes(agent)
        heard = [each for each in await callers.heard(tokens[0]) if each["author"] == "agent"]
        assert len(heard) == 2
        assert "Regular customer" not in str(await callers.heard(tokens[0]))
        await finds_it(agent, people[0]["name"])
        colleague = [each["name"] for each in told["staff"] if each["role"] == "agent"][1]
        await gives(agent, colleague, "You know teapots")
        await expect(agent.page.locator(".comp .blocked")).to_contain_text(colleague, timeout=PATIENCE)
        kept = await entries(agent.page, conversation)
        assert [each["text"] for each in kept if each["kind"] == "note"] == ["Regular customer", "You know teapots"]
        await settles(agent, people[1]["name"], tmp_path)
    assert agent.complaints == []


async def takes_the_first(agent: Agent, name: str) -> str:
    """The one that waits longest stands first; its id."""
    await expect(agent.rows.first).to_contain_text(name)
    await agent.open(name)
    await agent.act(said(agent, "act-take"))
    await expect(agent.page.locator("#view-mine .count")).to_have_text("1", timeout=PATIENCE)
    return agent.page.url.rsplit("/", 1)[-1]


async def answers(agent: Agent) -> None:
    """With a quick reply, a note and a file."""
    await agent.field.fill("/ref")
    await expect(agent.page.locator(".macros [role=option]")).to_have_count(1, timeout=PATIENCE)
    await agent.field.press("Enter")
    await expect(agent.field).to_have_value(re.compile(re.escape(f"[{said(agent, 'field-refund-amount')}]")))
    await agent.page.keyboard.insert_text("$ 12")
    await agent.field.press("Enter")
    await expect(agent.flow.locator("article.agent[data-seq]")).to_have_count(1, timeout=PATIENCE)
    await agent.write("Regular customer", "note")
    await expect(agent.flow.locator("article.note[data-seq]")).to_have_count(1, timeout=PATIENCE)
    await agent.page.locator(".comp .tb button").first.click()
    await agent.page.locator(".comp input[type=file]").set_input_files(
        {"name": "label.png", "mimeType": "image/png", "buffer": PICTURE}
    )
    await expect(agent.page.locator(".comp .fchip progress")).to_have_count(0, timeout=PATIENCE)
    await agent.write("Your return label")
    await expect(agent.flow.locator("article.agent[data-seq]")).to_have_count(2, timeout=PATIENCE)
    await expect(agent.flow.locator(".shot")).to_have_count(1)


def tool(agent: Agent, key: str) -> Locator:
    """One of the signs above the thread."""
    return agent.page.locator(".th .tools").get_by_role("button", name=said(agent, key), exact=True)


async def puts_in_order(agent: Agent) -> None:
    """How urgent, and what about."""
    await tool(agent, "tool-more").click()
    panel = agent.page.locator(".pop:popover-open")
    await panel.locator(".segments label").first.click()
    await expect(agent.page.locator(".th .chip.late-q")).to_be_visible(timeout=PATIENCE)
    await panel.locator(".tags input").fill("teapot")
    await panel.locator(".tags input").press("Enter")
    await expect(agent.page.locator(".th .lvl")).to_have_text("teapot", timeout=PATIENCE)
    await agent.page.keyboard.press("Escape")
    await expect(panel).to_have_count(0)


async def puts_off_and_wakes(agent: Agent) -> None:
    """Out of the way until later, and back at once."""
    await tool(agent, "tool-snooze").click()
    await agent.page.locator(".pop:popover-open .goals button").first.click()
    await expect(agent.page.locator(".bar.snoozed")).to_be_visible(timeout=PATIENCE)
    await expect(agent.page.locator("#view-snoozed .count")).to_have_text("1", timeout=PATIENCE)
    await agent.act(said(agent, "wake"))
    await expect(agent.page.locator(".bar.snoozed")).to_have_count(0, timeout=PATIENCE)
    await expect(agent.page.locator("#view-snoozed .count")).to_have_text("0", timeout=PATIENCE)


async def finds_it(agent: Agent, name: str) -> None:
    """By what was said in it."""
    await agent.page.locator(".find input").fill("return label")
    hit = agent.page.locator("#results .hit")
    await expect(hit).to_have_count(1, timeout=PATIENCE)
    await expect(hit).to_contain_text(name)
    await hit.click()
    await expect(agent.page.locator("main.thread .th h2")).to_have_text(name)
    await agent.page.locator(".find input").press("Escape")


async def settles(agent: Agent, name: str, folder: Path) -> None:
    """One by itself, the others at one press."""
    await agent.page.locator("#view-unassigned").click()
    await agent.open(name)
    await agent.act(said(agent, "act-take"))
    await expect(agent.page.locator("#view-mine .count")).to_have_text("1", timeout=PATIENCE)
    await agent.act(said(agent, "act-resolve"))
    await expect(agent.page.locator("#view-mine .count")).to_have_text("0", timeout=PATIENCE)
    await expect(agent.rows).to_have_count(OFTEN - 2, timeout=PATIENCE)
    for number in range(OFTEN - 2):
        await agent.rows.nth(number).hover()
        await agent.page.locator("section.list .pick").nth(number).click()
    bar = agent.page.locator(".bulk")
    await bar.get_by_role("button", name=said(agent, "bulk-resolve"), exact=True).click()
    await expect(bar).to_contain_text(said(agent, "bulk-done-resolve", count=OFTEN - 2), timeout=PATIENCE)
    await expect(agent.page.locator("#view-unassigned .count")).to_have_text("0", timeout=PATIENCE)
    assert recorded(folder, "conversation.resolved") == OFTEN - 1
