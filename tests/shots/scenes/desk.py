"""The console's frame and its list."""

from datetime import UTC, datetime, timedelta

from playwright.async_api import Route, expect

from tests.browser.people import CONSOLE
from tests.shots.desk import WAITING, Console, handed_over, served
from tests.shots.house import Shopper
from tests.shots.scene import STAFF, Stage, scene

VIEWS = ("mine", "unassigned", "all", "snoozed", "resolved")
# So many turns of the wheel lead to the end of any list here.
FAR = 60
DRAFT = {"zh-CN": "我去问一下仓库，", "en": "I am asking the warehouse, "}
LABEL = {"zh-CN": "老客户", "en": "regular"}
BROKEN = {
    "type": "/problems/internal",
    "title": "internal",
    "status": 500,
    "code": "internal",
    "detail": "",
    "request_id": "7f3a90d2c41e4b07a1c8",
    "retry_after": None,
}


async def broken(route: Route) -> None:
    """The server has made a mistake."""
    await route.fulfill(status=500, json=BROKEN)


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


@scene("list-states", STAFF)
async def states(stage: Stage) -> None:
    """A draft that was left, a colleague who writes, one who reads, the customer who writes, urgent, with labels."""
    console = await Console.of(stage, path=f"c/{await served(stage)}")
    page, agent = console.page, {"id": "a-colleague", "name": {"zh-CN": "沈砚", "en": "Sam Whitaker"}[stage.locale]}
    await console.read()
    await console.field.fill(DRAFT[stage.locale])
    others = [await handed_over(stage) for _ in range(4)]
    await stage.house.call(console.session, "POST", f"/conversations/{others[0]}/priority", {"priority": "urgent"})
    await stage.house.call(
        console.session, "POST", f"/conversations/{others[3]}/labels", {"labels": [LABEL[stage.locale]]}
    )
    await console.press("Escape")

    async def said() -> None:
        for each, author, who in ((others[0], "agent", agent), (others[2], "contact", None)):
            await console.wire.tell({"type": "typing", "conversation": each, "author": author, "agent": who})
        await console.wire.tell({"type": "watchers", "conversation": others[1], "agents": [agent]})
        await expect(page.locator(".l3 .own", has_text=agent["name"])).to_have_count(2)

    await said()
    await expect(page.locator(".l3 .own.jade").first).to_be_visible()
    await console.snap(again=said)


@scene("list-snoozed-some", STAFF)
async def snoozed(stage: Stage) -> None:
    """What comes back, and when."""
    console = await Console.of(stage)
    for hours in (3, 40):
        told = await handed_over(stage)
        until = (datetime.now(UTC) + timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)
        body = {"until": until.isoformat().replace("+00:00", "Z")}
        await stage.house.call(console.session, "POST", f"/conversations/{told}/snooze", body)
    await console.page.locator("#view-snoozed").click()
    await expect(console.page.locator("section.list .conv").nth(1)).to_be_visible()
    await console.snap()


@scene("list-filter", STAFF)
async def filters(stage: Stage) -> None:
    """Narrowed down, and to nothing."""
    console = await Console.of(stage)
    page = console.page
    await page.locator("#view-all").click()
    await expect(page.locator("section.list .conv").first).to_be_visible()
    await page.locator(".list .title button").click()
    language = page.locator(".filters select").last
    await language.select_option("es")
    await expect(page.locator(".filters .go")).to_be_visible()
    await console.snap()
    await page.locator(".filters select").first.select_option("paquete parado")
    # No English conversation has this label.
    await language.select_option("en")
    await expect(page.locator("section.list .empty")).to_be_visible()
    await console.snap("none")


@scene("list-trouble", STAFF)
async def trouble(stage: Stage) -> None:
    """Not here yet, and not to be had."""
    console = await Console.of(stage)
    page = console.page
    await page.route("**/api/conversations?view=resolved*", lambda _: None)
    await page.locator("#view-resolved").click()
    await expect(page.locator("section.list .skeleton")).to_be_visible()
    await console.snap("loading")
    await page.unroute_all()
    await page.route("**/api/conversations?view=snoozed*", broken)
    await page.locator("#view-snoozed").click()
    await expect(page.locator("section.list .trouble")).to_be_visible()
    await console.snap()


@scene("list-lead", STAFF)
async def lead(stage: Stage) -> None:
    """Whoever leads sees all, and has more places to go."""
    console = await Console.of(stage, "supervisor")
    await console.page.locator("#view-all").click()
    await expect(console.page.locator("section.list .conv").first).to_be_visible()
    await console.snap()


@scene("conversation-gone", STAFF)
async def gone(stage: Stage) -> None:
    """A link to what is not there."""
    console = await Console.of(stage, path="c/00000000-0000-4000-8000-000000000000")
    await expect(console.page.locator("main.thread .empty")).to_be_visible()
    await console.snap()


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
    # What led somewhere is offered again.
    await field.fill({"zh-CN": "照片", "en": "photo"}[stage.locale])
    await console.page.locator(".results .hit").first.click()
    await console.press("Escape", "/")
    await field.fill("")
    await expect(console.page.locator(".results .recent").first).to_be_visible()
    await console.snap("recent")
    await console.page.route("**/api/conversations/search*", broken)
    await field.fill("XE-4")
    await expect(console.page.locator(".results .trouble")).to_be_visible()
    await console.snap("trouble")


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


@scene("bulk-refused", STAFF)
async def refused(stage: Stage) -> None:
    """What a colleague has taken meanwhile is left as it is, and says why."""
    console = await Console.of(stage)
    page = console.page
    visitor = Shopper(stage.house, {"locale": stage.locale, "identity": None})
    await visitor.write(WAITING[stage.locale][0][0])
    await visitor.person()
    told = await visitor.conversation()
    await stage.house.call(await stage.house.staff("agent", 1), "POST", f"/conversations/{told}/take")
    await page.locator("#view-all").click()
    row = page.locator(f'.line:has([data-id="{told}"])')
    # Only those in view are drawn.
    await page.locator("section.list").hover()
    for _ in range(FAR):
        if await row.count():
            break
        await page.mouse.wheel(0, 500)
        await page.wait_for_timeout(100)
    await expect(row).to_be_visible()
    await row.locator(".pick input").check(force=True)
    await page.locator(".bulk button").nth(0).click()
    await expect(page.locator(".bulk .late")).to_be_visible()
    await row.scroll_into_view_if_needed()
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
    await box.fill({"zh-CN": "转", "en": "trans"}[stage.locale])
    await console.snap("found")
    await box.fill(CONSOLE.text(stage.locale, "command-transfer"))
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
