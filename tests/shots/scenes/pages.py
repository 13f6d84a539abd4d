"""The start page, the shop and the help centre."""

from typing import Any

from playwright.async_api import Page, expect

from tests.shots.scene import CUSTOMERS, Stage, scene

SEARCH = {"zh-CN": "退款", "en": "refund", "es": "reembolso"}
TYPED = {"zh-CN": "包裹不动", "en": "parcel stuck", "es": "paquete parado"}
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
    for each in await page.locator(".more summary").all():
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
    """One in two colours, one in two sizes, and one that is sold out."""
    page = await look(stage, f"/shop/products/gooseneck-kettle?lang={stage.locale}")
    await stage.snap(page)
    await page.goto(f"{stage.house.url}/shop/products/gaiwan-celadon")
    await stage.snap(page, "sizes")
    await page.goto(f"{stage.house.url}/shop/products/teapot-clay?variant=180")
    await page.locator(".gone").first.click()
    await expect(page.locator("p.stock.out")).to_be_visible()
    await stage.snap(page, "sold-out")


@scene("orders", CUSTOMERS)
async def orders(stage: Stage) -> None:
    """Hers, her account beneath them, and what a stranger sees there."""
    page = await look(stage, f"/shop/orders?lang={stage.locale}")
    await stage.snap(page, "stranger")
    hers = await signed_in(stage, stage.house.first(stage.locale))
    await hers.goto(f"{stage.house.url}/shop/orders")
    await stage.snap(hers)
    await hers.evaluate("scrollTo(0, document.body.scrollHeight)")
    await stage.snap(hers, "account")


@scene("order", CUSTOMERS)
async def orders_one_by_one(stage: Stage) -> None:
    """An order in each state that looks different."""
    house = stage.house
    plans = {"paid": "paid_late", "shipped": "stuck", "cancelled": "cancelled", "refunding": "refunding"}
    plans |= {"refunded": "refunded", "partially_refunded": "partially_refunded"}
    for status, plan in plans.items():
        who, number = house.order(stage.locale, status, plan)
        page = await signed_in(stage, who)
        await page.goto(f"{house.url}/shop/orders/{number}")
        await expect(page.locator("[data-status]").first).to_be_visible()
        await stage.snap(page, plan.replace("_", "-"))


@scene("order", CUSTOMERS)
async def order_that_arrived(stage: Stage) -> None:
    """One that arrived, what cannot be done with it, and its bill."""
    house = stage.house
    who, number = house.order(stage.locale, "delivered", "delivered_dented")
    page = await signed_in(stage, who)
    await page.goto(f"{house.url}/shop/orders/{number}")
    await expect(page.locator("[data-status]").first).to_be_visible()
    await stage.snap(page, "delivered-dented")
    await page.locator(".own-cannot summary").click()
    cannot = page.locator(".own-cannot li").last
    await stage.snap(page, "cannot", again=cannot.scroll_into_view_if_needed)
    await page.goto(f"{house.url}/shop/orders/{number}/invoice")
    await stage.snap(page, "invoice")


@scene("by-hand", CUSTOMERS)
async def by_hand(stage: Stage) -> None:
    """What she does herself: its form, what will happen, what became of it; and a code that is asked for first."""
    who = stage.house.customer(stage.locale, "paid")
    page = await signed_in(stage, who)
    place = f"{stage.house.url}/shop/orders/{order(who, 'paid')}"
    await page.goto(f"{place}/change_address?lang={stage.locale}")
    await stage.snap(page, "form")
    await page.goto(f"{place}/cancel_order")
    await page.locator(".own-form button.primary").click()
    await expect(page.locator("[data-deed]")).to_be_visible()
    await stage.snap(page, "offer")
    await page.locator("button[value=yes]").click()
    await expect(page.locator("[data-deed=done]")).to_be_visible()
    await stage.snap(page, "done")
    await page.goto(f"{stage.house.url}/shop/account/change_contact")
    await expect(page.locator(".own-code-way").first).to_be_visible()
    await stage.snap(page, "code")


@scene("mail", CUSTOMERS)
async def mail(stage: Stage) -> None:
    """Whose, when nobody is signed in; an empty one; and one with a code in it."""
    place = f"/shop/mail?lang={stage.locale}"
    await stage.snap(await look(stage, place), "stranger")
    page = await signed_in(stage, stage.house.customer(stage.locale))
    await page.goto(f"{stage.house.url}{place}")
    await stage.snap(page, "empty")
    await page.goto(f"{stage.house.url}/shop/account/reset_password")
    await page.locator(".own-code-way button").first.click()
    await expect(page.locator("#own-code")).to_be_visible()
    await page.goto(f"{stage.house.url}{place}")
    await expect(page.locator(".mails li")).to_have_count(1)
    await stage.snap(page)


@scene("help", CUSTOMERS)
async def help_centre(stage: Stage) -> None:
    """All of it, what is found as one types, a search that finds and one that does not, articles."""
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
    await page.goto(f"{stage.house.url}/no-such-page")
    await stage.snap(page, "nowhere")
    await page.goto(f"{stage.house.url}{home}?inbox={stage.house.told['inbox']}")
    await stage.snap(page, "instead-of-chat")
    hers = await signed_in(stage, stage.house.first(stage.locale))
    await hers.goto(f"{stage.house.url}{home}tracking")
    await stage.snap(hers, "article-about-her-order")
    await hers.goto(f"{stage.house.url}{home}")
    await hers.locator("#q").press_sequentially(TYPED[stage.locale])
    await expect(hers.locator("#found a").first).to_be_visible()
    await stage.snap(hers, "typed")


@scene("missing", CUSTOMERS)
async def missing(stage: Stage) -> None:
    """What is not there."""
    page = await look(stage, f"/shop/products/no-such-thing?lang={stage.locale}")
    await stage.snap(page)
