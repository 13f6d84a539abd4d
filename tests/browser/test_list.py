"""The list of conversations says what each is about, as it is understood, in the language of the screen."""

from pathlib import Path

import pytest
from playwright.async_api import expect

import xiaoer
from tests.browser.people import PATIENCE, Agent, Customer
from xiaoer.kit.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

WORDS = Words([Path(xiaoer.__file__).parent])
WHERE = {"zh-CN": "我的订单到哪了", "en": "Where is my order?"}
CANCEL = {"zh-CN": "取消订单 {}", "en": "Cancel order {}"}
OTHER = {"zh-CN": "English", "en": "中文"}
THEN = {"zh-CN": "en", "en": "zh-CN"}


async def test_a_row_says_what_it_is_about(customer: Customer, agent: Agent, locale: str) -> None:
    await agent.log_in()
    await agent.page.locator("#view-all").click()
    await customer.sign_in()
    await customer.open_chat()
    await customer.say(WHERE[locale])
    row = agent.rows.filter(has_text=customer.name)
    about = row.locator(".l3")
    await expect(about).to_contain_text(WORDS.text(locale, "topic-order_status"), timeout=PATIENCE)
    await expect(about).to_contain_text(customer.orders["shipped"])
    # What is under way counts more, and how far it is.
    await customer.say(CANCEL[locale].format(customer.orders["paid"]))
    await expect(about).to_contain_text(WORDS.text(locale, "topic-deed-proposed"), timeout=PATIENCE)
    await expect(about).to_contain_text(WORDS.text(locale, "action-cancel_order-name"))
    await agent.picture("what-it-is-about")
    # Where there is one inbox, its name says nothing.
    await expect(agent.page.locator("section.list")).not_to_contain_text("Beishan")
    await agent.page.locator("[popovertarget=me]").click()
    await agent.page.locator("#me .segments").get_by_text(OTHER[locale], exact=True).click()
    await agent.page.keyboard.press("Escape")
    await expect(about).to_contain_text(WORDS.text(THEN[locale], "action-cancel_order-name"), timeout=PATIENCE)
    await expect(about).to_contain_text(WORDS.text(THEN[locale], "topic-deed-proposed"))
    assert customer.complaints == []
    assert agent.complaints == []
