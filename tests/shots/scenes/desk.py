"""The console's frame and its list."""

from playwright.async_api import expect

from tests.browser.people import CONSOLE
from tests.shots.desk import Console, served
from tests.shots.scene import STAFF, Stage, scene

VIEWS = ("mine", "unassigned", "all", "snoozed", "resolved")


@scene("login", STAFF)
async def login(stage: Stage) -> None:
    """The way in, and a wrong password."""
    page = await stage.page()
    await page.goto(f"{stage.house.url}/console/")
    await expect(page.locator("#email")).to_be_visible()
    await stage.snap(page)
    await page.locator("#email").fill("nobody@demo.example")
    await page.locator("#password").fill("not it")
    await page.locator("form button[type=submit]").click()
    await expect(page.locator("#login-fault")).not_to_be_empty()
    await stage.snap(page, "wrong")


@scene("list", STAFF)
async def views(stage: Stage) -> None:
    """Each view, as it is."""
    await served(stage)
    console = await Console.of(stage)
    for view in VIEWS:
        await console.page.locator(f"#view-{view}").click()
        await expect(console.page.locator("section.list .skeleton")).to_have_count(0)
        await expect(console.page.locator("section.list .conv, section.list .empty").first).to_be_visible()
        await console.snap(view)


@scene("list-empty", STAFF)
async def empty(stage: Stage) -> None:
    """Nothing to do."""
    console = await Console.of(stage, "admin")
    await console.page.locator("#view-mine").click()
    await expect(console.page.locator("section.list .empty")).to_be_visible()
    await console.snap()


@scene("search", STAFF)
async def search(stage: Stage) -> None:
    """Asked, found, and not found."""
    await served(stage)
    console = await Console.of(stage)
    field = console.page.locator(".find input")
    await field.focus()
    await console.snap("begun")
    await field.fill({"zh-CN": "照片", "en": "photo"}[stage.locale])
    await expect(console.page.locator(".results .hit").first).to_be_visible()
    await console.snap()
    await field.fill("xyzzyx")
    await expect(console.page.locator(".results .empty")).to_be_visible()
    await console.snap("none")


@scene("bulk", STAFF)
async def bulk(stage: Stage) -> None:
    """Some selected, and what can be done with them."""
    console = await Console.of(stage)
    await console.page.locator("#view-all").click()
    boxes = console.page.locator("section.list .pick input")
    await expect(boxes.nth(2)).to_be_attached()
    for number in range(3):
        await boxes.nth(number).check(force=True)
    await expect(console.page.locator(".bulk")).to_be_visible()
    await console.snap()


@scene("palette", STAFF)
async def palette(stage: Stage) -> None:
    """All commands, a few letters, and the second step of one."""
    console = await Console.of(stage, path=f"c/{await served(stage)}")
    await console.read()
    await console.press("Control+k")
    box = console.page.locator(".palette input")
    await expect(box).to_be_visible()
    await console.snap()
    await box.fill(CONSOLE.text(stage.locale, "command-transfer"))
    await console.snap("found")
    await box.press("Enter")
    await expect(console.page.locator(".palette .step, .pop:popover-open").first).to_be_visible()
    await console.snap("next")


@scene("palette-step", STAFF)
async def second_step(stage: Stage) -> None:
    """Being away wants a reason."""
    console = await Console.of(stage)
    await console.press("Control+k")
    box = console.page.locator(".palette input")
    await box.fill(CONSOLE.text(stage.locale, "command-away"))
    await box.press("Enter")
    await expect(console.page.locator(".palette .step")).to_be_visible()
    await console.snap()


@scene("shortcuts", STAFF)
async def shortcuts(stage: Stage) -> None:
    """All of them."""
    console = await Console.of(stage)
    await console.press("?")
    await expect(console.page.locator(".shortcuts")).to_be_visible()
    await console.snap()


@scene("me", STAFF)
async def me(stage: Stage) -> None:
    """Presence, language, light, notices."""
    console = await Console.of(stage)
    await console.page.locator("[popovertarget=me]").click()
    menu = console.page.locator("#me")
    await expect(menu).to_be_visible()
    await console.snap()
    await menu.evaluate("each => { each.scrollTop = each.scrollHeight }")
    await console.snap("end")


@scene("offline", STAFF)
async def offline(stage: Stage) -> None:
    """Nothing comes through, and a reply that waits."""
    console = await Console.of(stage, path=f"c/{await served(stage)}")
    await console.read()
    await console.wire.cut()
    await expect(console.page.locator(".bar.offline")).to_be_visible()
    await console.field.fill(
        {"zh-CN": "周三发出，周五能到。", "en": "It leaves on Wednesday and is there by Friday."}[stage.locale]
    )
    await console.field.press("Enter")
    await expect(console.page.locator(".flow .on-its-way")).to_have_count(1)
    await console.snap()


@scene("session-over", STAFF)
async def over(stage: Stage) -> None:
    """She has to log in again, and finds her desk as it was."""
    console = await Console.of(stage, path=f"c/{await served(stage)}")
    await console.read()
    problem = {"status": 401, "code": "expired", "detail": "", "title": ""}
    await console.page.route("**/api/**", lambda route: route.fulfill(status=401, json=problem))
    await console.page.locator("#view-resolved").click()
    await expect(console.page.locator("dialog.login")).to_be_visible()
    await console.snap()
