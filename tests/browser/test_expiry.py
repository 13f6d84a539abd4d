"""A session ends while somebody writes: it is renewed where it can be, said where it cannot, and no word is lost."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.async_api import Locator, expect
from typing_extensions import override

from tests.browser.people import CONSOLE, PATIENCE, Agent, Customer
from tests.browser.test_console_pages import recorded
from tests.browser.test_console_thread import HUMAN, entries, served
from xiaoer.app import demo, serve
from xiaoer.app.house import House
from xiaoer.app.server import create
from xiaoer.kit.clock import DAY, HOUR, SystemClock
from xiaoer.kit.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


class Shifted(SystemClock):
    """The machine's clock, set forward when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead = 0

    @override
    def now(self) -> int:
        """The time it would be."""
        return super().now() + self.ahead


@pytest.fixture
def locale() -> str:
    """Both speak it."""
    return "en"


@pytest.fixture
def clock() -> Shifted:
    """The clock of the house."""
    return Shifted()


@pytest.fixture
async def told(tmp_path: Path, chromium: str, sqlite_template: Path, clock: Shifted) -> AsyncIterator[dict[str, Any]]:
    """A demo house in this process, so that its clock can be set."""
    assert chromium
    settings = Settings(data=str(tmp_path / "data"), port=0)
    (tmp_path / "data").mkdir()
    shutil.copy(sqlite_template, tmp_path / "data" / "xiaoer.db")
    house = House(settings, clock=clock, identity_life=DAY)
    front = demo.front(house)
    listens: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def ready(url: str) -> None:
        await demo.open_to(front, house, url, talks=False)
        listens.set_result(url)

    server = serve.server(create(house, front), settings, ready)
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(60):
        await listens
    yield msgspec.json.decode((tmp_path / "data" / demo.FILE).read_bytes())
    server.should_exit = True
    await serving


def writes(customer: Customer) -> Locator:
    """Where she does."""
    return customer.chat.locator("form.compose textarea")


async def test_a_customers_session_that_ends_is_renewed_by_the_page(
    customer: Customer, clock: Shifted, tmp_path: Path
) -> None:
    await begins(customer)
    # She signed in at the shop again since, in another tab; the word that stands in this page is long too old.
    clock.ahead = 23 * HOUR
    answer = await customer.window.request.post(
        f"{customer.url}/shop/enter", form={"customer": customer.id}, headers={"origin": customer.url}
    )
    assert answer.ok
    clock.ahead = 25 * HOUR
    async with customer.page.expect_response("**/shop/identity") as renewed:
        await writes(customer).press_sequentially(" chipped rim")
    assert (await (await renewed.value).json())["identity"]
    await expect(writes(customer)).to_have_value("My gaiwan has a chipped rim")
    await writes(customer).press("Enter")
    await expect(customer.said_by("contact")).to_have_count(2, timeout=PATIENCE)
    await expect(customer.lines.locator(".bubble.sending, .unsent")).to_have_count(0, timeout=PATIENCE)
    await expect(customer.chat.locator(".bar")).to_have_count(0, timeout=PATIENCE)
    assert recorded(tmp_path, "message.received") == 2
    assert recorded(tmp_path, "contact.met") == 1
    assert customer.complaints == []


async def begins(customer: Customer) -> None:
    """She has asked for a person and writes on."""
    await customer.sign_in()
    await customer.open_chat()
    await customer.say(HUMAN["en"])
    await writes(customer).press_sequentially("My gaiwan has a")


async def test_a_customers_session_that_cannot_be_renewed_keeps_her_words(
    customer: Customer, clock: Shifted, tmp_path: Path
) -> None:
    await begins(customer)
    # The shop's own session has ended with it: nobody vouches for her any more.
    clock.ahead = 25 * HOUR
    await writes(customer).press_sequentially(" chipped rim")
    await writes(customer).press("Enter")
    await expect(customer.chat.locator(".bar")).to_contain_text("Your sign-in has run out", timeout=PATIENCE)
    await customer.picture("ended")
    assert recorded(tmp_path, "message.received") == 1
    assert recorded(tmp_path, "contact.met") == 1
    await customer.sees("My gaiwan has a chipped rim")
    # Signed in again in another tab, she goes on in this one.
    answer = await customer.window.request.post(
        f"{customer.url}/shop/enter", form={"customer": customer.id}, headers={"origin": customer.url}
    )
    assert answer.ok
    await customer.chat.locator(".bar button").click()
    await expect(customer.lines.locator(".bubble.sending, .unsent")).to_have_count(0, timeout=PATIENCE)
    await customer.sees("My gaiwan has a chipped rim")
    assert recorded(tmp_path, "message.received") == 2
    assert recorded(tmp_path, "contact.met") == 1
    assert customer.complaints == []


async def test_an_agents_login_that_ends_costs_no_word(customer: Customer, agent: Agent, clock: Shifted) -> None:
    conversation = await served(customer, agent)
    await agent.page.locator(".comp .tb button").nth(1).click()
    await agent.field.fill("Knows the glaze")
    await agent.page.locator(".comp .tb button").nth(0).click()
    await agent.field.press_sequentially("A new one leaves ")
    clock.ahead = 13 * HOUR
    await agent.page.locator("#view-all").click()
    login = agent.page.locator("dialog.login.over")
    await expect(login).to_be_visible(timeout=PATIENCE)
    await expect(login).to_contain_text(CONSOLE.text(agent.locale, "login-again"))
    # The page waits beneath as it was.
    await agent.sees(HUMAN["en"])
    await expect(agent.field).to_have_value("A new one leaves ")
    await agent.picture("login-over-the-page")
    await expect(customer.said_by("agent")).to_have_count(0)
    await login.locator("#password").fill("not hers")
    await login.locator("button[type=submit]").click()
    await expect(login.locator("#login-fault")).to_contain_text(CONSOLE.text(agent.locale, "login-wrong"))
    await login.locator("#password").fill(agent.password)
    await login.locator("button[type=submit]").click()
    await expect(login).to_have_count(0, timeout=PATIENCE)
    await agent.field.press_sequentially("today")
    await agent.field.press("Enter")
    await customer.sees("A new one leaves today")
    await expect(agent.flow.locator(".on-its-way")).to_have_count(0, timeout=PATIENCE)
    await agent.sees("A new one leaves today")
    await agent.page.locator(".comp .tb button").nth(1).click()
    await expect(agent.field).to_have_value("Knows the glaze")
    await agent.field.press("Enter")
    await expect(agent.flow.locator("article.note[data-seq]")).to_contain_text("Knows the glaze", timeout=PATIENCE)
    kept = [each for each in await entries(agent.page, conversation) if each["author"] == "agent"]
    said = [each["text"] for each in kept if each["kind"] in ("message", "note")]
    assert said == ["A new one leaves today", "Knows the glaze"]
    assert customer.complaints == []
    assert agent.complaints == []
