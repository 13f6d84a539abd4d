"""The policy: the rules, one that is open, a file that is compared, and what goes wrong."""

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


def otherwise(text: str) -> str:
    """Other rules: three ask a supervisor, one of them up to a limit and in other words; one is gone, one is new."""
    start, *rules = text.replace('"confirm"', '"approve"', 3).split("[[rule]]")
    kept = [rule for rule in rules if 'id = "default-address"' not in rule]
    paid = next(rule for rule in kept if 'id = "cancel-paid"' in rule)
    worded = paid.replace("!order.shipped", "!order.shipped && order.total <= 500000", 1)
    worded = worded.replace("原路退回", "三天内原路退回").replace("the way it came", "within three days")
    fresh = paid.replace("cancel-paid", "cancel-dear", 1).replace("!order.shipped", "!order.shipped && true", 1)
    return "[[rule]]".join([start, *[worded if rule is paid else rule for rule in kept], fresh])


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
    await field.set_input_files(chosen(otherwise(text)))
    await expect(page.locator(".importing .names.changed")).to_be_visible()
    await console.snap("compared", again=lambda: page.evaluate(BACK))
    await console.snap("compared-end", sizes=("narrow",), again=lambda: page.evaluate(DOWN))
    await page.locator(".importing .versions summary").first.click()
    await expect(page.locator(".importing .compared").first).to_be_visible()
    await console.snap("part")
    await page.locator(".importing .versions summary").first.click()
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
