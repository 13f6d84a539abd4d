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
    await page.get_by_label(console.t("set-person-name"), exact=True).fill("Mei Ling")
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
    name = {"zh-CN": "方亦可", "en": "Mei Ling"}[stage.locale]
    await page.get_by_label(console.t("set-person-name"), exact=True).fill(name)
    await page.get_by_label(console.t("login-email")).fill(f"mei-{fresh()[:8]}@demo.example")
    await page.keyboard.press("Control+s")
    await expect(page.locator(".once code")).to_be_visible()
    await console.snap()


@scene("settings-leaving", STAFF)
async def leaving(stage: Stage) -> None:
    """A form with changes is about to be left; kept, it is marked in its list and section."""
    console = await Console.of(stage, "admin", "settings/teams")
    page = console.page
    lines = page.locator(".plist li button")
    await lines.first.click()
    await page.get_by_label(console.t("set-name"), exact=True).fill({"zh-CN": "包裹", "en": "Parcels"}[stage.locale])
    await lines.last.click()
    await expect(page.locator("dialog.leaving")).to_be_visible()
    await console.snap()
    await page.get_by_role("button", name=console.t("set-leaving-keep")).click()
    await expect(page.locator(".plist .unsaved")).to_be_visible()
    await page.locator(".snav a", has_text=console.t("set-staff")).click()
    await page.locator(".snav a", has_text=console.t("set-teams")).click()
    await expect(page.locator(".plist .unsaved")).to_be_visible()
    await console.snap("kept")
    await lines.first.click()
    await page.get_by_label(console.t("set-name"), exact=True).fill("")
    await page.locator(".rail a").first.click()
    await expect(page.locator("dialog.leaving")).to_be_visible()
    await console.snap("blocked")


@scene("settings-sure", STAFF)
async def sure(stage: Stage) -> None:
    """What is asked about first, with what will come of it; and what was deleted, with the way back."""
    console = await Console.of(stage, "admin", "settings/staff")
    page = console.page
    await page.locator(".plist li", has_text="Ana Belmonte").click()
    await page.get_by_role("button", name=console.t("set-staff-off")).click()
    await expect(page.locator(".confirm")).to_be_visible()
    await console.snap("staff")
    await page.goto(f"{stage.house.url}/console/settings/macros")
    await page.locator(".plist li button").last.click()
    await page.get_by_role("button", name=console.t("set-delete")).click()
    await page.locator(".confirm button").first.click()
    await expect(page.locator(".gone")).to_be_visible()
    await console.snap("gone")
    await page.get_by_role("button", name=console.t("set-restore")).click()
    await expect(page.locator(".gone")).to_have_count(0)


@scene("settings-away", STAFF)
async def away(stage: Stage) -> None:
    """A list that cannot be read, one that is empty, and a form the server could not take."""
    console = await Console.of(stage, "admin")
    page = console.page
    problem = {"status": 503, "code": "busy", "detail": "", "title": "", "request_id": "0190a7f2"}
    await page.route("**/api/teams", lambda route: route.fulfill(status=503, json=problem))
    await page.goto(f"{stage.house.url}/console/settings/teams")
    await expect(page.locator(".plist .trouble")).to_be_visible()
    await console.snap()
    await page.unroute("**/api/teams")
    await page.route("**/api/teams", lambda route: route.fulfill(json=[]))
    await page.reload()
    await expect(page.locator(".plist .empty")).to_be_visible()
    await console.snap("empty")
    await page.route("**/api/teams/*", lambda route: route.fulfill(status=503, json=problem))
    await page.locator(".plist .go").click()
    await page.get_by_label(console.t("set-name"), exact=True).fill({"zh-CN": "包裹", "en": "Parcels"}[stage.locale])
    await page.keyboard.press("Control+s")
    await expect(page.locator(".save .late")).to_be_visible()
    await console.snap("failed")


@scene("settings-inbox", STAFF)
async def inbox(stage: Stage) -> None:
    """A new inbox; and one whose colour is being chosen, with a line that is no website."""
    console = await Console.of(stage, "admin", "settings/inboxes")
    page = console.page
    chat = page.frame_locator(".preview iframe").locator("main.chat textarea")
    await expect(chat.first).to_be_visible()
    await page.get_by_role("button", name=console.t("set-inboxes-new")).click()
    await expect(page.get_by_label(console.t("set-inbox-id"), exact=True)).to_be_visible()
    await console.snap("new")
    await page.locator(".plist li button").first.click()
    await page.get_by_label(console.t("set-color"), exact=True).fill("#7a1fa2")
    await page.get_by_label(console.t("set-inbox-origins")).fill("https://shop.example\nshop.example/help")
    await expect(chat.first).to_be_visible()
    await console.snap("changed")
