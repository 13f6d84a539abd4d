"""Reading a whole shop in: our own JSON form, and what every other form is turned into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Table, insert

from xiaoer.kit.clock import from_iso
from xiaoer.kit.errors import Invalid
from xiaoer.kit.money import Money
from xiaoer.kit.statement import change, upsert
from xiaoer.kit.store import Store
from xiaoer.order.events import ShopImported, Tx
from xiaoer.order.facts import Address, Customer, Exchange, Order, Return, Shipment
from xiaoer.shops.local import models as m
from xiaoer.shops.local import rows
from xiaoer.shops.local.queries import folded, lookup_of
from xiaoer.shops.local.reads.terms import invoice_there
from xiaoer.shops.local.search import words_of

CHUNK = 25
SHOP = "local"

T = TypeVar("T")


class ProductText(msgspec.Struct, frozen=True):
    """What a product is called and what it is, in one locale."""

    title: str
    description: str = ""
    currency: str | None = None


class VariantData(msgspec.Struct, frozen=True):
    """A variant; options by locale, stock None when it is not counted."""

    id: str
    options: dict[str, dict[str, str]]
    prices: tuple[Money, ...]
    available: bool = True
    stock: int | None = None
    restock_at: int | None = None
    picture: str | None = None


class ProductData(msgspec.Struct, frozen=True):
    """A product with its texts by locale."""

    id: str
    texts: dict[str, ProductText]
    variants: tuple[VariantData, ...]
    department: str | None = None
    picture: str | None = None
    url: str | None = None


class CouponData(msgspec.Struct, frozen=True):
    """A coupon; without customer it is anybody's."""

    code: str
    starts_at: int
    ends_at: int
    percent: int | None = None
    amount: Money | None = None
    minimum: Money | None = None
    customer_id: str | None = None
    products: tuple[str, ...] = ()
    stackable: bool = False
    replaces: str | None = None


class InvoiceData(msgspec.Struct, frozen=True):
    """The bill of an order."""

    order_id: str
    number: str
    issued_at: int
    total: Money
    url: str | None = None
    seller: str = ""
    tax: Money | None = None


class RateData(msgspec.Struct, frozen=True):
    """What sending to a country, or a region of it, costs; the country by each of its names."""

    countries: tuple[str, ...]
    amount: Money
    region: str = ""
    free_from: Money | None = None
    days: int | None = None


class ReturnPlace(msgspec.Struct, frozen=True):
    """Where parcels go back to from a country, by each of its names; without any, from everywhere else."""

    carrier: str
    address: Address
    countries: tuple[str, ...] = ("",)


class ShopData(msgspec.Struct, frozen=True):
    """A whole shop. Orders whose time is not known count as placed in the order they stand here."""

    products: tuple[ProductData, ...] = ()
    customers: tuple[Customer, ...] = ()
    coupons: tuple[CouponData, ...] = ()
    orders: tuple[Order, ...] = ()
    invoices: tuple[InvoiceData, ...] = ()
    rates: tuple[RateData, ...] = ()
    return_places: tuple[ReturnPlace, ...] = ()


class Counts(msgspec.Struct, frozen=True):
    """How many of each kind came in, and how many were there already and stayed as they are."""

    added: dict[str, int]
    kept: dict[str, int]


async def load(store: Store[Tx], data: dict[str, Any] | ShopData) -> Counts:
    """Read a shop in, in chunks; what is there already stays as it is, so it can be run again at any time.

    Raises msgspec.ValidationError or Invalid, naming the place, before anything is written.
    """
    shop = data if isinstance(data, ShopData) else msgspec.convert(_with_times(data), ShopData)
    _check(shop)
    counts = Counts({}, {})
    numbered = tuple(enumerate(shop.orders))
    await _in_chunks(store, counts, "products", put_products, shop.products)
    await _in_chunks(store, counts, "customers", put_customers, shop.customers)
    await _in_chunks(store, counts, "coupons", put_coupons, shop.coupons)
    await _in_chunks(store, counts, "orders", put_orders, numbered)
    await _in_chunks(store, counts, "invoices", put_invoices, shop.invoices)
    await _in_chunks(store, counts, "rates", put_rates, shop.rates)
    await _in_chunks(store, counts, "return_places", put_return_places, shop.return_places)
    return counts


async def _in_chunks(
    store: Store[Tx], counts: Counts, what: str, verb: Callable[[Tx, Sequence[T]], int], all_: Sequence[T]
) -> None:
    counts.added[what] = 0
    for start in range(0, len(all_), CHUNK):
        counts.added[what] += await store.write(verb, all_[start : start + CHUNK])
    counts.kept[what] = len(all_) - counts.added[what]


def _with_times(value: Any, key: str = "") -> Any:
    """The same data with ISO times under `at`, `..._at` and `ship_by` turned into microseconds."""
    if isinstance(value, dict):
        return {name: _with_times(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_times(inner) for inner in value]
    if isinstance(value, str) and (key in ("at", "ship_by") or key.endswith("_at")):
        return from_iso(value)
    return value


def _check(shop: ShopData) -> None:
    for product in shop.products:
        if not product.texts or not all(variant.options for variant in product.variants):
            raise Invalid("import_no_text", id=product.id)
    for order in shop.orders:
        if len({money.currency for money in _moneys(order)}) > 1:
            raise Invalid("import_mixed_currencies", id=order.id)


def _moneys(order: Order) -> Iterator[Money]:
    yield from (order.total, order.shipping, order.discount)
    yield from (item.price for item in order.items)
    yield from (payment.amount for payment in order.payments)
    yield from (refund.amount for refund in order.refunds)
    yield from (back.amount for back in order.returns)
    yield from (back.difference for back in order.exchanges)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _row(fact: msgspec.Struct, **more: Any) -> dict[str, Any]:
    """The plain fields of a fact as a row, money as its amount."""
    row = msgspec.structs.asdict(fact)
    row.update({name: value.amount for name, value in row.items() if isinstance(value, Money)})
    return row | more


_put_rate = upsert(m.shipping_rate, index=["country", "region", "currency"])
_put_place = upsert(m.return_place, index=["country"])
_put = {table.name: change(insert(table)) for table in vars(m).values() if isinstance(table, Table)}


def _fill(tx: Tx, table: str, all_: list[dict[str, Any]]) -> None:
    if all_:
        tx.many(_put[table], all_)


def put_products(tx: Tx, products: Sequence[ProductData]) -> int:
    """Add the products that are not there yet; how many they were."""
    new = [product for product in products if tx.one(rows.product_there, id=product.id) is None]
    for product in new:
        place = {"department": product.department, "picture": product.picture, "url": product.url}
        tx.run(_put["shop_product"], id=product.id, **place)
        texts = [_row(text, product_id=product.id, locale=locale) for locale, text in product.texts.items()]
        _fill(tx, "shop_product_text", texts)
        for position, variant in enumerate(product.variants):
            _put_variant(tx, product.id, position, variant)
        values = (value for one in product.variants for of in one.options.values() for value in of.values())
        words = words_of((text.title for text in product.texts.values()), values)
        known = [{"word": word, "product_id": product.id, "in_title": named} for word, named in words.items()]
        _fill(tx, "shop_product_word", known)
    _record(tx, "products", len(new), len(products))
    return len(new)


def _put_variant(tx: Tx, product_id: str, position: int, variant: VariantData) -> None:
    of_it = {"variant_id": variant.id}
    tx.run(
        _put["shop_variant"],
        id=variant.id,
        product_id=product_id,
        position=position,
        available=variant.available,
        restock_at=variant.restock_at,
        picture=variant.picture,
    )
    texts = [of_it | {"locale": locale, "options": _json(options)} for locale, options in variant.options.items()]
    _fill(tx, "shop_variant_text", texts)
    _fill(tx, "shop_price", [of_it | msgspec.structs.asdict(price) for price in variant.prices])
    if variant.stock is not None:
        tx.run(_put["shop_stock_move"], variant_id=variant.id, cause="opening", quantity=variant.stock, at=tx.now)


def put_customers(tx: Tx, customers: Sequence[Customer]) -> int:
    """Add the customers that are not there yet; how many they were."""
    new = [customer for customer in customers if tx.one(rows.customer_there, id=customer.id) is None]
    for customer in new:
        row = _row(customer)
        addresses, methods = row.pop("addresses"), row.pop("methods")
        keys = {"email_key": folded(customer.email), "name_key": folded(customer.name)}
        tx.run(_put["shop_customer"], **row, **keys)
        of_her = {"customer_id": customer.id}
        numbered = [of_her | {"position": at, "address": _json(address)} for at, address in enumerate(addresses)]
        _fill(tx, "shop_customer_address", numbered)
        for method in methods:
            balance = method.balance
            currency = None if balance is None else balance.currency
            tx.run(
                _put["shop_payment_method"],
                **of_her,
                id=method.id,
                kind=method.kind,
                label=method.label,
                currency=currency,
            )
            if balance is not None:
                opening = {"method_id": method.id, "cause": "opening", "amount": balance.amount, "at": tx.now}
                tx.run(_put["shop_balance_move"], **opening)
    _record(tx, "customers", len(new), len(customers))
    return len(new)


def put_coupons(tx: Tx, coupons: Sequence[CouponData]) -> int:
    """Add the coupons that are not there yet; how many they were."""
    new = [coupon for coupon in coupons if tx.one(rows.coupon_there, id=coupon.code) is None]
    for coupon in new:
        money = coupon.amount or coupon.minimum
        row = _row(coupon, currency=None if money is None else money.currency, products=_json(coupon.products))
        tx.run(_put["shop_coupon"], **row, reference="")
    _record(tx, "coupons", len(new), len(coupons))
    return len(new)


def put_orders(tx: Tx, orders: Sequence[tuple[int, Order]]) -> int:
    """Add the orders that are not there yet, each with its place in the data; how many they were."""
    new = [(place, order) for place, order in orders if tx.one(rows.order_there, id=order.id) is None]
    for place, order in new:
        if tx.one(rows.customer_there, id=order.customer_id) is None:
            raise Invalid("import_no_customer", id=order.id)
        _put_order(tx, place, order)
    _record(tx, "orders", len(new), len(orders))
    return len(new)


# What hangs on an order, and what is reckoned from it.
_BELOW = (
    *("items", "shipments", "payments", "refunds", "returns", "exchanges", "claims", "hurries"),
    *("coupon", "late_fee"),
)


def _put_order(tx: Tx, place: int, order: Order) -> None:
    row = _row(
        order,
        lookup=lookup_of(order.id),
        sort_at=place if order.placed_at is None else order.placed_at,
        currency=order.total.currency,
        address=_json(order.address),
    )
    for below in _BELOW:
        del row[below]
    tx.run(_put["shop_order"], **row)
    of_it = {"order_id": order.id}
    items = [_row(item, position=at, options=_json(item.options)) | of_it for at, item in enumerate(order.items)]
    _fill(tx, "shop_item", items)
    _fill(tx, "shop_payment", [_row(payment) | of_it for payment in order.payments])
    _fill(tx, "shop_refund", [_row(refund) | of_it for refund in order.refunds])
    for shipment in order.shipments:
        _put_shipment(tx, order.id, shipment)
    _fill(tx, "shop_send_back", [of_it | _sent_back(back) for back in order.returns])
    _fill(tx, "shop_send_back", [of_it | _sent_back(back) for back in order.exchanges])
    _fill(tx, "shop_claim", [_row(claim, lines=_json(claim.lines)) | of_it for claim in order.claims])
    _fill(tx, "shop_hurry", [_row(hurry) | of_it for hurry in order.hurries])
    if order.coupon is not None:
        returned_at = order.cancelled_at if order.status == "cancelled" else None
        use = of_it | {"code": order.coupon, "customer_id": order.customer_id, "returned_at": returned_at}
        tx.run(_put["shop_coupon_use"], **use)


def _sent_back(back: Return | Exchange) -> dict[str, Any]:
    row = msgspec.structs.asdict(back)
    returned = isinstance(back, Return)
    amount = back.amount if isinstance(back, Return) else back.difference
    lines = row.pop("lines" if returned else "swaps")
    row.pop("amount" if returned else "difference")
    label = None if back.label is None else _json(back.label)
    kind = "return" if returned else "exchange"
    return row | {"kind": kind, "lines": _json(lines), "amount": amount.amount, "label": label}


def _put_shipment(tx: Tx, order_id: str, shipment: Shipment) -> None:
    row = _row(shipment, order_id=order_id, lookup=lookup_of(shipment.tracking), lines=_json(shipment.lines))
    events = row.pop("events")
    tx.run(_put["shop_shipment"], **row)
    told = [_row(event, shipment_id=shipment.id, position=at) for at, event in enumerate(events)]
    _fill(tx, "shop_tracking_event", told)


def put_invoices(tx: Tx, invoices: Sequence[InvoiceData]) -> int:
    """Add the bills that are not there yet; how many they were."""
    new = [one for one in invoices if tx.one(invoice_there, id=one.order_id) is None]
    _fill(tx, "shop_invoice", [_row(one) for one in new])
    _record(tx, "invoices", len(new), len(invoices))
    return len(new)


def put_rates(tx: Tx, rates: Sequence[RateData]) -> int:
    """Add the rates that are not there yet; how many they were."""
    new = 0
    for rate in rates:
        row = _row(rate, region=folded(rate.region), currency=rate.amount.currency)
        countries = row.pop("countries")
        new += sum(tx.run(_put_rate, **row, country=folded(country)) for country in countries) > 0
    _record(tx, "rates", new, len(rates))
    return new


def put_return_places(tx: Tx, places: Sequence[ReturnPlace]) -> int:
    """Add where parcels go back to, as far as it is not there yet; how many they were."""
    new = 0
    for place in places:
        row = {"carrier": place.carrier, "address": _json(place.address)}
        new += sum(tx.run(_put_place, **row, country=folded(country)) for country in place.countries) > 0
    _record(tx, "return_places", new, len(places))
    return new


def _record(tx: Tx, what: str, added: int, given: int) -> None:
    if not added:  # nothing happened
        return
    event = ShopImported(shop=SHOP, what=what, added=added, kept=given - added)
    tx.record(event, stream=f"shop:{SHOP}", actor="system")
