"""The demo shop's pages: who one can be, the shelf, and the signed-in customer's own orders, as they are now."""

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
from xiaoer.demo.front import SESSION, Front, sold
from xiaoer.demo.plan import LOCALES
from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Forbidden, NotFound
from xiaoer.kit.html import MEDIA_TYPE
from xiaoer.kit.words import Locale, nearest
from xiaoer.order.shop import Customer

STATIC = Path(__file__).parent / "static"
ASSETS = {"shop.css": "text/css; charset=utf-8", "shop.js": "text/javascript; charset=utf-8"}
SIGNED_IN = "xiaoer_demo"
LANGUAGE = "xiaoer_demo_lang"
MOST_ORDERS = 50
MOST_PEOPLE = 30
POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-src 'self'; "
    "frame-ancestors 'none'"
)
Web = Request[Any, Any, Any]
Lang = Annotated[str, QueryParameter(max_length=20)]


class Visit(msgspec.Struct, frozen=True):
    """Who looks, in which language, and what she pays in."""

    customer: Customer | None
    locale: Locale
    currency: str


class Entering(msgspec.Struct, frozen=True):
    """Whom somebody wants to be."""

    customer: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


@get("/", opt=PUBLIC, include_in_schema=False)
async def start(request: Web, lang: Lang = "") -> Response[bytes]:
    """What this is and whom one can be."""
    front = _front(request)
    visit = await _visit(request, lang)
    if front.people is None:
        return _page(request, visit, "filling.html", status=503)
    firsts = front.first_of_each_language()
    others = [each for each in front.people if each not in firsts][:MOST_PEOPLE]
    return _page(request, visit, "start.html", firsts=firsts, others=others, staff=front.staff)


@post("/shop/enter", opt=PUBLIC, include_in_schema=False, status_code=303)
async def enter(
    request: Web, data: Annotated[Entering, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Response[None]:
    """Be this customer."""
    _own_page(request)
    front = _front(request)
    customer = await front.shop.customer(data.customer)
    if customer is None:
        raise NotFound("not_found")
    # From now on in her language.
    return _go("/shop/orders", _cookie(SIGNED_IN, front.session(customer.id)), _cookie(LANGUAGE, None))


@post("/shop/leave", opt=PUBLIC, include_in_schema=False, status_code=303)
async def leave(request: Web) -> Response[None]:
    """Be nobody."""
    _own_page(request)
    return _go("/", _cookie(SIGNED_IN, None), _cookie(LANGUAGE, None))


@get("/shop/identity", opt=PUBLIC, include_in_schema=False)
async def identity(request: Web) -> Response[dict[str, str | None]]:
    """The shop's fresh word for who is signed in, for the chat on its pages."""
    front = _front(request)
    customer = await front.customer(request.cookies.get(SIGNED_IN, ""))
    return Response({"identity": front.identity(customer)}, headers={"cache-control": "no-store"})


@get("/shop/", opt=PUBLIC, include_in_schema=False)
async def shelf(request: Web, lang: Lang = "") -> Response[bytes]:
    """Everything on sale."""
    visit = await _visit(request, lang)
    products = await _front(request).shop.products(visit.locale)
    shown = [(product, sold(product, visit.currency)) for product in products]
    return _page(request, visit, "shelf.html", products=shown)


@get("/shop/products/{product_id:str}", opt=PUBLIC, include_in_schema=False)
async def product(request: Web, product_id: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """One product with its variants."""
    visit = await _visit(request, lang)
    found = await _front(request).shop.product(product_id, visit.locale)
    if found is None:
        return _page(request, visit, "missing.html", status=404)
    return _page(request, visit, "product.html", product=found, variants=sold(found, visit.currency))


@get("/shop/orders", opt=PUBLIC, include_in_schema=False)
async def orders(request: Web, lang: Lang = "") -> Response[bytes]:
    """Her orders, newest first."""
    visit = await _visit(request, lang)
    if visit.customer is None:
        return _page(request, visit, "nobody.html", status=401)
    found = await _front(request).shop.orders(visit.customer.id, MOST_ORDERS)
    return _page(request, visit, "orders.html", orders=found)


@get("/shop/orders/{order_id:str}", opt=PUBLIC, include_in_schema=False)
async def order(request: Web, order_id: FromPath[str], lang: Lang = "") -> Response[bytes]:
    """One of her orders; another's is not there."""
    visit = await _visit(request, lang)
    if visit.customer is None:
        return _page(request, visit, "nobody.html", status=401)
    found = await _front(request).shop.order(order_id, visit.customer.id)
    if found is None:
        return _page(request, visit, "missing.html", status=404)
    return _page(request, visit, "order.html", order=found)


@get("/shop/assets/{name:str}", opt=PUBLIC, include_in_schema=False)
async def asset(name: FromPath[str]) -> File:
    """The pages' style sheet and script."""
    if name not in ASSETS:
        raise NotFound("not_found")
    headers = {"cache-control": "public, max-age=300"}
    return File(STATIC / name, media_type=ASSETS[name], headers=headers, content_disposition_type="inline")


def _front(request: Web) -> Front:
    front: Front = request.app.state.demo
    return front


async def _visit(request: Web, lang: str) -> Visit:
    front = _front(request)
    customer = await front.customer(request.cookies.get(SIGNED_IN, ""))
    wished = (
        lang,
        request.cookies.get(LANGUAGE, ""),
        customer.locale if customer else "",
        request.headers.get("accept-language", "").split(",")[0],
    )
    locale = nearest(next((each for each in wished if each), None))
    return Visit(customer, locale, front.currency(nearest(customer.locale) if customer else locale))


def _page(request: Web, visit: Visit, template: str, *, status: int = 200, **facts: object) -> Response[bytes]:
    """Never kept by the browser: it holds her name, her orders and the shop's word for her."""
    front = _front(request)
    page = front.templates.render(
        template,
        visit.locale,
        visit=visit,
        inbox=front.inbox,
        identity=front.identity(visit.customer),
        path=request.url.path,
        **facts,
    )
    headers = {"content-security-policy": POLICY, "cache-control": "no-store"}
    chosen = request.query_params.get("lang", "")
    cookies = [_cookie(LANGUAGE, chosen)] if chosen in LOCALES else []
    return Response(page, status_code=status, media_type=MEDIA_TYPE, headers=headers, cookies=cookies)


def _go(where: str, *cookies: Cookie) -> Response[None]:
    answer = Redirect(where, status_code=303)
    for cookie in cookies:
        answer.set_cookie(cookie)
    return answer


def _cookie(name: str, value: str | None) -> Cookie:
    """A cookie of the shop's own pages, no script reads it; without value it goes."""
    life = SESSION // SECOND if value else 0
    return Cookie(key=name, value=value or "", path="/", max_age=life, httponly=True, samesite="lax")


def _own_page(request: Web) -> None:
    """A form of another site must not sign anybody in or out."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise Forbidden("forbidden_origin")


ROUTES = [start, enter, leave, identity, shelf, product, orders, order, asset]
