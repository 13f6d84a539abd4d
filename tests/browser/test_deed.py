"""A whole deed by an agent's hand: proposed beside the order, agreed to, approved by a second person, and done."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.callers import Callers
from tests.browser.people import CONSOLE, PATIENCE, Agent, Customer
from tests.browser.test_console_pages import call

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
HERS = "Could you look at my order?"


@pytest.fixture
async def three(
    told: dict[str, Any], browsers: tuple[Browser, Browser], pictures: Path
) -> AsyncIterator[tuple[Customer, Agent, Agent]]:
    """A customer who wrote, the agent and the supervisor, both at the console."""
    customers = [each for each in told["customers"] if each["locale"] == "en"]
    who = next(each for each in customers if any(order["status"] == "paid" for order in each["orders"]))
    agent = next(each for each in told["staff"] if each["role"] == "agent")
    lead = next(each for each in told["staff"] if each["role"] == "supervisor")
    async with AsyncExitStack() as stack, Callers(told) as callers:
        lin = await stack.enter_async_context(Agent(told["url"], agent, "en", browsers[0], pictures))
        sam = await stack.enter_async_context(Agent(told["url"], lead, "en", browsers[1], pictures))
        for each in (lin, sam):
            await each.log_in()
            await call(each.page, "PUT", "/staff/presence", {"status": "away", "reason": "meeting"})
        token = await callers.come(who)
        await callers.ask_for_a_person(token)
        await callers.say(token, HERS)
        hannah = await stack.enter_async_context(Customer(told["url"], who, browsers[0], pictures))
        await hannah.sign_in()
        await hannah.open_chat()
        yield hannah, lin, sam
        assert [each.complaints for each in (hannah, lin, sam)] == [[], [], []]


async def propose_compensation(hannah: Customer, lin: Agent) -> None:
    """The agent takes the conversation and proposes what is above the limit; too much is refused at its field."""
    text = CONSOLE.text
    await lin.page.locator("section.list").get_by_text(re.compile("^Unassigned")).click()
    await lin.open(hannah.name)
    await lin.page.keyboard.press("a")
    order = lin.page.locator("details.ord").filter(has_text=hannah.orders["paid"])
    if await order.get_attribute("open") is None:
        await order.locator("summary").first.click()
    others = order.get_by_role("button", name=re.compile("^More that can be done"))
    compensate = order.get_by_role("button", name="Compensate", exact=True)
    await expect(compensate.or_(others).first).to_be_visible(timeout=PATIENCE)
    if not await compensate.count():
        await others.click()
        compensate = lin.page.locator(".pop.others").get_by_text("Compensate", exact=True)
    await compensate.click()
    form = lin.page.locator("form.deed-form")
    await form.get_by_label("Late").check()
    await form.locator("input.inp").fill("999999")
    await expect(form.locator(".wrong").filter(has_text="More than is left")).to_be_visible(timeout=PATIENCE)
    await expect(form.locator("button[type=submit]")).to_be_disabled()
    await form.locator("input.inp").fill("51")
    await expect(form.get_by_text(text("en", "deed-verdict-approve"))).to_be_visible(timeout=PATIENCE)
    await lin.picture("form")
    await form.locator("button[type=submit]").click()
    await expect(form).to_have_count(0, timeout=PATIENCE)


async def test_an_agents_deed_waits_for_the_customer_and_for_a_second_person(
    three: tuple[Customer, Agent, Agent],
) -> None:
    hannah, lin, sam = three
    text = CONSOLE.text
    await sam.page.goto(f"{sam.url}/console/deeds")
    await expect(sam.page.get_by_text(text("en", "deeds-awaiting-empty"))).to_be_visible(timeout=PATIENCE)

    await propose_compensation(hannah, lin)
    card = lin.flow.locator(".offer")
    await expect(card).to_contain_text(text("en", "offer-open"), timeout=PATIENCE)
    # That a second person has to say yes stands in its way from the beginning.
    await expect(card.locator(".steps")).to_contain_text(text("en", "way-approval"), timeout=PATIENCE)
    # It waits, and is not offered a second time.
    under_way = lin.page.get_by_role("list", name=text("en", "actions-under-way"))
    await expect(under_way).to_have_text(f"Compensate{text('en', 'action-stands-proposed')}", timeout=PATIENCE)
    await expect(lin.page.get_by_role("button", name="Compensate", exact=True)).to_have_count(0)

    # The customer says yes; nothing is done yet, and the supervisor sees it come.
    await hannah.chat.get_by_role("button", name="Yes, thank you").click()
    await expect(card).to_contain_text(text("en", "offer-approval"), timeout=PATIENCE)
    deed = sam.page.locator(".deed-card")
    await expect(deed).to_have_count(1, timeout=PATIENCE)
    await expect(deed).to_contain_text(hannah.name)
    await expect(deed).to_contain_text("compensate-above-limit")
    await expect(under_way).to_contain_text(text("en", "action-stands-awaiting"), timeout=PATIENCE)
    await expect(sam.page.locator(".rail a.on .n")).to_have_text("1", timeout=PATIENCE)
    await sam.picture("deeds")

    await deed.get_by_role("button", name=text("en", "deeds-approve"), exact=True).click()
    await expect(deed).to_contain_text(text("en", "deeds-decided-confirmed"), timeout=PATIENCE)
    # Who approved it stands beside what was read back.
    await expect(card).to_contain_text(re.compile(r"Done .*, and read back · approved by \w"), timeout=PATIENCE)
    await expect(hannah.lines.get_by_text(re.compile("The compensation for order .* is on its way"))).to_be_visible(
        timeout=PATIENCE
    )
    await expect(sam.page.locator(".rail a.on .n")).to_have_count(0, timeout=PATIENCE)
    await lin.picture("done")
