"""The policy: the rules, one that is open, a file that is compared, and what goes wrong; and a deed settled by hand."""

from typing import Any

from playwright.async_api import FilePayload, expect

from tests.shots.desk import Console
from tests.shots.scene import STAFF, Stage, scene

BACK = "() => document.querySelector('.policy-beside').scrollTo(0, 0)"
DOWN = "() => document.querySelector('.policy-beside').scrollTo(0, 1e6)"


def chosen(text: str) -> FilePayload:
    """A file of rules to choose."""
    return {"name": "shop-policy.toml", "mimeType": "application/toml", "buffer": text.encode()}


async def exported(stage: Stage) -> str:
    """The rules in force as a file."""
    session = await stage.house.staff("admin")
    return str((await stage.house.call(session, "GET", "/policy/export"))["text"])


@scene("policy", STAFF)
async def rules(stage: Stage) -> None:
    """Every rule, those of one kind, none, and one with all it says."""
    console = await Console.of(stage, "admin", "policy")
    page = console.page
    rows = page.locator(".policy-list li a")
    await expect(rows.first).to_be_visible()
    await console.snap()
    await page.get_by_role("button", name=console.t("policy-verdict-approve"), exact=True).click()
    await console.snap("approve")
    await page.get_by_label(console.t("policy-find")).fill("xyz")
    await expect(page.get_by_text(console.t("policy-found-none"))).to_be_visible()
    await console.snap("none")
    await page.goto(f"{stage.house.url}/console/policy/cancel-paid")
    rule = page.locator(".prule")
    await expect(rule.locator(".decisions, section p.mut").first).to_be_visible()
    await rule.locator("summary", has_text=console.t("policy-condition")).click()
    await expect(rule.locator(".examples")).to_be_visible()
    await console.snap("rule")


@scene("policy-import", STAFF)
async def compared(stage: Stage) -> None:
    """A file: chosen, with a mistake, without a change, and with what it would change; none is brought in."""
    text = await exported(stage)
    console = await Console.of(stage, "admin", "policy")
    page = console.page
    await page.get_by_role("button", name=console.t("policy-import"), exact=True).click()
    field = page.locator(".take-file input")
    await expect(field).to_be_attached()
    await console.snap()
    await field.set_input_files(chosen(text.replace("order.paid &&", "order.weather &&", 1)))
    await expect(page.locator(".importing .refused")).to_be_visible()
    await console.snap("mistake")
    await field.set_input_files(chosen(text))
    footer = page.locator(".importing footer")
    await expect(footer).to_be_visible()
    await console.snap("same")
    await footer.get_by_role("button", name=console.t("policy-other-file")).click()
    await field.set_input_files(chosen(text.replace('"confirm"', '"approve"')))
    await expect(page.locator(".importing .names.changed")).to_be_visible()
    await console.snap("compared", again=lambda: page.evaluate(BACK))
    await console.snap("compared-end", sizes=("narrow",), again=lambda: page.evaluate(DOWN))
    await footer.get_by_role("button", name=console.t("policy-bring"), exact=True).click()
    await console.snap("sure")


@scene("policy-away", STAFF)
async def away(stage: Stage) -> None:
    """The rules cannot be read; and there are none."""
    console = await Console.of(stage, "supervisor")
    problem = {"status": 503, "code": "busy", "detail": "", "title": "", "request_id": "0190a7f2"}
    await console.page.route("**/api/policy/rules", lambda route: route.fulfill(status=503, json=problem))
    await console.page.goto(f"{stage.house.url}/console/policy")
    await expect(console.page.locator("main.policy .trouble")).to_be_visible()
    await console.snap()
    await console.page.unroute("**/api/policy/rules")
    nothing = {"rules": [], "edition": "0", "days": 30}
    await console.page.route("**/api/policy/rules", lambda route: route.fulfill(json=nothing))
    await console.page.reload()
    await expect(
        console.page.locator("main.policy .policy-list .empty, main.policy .policy-list > .empty")
    ).to_be_visible()
    await console.snap("empty")


@scene("deeds-settle", STAFF)
async def by_hand(stage: Stage) -> None:
    """A deed of which nobody knows what came of it, and a person's word on it."""
    console = await Console.of(stage, "supervisor")
    page = console.page
    found: dict[str, Any] = {"deeds": [lost(stage.locale)], "next": None}
    await page.route("**/api/deeds?*", lambda route: route.fulfill(json=found))
    await page.goto(f"{stage.house.url}/console/deeds/unknown")
    form = page.locator("form.settle")
    await expect(form).to_be_visible()
    await console.snap()
    await form.locator("input[type=radio]").last.check()
    await console.snap("says")


def lost(locale: str) -> dict[str, Any]:
    """A deed as the server tells of it."""
    at = ("2026-01-12T09:30:00.000000Z", "2026-01-12T09:30:20.000000Z", "2026-01-12T10:01:00.000000Z")
    money = {"amount": 19_900, "currency": "CNY"}
    chinese = locale == "zh-CN"
    title = "取消订单 XE-40519" if chinese else "Cancel order XE-40519"
    tried = [
        {"event": kind, "at": when, "agent": None, "attempts": None, "seen": seen}
        for kind, when, seen in zip(
            ("deed.sent", "deed.unknown", "deed.escalated"), at, (None, None, "not_done"), strict=True
        )
    ]
    return {
        "deed": {
            "id": "0190a7f2-0000-7000-8000-000000000001", "action": "cancel_order", "title": title,
            "order": "XE-40519", "state": "unknown", "reason": None, "at": at[0], "rule": "cancel-paid",
            "rule_version": 1, "amount": money, "second": None, "done_at": None,
        },
        "conversation": None, "customer": "林知夏" if chinese else "Hannah Whitlock", "order": "XE-40519",
        "title": title, "lines": ["细嘴手冲壶 × 1" if chinese else "Gooseneck kettle × 1"], "amount": money,
        "proposed_by": None, "own": False, "rule": "cancel-paid", "rule_version": 1,
        "words": "订单还没有发货，可以取消，款项会原路退回。" if chinese else "The order has not been shipped yet.",
        "facts": {
            "actor": {"hand": "assistant", "level": "verified", "role": "none"},
            "contact": {"locale": locale, "verified": True},
            "action": {"kind": "cancel_order", "amount": 19_900, "currency": "CNY"}, "order": None, "history": {},
        },
        "since": at[1], "due_at": None, "escalated": True, "attempts": 12, "tried": tried,
    }  # fmt: skip
