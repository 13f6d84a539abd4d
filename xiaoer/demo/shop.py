"""Filling the embedded shop with the demo shop, and saying who can be signed in as whom."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from xiaoer.demo import plan as files
from xiaoer.demo.orders import address, invoices, methods, orders
from xiaoer.demo.pictures import address_of, variant_address
from xiaoer.demo.plan import LOCALES, Coupon, Customer, Locale, Plan, Product, ProductVariant, Rate
from xiaoer.kit.clock import DAY
from xiaoer.kit.money import Money
from xiaoer.kit.store import Store
from xiaoer.order import facts
from xiaoer.order.events import Tx
from xiaoer.shops.local import queries
from xiaoer.shops.local.load import (
    CouponData,
    ProductData,
    ProductText,
    RateData,
    ReturnPlace,
    ShopData,
    VariantData,
    load,
)
from xiaoer.shops.local.queries import Listed

PAGE = 100
MOST = 1_000
WITH_COUPONS = 12


class Demo(msgspec.Struct, frozen=True):
    """Who is in the shop: our own people first, one of each language at the head, then whoever else is there."""

    customers: tuple[Listed, ...]


async def load_demo(store: Store[Tx], now: int) -> Demo:
    """Fill an empty shop with the demo, finish one that was begun, change nothing in one that has other data."""
    plan = files.read()
    ours = [customer.id for customer in plan.customers]
    there = await _everybody(store)
    # The demo's own customers come before its orders, so one of them being there tells a load that was cut short.
    if not there or not there.keys().isdisjoint(ours):
        await load(store, shop(plan, now))
        there = await _everybody(store)
    first = [there[customer_id] for customer_id in ours if customer_id in there]
    others = [listed for customer_id, listed in there.items() if customer_id not in ours]
    return Demo((*first, *others))


async def _everybody(store: Store[Tx]) -> dict[str, Listed]:
    found: dict[str, Listed] = {}
    after = ""
    while len(found) < MOST:
        page = await store.read(queries.roster, PAGE, after)
        if not page:
            break
        found.update((listed.id, listed) for listed in page)
        after = page[-1].id
    return found


def shop(plan: Plan, now: int) -> ShopData:
    """The demo shop as it stands at this moment."""
    everybodys = (_coupon(plan, one, now) for one in plan.coupons)
    placed = orders(plan, now)
    hers = (coupon for customer in plan.customers[:WITH_COUPONS] for coupon in _coupons(plan, customer, now))
    return ShopData(
        products=tuple(_product(plan, product, now) for product in plan.products),
        customers=tuple(_customer(plan, customer) for customer in plan.customers),
        coupons=(*everybodys, *hers),
        orders=placed,
        invoices=invoices(placed),
        rates=tuple(rate for one in plan.rates for rate in _rates(one)),
        return_places=tuple(_return_place(one) for one in plan.return_places),
    )


def _rates(rate: Rate) -> Iterator[RateData]:
    for currency, (fee, free) in rate.fee.items():
        amount, free_from = Money.parse(fee, currency), Money.parse(free, currency)
        for region in rate.regions:
            yield RateData(rate.countries, amount, region=region, free_from=free_from, days=rate.days)


def _return_place(place: files.ReturnPlace) -> ReturnPlace:
    name, street, city, region, postal_code, country = place.place
    to = facts.Address(name, street, city, country, region=region, postal_code=postal_code)
    return ReturnPlace(place.carrier, to, place.countries)


def _coupon(plan: Plan, coupon: Coupon, now: int) -> CouponData:
    """One that everybody may use."""
    return CouponData(
        code=coupon.code,
        starts_at=now - coupon.since_days * DAY,
        ends_at=now + coupon.for_days * DAY,
        percent=coupon.percent,
        products=tuple(one.id for one in plan.products if one.department == coupon.department),
    )


def _product(plan: Plan, product: Product, now: int) -> ProductData:
    texts: dict[str, ProductText] = {
        locale: ProductText(*product.told(locale), currency=plan.markets[locale].currency) for locale in LOCALES
    }
    return ProductData(
        id=product.id,
        texts=texts,
        variants=tuple(_variant(plan, product, variant, now) for variant in product.variants),
        department=product.department,
        picture=address_of(product.id),
        url=f"/shop/products/{product.id}",
    )


def _variant(plan: Plan, product: Product, variant: ProductVariant, now: int) -> VariantData:
    sold_in: tuple[Locale, ...] = LOCALES if variant.only is None else (variant.only,)
    return VariantData(
        id=f"{product.id}-{variant.id}",
        options={locale: {product.option[locale]: variant[locale]} for locale in LOCALES},
        prices=tuple(product.cost(variant, plan.markets[locale].currency) for locale in sold_in),
        stock=variant.stock,
        restock_at=None if variant.back_in is None else now + variant.back_in * DAY,
        picture=variant_address(product, variant),
    )


def _customer(plan: Plan, customer: Customer) -> facts.Customer:
    return facts.Customer(
        id=customer.id,
        name=customer.name,
        email=customer.email,
        phone=customer.phone,
        locale=customer.locale,
        addresses=(address(customer),),
        methods=methods(plan, customer),
    )


def _coupons(plan: Plan, customer: Customer, now: int) -> list[CouponData]:
    """Two of her own: a small one most orders reach, and a large one that few do; a third, if any, she has missed."""
    market, currency = plan.markets[customer.locale], plan.markets[customer.locale].currency
    thanks, (house, least) = market.thanks, market.house
    until = {"THANKS": 60, "HOUSE": 60, "BACK": -2}
    given = [("THANKS", thanks, market.free), ("HOUSE", house, least)]
    if customer.story is not None:
        given.append(("BACK", market.back, market.free))
    return [
        CouponData(
            code=f"{name}{customer.id[-4:]}",
            starts_at=now - 90 * DAY,
            ends_at=now + until[name] * DAY,
            amount=Money.parse(amount, currency),
            minimum=Money.parse(minimum, currency),
            customer_id=customer.id,
            stackable=name == "THANKS",
        )
        for name, amount, minimum in given
    ]
