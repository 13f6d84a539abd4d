"""The help centre before whoever is signed in at the shop: her own orders beside the articles, and nobody else's."""

import re

import httpx

from tests.demo.test_pages import HANNAH, ZHOU, enter, order_of
from xiaoer.app.house import House
from xiaoer.demo.front import ABOUT
from xiaoer.demo.plan import HERE

Web = httpx.AsyncClient


def shown(page: str) -> list[str]:
    """The orders a page leads to."""
    return re.findall(r'href="/shop/orders/(XE-\d+)"', page)


async def test_an_article_says_how_her_own_order_stands(web: Web, house: House) -> None:
    assert not shown((await web.get("/help/en/tracking")).text)
    await enter(web, ZHOU)
    answer = await web.get("/help/en/tracking")
    assert answer.headers["cache-control"] == "private, no-store"
    page = answer.text
    assert shown(page) == [await order_of(house, ZHOU, "shipped")]
    assert "No news for 4 days" in page
    assert "See what I can do" in page
    # None of hers is being refunded: the article is about none.
    assert not shown((await web.get("/help/en/refund-time")).text)


async def test_a_search_finds_her_own_orders_by_what_is_in_them(web: Web, house: House) -> None:
    late = await order_of(house, HANNAH, "paid")
    for asked in ("where is my jacket", late, late.removeprefix("XE-")):
        assert not shown((await web.get("/help/en/", params={"q": asked})).text)
    await enter(web, HANNAH)
    for asked in ("where is my jacket", late, late.removeprefix("XE-")):
        page = (await web.get("/help/en/", params={"q": asked})).text
        assert shown(page)[0] == late
        assert "Here for 4 days, 2 were promised" in page
    assert not shown((await web.get("/help/en/")).text)
    await house.shop.lock_account(HANNAH, "key-1")
    assert not shown((await web.get("/help/en/", params={"q": late})).text)


def test_every_article_an_order_can_be_about_is_there() -> None:
    there = {path.name.split(".")[0] for path in (HERE / "articles").glob("*.en.md")}
    assert set(ABOUT) <= there
