"""A customer and the assistant: the true state of her order, the shop's own article, an order cancelled once."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.async_api import Locator, Page, expect

import xiaoer
from tests.browser.people import PATIENCE, Agent, Customer
from xiaoer.kit.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

WORDS = Words([Path(xiaoer.__file__).parent])


class Said(NamedTuple):
    """What is said and what is looked for, in one language. A yes that is None is pressed, not written."""

    where: str
    foreign: str
    returns: str
    fourteen_days: str
    cancel: str
    yes: str | None
    already: str
    human: str


SAID = {
    "zh-CN": Said(
        "我的订单到哪了", "订单 {} 到哪了", "怎么退货", "14 天", "取消订单 {}", "好的，取消吧", "已经取消", "转人工"
    ),
    "en": Said(
        "Where is my order?",
        "Where is order {}?",
        "How do returns work?",
        "14 days",
        "Cancel order {}",
        None,
        "already cancelled",
        "human",
    ),
}


async def test_the_assistant_answers_truly_and_gets_it_done(
    customer: Customer, agent: Agent, locale: str, foreign_order: str
) -> None:
    said = SAID[locale]
    await customer.sign_in()
    await customer.open_chat()
    await is_told_where_her_order_is(customer, said)
    await is_told_nothing_of_anothers(customer, said, foreign_order)
    await reads_how_returns_work(customer, said, locale)
    await cancels_once(customer, said, locale)
    await a_person_sees_what_was_done(customer, agent, said, locale)
    assert customer.complaints == []
    assert agent.complaints == []


async def is_told_where_her_order_is(customer: Customer, said: Said) -> None:
    """The order on its way, and everything the carrier said, as on the shop's own page."""
    number = customer.orders["shipped"]
    tracking, events = await parcel_on_the_page(customer, number)
    await customer.say(said.where)
    card = customer.lines.locator("section.order")
    await expect(card).to_have_count(1, timeout=PATIENCE)
    await expect(card).to_contain_text(number)
    await expect(card).to_contain_text(WORDS.text(customer.locale, "order-status-shipped"))
    await expect(card).to_contain_text(tracking)
    await customer.picture("where-it-is")
    if await card.locator("summary").count():
        await card.locator("summary").click()
    assert len(events) >= 3
    for event in events:
        await expect(card.get_by_text(re.compile(f"^{re.escape(event)}"))).to_be_visible()
    assert await card.locator(".track li").count() == len(events)
    await expect(customer.said_by("assistant").first).to_contain_text(events[0])


async def is_told_nothing_of_anothers(customer: Customer, said: Said, number: str) -> None:
    """Another customer's order is not there."""
    await customer.say(said.foreign.format(number))
    not_hers = WORDS.text(customer.locale, "assistant-not-hers", number=number)
    await expect(customer.said_by("assistant").last).to_contain_text(not_hers, timeout=PATIENCE)
    await expect(customer.lines.locator("section.order")).to_have_count(1)


async def reads_how_returns_work(customer: Customer, said: Said, locale: str) -> None:
    """The shop's own words, and the way to where they stand."""
    await customer.say(said.returns)
    source = customer.lines.locator("p.source a")
    await expect(source).to_have_count(1, timeout=PATIENCE)
    await expect(customer.said_by("assistant").last).to_contain_text(said.fourteen_days)
    await customer.picture("how-returns-work")
    title = await source.inner_text()
    async with customer.window.expect_page() as opened:
        await source.click()
    article: Page = await opened.value
    assert article.url == f"{customer.url}/help/{locale}/returns"
    await expect(article.locator("article h1")).to_have_text(title)
    await expect(article.locator("article")).to_contain_text(said.fourteen_days)
    await article.close()


async def cancels_once(customer: Customer, said: Said, locale: str) -> None:
    """She sees what will happen, says yes, and it is so: in the chat and on the shop's page, and never twice."""
    number = customer.orders["paid"]
    await customer.say(said.cancel.format(number))
    offer = customer.lines.locator("section.offer")
    await expect(offer).to_have_count(1, timeout=PATIENCE)
    total = await total_on_the_page(customer, number)
    await expect(offer).to_contain_text(number)
    await expect(offer).to_contain_text(total)
    await customer.picture("what-will-happen")
    # Nothing happens before her yes.
    assert await status_on_the_page(customer, number) == "paid"
    await say_yes(customer, offer, said)
    done = WORDS.text(locale, "action-cancel_order-done", order=number)
    await expect(customer.lines.get_by_text(done)).to_have_count(1, timeout=PATIENCE)
    await expect(offer.locator("p.done")).to_have_count(1)
    await expect(offer.locator("button")).to_have_count(0)
    await customer.picture("cancelled")
    await shows_cancelled_with_one_refund(customer, number, total)
    await customer.say(said.cancel.format(number))
    await expect(customer.said_by("assistant").last).to_contain_text(said.already, timeout=PATIENCE)
    await expect(offer).to_have_count(1)
    await shows_cancelled_with_one_refund(customer, number, total)


async def say_yes(customer: Customer, offer: Locator, said: Said) -> None:
    """In words or by the button."""
    if said.yes is None:
        await offer.locator("button.primary").click()
    else:
        await customer.say(said.yes)


async def a_person_sees_what_was_done(customer: Customer, agent: Agent, said: Said, locale: str) -> None:
    """Nobody is there, and she is told so; who comes then gets her, with all that was said and done."""
    await customer.say(said.human)
    await expect(customer.lines.get_by_text(WORDS.text(locale, "nobody-here"))).to_be_visible(timeout=PATIENCE)
    await customer.picture("nobody-there")
    await agent.log_in()
    await expect(agent.rows.filter(has_text=customer.name)).to_have_count(1, timeout=PATIENCE)
    await agent.open(customer.name)
    await agent.sees(said.returns)
    side = agent.page.locator("aside.side")
    await expect(side).to_contain_text(customer.orders["paid"])
    await expect(agent.flow.locator(".offer.done")).to_have_count(1)
    folds = agent.flow.locator("details.fold")
    assert await folds.count() >= 3
    await folds.last.locator("summary").click()
    await agent.picture("what-was-done")


async def on_the_page(customer: Customer, number: str) -> Page:
    """The order's page in a second tab, as it is now."""
    page = await customer.window.new_page()
    await page.goto(f"{customer.url}/shop/orders/{number}")
    return page


async def parcel_on_the_page(customer: Customer, number: str) -> tuple[str, list[str]]:
    """The tracking number, and what the carrier said, newest first."""
    page = await on_the_page(customer, number)
    named = await page.locator("section.parcel > p").first.inner_text()
    events = await page.locator("section.parcel .track li > span:first-child").all_inner_texts()
    places = await page.locator("section.parcel .track li > span:first-child .small").all_inner_texts()
    await page.close()
    return named.split()[-1], [_without(event, places) for event in events]


def _without(event: str, places: list[str]) -> str:
    for place in places:
        event = event.removesuffix(place)
    return event.strip()


async def status_on_the_page(customer: Customer, number: str) -> str | None:
    """How the order stands."""
    page = await on_the_page(customer, number)
    status = await page.locator("[data-status]").get_attribute("data-status")
    await page.close()
    return status


async def total_on_the_page(customer: Customer, number: str) -> str:
    """What the order cost."""
    page = await on_the_page(customer, number)
    total = await page.locator("dd.total").inner_text()
    await page.close()
    assert re.search(r"\d", total)
    return total


async def shows_cancelled_with_one_refund(customer: Customer, number: str, total: str) -> None:
    """The shop's page says so, with the whole amount on its way back once."""
    page = await on_the_page(customer, number)
    await expect(page.locator("[data-status]")).to_have_attribute("data-status", "cancelled")
    refunds = page.locator("section:has(> h2)").filter(has_text=WORDS.text(customer.locale, "demo-refunds"))
    await expect(refunds.locator("li")).to_have_count(1)
    await expect(refunds.locator("li")).to_contain_text(total)
    await page.close()
