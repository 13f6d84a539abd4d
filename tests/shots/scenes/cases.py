"""Cases: the list of those that wait, each of them open, none; and a customer's steps."""

import asyncio
from typing import Any

from playwright.async_api import FilePayload, Page, expect

from tests.shots.desk import Console
from tests.shots.house import fresh
from tests.shots.photo import photo
from tests.shots.scene import CUSTOMERS, STAFF, Stage, scene
from tests.shots.scenes.pages import order, signed_in
from tests.shots.scenes.thread import at_served

# Of the customers whose cases the demo begins with, one a language: a return that was inspected, a claim that waits
# for photos, a return to be sent.
WHOSE = {"zh-CN": "cust-1024", "en": "cust-2010", "es": "cust-3012"}

TABLES = ("#8a6b4e", "#6d7f8c")
SAID = {
    "zh-CN": {
        "accept": "磕碰看得很清楚。",
        "found": "原样寄回，配件齐。",
        "refuse": "照片里是使用留下的划痕，到货时没有破损。",
    },
    "en": {
        "accept": "The chip is plain to see.",
        "found": "Complete, as it was sent.",
        "refuse": "The photos show wear from use; it left us whole.",
    },
    "es": {
        "accept": "El golpe se ve claramente.",
        "found": "Completo, tal como se envió.",
        "refuse": "Las fotos muestran desgaste por el uso; salió entero.",
    },
}


@scene("cases", STAFF)
async def listed(stage: Stage) -> None:
    """What waits for the shop, all that is open, and nothing."""
    console = await Console.of(stage, "agent", "cases")
    page = console.page
    views = page.locator(".cases .views button")
    await expect(page.locator(".cases-list a, .cases-list .empty").first).to_be_visible()
    await console.snap()
    await views.nth(3).click()
    await expect(page.locator(".cases-list .empty")).to_be_visible()
    await console.snap("none")
    await views.nth(2).click()
    rows = page.locator(".cases-list a")
    await expect(rows.first).to_be_visible()
    await console.snap("open")
    # In the order of what is due first: one inspected, two that wait for photos, one for its parcel.
    for place, name in ((0, "inspected"), (1, "photos"), (3, "to-send")):
        await views.nth(2).click()
        await page.goto(f"{stage.house.url}{await rows.nth(place).get_attribute('href')}")
        await expect(page.locator(".case .way")).to_be_visible()
        await console.snap(name)


@scene("cases-away", STAFF)
async def away(stage: Stage) -> None:
    """They cannot be read."""
    console = await Console.of(stage, "agent")
    problem = {"status": 503, "code": "busy", "detail": "", "title": "", "request_id": "0190a7f2"}
    await console.page.route("**/api/cases?*", lambda route: route.fulfill(status=503, json=problem))
    await console.page.goto(f"{stage.house.url}/console/cases")
    await expect(console.page.locator("main.cases .trouble")).to_be_visible()
    await console.snap()


@scene("case-steps", CUSTOMERS)
async def steps(stage: Stage) -> None:
    """A case as the customer sees it, from the order it is about."""
    who = whose(stage)
    page = await signed_in(stage, who)
    await page.goto(f"{stage.house.url}/shop/orders?lang={stage.locale}")
    for each in who["orders"]:
        await page.goto(f"{stage.house.url}/shop/orders/{each['id']}")
        if await (link := page.locator("main a[href*='/shop/cases/']")).count():
            await link.first.click()
            break
    await expect(page.locator("h1[data-case]")).to_be_visible()
    await stage.snap(page)


@scene("claim", CUSTOMERS)
async def claim(stage: Stage) -> None:
    """What went wrong with an order that arrived: asked, and before the yes."""
    who = next(each for each in stage.house.told["customers"] if each["locale"] == stage.locale)
    page = await signed_in(stage, who)
    await page.goto(f"{stage.house.url}/shop/orders/{order(who, 'delivered')}/claim_problem?lang={stage.locale}")
    await expect(page.locator("main form")).to_be_visible()
    await stage.snap(page)


def whose(stage: Stage) -> dict[str, Any]:
    """Who has a case in this language."""
    return next(dict(each) for each in stage.house.told["customers"] if each["id"] == WHOSE[stage.locale])


@scene("side", STAFF)
async def beside(stage: Stage) -> None:
    """Beside a thread: what else can be done, everything that cannot, a form in place, and a code to be sent."""
    console = await at_served(stage)
    page = console.page
    side = page.locator("aside.side")
    order = side.locator("details.ord").first
    menu = page.locator(".pop.others:popover-open")
    await order.locator(".can.do li button[aria-controls]").click()
    await expect(menu).to_be_visible()
    await console.snap("others", sizes=("wide",))
    await menu.locator("button").last.click()
    await expect(order.locator("form.deed-form")).to_be_visible()
    await console.snap("form", sizes=("wide",))
    await order.locator("button.more").click()
    await expect(order.locator("button.more")).to_have_count(0)
    await console.snap("refused", sizes=("wide",))
    await side.locator("button.send-code").click()
    await expect(menu).to_be_visible()
    await console.snap("code", sizes=("wide",))


async def begins(stage: Stage, page: Page, number: str, action: str) -> str:
    """She asks for it on her own pages; the id of her case."""
    await page.goto(f"{stage.house.url}/shop/orders/{number}/{action}?lang={stage.locale}")
    for name in ("items", "reason", "method_id"):
        if await (field := page.locator(f"main input[name={name}]")).count():
            wanted = page.locator(f"main input[name={name}][value=damaged]")
            await (wanted if await wanted.count() else field.first).check()
    await page.locator("main form button.primary").first.click()
    await page.locator("main form button").first.click()
    link = page.locator("main a[href*='/shop/cases/']")
    await expect(link).to_be_visible()
    return str(await link.get_attribute("href")).rpartition("/")[2]


async def sends_photos(page: Page) -> None:
    """Two of them, from the page of her case."""
    await page.locator("#own-file").set_input_files(
        [
            FilePayload(name=f"{place}.jpg", mimeType="image/jpeg", buffer=photo(table))
            for place, table in enumerate(TABLES)
        ]
    )
    async with page.expect_navigation():
        await page.locator(".own-files button").click()
    await expect(page.locator("h1[data-case=review]")).to_be_visible()


@scene("case-stages", CUSTOMERS)
async def stages(stage: Stage) -> None:
    """A return from the photos to the money, at each step as she sees it."""
    who = stage.house.customer(stage.locale, "delivered")
    page = await signed_in(stage, who)
    lead = await stage.house.staff("supervisor")

    async def shown(case: str, state: str, wanted: str = "h1[data-case]") -> None:
        await page.goto(f"{stage.house.url}/shop/cases/{case}?lang={stage.locale}")
        await expect(page.locator(f"h1[data-case={state}]")).to_be_visible()
        await expect(page.locator(wanted).first).to_be_visible()
        await stage.snap(page, state)

    async def step(case: str, name: str, **said: object) -> None:
        await stage.house.call(lead, "POST", f"/cases/{case}/{name}", {"id": fresh(), **said})

    case = await begins(stage, page, order(who, "delivered"), "return_items")
    await shown(case, "photos")
    await sends_photos(page)
    await shown(case, "review", ".own-photos img")
    await step(case, "accept", text=SAID[stage.locale]["accept"])
    await shown(case, "to_send", ".barcode")
    await page.emulate_media(media="print")
    await stage.snap(page, "label", sizes=("wide",))
    await page.emulate_media(media="screen")
    await page.locator("input[name=tracking]").fill("SF1938274650")
    await page.locator("button[value=send]").click()
    await shown(case, "on_the_way")
    await step(case, "receive")
    await shown(case, "received")
    await step(case, "inspect", passed=True, text=SAID[stage.locale]["found"])
    await shown(case, "inspected")
    detail = await stage.house.call(lead, "POST", f"/cases/{case}/conversation")
    fields = {"return_id": detail["matter"], "amount": detail["amount"]}
    body = {"id": fresh(), "action": "settle_return", "order": detail["case"]["order"], "fields": fields}
    await stage.house.call(lead, "POST", f"/conversations/{detail['case']['conversation']}/deeds", body)
    await settled(stage, case)
    await shown(case, "settled")


async def settled(stage: Stage, case: str) -> None:
    """The shop has paid, and the case has heard of it."""
    lead = await stage.house.staff("supervisor")
    for _ in range(100):
        if not (await stage.house.call(lead, "GET", f"/cases/{case}"))["case"]["open"]:
            return
        await asyncio.sleep(0.1)


@scene("case-refused", CUSTOMERS)
async def refused(stage: Stage) -> None:
    """A claim for which her photos do not speak."""
    who = stage.house.customer(stage.locale, "delivered")
    page = await signed_in(stage, who)
    lead = await stage.house.staff("supervisor")
    case = await begins(stage, page, order(who, "delivered"), "claim_problem")
    at = f"{stage.house.url}/shop/cases/{case}?lang={stage.locale}"
    await page.goto(at)
    await sends_photos(page)
    said = {"id": fresh(), "text": SAID[stage.locale]["refuse"]}
    await stage.house.call(lead, "POST", f"/cases/{case}/refuse", said)
    await page.goto(at)
    await expect(page.locator("h1[data-case=refused]")).to_be_visible()
    await stage.snap(page)
