"""The demo shop's pages: the shelf, and the signed-in customer's own orders, as they are now."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, QueryParameter
from litestar.response import File, Redirect

from xiaoer.auth.guard import PUBLIC
from xiaoer.demo.front import SESSION, SIGNED_IN, Front, masked, sold
from xiaoer.demo.pictures import MEDIA_TYPE as PICTURE
from xiaoer.demo.pictures import picture
from xiaoer.demo.plan import DEPARTMENTS, LOCALES
from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Forbidden, NotFound
from xiaoer.kit.html import MEDIA_TYPE
from xiaoer.kit.words import Locale, nearest
from xiaoer.order.case.terms import arrives
from xiaoer.order.facts import Customer, OrderStatus, Product, Variant

STATIC = Path(__file__).parent / "static"
ASSETS = {
    "shop.css": "text/css",
    "shop.js": "text/javascript",
    "staff.js": "text/javascript",
}
LANGUAGE = "xiaoer_demo_lang"
MOST_PRODUCTS = 100
# What her customer still waits for something of.
UNDER_WAY: frozenset[OrderStatus] = frozenset(
    {"unpaid", "paid", "packed", "shipped", "delivered", "returning", "exchanging", "refunding"}
)
POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-src 'self'; "
    "frame-ancestors 'none'"
)
Web = Request[Any, Any, Any]
Lang = Annotated[str, QueryParameter(max_length=20)]
Picked = Annotated[str, QueryParameter(max_length=200)]


class Visit(msgspec.Struct, frozen=True):
    """Who looks, in which language, and what she pays in; nobody looks with an account that is locked."""

    customer: Customer | None
    locale: Locale
    currency: str
    locked: bool = False


class Entering(msgspec.Struct, frozen=True):
    """Whom somebody wants to be."""

    customer: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


@post("/shop/enter", opt=PUBLIC, include_in_schema=False, status_code=303)
async def enter(
    request: Web, data: Annotated[Entering, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Response[None]:
    """Be this customer."""
    own_page(request)
    front = front_of(request)
    customer = await front.shop.customer(data.customer)
    if customer is None:
        raise NotFound("not_found")
    # From now on in her language.
    return go("/shop/orders", cookie(SIGNED_IN, front.session(customer.id)), cookie(LANGUAGE, None))


@post("/shop/leave", opt=PUBLIC, include_in_schema=False, status_code=303)
async def leave(request: Web) -> Response[None]:
    """Be nobody."""
    own_page(request)
    return go("/", cookie(SIGNED_IN, None), cookie(LANGUAGE, None))


@get("/shop/identity", opt=PUBLIC, include_in_schema=False)
async def identity(request: Web) -> Response[dict[str, str | None]]:
    """The shop's fresh word for who is signed in, for the chat on its pages."""
    front = front_of(request)
    customer = await front.customer(request.cookies.get(SIGNED_IN, ""))
    signed_in = None if customer and customer.locked else customer
    return Response({"identity": front.identity(signed_in)}, headers={"cache-control": "no-store"})


@get("/shop/password/{token:str}", opt=PUBLIC, include_in_schema=False)
async def password(request: Web, token: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """Where a letter sends her who wants a new password; in the demo nobody has one."""
    visit = await visit_of(request, lang)
    choosing = await front_of(request).choosing(token)
    return page(request, visit, "password.html", status=200 if choosing else 410, choosing=choosing)


@get("/shop/", opt=PUBLIC, include_in_schema=False)
async def shelf(request: Web, lang: Lang = "") -> Response[bytes]:
    """Everything on sale, a department after the other."""
    visit = await visit_of(request, lang)
    products = await _products(request, visit)
    return page(request, visit, "shelf.html", departments=_shelves(products, visit), one=None)


@get("/shop/in/{department:str}", opt=PUBLIC, include_in_schema=False)
async def shelf_of(request: Web, department: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """Everything on sale in one department."""
    visit = await visit_of(request, lang)
    shelves = [one for one in _shelves(await _products(request, visit), visit) if one[0] == department]
    if not shelves:
        return page(request, visit, "missing.html", status=404)
    return page(request, visit, "shelf.html", departments=shelves, one=department)


@get("/shop/products/{product_id:str}", opt=PUBLIC, include_in_schema=False)
async def product(request: Web, product_id: FromPath[str], lang: Lang = "", variant: Picked = "") -> Response[bytes]:
    """One product, one of its variants chosen, and what goes with it."""
    visit = await visit_of(request, lang)
    found = await front_of(request).shop.product(product_id, visit.locale)
    if found is None:
        return page(request, visit, "missing.html", status=404)
    variants = sold(found, visit.currency)
    # Without a choice, one that can be had.
    chosen = next((one for one in variants if one.id == variant), None) or next(
        (one for one in variants if one.available), variants[0]
    )
    on_sale = {one.id: one for one in await _products(request, visit)}
    companions = [on_sale[one] for one in front_of(request).companions.get(found.id, ()) if one in on_sale]
    beside = [(one, sold(one, visit.currency)) for one in companions]
    swatches = front_of(request).swatches
    facts: dict[str, Any] = {"product": found, "variants": variants, "chosen": chosen, "beside": beside}
    facts["swatches"] = {one.id: swatches.get(one.picture or "") for one in variants}
    return page(request, visit, "product.html", **facts)


@get("/shop/orders", opt=PUBLIC, include_in_schema=False)
async def orders(request: Web, lang: Lang = "") -> Response[bytes]:
    """Her orders, newest first."""
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    front = front_of(request)
    found = await front.orders(visit.customer)
    open_ = [told for told in found if told.order.status in UNDER_WAY]
    done = [told for told in found if told.order.status not in UNDER_WAY]
    hand = front.hand(visit.customer.id, visit.locale, request.cookies.get(SIGNED_IN, ""))
    account: dict[str, Any] = {"possible": await hand.possible(), "under_way": await hand.under_way()}
    first = masked(visit.customer.addresses[0]) if visit.customer.addresses else []
    return page(request, visit, "orders.html", groups=[("open", open_), ("done", done)], address=first, **account)


@get("/shop/orders/{order_id:str}", opt=PUBLIC, include_in_schema=False)
async def order(request: Web, order_id: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """One of her orders; another's is not there."""
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    front = front_of(request)
    found = await front.shop.order(order_id, visit.customer.id)
    if found is None:
        return page(request, visit, "missing.html", status=404)
    hand = front.hand(visit.customer.id, visit.locale, request.cookies.get(SIGNED_IN, ""))
    facts: dict[str, Any] = {
        "order": found,
        "possible": await hand.possible(found),
        "under_way": await hand.under_way(found),
        "cases": await front.cases(visit.customer.id, visit.locale).of_order(found.id),
        "late": front.late(found),
        "silent": front.silent(found),
        "address": masked(found.address),
        "bill": await front.shop.invoice(found.id, visit.customer.id),
        "there": {one.id: arrives(found, one) for one in found.refunds},
    }
    return page(request, visit, "order.html", **facts)


@get("/shop/orders/{order_id:str}/invoice", opt=PUBLIC, include_in_schema=False)
async def invoice(request: Web, order_id: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """The bill of one of her orders; another's is not there."""
    visit = await visit_of(request, lang)
    if visit.customer is None:
        return page(request, visit, "nobody.html", status=401)
    shop = front_of(request).shop
    found, bill = await shop.order(order_id, visit.customer.id), await shop.invoice(order_id, visit.customer.id)
    if found is None or bill is None:
        return page(request, visit, "missing.html", status=404)
    return page(request, visit, "invoice.html", order=found, bill=bill, address=masked(found.address))


@get("/shop/pictures/{name:str}", opt=PUBLIC, include_in_schema=False)
async def drawing(request: Web, name: FromPath[str]) -> Response[bytes]:
    """The picture of a product or of one of its variants; it runs nothing and loads nothing, wherever it is opened."""
    drawn = front_of(request).pictures.get(name.removesuffix(".svg")) if name.endswith(".svg") else None
    if drawn is None:
        raise NotFound("not_found")
    headers = {
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "cache-control": "public, max-age=86400",
        "cross-origin-resource-policy": "cross-origin",
    }
    return Response(picture(*drawn), media_type=PICTURE, headers=headers)


@get("/shop/assets/{name:str}", opt=PUBLIC, include_in_schema=False)
async def asset(name: FromPath[str]) -> File:
    """The pages' style sheet and script."""
    if name not in ASSETS:
        raise NotFound("not_found")
    headers = {"cache-control": "public, max-age=300"}
    return File(STATIC / name, media_type=ASSETS[name], headers=headers, content_disposition_type="inline")


async def _products(request: Web, visit: Visit) -> tuple[Product, ...]:
    return await front_of(request).shop.products(visit.locale, MOST_PRODUCTS)


def _shelves(products: Sequence[Product], visit: Visit) -> list[tuple[str, list[tuple[Product, list[Variant]]]]]:
    """The departments in the shop's own order with what is sold in each; what is in none comes last."""
    of: dict[str, list[tuple[Product, list[Variant]]]] = {name: [] for name in (*DEPARTMENTS, "")}
    for product in products:
        of.setdefault(product.department, []).append((product, sold(product, visit.currency)))
    return [(name, shown) for name, shown in of.items() if shown]


def front_of(request: Web) -> Front:
    """The demo shop of this server."""
    front: Front = request.app.state.demo
    return front


async def visit_of(request: Web, lang: str) -> Visit:
    """Who looks at a page, and how it is to be told."""
    front = front_of(request)
    customer = await front.customer(request.cookies.get(SIGNED_IN, ""))
    wished = (
        lang,
        request.cookies.get(LANGUAGE, ""),
        customer.locale if customer else "",
        request.headers.get("accept-language", "").split(",")[0],
    )
    locale = nearest(next((each for each in wished if each), None))
    currency = front.currency(nearest(customer.locale) if customer else locale)
    if customer and customer.locked:
        return Visit(None, locale, currency, locked=True)
    return Visit(customer, locale, currency)


def page(request: Web, visit: Visit, template: str, *, status: int = 200, **facts: object) -> Response[bytes]:
    """Never kept by the browser: it holds her name, her orders and the shop's word for her."""
    front = front_of(request)
    page = front.templates.render(
        template,
        visit.locale,
        visit=visit,
        inbox=front.inbox,
        departments_there=DEPARTMENTS,
        firsts=front.first_of_each_language(),
        identity=front.identity(visit.customer),
        path=request.url.path,
        **facts,
    )
    headers = {"content-security-policy": POLICY, "cache-control": "no-store"}
    chosen = request.query_params.get("lang", "")
    cookies = [cookie(LANGUAGE, chosen)] if chosen in LOCALES else []
    return Response(page, status_code=status, media_type=MEDIA_TYPE, headers=headers, cookies=cookies)


def go(where: str, *cookies: Cookie) -> Response[None]:
    """To another page, with these cookies."""
    answer = Redirect(where, status_code=303)
    for cookie in cookies:
        answer.set_cookie(cookie)
    return answer


def cookie(name: str, value: str | None) -> Cookie:
    """A cookie of the shop's own pages, no script reads it; without value it goes."""
    life = SESSION // SECOND if value else 0
    return Cookie(key=name, value=value or "", path="/", max_age=life, httponly=True, samesite="lax")


def own_page(request: Web) -> None:
    """A form of another site must not sign anybody in or out."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise Forbidden("forbidden_origin")


ROUTES = [enter, leave, identity, password, shelf, shelf_of, product, orders, order, invoice, drawing, asset]
