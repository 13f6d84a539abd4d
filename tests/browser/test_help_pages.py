"""The help centre in a browser: it finds as one types, by keyboard, and works as well where no script runs."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
WINDOW = {"width": 390, "height": 844}
SHIFT = """new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted = (window.shifted ?? 0) + each.value;
}).observe({ type: "layout-shift", buffered: true });"""


async def test_it_finds_as_one_types_and_without_a_script(
    told: dict[str, Any], browsers: tuple[Browser, Browser]
) -> None:
    url = told["url"]
    hannah = next(each for each in told["customers"] if each["locale"] == "en")
    window = await browsers[0].new_context(viewport=WINDOW, locale="en")  # type: ignore[arg-type]
    await window.request.post(f"{url}/shop/enter", form={"customer": hannah["id"]})
    await window.add_init_script(SHIFT)
    page = await window.new_page()
    await page.goto(f"{url}/help/en/")
    await types_and_goes_down(page)
    for path in ("/", "/shop/", "/shop/products/gooseneck-kettle", "/shop/orders", "/help/en/tracking", "/nowhere"):
        await page.goto(f"{url}{path}")
        await expect(page.locator("h1:visible, .department h2").first).to_be_visible()
        assert await page.evaluate("window.shifted ?? 0") < 0.001, path
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    await is_covered_by_no_button(page, f"{url}/shop/")
    await says_no_and_asks(page, f"{url}/help/en/returns")
    await window.close()
    await without_a_script(url, browsers[0])


async def is_covered_by_no_button(page: Page, address: str) -> None:
    """On a phone the chat's button stands in the row at the foot, beside the ways through the shop."""
    await page.goto(address)
    row, last = page.locator(".tabs"), page.locator(".tabs a").last
    button = await page.locator("#xiaoer button").bounding_box()
    over, beside = await row.bounding_box(), await last.bounding_box()
    assert button
    assert over
    assert beside
    assert over["y"] <= button["y"]
    assert button["y"] + button["height"] <= over["y"] + over["height"] == WINDOW["height"]
    assert beside["x"] + beside["width"] <= button["x"]


async def says_no_and_asks(page: Page, address: str) -> None:
    """The chat opens with the article's question in it, once."""
    await page.goto(address)
    await page.get_by_role("button", name="Yes").click()
    await expect(page.get_by_role("button", name="Yes", pressed=True)).to_be_visible()
    await page.get_by_role("button", name="No").click()
    box = page.frame_locator("#xiaoer iframe").locator("form.compose textarea")
    await expect(box).to_have_value("About “How returns work”: ")
    assert page.url.endswith("/shop/")
    # An order's page begins with the order.
    await page.goto(address.replace("/help/en/returns", "/shop/orders"))
    await page.frame_locator("#xiaoer iframe").get_by_role("button", name="Close").click()
    await page.locator(".orders a").first.click()
    order = page.url.rsplit("/", 1)[1]
    await page.get_by_role("link", name="Ask in the chat").click()
    await expect(box).to_have_value(f"{order}: ")


async def types_and_goes_down(page: Page) -> None:
    """What is found follows the letters; the arrows lead into it and back, and an empty field shows nothing."""
    found, field = page.locator("#found a"), page.locator("#q")
    await expect(found).to_have_count(0)
    await field.press_sequentially("parcel")
    await expect(found.first).to_contain_text("Tracking a parcel")
    await expect(found.locator("mark").first).to_have_text("parcel")
    await expect(page.locator("#found a[href^='/shop/orders/XE-']").first).to_be_visible()
    # One who composes Chinese has not typed yet.
    before = await found.count()
    await field.evaluate(
        "(field) => { field.value = 'refund'; field.dispatchEvent(new InputEvent('input',"
        " { bubbles: true, isComposing: true })); }"
    )
    await page.wait_for_timeout(400)
    assert await found.count() == before
    await field.dispatch_event("compositionend")
    await expect(found.first).to_contain_text("How long a refund takes")
    await field.press("ArrowDown")
    await expect(found.first).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(field).to_be_focused()
    await field.fill("")
    await expect(found).to_have_count(0)


async def without_a_script(url: str, browser: Browser) -> None:
    """The button asks, an article opens, and what is not possible now can be read."""
    window = await browser.new_context(viewport=WINDOW, locale="en", java_script_enabled=False)  # type: ignore[arg-type]
    page = await window.new_page()
    await page.goto(f"{url}/help/en/")
    await page.locator("#q").fill("refund")
    await page.locator("form[role=search] button").click()
    await page.locator("#found a").first.click()
    await expect(page.locator("article h1")).to_have_text("How long a refund takes")
    await page.goto(f"{url}/shop/orders")
    await page.locator(".people button").nth(1).click()
    await page.locator(".orders a").first.click()
    await page.locator(".own-cannot summary").click()
    await expect(page.locator(".own-cannot li").first).to_be_visible()
    await window.close()
