"""The start page, the shop and the help centre."""

from typing import Any

from playwright.async_api import Page, expect

from tests.shots.scene import CUSTOMERS, Stage, scene

SEARCH = {"zh-CN": "退款", "en": "refund", "es": "reembolso"}
DEPARTMENT = "tea"


async def signed_in(stage: Stage, who: dict[str, Any]) -> Page:
    """A window of this customer's."""
    page = await stage.page()
    await page.context.request.post(f"{stage.house.url}/shop/enter", form={"customer": who["id"]})
    return page


def order(who: dict[str, Any], status: str) -> str:
    """The number of her newest order that stands so."""
    return next(str(each["id"]) for each in who["orders"] if each["status"] == status)


async def look(stage: Stage, path: str) -> Page:
    """A page in the language of the scene."""
    page = await stage.page()
    await page.goto(f"{stage.house.url}{path}")
    await expect(page.locator("h1").first).to_be_visible()
    return page


@scene("start", CUSTOMERS)
async def start(stage: Stage) -> None:
    """Whom one can be, and then everybody."""
    page = await look(stage, f"/?lang={stage.locale}")
    await stage.snap(page)
    for each in await page.locator("details summary").all():
        await each.click()
    await page.locator("details").last.scroll_into_view_if_needed()
    await stage.snap(page, "everybody")


@scene("shop", CUSTOMERS)
async def shop(stage: Stage) -> None:
    """The front, a department, and the bottom of it."""
    page = await look(stage, f"/shop/?lang={stage.locale}")
    await stage.snap(page)
    await page.goto(f"{stage.house.url}/shop/in/{DEPARTMENT}")
    await stage.snap(page, "department")
    await page.evaluate("scrollTo(0, document.body.scrollHeight)")
    await stage.snap(page, "bottom")


@scene("product", CUSTOMERS)
async def product(stage: Stage) -> None:
    """One that is there, and one that is sold out."""
    page = await look(stage, f"/shop/products/gaiwan-celadon?lang={stage.locale}")
    await stage.snap(page)
    await page.goto(f"{stage.house.url}/shop/products/teapot-clay?variant=180")
    await page.locator(".gone").first.click()
    await expect(page.locator("p.stock.out")).to_be_visible()
    await stage.snap(page, "sold-out")


@scene("orders", CUSTOMERS)
async def orders(stage: Stage) -> None:
    """Hers, and what a stranger sees there."""
    page = await look(stage, f"/shop/orders?lang={stage.locale}")
    await stage.snap(page, "stranger")
    hers = await signed_in(stage, stage.house.first(stage.locale))
    await hers.goto(f"{stage.house.url}/shop/orders")
    await stage.snap(hers)


@scene("order", CUSTOMERS)
async def orders_one_by_one(stage: Stage) -> None:
    """An order in each state that looks different."""
    house = stage.house
    plans = {"paid": "paid_late", "shipped": "stuck", "cancelled": "cancelled", "refunding": "refunding"}
    plans |= {"refunded": "refunded", "partially_refunded": "partially_refunded", "delivered": "delivered_dented"}
    for status, plan in plans.items():
        who, number = house.order(stage.locale, status, plan)
        page = await signed_in(stage, who)
        await page.goto(f"{house.url}/shop/orders/{number}")
        await expect(page.locator("[data-status]").first).to_be_visible()
        await stage.snap(page, plan.replace("_", "-"))


@scene("help", CUSTOMERS)
async def help_centre(stage: Stage) -> None:
    """All of it, a search that finds and one that does not, an article."""
    home = f"/help/{stage.locale}/"
    page = await look(stage, home)
    await stage.snap(page)
    await page.goto(f"{stage.house.url}{home}?q={SEARCH[stage.locale]}")
    await stage.snap(page, "found")
    await page.goto(f"{stage.house.url}{home}?q=xyzzyx")
    await stage.snap(page, "found-none")
    await page.goto(f"{stage.house.url}{home}returns")
    await stage.snap(page, "article")
    await page.goto(f"{stage.house.url}{home}no-such-article")
    await stage.snap(page, "missing")
    await page.goto(f"{stage.house.url}{home}?inbox={stage.house.told['inbox']}")
    await stage.snap(page, "instead-of-chat")


@scene("missing", CUSTOMERS)
async def missing(stage: Stage) -> None:
    """What is not there."""
    page = await look(stage, f"/shop/products/no-such-thing?lang={stage.locale}")
    await stage.snap(page)
