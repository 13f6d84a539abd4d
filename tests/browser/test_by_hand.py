"""What no machine can do alone: a person settles what nobody knows, and acts on a customer's account with her yes."""

import sqlite3
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.people import PATIENCE, Agent, Customer
from tests.browser.test_console_pages import call, recorded, show, supervisor, violations, words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

__all__ = ["supervisor"]

CANCEL = {"zh-CN": "取消订单 {}", "en": "Cancel order {}"}
HUMAN = {"zh-CN": "转人工", "en": "human"}
LOSE = """UPDATE deed SET state = 'unknown', attempts = 12, sent_at = created_at, escalated_at = created_at
WHERE state = 'proposed'"""


def lose(folder: Path) -> int:
    """The shop was asked for what is offered, and never answered; how many deeds that were."""
    database = sqlite3.connect(folder / "data" / "xiaoer.db", timeout=10)
    try:
        changed = database.execute(LOSE).rowcount
        database.commit()
        return changed
    finally:
        database.close()


async def test_a_lead_says_what_became_of_it_and_the_customer_hears_so(
    customer: Customer, supervisor: Agent, tmp_path: Path
) -> None:
    page, t = supervisor.page, words(supervisor)
    await customer.sign_in()
    await customer.open_chat()
    await customer.say(CANCEL[supervisor.locale].format(customer.orders["paid"]))
    await expect(customer.chat.locator("section.offer")).to_be_visible(timeout=PATIENCE)
    answers = customer.said_by("assistant")
    before = await answers.count()
    assert lose(tmp_path) == 1
    await supervisor.log_in()
    await show(supervisor, "deeds/unknown")
    card = page.locator(".deed-card")
    await expect(card).to_have_count(1, timeout=PATIENCE)
    await expect(card).to_contain_text(customer.name)
    await expect(card).to_contain_text(t("deeds-escalated"))
    await expect(card.locator("button[type=submit]")).to_have_count(0)
    await card.get_by_label(t("deeds-settle-no")).check()
    await expect(card.locator("button[type=submit]")).to_be_disabled()
    await card.get_by_label(t("deeds-settle-why")).fill("Nothing of it in the shop's books")
    assert await violations(page) == []
    await supervisor.picture("settle")
    await card.get_by_role("button", name=t("deeds-settle-go-no")).click()
    await expect(card.get_by_role("status")).to_contain_text(t("deeds-settled-refused"), timeout=PATIENCE)
    assert (recorded(tmp_path, "deed.settled"), recorded(tmp_path, "deed.refused")) == (1, 1)
    # Nobody asked the shop, and she is told in her chat.
    assert recorded(tmp_path, "deed.sent") == 0
    await expect(answers).to_have_count(before + 1, timeout=PATIENCE)
    assert (await call(page, "GET", "/deeds?state=unknown"))["deeds"] == []
    await supervisor.picture("settled")
    await card.locator("a.mono").click()
    await expect(page.locator(".prule h2")).to_have_text("cancel-paid", timeout=PATIENCE)
    assert supervisor.complaints == []


async def test_an_agent_changes_her_default_address_with_her_yes(
    customer: Customer, agent: Agent, tmp_path: Path
) -> None:
    page, t = agent.page, words(agent)
    await agent.log_in()
    await customer.sign_in()
    await customer.open_chat()
    await customer.say(HUMAN[agent.locale])
    await agent.open(customer.name)
    account = page.locator(".side .sec-b").filter(has=page.get_by_role("button", name=t("account"), exact=True))
    await expect(account).to_be_visible(timeout=PATIENCE)
    possible = account.locator(".can.do button")
    await possible.first.click()
    form = account.locator("form.deed-form")
    where = form.locator("fieldset.where")
    await expect(where).to_be_visible(timeout=PATIENCE)
    await where.locator(".line1 input").fill("Harbour Street 7")
    submit = form.locator("button[type=submit]")
    await expect(submit).to_be_enabled(timeout=PATIENCE)
    await agent.picture("account")
    await submit.click()
    offer = customer.chat.locator("section.offer")
    await expect(offer).to_contain_text("Harbour Street 7", timeout=PATIENCE)
    await offer.locator("button.primary").click()
    await expect(page.locator(".side ol.deeds li small.done")).to_be_visible(timeout=PATIENCE)
    assert recorded(tmp_path, "deed.done") == 1
    # It is about her, not about an order: none is named.
    assert "@" not in await page.locator(".side ol.deeds").last.inner_text()
    await agent.picture("changed")
    assert agent.complaints == []
