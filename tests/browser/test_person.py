"""A customer and a person, two browsers at once: from the hand-off to the rating, through closed tabs and cut wires."""

from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.async_api import Route, expect

import xiaoer
from tests.browser.people import CONSOLE, PATIENCE, Agent, Customer
from xiaoer.kit.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PACKAGE = Path(xiaoer.__file__).parent
WORDS = Words([PACKAGE])


class Said(NamedTuple):
    """What is said and what is looked for, in one language."""

    human: str
    more: str
    reply: str
    note: str
    while_away: str
    while_offline: str
    while_deaf: str
    thanks: str


SAID = {
    "zh-CN": Said(
        human="转人工",
        more="我的盖碗磕了一个口",
        reply="您好，我是 Lin，请拍张照片",
        note="老客户，优先换新",
        while_away="照片收到了，给您换一只",
        while_offline="新的明天发出",
        while_deaf="运费我们付",
        thanks="谢谢您",
    ),
    "en": Said(
        human="human",
        more="My gaiwan has a chipped rim",
        reply="Hello, I am Lin. Could you send a photo?",
        note="Regular customer, replace at once",
        while_away="Thank you, you get a new one",
        while_offline="It leaves tomorrow",
        while_deaf="We pay the postage",
        thanks="Thank you so much",
    ),
}


async def test_a_person_serves_a_customer_to_the_end(customer: Customer, agent: Agent, locale: str) -> None:
    said = SAID[locale]
    await agent.log_in()
    await expect(agent.rows).to_have_count(0)
    await customer.sign_in()
    await customer.open_chat()
    await asks_for_a_person(customer, agent, said)
    await is_answered_and_sees_no_note(customer, agent, said)
    await comes_back_to_the_same_thread(customer, agent, said)
    await loses_nothing_with_the_wire(customer, agent, said)
    await rates_when_it_is_over(customer, agent, said)
    assert customer.complaints == []
    assert agent.complaints == []


async def asks_for_a_person(customer: Customer, agent: Agent, said: Said) -> None:
    """She learns that somebody comes; the conversation is given to the one who is there."""
    await customer.say(said.human)
    coming = WORDS.text(customer.locale, "handed-off")
    await expect(customer.lines.get_by_text(coming)).to_be_visible(timeout=PATIENCE)
    await customer.say(said.more)
    await customer.picture("asked-for-a-person")
    await expect(agent.rows.filter(has_text=customer.name)).to_have_count(1, timeout=PATIENCE)
    await expect(agent.rows.first).to_contain_text(said.more, timeout=PATIENCE)
    await agent.picture("it-arrives")
    await agent.open(customer.name)
    await agent.sees(said.human)
    await agent.sees(said.more)
    side = agent.page.locator("aside.side")
    for number in customer.orders.values():
        await expect(side).to_contain_text(number)


async def is_answered_and_sees_no_note(customer: Customer, agent: Agent, said: Said) -> None:
    """A reply reaches her at once; a note never does."""
    await agent.write(said.note, "note")
    await agent.sees(said.note)
    await agent.write(said.reply)
    await customer.sees(said.reply)
    await expect(customer.lines).not_to_contain_text(said.note)
    await agent.picture("reply-and-note")
    await customer.picture("answered")


async def comes_back_to_the_same_thread(customer: Customer, agent: Agent, said: Said) -> None:
    """Closed and opened again: everything there once, and what was said meanwhile too."""
    before = await customer.thread()
    await customer.page.close()
    await agent.write(said.while_away)
    await agent.sees(said.while_away)
    customer.page = await customer.window.new_page()
    await customer.page.goto(f"{customer.url}/shop/orders")
    await customer.open_chat()
    await customer.sees(said.while_away)
    assert await customer.thread() == [*before, said.while_away]
    await expect(customer.lines).not_to_contain_text(said.note)
    await customer.picture("back-again")


async def loses_nothing_with_the_wire(customer: Customer, agent: Agent, said: Said) -> None:
    """A reply written without network goes when it is back; one whose receipt was lost is not sent twice."""
    await agent.offline()
    await agent.write(said.while_offline)
    await expect(agent.flow.locator(".on-its-way")).to_have_count(1)
    await expect(agent.page.locator(".bar.offline")).to_be_visible(timeout=PATIENCE)
    await agent.picture("no-network")
    await expect(customer.lines).not_to_contain_text(said.while_offline)
    await agent.offline(False)
    await customer.sees(said.while_offline)
    # Receipted too: a line is shown before it is.
    await expect(agent.flow.locator(".on-its-way")).to_have_count(0, timeout=PATIENCE)
    await agent.deaf()
    await agent.write(said.while_deaf)
    await customer.sees(said.while_deaf)
    await expect(agent.flow.locator(".on-its-way")).to_have_count(1)
    await agent.cut()
    await expect(agent.flow.locator(".on-its-way")).to_have_count(0, timeout=PATIENCE)
    await customer.offline()
    await customer.offline(False)
    await customer.say(said.thanks)
    await agent.sees(said.thanks)
    for text in (said.while_offline, said.while_deaf):
        await agent.sees(text)
        await customer.sees(text)


async def rates_when_it_is_over(customer: Customer, agent: Agent, said: Said) -> None:
    """Resolved, she is asked how it was, and her answer reaches the console."""
    reopen = CONSOLE.text(agent.locale, "act-reopen")
    await agent.act(CONSOLE.text(agent.locale, "act-resolve"))
    await expect(agent.page.locator("main.thread .th")).to_contain_text(reopen, timeout=PATIENCE)
    rating = customer.lines.locator("form.rating")
    await expect(rating).to_have_count(1, timeout=PATIENCE)
    await rating.locator("label").nth(4).click()
    await customer.picture("rating")
    await rating.locator("button[type=submit]").click()
    await expect(rating).to_have_count(0, timeout=PATIENCE)
    await expect(customer.lines.locator("p.thanks")).to_contain_text("5", timeout=PATIENCE)
    await expect(agent.flow).to_contain_text("5", timeout=PATIENCE)
    await customer.picture("rated")
    await agent.picture("rated")
    # Written again, it is open again, and the numbers of the thread go on.
    count = len(await customer.thread())
    await customer.say(said.thanks)
    assert len(await customer.thread()) >= count + 1
    await expect(agent.page.locator("main.thread .th")).not_to_contain_text(reopen, timeout=PATIENCE)


@pytest.mark.parametrize("locale", ["en"], indirect=True)
async def test_what_is_written_before_the_chat_is_ready_is_not_lost(customer: Customer) -> None:
    async def dawdle(route: Route) -> None:
        await customer.page.wait_for_timeout(2_000)
        await route.continue_()

    said = SAID[customer.locale]
    await customer.sign_in()
    await customer.page.route("**/api/widget/sessions", dawdle)
    await customer.open_chat()
    await customer.say(said.more)
    # Sent from one tab, and there in another.
    await customer.come_back()
    await customer.open_chat()
    await expect(customer.said_by("contact")).to_have_count(1, timeout=PATIENCE)
    await customer.sees(said.more)
