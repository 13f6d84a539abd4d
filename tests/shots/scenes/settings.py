"""The settings: each section's list and editor."""

from playwright.async_api import expect

from tests.shots.desk import Console
from tests.shots.house import fresh
from tests.shots.scene import STAFF, Stage, scene

LISTS = ("inboxes", "staff", "teams", "macros", "articles", "examples")


@scene("settings", STAFF)
async def sections(stage: Stage) -> None:
    """Every list, and the editor of its first line."""
    console = await Console.of(stage, "admin", "settings/inboxes")
    page = console.page
    for name in LISTS:
        await page.goto(f"{stage.house.url}/console/settings/{name}")
        lines = page.locator(".plist li")
        await expect(lines.first).to_be_visible()
        await console.snap(name)
        await lines.first.click()
        await expect(page.locator(".pedit .form, .pedit form").first).to_be_visible()
        await console.snap(f"{name}-open")
    await page.goto(f"{stage.house.url}/console/settings/password")
    await expect(page.locator(".alone form")).to_be_visible()
    await console.snap("password")


@scene("settings-refused", STAFF)
async def refused(stage: Stage) -> None:
    """A field that is wrong, said beside it; and one the house refuses."""
    console = await Console.of(stage, "admin", "settings/macros")
    page = console.page
    await page.get_by_role("button", name=console.t("set-macros-new")).click()
    await page.get_by_label(console.t("set-name"), exact=True).fill("Box")
    await page.get_by_label(console.t("set-macro-text")).fill("Hello {{customer.nmae}}")
    await expect(page.locator(".form .wrong:visible").first).to_be_visible()
    await console.snap("macro")
    await page.goto(f"{stage.house.url}/console/settings/staff")
    await page.get_by_role("button", name=console.t("set-staff-new")).click()
    await page.get_by_label(console.t("set-name"), exact=True).fill("Mei Ling")
    await page.get_by_label(console.t("login-email")).fill("lin@demo.example")
    await page.keyboard.press("Control+s")
    await expect(page.locator("input[type=email]")).to_have_attribute("aria-invalid", "true")
    await console.snap("staff")


@scene("settings-once", STAFF)
async def once(stage: Stage) -> None:
    """The password that is shown this once."""
    console = await Console.of(stage, "admin", "settings/staff")
    page = console.page
    await page.get_by_role("button", name=console.t("set-staff-new")).click()
    await page.get_by_label(console.t("set-name"), exact=True).fill({"zh-CN": "方亦可", "en": "Mei Ling"}[stage.locale])
    await page.get_by_label(console.t("login-email")).fill(f"mei-{fresh()[:8]}@demo.example")
    await page.keyboard.press("Control+s")
    await expect(page.locator(".once code")).to_be_visible()
    await console.snap()
