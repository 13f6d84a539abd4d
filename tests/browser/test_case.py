"""A return from her page to the refund: she sends it back, the shop receives, inspects and pays, and she sees it."""

import asyncio
import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.people import PATIENCE, Agent, Customer
from tests.browser.test_console_pages import call, show, violations, words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

NUMBER = "SF1234567890"


async def asks_for_a_return(customer: Customer) -> str:
    """On her own pages, of all that is in the order that arrived; the address of its steps."""
    page = customer.page
    await page.goto(f"{customer.url}/shop/orders/{customer.orders['delivered']}/return_items")
    await page.locator("main input[type=checkbox]").first.check()
    for name in ("reason", "method_id"):
        await page.locator(f"main input[name={name}]").first.check()
    await page.locator("main form button.primary, main form button[type=submit]").first.click()
    await page.wait_for_url(re.compile(r"/shop/deeds/"))
    await page.locator("main form button").first.click()
    steps = page.locator("main a[href*='/shop/cases/']")
    await expect(steps).to_be_visible(timeout=PATIENCE)
    address = await steps.get_attribute("href")
    assert address
    return address


async def step(page: Page, name: str) -> None:
    """Press a step's button once it can be taken."""
    button = page.locator(".case .next").get_by_role("button", name=name, exact=True)
    await expect(button).to_be_enabled(timeout=PATIENCE)
    await button.click()


async def opens_it(agent: Agent, order: str) -> None:
    """The agent finds the case in the list."""
    page, t = agent.page, words(agent)
    await show(agent, "cases")
    await page.get_by_role("button", name=re.compile(f"^{t('cases-open')}")).click()
    await page.locator(".cases-list a").filter(has_text=order).click()
    await expect(page.locator(".case .way li.now")).to_be_visible(timeout=PATIENCE)
    assert await violations(page) == []
    await agent.picture("to-send")


async def inspects_it(agent: Agent) -> None:
    """The parcel is here, and what is in it is as it should be."""
    page, t = agent.page, words(agent)
    await step(page, await title_of(page, "receive"))
    await step(page, await title_of(page, "inspect"))
    form = page.locator(".case form.step-form")
    await form.get_by_label(t("case-not-passed"), exact=True).check()
    await expect(form.locator("button[type=submit]")).to_be_disabled()
    assert await violations(page) == []
    await agent.picture("inspect")
    await form.get_by_label(t("case-passed"), exact=True).check()
    await form.locator("button[type=submit]").click()


async def pays(agent: Agent) -> None:
    """There was no conversation: one is begun, and the money moves through the gate."""
    page, t = agent.page, words(agent)
    await step(page, t("case-end-return"))
    deed = page.locator(".case form.deed-form")
    await expect(deed.locator("button[type=submit]")).to_be_visible(timeout=PATIENCE)
    await deed.locator("input.inp").fill("5")
    await expect(deed.locator("button[type=submit]")).to_be_enabled(timeout=PATIENCE)
    await agent.picture("settle")
    await deed.locator("button[type=submit]").click()
    await expect(page.locator(".case .next")).to_have_count(0, timeout=PATIENCE)
    await agent.picture("settled")


async def test_a_return_is_carried_to_the_refund(customer: Customer, agent: Agent) -> None:
    await customer.sign_in()
    address = await asks_for_a_return(customer)
    await customer.page.goto(f"{customer.url}{address}")
    await expect(customer.page.locator("h1[data-case=to_send]")).to_be_visible(timeout=PATIENCE)

    await agent.log_in()
    await opens_it(agent, customer.orders["delivered"])
    # What she says of her parcel is seen here without a reload.
    await customer.page.locator("input[name=tracking]").fill(NUMBER)
    await customer.page.locator("button[value=send]").click()
    await expect(agent.page.locator(".case dl")).to_contain_text(NUMBER, timeout=PATIENCE)
    await inspects_it(agent)
    await pays(agent)

    await customer.page.goto(f"{customer.url}{address}")
    await expect(customer.page.locator("h1[data-case=settled]")).to_be_visible(timeout=PATIENCE)
    await customer.picture("settled")
    assert (customer.complaints, agent.complaints) == ([], [])


async def title_of(page: Page, name: str) -> str:
    """What a step of the case that is open is called, once the server says that it can be taken."""
    async with asyncio.timeout(PATIENCE / 1_000):
        while True:
            shown = await call(page, "GET", f"/cases/{page.url.rsplit('/', 1)[1]}")
            for each in shown["do"]:
                if each["step"] == name:
                    return str(each["title"])
            await asyncio.sleep(0.1)
