"""Cases: the list of those that wait, each of them open, none; and a customer's steps."""

from typing import Any

from playwright.async_api import expect

from tests.shots.desk import Console
from tests.shots.scene import CUSTOMERS, STAFF, Stage, scene
from tests.shots.scenes.pages import order, signed_in
from tests.shots.scenes.thread import at_served

# Of the customers whose cases the demo begins with, one a language: a return that was inspected, a claim that waits
# for photos, a return to be sent.
WHOSE = {"zh-CN": "cust-1024", "en": "cust-2010", "es": "cust-3012"}


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
    for place, name in enumerate(("inspected", "to-send", "photos")):
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
