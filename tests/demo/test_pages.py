"""The demo shop's pages: each sees her own orders, as they are now, and no page trusts more than it must."""

import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import httpx
import msgspec
import pytest
from typing_extensions import override

from tests.demo.conftest import before
from xiaoer.app.house import House
from xiaoer.auth.identity import LONGEST_LIFE, identify, mint
from xiaoer.demo.front import AUDIENCE, SIGNED_IN, Front
from xiaoer.kit.clock import DAY, MINUTE, ManualClock, iso
from xiaoer.kit.errors import Unauthorized
from xiaoer.kit.words import LOCALES
from xiaoer.order.case.terms import arrives

Web = httpx.AsyncClient
ZHOU, HANNAH, LUCIA = "cust-1001", "cust-2001", "cust-3001"
EVERY_PAGE = ["/", "/shop/", "/shop/in/outdoor", "/shop/products/kettle-brass", "/shop/orders"]


class Reading(HTMLParser):
    """What a page would run, and the chat's tag on it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.chat: dict[str, str | None] | None = None
        self._open = False
        self.feed(page)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self._open = tag in ("script", "style") and "src" not in named
        if tag == "script" and named.get("src") == "/widget/loader.js":
            self.chat = named
        self.inline += [f"{tag} {name}" for name in named if name.startswith("on") or name == "style"]

    @override
    def handle_data(self, data: str) -> None:
        if self._open and data.strip():
            self.inline.append(data)


async def enter(web: Web, customer: str) -> httpx.Response:
    """Be her, as the button does."""
    return await web.post("/shop/enter", data={"customer": customer}, follow_redirects=True)


async def order_of(house: House, customer: str, status: str) -> str:
    """The number of one of her orders."""
    return next(order.id for order in await house.shop.orders(customer) if order.status == status)


async def test_the_start_page_names_a_customer_of_each_language_and_the_staff(web: Web, house: House) -> None:
    page = (await web.get("/", headers={"accept-language": "en"})).text
    assert (
        page.index("周映雪") < page.index("Hannah Whitlock") < page.index("Lucía Arroyo Vega") < page.index("77 more")
    )
    told = msgspec.json.decode((Path(house.settings.data) / "demo.json").read_bytes())
    assert len(told["staff"]) == 4
    for member in told["staff"]:
        assert member["email"] in page
        assert member["password"] in page
    assert 'href="/console/"' in page
    # Each has something to try, and a picture of it.
    for told in ("has not moved for days", "should have left", "in a crushed box", "gooseneck-kettle-black.svg"):
        assert told in page


async def test_until_the_shop_is_filled_nobody_comes_in(house: House, front: Front) -> None:
    async with before(house, front) as web:
        answer = await web.get("/")
        assert answer.status_code == 503
        assert "@demo.example" not in answer.text


async def test_a_house_that_is_no_demo_has_no_shop(house: House) -> None:
    async with before(house, None) as web:
        for path in (*EVERY_PAGE, "/shop/identity", "/shop/assets/shop.css"):
            assert (await web.get(path)).status_code == 404
        assert (await web.post("/shop/enter", data={"customer": ZHOU})).status_code in (404, 405)


async def test_every_page_speaks_the_language_runs_nothing_of_its_own_and_is_not_kept(web: Web) -> None:
    await enter(web, HANNAH)
    for path, locale in itertools.product(EVERY_PAGE, LOCALES):
        answer = await web.get(path, params={"lang": locale})
        assert answer.status_code == 200
        assert f'<html lang="{locale}">' in answer.text
        assert Reading(answer.text).inline == []
        assert "script-src" not in answer.headers["content-security-policy"]
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        # The choice holds on the pages after it.
        assert f'<html lang="{locale}">' in (await web.get("/shop/orders")).text


async def test_she_is_served_in_her_own_language_and_currency(web: Web) -> None:
    page = (await enter(web, LUCIA)).text
    assert '<html lang="es">' in page
    assert "Mis pedidos" in page
    assert "€" in page
    assert "$" not in page
    lamp = (await web.get("/shop/products/paper-lamp")).text
    assert "Tipo F (Europa)" in lamp
    assert "Tipo A" not in lamp


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(web: Web) -> None:
    answer = await web.post("/shop/enter", data={"customer": ZHOU}, follow_redirects=False)
    assert answer.status_code == 303
    [cookie] = [line for line in answer.headers.get_list("set-cookie") if line.startswith(f"{SIGNED_IN}=")]
    assert "httponly" in cookie.lower()
    assert "samesite=lax" in cookie.lower()


async def test_she_sees_her_order_with_its_parcel_and_nobody_elses(web: Web, house: House) -> None:
    mine, theirs = await order_of(house, HANNAH, "shipped"), await order_of(house, ZHOU, "shipped")
    page = (await enter(web, HANNAH)).text
    assert mine in page
    assert theirs not in page
    order = await house.shop.order(mine, HANNAH)
    assert order is not None
    shown = (await web.get(f"/shop/orders/{mine}")).text
    assert 'data-status="shipped"' in shown
    assert order.shipments[0].tracking in shown
    for event in order.shipments[0].events:
        assert event.text in shown
    foreign = await web.get(f"/shop/orders/{theirs}")
    assert foreign.status_code == 404
    assert "清波巷" not in foreign.text


async def test_a_cancelled_order_shows_as_cancelled_with_its_refund(web: Web, house: House) -> None:
    number = await order_of(house, HANNAH, "paid")
    await enter(web, HANNAH)
    assert 'data-status="paid"' in (await web.get(f"/shop/orders/{number}")).text
    await house.shop.cancel_order(number, "no_longer_needed", "key-1")
    page = (await web.get(f"/shop/orders/{number}")).text
    assert 'data-status="cancelled"' in page
    assert 'data-status="paid"' not in page
    assert "Refunds" in page
    # What is on its way says where to and until when it is there.
    order = await house.shop.order(number, HANNAH)
    assert order is not None
    [refund] = [one for one in order.refunds if one.status == "pending"]
    there = arrives(order, refund)
    assert there is not None
    assert f'{order.payments[0].label} · expected by <time datetime="{iso(there)}"' in page


async def test_the_chat_on_the_page_is_hers_for_ten_minutes_at_most(web: Web, house: House, clock: ManualClock) -> None:
    chat = Reading((await enter(web, ZHOU)).text).chat
    assert chat is not None
    assert (chat["data-inbox"], chat["data-locale"]) == ("demo", "zh-CN")
    known = identify(
        str(chat["data-identity"]), keys=house.identity_keys, inbox_id="demo", now=clock.now(), longest=LONGEST_LIFE
    )
    assert known.customer_id == ZHOU
    clock.advance(11 * MINUTE)
    with pytest.raises(Unauthorized):
        identify(str(chat["data-identity"]), keys=house.identity_keys, inbox_id="demo", now=clock.now())
    fresh = await web.get("/shop/identity")
    assert fresh.headers["cache-control"] == "no-store"
    again = identify(fresh.json()["identity"], keys=house.identity_keys, inbox_id="demo", now=clock.now())
    assert again.customer_id == ZHOU


async def test_nobody_signed_in_is_a_visitor(web: Web) -> None:
    chat = Reading((await web.get("/shop/")).text).chat
    assert chat is not None
    assert "data-identity" not in chat
    assert (await web.get("/shop/identity")).json() == {"identity": None}
    assert (await web.get("/shop/orders")).status_code == 401
    assert (await web.get("/shop/orders/XP-20117")).status_code == 401


async def test_leaving_ends_it(web: Web) -> None:
    await enter(web, HANNAH)
    page = (await web.post("/shop/leave", follow_redirects=True)).text
    assert "Be a customer" in page
    assert "Sign out" not in page
    assert (await web.get("/shop/orders")).status_code == 401
    assert (await web.get("/shop/identity")).json() == {"identity": None}


async def test_a_cookie_that_is_not_the_shops_is_nobody(
    web: Web, house: House, front: Front, clock: ManualClock
) -> None:
    good = front.session(HANNAH)
    web.cookies.set(SIGNED_IN, good)
    assert (await web.get("/shop/orders")).status_code == 200
    # The chat's own key and word must not open the shop.
    of_the_chat = mint(house.identity_keys[0], inbox_id=AUDIENCE, customer_id=HANNAH, now=clock.now())
    for forged in ("x", "a.b.c", re.sub(r"\.[^.]*$", ".", good), of_the_chat):
        web.cookies.set(SIGNED_IN, forged)
        assert (await web.get("/shop/orders")).status_code == 401
        assert (await web.get("/shop/identity")).json() == {"identity": None}
    clock.advance(DAY + MINUTE)
    web.cookies.set(SIGNED_IN, good)
    assert (await web.get("/shop/orders")).status_code == 401


async def test_another_site_signs_nobody_in_or_out(web: Web) -> None:
    elsewhere = {"origin": "https://evil.example"}
    refused = await web.post("/shop/enter", data={"customer": ZHOU}, headers=elsewhere)
    assert refused.status_code == 403
    assert (await web.get("/shop/orders")).status_code == 401
    await enter(web, HANNAH)
    assert (await web.post("/shop/leave", headers=elsewhere)).status_code == 403
    assert (await web.get("/shop/orders")).status_code == 200


async def test_what_is_not_there_is_not_there(web: Web) -> None:
    for path in ("products/none", "assets/../front.py", "assets/front.py", "products/%00", "products/x' --"):
        assert (await web.get(f"/shop/{path}")).status_code == 404


async def test_nobody_becomes_who_does_not_exist(web: Web) -> None:
    assert (await web.post("/shop/enter", data={"customer": "cust-9999"})).status_code == 404
    assert (await web.post("/shop/enter", data={})).status_code in (400, 422)
    assert (await web.get("/shop/orders")).status_code == 401
