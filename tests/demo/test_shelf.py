"""What the demo shop shows of its products and orders: whole pages, own pictures, nothing that runs, no dead link."""

import re
from xml.etree import ElementTree as ET

import httpx
import pytest

from tests.demo.test_pages import HANNAH, LUCIA, ZHOU, enter, order_of
from xiaoer.app.house import House
from xiaoer.auth.identity import mint
from xiaoer.channels.outbox.queries import sent_to
from xiaoer.demo import plan
from xiaoer.demo.pictures import DRAWINGS, GROUND, IN_THE_DARK, TONES, drawn, picture
from xiaoer.demo.plan import DEPARTMENTS
from xiaoer.job.queue import lease
from xiaoer.kit.clock import DAY, HOUR, MINUTE, ManualClock
from xiaoer.kit.money import Money
from xiaoer.kit.words import LOCALES
from xiaoer.order.facts import Invoice
from xiaoer.order.letters import AUDIENCE, SEND_RESET, send_reset

Web = httpx.AsyncClient
PRODUCTS = plan.read().products
SHAPES = {"svg", "style", "rect", "path", "ellipse", "circle"}


@pytest.mark.parametrize("name", sorted(drawn(PRODUCTS)))
def test_every_picture_is_whole_and_runs_nothing(name: str) -> None:
    svg = picture(*drawn(PRODUCTS)[name])
    root = ET.fromstring(svg)  # noqa: S314 - written just here
    assert root.get("viewBox") == "0 0 320 320"
    parts = list(root.iter())
    assert {part.tag.rpartition("}")[2] for part in parts} <= SHAPES
    assert len(parts) >= 4
    attributes = {name for part in parts for name in part.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name or name == "style"]
    assert b"$" not in svg
    assert b"url(" not in svg
    assert f'fill="{GROUND}"'.encode() in svg
    # In the dark its ground goes dark too, and what is as black as that does not stay so.
    [style] = [part.text for part in parts if part.tag.endswith("style")]
    assert style is not None
    assert style.startswith("@media (prefers-color-scheme:dark){")
    for by_day, in_the_dark in IN_THE_DARK.items():
        assert f'[fill="{by_day}"]{{fill:{in_the_dark}}}' in style


def test_there_are_enough_silhouettes_and_none_is_left_over() -> None:
    used = {product.drawing for product in PRODUCTS}
    assert len(used) >= 14
    assert {path.stem for path in DRAWINGS.glob("*.svg")} == used
    tones = {tone for _, tone in drawn(PRODUCTS).values()}
    assert tones <= set(TONES)
    # Two variants that look different are drawn differently.
    assert picture("mug", "moon") != picture("mug", "indigo")


async def test_a_picture_is_kept_by_browsers_and_harmless_when_opened(web: Web) -> None:
    answer = await web.get("/shop/pictures/gooseneck-kettle-moon.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "max-age" in answer.headers["cache-control"]
    assert answer.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    for missing in ("none.svg", "gooseneck-kettle", "../kettle.svg", "kettle.svg", "%2e%2e%2fkettle.svg"):
        assert (await web.get(f"/shop/pictures/{missing}")).status_code == 404


async def test_every_link_and_picture_of_every_page_is_there(web: Web) -> None:
    await enter(web, ZHOU)
    seen: set[str] = set()
    waiting = ["/", "/shop/", "/shop/orders"]
    while waiting:
        path = waiting.pop()
        answer = await web.get(path)
        assert answer.status_code == 200, path
        seen.add(path)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found = re.findall(r'(?:href|src)="(/[^"#]*)', answer.text)
        found += [path.split("?")[0] + query for query in re.findall(r'href="(\?variant=[^"]*)"', answer.text)]
        # The fronts are built elsewhere; languages and the style of all pages have tests of their own.
        ours = [one for one in found if not one.startswith(("/pages/", "/widget/", "/console")) and "lang=" not in one]
        waiting += [one for one in dict.fromkeys(ours) if one not in seen and one not in waiting]
    assert sum(path.startswith("/shop/products/") and "?" not in path for path in seen) == len(PRODUCTS)
    assert sum(path.startswith("/shop/pictures/") for path in seen) == len(drawn(PRODUCTS))


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_department_shows_what_is_in_it_and_nothing_else(web: Web, locale: str) -> None:
    everything = (await web.get("/shop/", params={"lang": locale})).text
    for department in DEPARTMENTS:
        page = (await web.get(f"/shop/in/{department}", params={"lang": locale})).text
        shown = set(re.findall(r'href="/shop/products/([a-z-]+)"', page))
        assert shown == {product.id for product in PRODUCTS if product.department == department}
        assert f'href="/shop/in/{department}"' in everything
    assert (await web.get("/shop/in/garden")).status_code == 404


async def test_beside_a_product_stands_what_goes_with_it(web: Web) -> None:
    there = {product.id for product in PRODUCTS}
    assert all(there.issuperset(one.companions) and one.id not in one.companions for one in PRODUCTS)
    for product in PRODUCTS:
        page = (await web.get(f"/shop/products/{product.id}", params={"lang": "en"})).text
        _, _, beside = page.partition("Goes well with it")
        assert tuple(re.findall(r'href="/shop/products/([a-z-]+)"', beside)) == product.companions
    # Not its neighbours on the shelf: what is brewed with a flask stands on another.
    assert "coffee-beans" in next(one.companions for one in PRODUCTS if one.id == "flask")


async def test_a_variant_is_chosen_by_its_link_and_says_when_it_is_back(web: Web, clock: ManualClock) -> None:
    page = (await web.get("/shop/products/gooseneck-kettle", params={"lang": "en"})).text
    assert "In stock, 12 left" in page
    assert "data-chat" in page
    gone = (await web.get("/shop/products/gooseneck-kettle", params={"variant": "gooseneck-kettle-moon"})).text
    assert "More is expected on" in gone
    assert "/shop/pictures/gooseneck-kettle-moon.svg" in gone
    unknown = (await web.get("/shop/products/ceramic-vase", params={"variant": "ceramic-vase-clay"})).text
    assert "do not know yet" in unknown
    # Each colour is shown beside its name.
    for tone in ("ink", "moon"):
        assert f'fill="{TONES[tone].body}"' in page
    assert "swatch" not in (await web.get("/shop/products/gaiwan-celadon")).text
    # A variant that is not there is none; the first that can be had is shown.
    other = (await web.get("/shop/products/gooseneck-kettle", params={"variant": "x"})).text
    assert "In stock, 12 left" in other


async def test_once_the_day_is_over_no_day_is_told_that_lies_behind(web: Web, clock: ManualClock) -> None:
    clock.advance(40 * DAY)
    page = (
        await web.get("/shop/products/gooseneck-kettle", params={"variant": "gooseneck-kettle-moon", "lang": "en"})
    ).text
    assert "More is expected on" not in page
    assert "do not know yet" in page


async def test_an_order_says_what_can_be_done_and_why_the_rest_cannot(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    paid = (await web.get(f"/shop/orders/{await order_of(house, HANNAH, 'paid')}")).text
    assert 'data-action="cancel_order"' in paid
    assert "We promised 48 hours and it is still here after 4 days" in paid
    # What has happened until here stands there, and what was promised.
    assert re.search(r'class="ahead late"><span class="said">Hand over to the carrier</span>.*promised by <time', paid)
    assert paid.index("Hand over to the carrier") < paid.index(">Paid</span>") < paid.index(">Ordered</span>")
    shipped = (await web.get(f"/shop/orders/{await order_of(house, HANNAH, 'shipped')}")).text
    assert 'data-action="cancel_order"' not in shipped
    assert 'data-action="hurry_order"' in shipped
    # The reason stays beside it, behind one line with the others.
    assert re.search(r'<details class="own-cannot">.*Cancel order</span><span[^>]*>Already shipped', shipped, re.DOTALL)
    assert "Not possible now, and why" in shipped
    assert "We promised" not in shipped
    assert "Hand over to the carrier" not in shipped


async def test_a_silent_carrier_is_the_shops_own_affair(web: Web, house: House) -> None:
    listed = (await enter(web, ZHOU)).text
    assert "4 天没有新消息" in listed
    page = (await web.get(f"/shop/orders/{await order_of(house, ZHOU, 'shipped')}")).text
    assert "快递 4 天没有新消息" in page
    assert "72 小时" in page


async def test_an_address_is_known_again_and_not_read_over_the_shoulder(web: Web, house: House) -> None:
    await enter(web, LUCIA)
    page = (await web.get(f"/shop/orders/{await order_of(house, LUCIA, 'delivered')}")).text
    assert "46003 Valencia" in page
    for hidden in ("Calle del Almendro", "Arroyo Vega<", "600 000"):
        assert hidden not in page.split("<address>")[1].split("</address>")[0]
    assert "aplastada" in page


async def test_a_bill_says_who_sells_and_what_of_it_is_tax_where_the_shop_does(
    web: Web, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await enter(web, HANNAH)
    number = await order_of(house, HANNAH, "delivered")
    bill = Invoice("INV-1", 0, Money(5400, "USD"), None, "Inn & Co", Money(123, "USD"))

    async def told(*_: str) -> Invoice:
        return bill

    monkeypatch.setattr(house.shop, "invoice", told)
    page = (await web.get(f"/shop/orders/{number}/invoice")).text
    assert "<p>Inn &amp; Co</p>" in page
    assert "The total includes $1.23 of tax." in page
    assert 'data-tax="untold"' not in page


async def test_what_arrived_has_a_bill_that_is_hers_alone(web: Web, house: House) -> None:
    await enter(web, LUCIA)
    number = await order_of(house, LUCIA, "delivered")
    place = f"/shop/orders/{number}/invoice"
    assert f'href="{place}"' in (await web.get(f"/shop/orders/{number}")).text
    order = await house.shop.order(number, LUCIA)
    assert order is not None
    for lang, said in (("es", "Factura"), ("en", "Invoice"), ("zh-CN", "账单")):
        bill = (await web.get(place, params={"lang": lang})).text
        assert f"<h1>{said}</h1>" in bill
        assert order.total.text(lang) in bill
        assert number.replace("XE", "INV") in bill
        assert order.address.line1 not in bill
        # Who sells is named; of tax nothing is made up.
        assert {"es": "Vendido por", "en": "Sold by", "zh-CN": "卖方"}[lang] in bill
        assert 'data-tax="untold"' in bill
    under_way = await order_of(house, LUCIA, "paid")
    assert "/invoice" not in (await web.get(f"/shop/orders/{under_way}")).text
    assert (await web.get(f"/shop/orders/{under_way}/invoice")).status_code == 404
    await enter(web, HANNAH)
    assert (await web.get(place)).status_code == 404


async def test_nobody_is_signed_in_with_an_account_that_is_locked(web: Web, house: House) -> None:
    await enter(web, HANNAH)
    number = await order_of(house, HANNAH, "paid")
    await house.shop.lock_account(HANNAH, "key-1")
    for place in ("/shop/orders", f"/shop/orders/{number}", f"/shop/orders/{number}/cancel_order"):
        shut = await web.get(place, params={"lang": "en"})
        assert (shut.status_code, "Your account is locked" in shut.text) == (401, True)
        assert "data-status" not in shut.text
    assert (await web.get("/shop/identity")).json() == {"identity": None}
    assert "Your account is locked" in (await enter(web, HANNAH)).text
    await house.shop.unlock_account(HANNAH, "key-2")
    assert (await web.get(f"/shop/orders/{number}")).status_code == 200


async def test_a_letter_leads_to_a_page_that_knows_whether_it_still_holds(
    web: Web, house: House, clock: ManualClock
) -> None:
    now = clock.now()
    token = mint(house.codes.key, inbox_id=AUDIENCE, customer_id=LUCIA, now=now, life=HOUR)
    good = await web.get(f"/shop/password/{token}", params={"lang": "es"})
    assert (good.status_code, "Una contraseña nueva" in good.text) == (200, True)
    assert "Lucía" not in good.text
    clock.advance(HOUR + MINUTE)
    for bad in (token, "x", mint(b"o" * 32, inbox_id=AUDIENCE, customer_id=LUCIA, now=now, life=HOUR)):
        answer = await web.get(f"/shop/password/{bad}", params={"lang": "en"})
        assert (answer.status_code, "no longer works" in answer.text) == (410, True)


async def test_a_reset_password_is_a_letter_that_leads_to_that_page(web: Web, house: House) -> None:
    await house.shop.reset_password(LUCIA, "key-1")
    [job] = [job for job in await house.store.write(lease, 100) if job.kind == SEND_RESET]
    await send_reset(house.store, house.shop, house.codes.sender, house.codes.key, house.codes.house, job)
    customer = await house.shop.customer(LUCIA)
    assert customer is not None
    [letter] = await house.store.read(sent_to, customer.email)
    [link] = re.findall(r"https?://\S+", letter.text)
    answer = await web.get(link.removeprefix(house.codes.house))
    assert (answer.status_code, "Una contraseña nueva" in answer.text) == (200, True)
