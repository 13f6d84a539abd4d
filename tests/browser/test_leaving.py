"""Leaving a form with changes: nothing is lost unasked, by whatever way one goes."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Dialog, Locator, expect

from tests.browser.people import PATIENCE, Agent
from tests.browser.test_console_pages import admin, call, recorded, show, violations, words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

__all__ = ["admin"]


async def test_nobody_leaves_changes_behind_unasked(admin: Agent, tmp_path: Path) -> None:
    await admin.log_in()
    await show(admin, "settings/teams")
    lines = admin.page.locator(".plist li button")
    await lines.first.click()
    await stays_or_keeps_them(admin, lines)
    await saves_them_on_the_way(admin, lines, tmp_path)
    await lets_them_go(admin, lines, tmp_path)
    await closes_the_tab(admin, lines)
    assert admin.complaints == []


async def changed(admin: Agent, text: str, *, of: str = "set-name") -> Locator:
    """The name of the open team, or of whom, written anew; and the question that comes of leaving it."""
    await admin.page.get_by_label(words(admin)(of), exact=True).fill(text)
    return admin.page.get_by_role("dialog", name=words(admin)("set-leaving"))


async def stays_or_keeps_them(admin: Agent, lines: Locator) -> None:
    """To another line: Escape changes nothing; what is kept is marked, and there again."""
    page, t = admin.page, words(admin)
    asked = await changed(admin, "Parcels")
    await lines.nth(1).click()
    await expect(asked.get_by_role("button", name=t("set-leaving-save"))).to_be_focused()
    await admin.picture("asked")
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await expect(asked).to_have_count(0)
    name = page.get_by_label(t("set-name"), exact=True)
    await expect(name).to_have_value("Parcels")
    await lines.nth(1).click()
    await asked.get_by_role("button", name=t("set-leaving-keep")).click()
    await expect(lines.nth(1)).to_have_attribute("aria-current", "true")
    await expect(lines.first.locator(".unsaved")).to_be_visible()
    # Where nothing was changed nobody is asked.
    await lines.first.click()
    await expect(name).to_have_value("Parcels")
    assert "Parcels" not in [team["name"] for team in await call(page, "GET", "/teams")]


async def saves_them_on_the_way(admin: Agent, lines: Locator, folder: Path) -> None:
    """To another page; what cannot be saved as it stands is not offered to be."""
    page, t = admin.page, words(admin)
    asked = await changed(admin, "")
    await page.locator(".rail a").first.click()
    await expect(asked).to_contain_text(t("set-lacks-name"))
    await expect(asked.get_by_role("button", name=t("set-leaving-save"))).to_have_count(0)
    await asked.get_by_role("button", name=t("set-leaving-stay")).click()
    await changed(admin, "Parcels")
    before = recorded(folder, "team.renamed")
    await page.locator(".rail a").first.click()
    await asked.get_by_role("button", name=t("set-leaving-save")).click()
    await expect(page).to_have_url(re.compile(r"/console/(c/.*)?$"), timeout=PATIENCE)
    assert recorded(folder, "team.renamed") == before + 1
    assert "Parcels" in [team["name"] for team in await call(page, "GET", "/teams")]
    await page.go_back()
    # In Chinese it has a name of its own, which stays.
    called = {"zh-CN": "售后", "en": "Parcels"}[admin.locale]
    await expect(lines.filter(has_text=called)).to_be_visible(timeout=PATIENCE)


async def lets_them_go(admin: Agent, lines: Locator, folder: Path) -> None:
    """By the browser's own button: the address stays until it may go."""
    page, t = admin.page, words(admin)
    await page.locator(".snav a", has_text=t("set-staff")).click()
    await expect(page).to_have_url(re.compile(r"/settings/staff$"))
    await page.go_back()
    await page.go_forward()
    await page.locator(".plist li button").first.click()
    before = recorded(folder, "staff.changed")
    asked = await changed(admin, "Nobody", of="set-person-name")
    await page.evaluate("history.back()")
    await expect(asked).to_be_visible()
    await expect(page).to_have_url(re.compile(r"/settings/staff$"))
    await asked.get_by_role("button", name=t("set-undo")).click()
    await expect(page).to_have_url(re.compile(r"/settings/teams$"))
    await expect(page.locator(".snav .mark")).to_have_count(0)
    assert recorded(folder, "staff.changed") == before
    assert "Nobody" not in [member["name"] for member in await call(page, "GET", "/staff")]


async def closes_the_tab(admin: Agent, lines: Locator) -> None:
    """The browser asks, in its own words; so does the console before it logs her out."""
    page, t = admin.page, words(admin)
    await lines.first.click()
    asked = await changed(admin, "Never saved")
    said: list[str] = []

    async def stay(dialog: Dialog) -> None:
        said.append(dialog.type)
        await dialog.dismiss()

    page.once("dialog", stay)
    async with page.expect_event("dialog"):
        await page.close(run_before_unload=True)
    await expect(page.locator(".save")).to_contain_text(t("set-unsaved"))
    assert said == ["beforeunload"]
    await page.locator("button.me").click()
    await page.get_by_role("button", name=t("log-out")).click()
    await asked.get_by_role("button", name=t("set-undo")).click()
    await expect(page.locator("main.login")).to_be_visible(timeout=PATIENCE)
