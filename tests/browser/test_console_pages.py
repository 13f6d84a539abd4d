"""The floor as a supervisor lives on it, the settings as an admin makes them: what is saved is there for all."""

import re
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

import xiaoer
from tests.browser.people import CONSOLE, PATIENCE, Agent, Customer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

WEB = Path(xiaoer.__file__).parent.parent / "web"
AXE = WEB.parent / "node_modules" / "axe-core" / "axe.min.js"
HUMAN = {"zh-CN": "转人工", "en": "human"}


@pytest.fixture
async def supervisor(
    told: dict[str, Any], browsers: tuple[Browser, Browser], locale: str, pictures: Path
) -> AsyncIterator[Agent]:
    """A supervisor who can log in."""
    async with Agent(told["url"], login(told, "supervisor"), locale, browsers[1], pictures) as known:
        yield known


@pytest.fixture
async def admin(
    told: dict[str, Any], browsers: tuple[Browser, Browser], locale: str, pictures: Path
) -> AsyncIterator[Agent]:
    """An admin who can log in."""
    async with Agent(told["url"], login(told, "admin"), locale, browsers[1], pictures) as known:
        yield known


def login(told: dict[str, Any], role: str) -> dict[str, Any]:
    """The demo's login of a role."""
    return next(dict(each) for each in told["staff"] if each["role"] == role)


async def call(page: Page, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """What the server answers who is logged in on this page."""
    return await page.evaluate(
        """async ([method, path, body]) => {
            const { token } = JSON.parse(localStorage.getItem("xiaoer.session"));
            const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
            const sent = body ? { body: JSON.stringify(body) } : {};
            const answer = await fetch(`/api${path}`, { method, headers, ...sent });
            return answer.ok ? await answer.json() : answer.status;
        }""",
        [method, path, body],
    )


async def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, the rail aside."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate(
        """async () => (await axe.run("main", {resultTypes: ["violations"]})).violations
        .map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)"""
    )
    return [str(each) for each in found]


def recorded(folder: Path, kind: str) -> int:
    """How often something is in the journal of the house under test."""
    database = sqlite3.connect(f"file:{folder / 'data' / 'xiaoer.db'}?mode=ro", uri=True)
    try:
        return int(database.execute("SELECT count(*) FROM event WHERE kind = ?", (kind,)).fetchone()[0])
    finally:
        database.close()


def words(agent: Agent) -> Callable[[str], str]:
    """What the console says to her, by key."""
    return lambda key: CONSOLE.text(agent.locale, key)


async def show(agent: Agent, path: str) -> None:
    """Go to a page of the console by its address."""
    await agent.page.goto(f"{agent.url}/console/{path}")


async def test_a_supervisor_sees_the_floor_live(customer: Customer, supervisor: Agent, locale: str) -> None:
    page = supervisor.page
    await supervisor.log_in()
    # Away, nothing is given to her: who asks for a person stays in the queue.
    await call(page, "PUT", "/staff/presence", {"status": "away", "reason": "meeting"})
    await show(supervisor, "live")
    figures = page.locator(".kpis .kpi")
    await expect(figures).to_have_count(5, timeout=PATIENCE)
    await expect(page.locator(".wr .ag li", has_text=login_name(supervisor))).to_be_visible()
    before = int(await figures.first.locator(".v").evaluate("node => node.firstElementChild.firstChild.textContent"))
    await expect(page.locator(".wr")).not_to_contain_text(customer.name)
    await customer.sign_in()
    await customer.open_chat()
    await customer.say(HUMAN[locale])
    waiting = page.locator(".rk li", has_text=customer.name)
    await expect(waiting).to_be_visible(timeout=PATIENCE)
    await expect(figures.first.locator(".v")).to_have_text(re.compile(rf"^{before + 1}\D"), timeout=PATIENCE)
    await supervisor.picture("somebody-waits")
    await ticks_and_explains(supervisor)
    assert await violations(page) == []
    await opens_what_it_counts(supervisor)
    await waiting.locator("button").click()
    await expect(page).to_have_url(re.compile(r"/console/c/[0-9a-f-]+$"))
    await expect(page.locator("main.thread .th h2")).to_have_text(customer.name, timeout=PATIENCE)
    assert supervisor.complaints == []


async def opens_what_it_counts(supervisor: Agent) -> None:
    """The number of a queue leads to those who wait in it, and no others; one step back is the floor again."""
    page = supervisor.page
    number = page.locator(".q .big button").first
    count = await number.evaluate("node => node.firstChild.textContent")
    await number.click()
    await expect(page.locator(".list .behind")).to_be_visible()
    await expect(page.locator("#rows .grp span").first).to_have_text(re.compile(rf"· {count}$"))
    await expect(page.locator("#rows .grp")).to_have_count(1)
    assert await violations(page) == []
    await page.locator(".list .behind button").click()
    await expect(page.locator(".list .behind")).to_have_count(0)
    await expect(page.locator("#rows .conv").first).to_be_visible()
    await page.go_back()
    await expect(page.locator(".kpis .kpi")).to_have_count(5)


def login_name(agent: Agent) -> str:
    """How the console calls who is logged in."""
    return str(agent._who["name"])  # noqa: SLF001  # the page object keeps it to itself


async def ticks_and_explains(supervisor: Agent) -> None:
    """Waits grow by themselves; the definition is there on focus; without a network the page says how old it is."""
    page = supervisor.page
    clock = page.locator(".kpi .t").first
    first = await clock.inner_text()
    await expect(clock).not_to_have_text(first, timeout=PATIENCE)
    alone = page.locator(".kpi").nth(2)
    tooltip = alone.locator("[role=tooltip]")
    await expect(tooltip).to_be_hidden()
    await alone.locator(".explained button").focus()
    await expect(tooltip).to_be_visible()
    await expect(tooltip).to_have_text(CONSOLE.text(supervisor.locale, "live-alone-means"))
    await page.keyboard.press("Escape")
    await expect(tooltip).to_be_hidden()
    await supervisor.offline()
    await expect(page.locator(".wh .upd.old")).to_be_visible(timeout=PATIENCE)
    await supervisor.picture("offline")
    await supervisor.offline(False)
    await expect(page.locator(".wh .upd.old")).to_have_count(0, timeout=PATIENCE)


async def test_an_agent_sees_neither_floor_nor_settings_of_others(agent: Agent) -> None:
    await agent.log_in()
    await show(agent, "live")
    await expect(agent.page.locator("main.live .trouble")).to_be_visible(timeout=PATIENCE)
    await expect(agent.page.locator(".kpi .v:not(i)")).to_have_count(0)
    await show(agent, "settings/staff")
    await expect(agent.page.locator(".snav a")).to_have_text([CONSOLE.text(agent.locale, "set-password")])
    await expect(agent.page.locator(".plist")).to_have_count(0)
    assert await call(agent.page, "GET", "/staff") == 403


async def test_an_admin_sets_the_house_up(admin: Agent, told: dict[str, Any], tmp_path: Path) -> None:
    await admin.log_in()
    await makes_a_quick_reply(admin, tmp_path)
    await writes_an_article(admin, tmp_path)
    await takes_somebody_on(admin, tmp_path)
    await sees_the_chat_in_its_colour(admin, str(told["inbox"]))
    assert admin.complaints == []


async def makes_a_quick_reply(admin: Agent, folder: Path) -> None:
    """A field that is none holds it back; what was not saved survives going elsewhere; deleted, it can be restored."""
    page, t = admin.page, words(admin)
    await show(admin, "settings/macros")
    await page.get_by_role("button", name=t("set-macros-new")).click()
    await page.get_by_label(t("set-name"), exact=True).fill("Box")
    await page.get_by_label(t("set-macro-shortcut")).fill("box")
    await page.get_by_label(t("set-macro-text")).fill("Hello {{customer.nmae}}")
    await expect(page.locator(".form .wrong")).to_contain_text(["{{customer.nmae}}"])
    await expect(page.locator(".save button[type=submit]")).to_be_disabled()
    await page.get_by_label(t("set-macro-text")).fill("Hello ")
    await page.get_by_role("button", name=t("set-field-customer-name")).click()
    await page.locator(".snav a").last.click()
    await page.get_by_role("button", name=t("set-leaving-keep")).click()
    await page.locator(".snav a", has_text=t("set-macros")).click()
    await page.get_by_role("button", name=t("set-macros-new")).click()
    await expect(page.get_by_label(t("set-macro-text"))).to_have_value("Hello {{customer.name}}")
    assert await violations(page) == []
    before = recorded(folder, "macro.changed")
    await page.keyboard.press("Control+s")
    await expect(page.locator(".save .done")).to_be_visible(timeout=PATIENCE)
    assert recorded(folder, "macro.changed") == before + 1
    assert [each["name"] for each in (await call(page, "GET", "/macros"))["macros"]].count("Box") == 1
    await page.get_by_role("button", name=t("set-delete")).click()
    await page.locator(".confirm button").first.click()
    await expect(page.locator(".gone")).to_be_visible()
    assert "Box" not in [each["name"] for each in (await call(page, "GET", "/macros"))["macros"]]
    await page.get_by_role("button", name=t("set-restore")).click()
    await expect(page.locator(".plist li", has_text="Box")).to_be_visible()
    assert recorded(folder, "macro.deleted") == 1
    await admin.picture("quick-replies")


async def writes_an_article(admin: Agent, folder: Path) -> None:
    """Its address follows the title, and customers read it at once."""
    page, t = admin.page, words(admin)
    await show(admin, "settings/articles")
    await page.get_by_role("button", name=t("set-articles-new")).click()
    await page.get_by_role("tab", name="English").click()
    await page.get_by_label(t("set-article-title")).fill("Gift wrapping")
    await expect(page.get_by_label(t("set-article-slug"))).to_have_value("gift-wrapping")
    await page.get_by_label(t("set-article-body")).fill("## Paper\n\nWe wrap in **linen paper**.")
    before = recorded(folder, "article.published")
    await page.keyboard.press("Control+s")
    await expect(page.locator(".save .done")).to_be_visible(timeout=PATIENCE)
    assert recorded(folder, "article.published") == before + 1
    assert await violations(page) == []
    await admin.picture("article")
    async with page.context.expect_page() as opened:
        await page.locator(".public a").click()
    public = await opened.value
    await expect(public.locator("h1")).to_have_text("Gift wrapping")
    await expect(public.locator("article strong")).to_have_text("linen paper")
    await public.close()


async def takes_somebody_on(admin: Agent, folder: Path) -> None:
    """Refused at the field, then taken on; her password works, and is shown this once."""
    page, t = admin.page, words(admin)
    await show(admin, "settings/staff")
    await page.get_by_role("button", name=t("set-staff-new")).click()
    await page.get_by_label(t("set-person-name"), exact=True).fill("Mei Ling")
    await page.get_by_label(t("login-email")).fill("lin@demo.example")
    await page.keyboard.press("Control+s")
    await expect(page.locator("input[type=email]")).to_have_attribute("aria-invalid", "true", timeout=PATIENCE)
    await expect(page.locator("input[type=email]")).to_be_focused()
    await page.get_by_label(t("login-email")).fill("mei@demo.example")
    await page.keyboard.press("Control+s")
    await expect(page.locator(".once code")).to_be_visible(timeout=PATIENCE)
    password = await page.locator(".once code").inner_text()
    assert await violations(page) == []
    await admin.picture("somebody-new")
    answer = await page.request.post(
        f"{admin.url}/api/staff/sessions", data={"email": "mei@demo.example", "password": password}
    )
    assert answer.status == 201
    assert (await answer.json())["agent"]["role"] == "agent"
    assert recorded(folder, "staff.changed") == 0
    await show(admin, "settings/staff")
    await page.locator(".plist li", has_text="Mei Ling").click()
    await expect(page.locator(".form h3")).to_have_text("Mei Ling")
    assert password not in await page.content()
    await leaves_again(admin, folder, password)


async def leaves_again(admin: Agent, folder: Path, password: str) -> None:
    """Deactivated, she is told what comes of it first; then the password opens nothing."""
    page, t = admin.page, words(admin)
    await page.get_by_role("button", name=t("set-staff-off")).click()
    await expect(page.locator(".confirm")).to_contain_text("Mei Ling")
    await page.locator(".confirm button").first.click()
    await expect(page.locator(".form .lead .chip")).to_have_text(t("set-staff-inactive"), timeout=PATIENCE)
    answer = await page.request.post(
        f"{admin.url}/api/staff/sessions", data={"email": "mei@demo.example", "password": password}
    )
    assert answer.status == 401
    assert recorded(folder, "staff.changed") == 1


async def sees_the_chat_in_its_colour(admin: Agent, inbox: str) -> None:
    """The chat itself stands beside the form and wears what is chosen before it is saved; a wrong line is named."""
    page, t = admin.page, words(admin)
    await show(admin, "settings/inboxes")
    chat = page.frame_locator(".preview iframe").locator("main.chat")
    await expect(chat.locator("textarea").first).to_be_visible(timeout=PATIENCE)
    await page.get_by_label(t("set-color"), exact=True).fill("#7a1fa2")
    root = page.frame_locator(".preview iframe").locator("html")
    await expect(root).to_have_attribute("style", re.compile("--fill: ?#7a1fa2"))
    await page.get_by_label(t("set-inbox-origins")).fill("https://shop.example\nhttps://shop.example/a/page")
    await expect(page.locator(".save button[type=submit]")).to_be_disabled()
    await page.get_by_label(t("set-inbox-origins")).fill("https://shop.example")
    await page.keyboard.press("Control+s")
    await expect(page.locator(".save .done")).to_be_visible(timeout=PATIENCE)
    await admin.picture("inbox")
    kept = next(each for each in await call(page, "GET", "/inboxes") if each["id"] == inbox)
    assert (kept["color"], kept["origins"]) == ("#7a1fa2", ["https://shop.example"])
