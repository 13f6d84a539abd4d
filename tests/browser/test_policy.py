"""The policy as those who keep it live with it: found, read, carried out and, compared first, in again."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.people import PATIENCE, Agent, Customer
from tests.browser.test_console_pages import admin, call, recorded, show, supervisor, violations, words

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

__all__ = ["admin", "supervisor"]

SAID = {"zh-CN": "款项会原路退回", "en": "goes back the way it came"}


async def test_an_admin_keeps_the_rules(admin: Agent, tmp_path: Path) -> None:
    await admin.log_in()
    await finds_a_rule(admin)
    file = await carries_them_out(admin, tmp_path)
    await is_told_of_a_mistake(admin, file)
    await brings_others_in(admin, file, tmp_path)
    assert admin.complaints == []


async def finds_a_rule(admin: Agent) -> None:
    """By what it decides and says; opened, it tells all of itself."""
    page, t = admin.page, words(admin)
    await show(admin, "policy")
    rows = page.locator(".policy-list li a")
    await expect(rows.first).to_be_visible(timeout=PATIENCE)
    every = await rows.count()
    assert every == len((await call(page, "GET", "/policy/rules"))["rules"])
    await page.get_by_role("button", name=t("policy-verdict-refuse"), exact=True).click()
    await expect(rows).not_to_have_count(every)
    assert 0 < await rows.count() < every
    await page.get_by_label(t("policy-find")).fill("cancel-paid")
    await expect(page.get_by_text(t("policy-found-none"))).to_be_visible()
    await page.get_by_role("button", name=t("policy-show-all")).click()
    await expect(rows).to_have_count(every)
    await page.get_by_label(t("policy-action"), exact=True).select_option("cancel_order")
    await page.get_by_label(t("policy-find")).fill(SAID[admin.locale])
    await expect(rows).to_have_count(1)
    await rows.first.click()
    await expect(page).to_have_url(re.compile(r"/console/policy/cancel-paid$"))
    rule = page.locator(".prule")
    await expect(rule.locator("h2")).to_have_text("cancel-paid")
    await expect(rule.locator(".words")).to_contain_text(SAID[admin.locale])
    await expect(rule.locator(".condition")).to_be_hidden()
    await rule.locator("summary", has_text=t("policy-condition")).click()
    await expect(rule.locator(".condition")).to_contain_text("order.paid && !order.shipped")
    await expect(rule.locator(".examples")).to_contain_text('order.status = "packed"', timeout=PATIENCE)
    await expect(rule.get_by_text(t("policy-decisions-none"))).to_be_visible(timeout=PATIENCE)
    assert await violations(page) == []
    await admin.picture("rule")


async def carries_them_out(admin: Agent, folder: Path) -> Path:
    """The file is TOML, and the same rules in it are compared as no change."""
    page, t = admin.page, words(admin)
    async with page.expect_download() as saving:
        await page.get_by_role("button", name=t("policy-export")).click()
    path = folder / "policy.toml"
    await (await saving.value).save_as(path)
    content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    assert "cancel-paid" in [rule["id"] for rule in content["rule"]]
    await page.get_by_role("button", name=t("policy-import"), exact=True).click()
    await page.locator(".take-file input").set_input_files(path)
    footer = page.locator(".importing footer")
    await expect(footer).to_be_visible(timeout=PATIENCE)
    await expect(footer.get_by_role("button", name=t("policy-bring"))).to_have_count(0)
    await footer.get_by_role("button", name=t("policy-other-file")).click()
    return path


def changed_file(file: Path, old: str, new: str) -> Path:
    """The same file with one thing in the rule `cancel-paid` another."""
    text = file.read_text(encoding="utf-8")
    at = text.index('id = "cancel-paid"')
    other = file.with_name(f"other-{len(new)}.toml")
    other.write_text(text[:at] + text[at:].replace(old, new, 1), encoding="utf-8")
    return other


async def is_told_of_a_mistake(admin: Agent, file: Path) -> None:
    """Which rule, and what is the matter with it; nothing has changed."""
    page = admin.page
    await page.locator(".take-file input").set_input_files(changed_file(file, "order.paid &&", "order.weather &&"))
    refused = page.locator(".importing .refused")
    await expect(refused).to_contain_text("cancel-paid", timeout=PATIENCE)
    await expect(refused).to_contain_text("order.weather")
    assert await violations(page) == []
    await admin.picture("mistake")


async def brings_others_in(admin: Agent, file: Path, folder: Path) -> None:
    """Only after she has seen what would change, and said so once more."""
    page, t = admin.page, words(admin)
    await page.locator(".take-file input").set_input_files(changed_file(file, '"confirm"', '"approve"'))
    changed = page.locator(".importing .names.changed")
    await expect(changed).to_contain_text("cancel-paid v2", timeout=PATIENCE)
    assert recorded(folder, "policy.imported") == 1
    assert await violations(page) == []
    await admin.picture("compared")
    await page.get_by_role("button", name=t("policy-bring"), exact=True).click()
    await page.get_by_role("button", name=t("policy-bring-yes")).click()
    await expect(page.locator(".brought")).to_be_visible(timeout=PATIENCE)
    assert recorded(folder, "policy.imported") == 2
    await page.get_by_role("button", name=t("policy-to-rules")).click()
    row = page.locator(".policy-list li a", has_text="cancel-paid v2")
    await expect(row).to_contain_text(t("policy-verdict-approve"), timeout=PATIENCE)
    await row.click()
    earlier = page.locator(".versions li")
    await expect(earlier).to_have_count(1, timeout=PATIENCE)
    await earlier.locator("summary").click()
    verdicts = earlier.locator(".chip.verdict")
    await expect(verdicts).to_have_text([t("policy-verdict-confirm"), t("policy-verdict-approve")])
    assert await violations(page) == []
    await admin.picture("versions")


async def test_what_was_decided_leads_back_and_a_supervisor_only_compares(
    customer: Customer, supervisor: Agent, tmp_path: Path
) -> None:
    page, t = supervisor.page, words(supervisor)
    await customer.sign_in()
    await customer.open_chat()
    order = customer.orders["paid"]
    await customer.say({"zh-CN": f"取消订单 {order}", "en": f"Cancel order {order}"}[supervisor.locale])
    await expect(customer.chat.locator("section.offer")).to_be_visible(timeout=PATIENCE)
    await supervisor.log_in()
    await show(supervisor, "policy/cancel-paid")
    decision = page.locator(".decisions li")
    await expect(decision).to_have_count(1, timeout=PATIENCE)
    await expect(decision).to_contain_text(order)
    await expect(page.locator(".policy-stands dd").nth(1)).to_have_text("1")
    nothing: FilePayload = {"name": "none.toml", "mimeType": "text/plain", "buffer": b"# no rules\n"}
    await page.get_by_role("button", name=t("policy-import"), exact=True).click()
    await page.locator(".take-file input").set_input_files(nothing)
    moved = page.locator(".moves li")
    await expect(moved).to_contain_text(t("policy-verdict-person"), timeout=PATIENCE)
    await expect(page.locator(".importing footer")).to_contain_text(t("policy-import-admins"))
    await expect(page.get_by_role("button", name=t("policy-bring"), exact=True)).to_have_count(0)
    assert await call(page, "POST", "/policy/import", {"text": "", "instead_of": "x"}) == 403
    await supervisor.picture("supervisor")
    await page.locator(".importing .decisions a").click()
    await expect(page.locator("main.thread .th h2")).to_have_text(customer.name, timeout=PATIENCE)
    assert recorded(tmp_path, "policy.imported") == 1
