"""Reading from the shop what she asks about."""

import re
import tomllib
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import msgspec

from xiaoer.assistant.asking.goods import mentions
from xiaoer.assistant.commands import Fact
from xiaoer.assistant.patterns import key
from xiaoer.assistant.schemas import Act, NotHers
from xiaoer.assistant.telling import places
from xiaoer.assistant.telling.acts import TellCoupons, TellFee, TellInvoice, Worth
from xiaoer.assistant.understand.wishes import flat
from xiaoer.order.coupons import Basket, Misfit, basket_of, find, misfit
from xiaoer.order.facts import Address, Coupon, Order, ShippingFee
from xiaoer.order.shop import Shop

ORDERS = 20
CHOICES = 4
SHOWN = 6
GOODS = 3
# What is wrong with a coupon whatever is bought with it.
_ALWAYS = frozenset({"unknown", "used", "expired", "not_yet"})
_NEW = frozenset({"unpaid", "cancelled"})
_CODES = re.compile(tomllib.loads(Path(__file__).with_name("codes.toml").read_text("utf-8"))["code"])
_SHAPE = re.compile(r"(?<![\w-])(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*[0-9])[A-Z0-9-]{4,24}(?![\w-])", re.ASCII)


class Asked(msgspec.Struct, frozen=True):
    """Who asks, in which words and languages, about which order she named or spoke of last."""

    customer_id: str | None
    text: str
    locale: str
    now: int
    named: tuple[str, ...] = ()
    order: str | None = None


async def told(shop: Shop, what: Fact, asked: Asked) -> tuple[Act, ...]:
    """What there is to say; nothing where the shop does not know it of her. Raises ShopUnreachable."""
    match what:
        case "fee":
            return await _fee(shop, asked)
        case "invoice" if asked.customer_id is not None:
            return await _invoice(shop, asked, asked.customer_id)
        case "coupons" if asked.customer_id is not None:
            return await _coupons(shop, asked, asked.customer_id)
        case _:
            return ()


async def _invoice(shop: Shop, asked: Asked, customer_id: str) -> tuple[Act, ...]:
    orders = await shop.orders(customer_id, ORDERS)
    meant: Order | None = None
    for number in asked.named:
        meant = await shop.order(number, customer_id) or await shop.order_by_tracking(number, customer_id)
        if meant is None:
            return (NotHers(number),)
    paid = [order for order in orders if order.status not in _NEW] or list(orders)
    spoken_of = next((order for order in orders if order.id == asked.order), None)
    told_of = max(paid, key=lambda order: len(mentions(order.items, asked.text)), default=None)
    by_goods = told_of if told_of is not None and mentions(told_of.items, asked.text) else None
    order = meant or by_goods or spoken_of
    bills = {one.id: await shop.invoice(one.id, customer_id) for one in ([order] if order else paid[: CHOICES + 1])}
    order = order or next((one for one in paid if bills.get(one.id)), next(iter(paid), None))
    if order is None:
        return ()
    others = tuple(one for one in paid if one.id != order.id)[:CHOICES]
    return (TellInvoice(order, bills[order.id], () if asked.named or by_goods else others),)


async def _fee(shop: Shop, asked: Asked) -> tuple[Act, ...]:
    """To the country or region she names, else to her own address."""
    customer = await shop.customer(asked.customer_id) if asked.customer_id is not None else None
    home = customer.addresses[0] if customer is not None and customer.addresses else None
    currency = await _currency(shop, asked)
    named = places.country_in(asked.text)
    if currency is None or (named is None and home is None):
        return ()
    if named is not None and (home is None or places.code_of(home.country) != named):
        place = places.told(named, asked.locale)
        return (TellFee(place, await _to_country(shop, named, currency)),)
    if home is None:
        return ()
    there = await shop.shipping_fee(home, currency)
    region = places.place_in(asked.text)
    if region is not None and named is None:
        base = await shop.shipping_fee(msgspec.structs.replace(home, region=""), currency)
        other = await shop.shipping_fee(msgspec.structs.replace(home, region=region), currency)
        # Only a region that the shop knows costs otherwise than the rest of the country.
        if other is not None and other != base:
            return (TellFee(region, other),)
    return (TellFee(_told(home, asked.locale), there, own=True),)


async def _to_country(shop: Shop, code: str, currency: str) -> ShippingFee | None:
    for name in places.written(code):
        fee = await shop.shipping_fee(Address("", "", "", name), currency)
        if fee is not None:
            return fee
    return None


def _told(home: Address, locale: str) -> str:
    code = places.code_of(home.country)
    country = places.told(code, locale) if code else home.country
    parts = [part for part in (home.city, country) if part]
    return "，".join(parts) if locale == "zh-CN" else ", ".join(parts)


async def _currency(shop: Shop, asked: Asked) -> str | None:
    """What she has paid in, else what is paid in where her language is spoken."""
    orders = await shop.orders(asked.customer_id, 1) if asked.customer_id is not None else ()
    if orders:
        return orders[0].total.currency
    products = await shop.products(asked.locale, 1)
    return products[0].currency if products else None


async def _coupons(shop: Shop, asked: Asked, customer_id: str) -> tuple[Act, ...]:
    coupons, orders = await shop.coupons(customer_id), await shop.orders(customer_id, ORDERS)
    code = code_in(asked.text, coupons, {flat(one.id) for one in orders})
    if code is None:
        good = sorted((one for one in coupons if not one.used and one.ends_at > asked.now), key=lambda one: one.ends_at)
        return (TellCoupons(tuple([await _worth(shop, one, asked.locale) for one in good[:SHOWN]])),)
    coupon = find(code, coupons)
    order = _basket(orders, asked)
    worth = await _worth(shop, coupon, asked.locale) if coupon else None
    why = _why(code, coupons, order, asked.now)
    return (TellCoupons(code=coupon.code if coupon else code, asked=worth, misfit=why, order=order),)


def _why(code: str, coupons: Sequence[Coupon], order: Order | None, now: int) -> Misfit | None:
    """Why it does not apply to an order; without one, what is wrong with it whatever is bought."""
    if order is not None:
        beside = (order.coupon,) if order.coupon else ()
        return misfit(code, coupons, msgspec.structs.replace(basket_of(order, now), codes=beside))
    found = misfit(code, coupons, Basket((), "", now))
    return found if found is not None and found.reason in _ALWAYS else None


def _basket(orders: Sequence[Order], asked: Asked) -> Order | None:
    """The order it may be meant for: one she names, or one that is not paid yet."""
    keys = {key(number) for number in asked.named}
    named = next((one for one in orders if key(one.id) in keys), None)
    return named or next((one for one in orders if one.status == "unpaid"), None)


async def _worth(shop: Shop, coupon: Coupon, locale: str) -> Worth:
    found = [await shop.product(one, locale) for one in coupon.products[:GOODS]]
    return Worth(coupon, tuple(product.title for product in found if product is not None))


def code_in(text: str, coupons: Sequence[Coupon], orders: AbstractSet[str] = frozenset()) -> str | None:
    """The code of a coupon that she writes: one of hers, or what looks like one and is no order."""
    plain = flat(text)
    for one in coupons:
        if re.search(rf"(?<![\w-]){re.escape(flat(one.code))}(?![\w-])", plain, re.ASCII):
            return one.code
    called = (text[found.start(1) : found.end(1)] for found in _CODES.finditer(plain))
    shaped = (found[0] for found in _SHAPE.finditer(text))
    # Who shouts writes everything in capitals.
    quiet = text != text.upper() or re.search(r"[\u3400-\u9fff]", text) is not None
    named = (one for one in called if (quiet and one.isupper()) or any(letter.isdigit() for letter in one))
    return next((one for one in (*named, *shaped) if flat(one) not in orders), None)
