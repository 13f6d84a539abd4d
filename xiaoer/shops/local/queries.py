"""Reads of the embedded shop: rows put together into the facts of the port, the customer always first."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from xiaoer.kit.money import Money
from xiaoer.kit.store import Reader
from xiaoer.order.facts import (
    Address,
    Coupon,
    Customer,
    Item,
    Order,
    OrderStatus,
    Payment,
    PaymentMethod,
    Product,
    Refund,
    Shipment,
    TrackingEvent,
    Variant,
)
from xiaoer.shops.local import rows
from xiaoer.shops.local.reads import promises, send_back

R = TypeVar("R")
_address = msgspec.json.Decoder(Address).decode
_options = msgspec.json.Decoder(dict[str, str]).decode
_lines = msgspec.json.Decoder(tuple[str, ...]).decode


def lookup_of(typed: str) -> str:
    """A number as people type it, reduced to what tells it from others: `#w26 11340` is `W2611340`."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", typed).upper() if letter.isalnum())


class Standing(msgspec.Struct, frozen=True):
    """How an order stands."""

    id: str
    status: OrderStatus


class Listed(msgspec.Struct, frozen=True):
    """A customer of the shop with how her orders stand, newest first."""

    id: str
    name: str
    locale: str
    orders: tuple[Standing, ...]


def roster(read: Reader, limit: int, after: str = "") -> tuple[Listed, ...]:
    """A page of all customers in order of their ids, for whoever runs the shop: no customer may ask this."""
    page = read.all(rows.roster, after=after, limit=limit)
    if not page:
        return ()
    theirs = _by(read.all(rows.standings, first=page[0].id, last=page[-1].id), lambda row: row.customer_id)
    return tuple(
        Listed(row.id, row.name, row.locale, tuple(Standing(order.id, order.status) for order in theirs[row.id]))
        for row in page
    )


def customer(read: Reader, customer_id: str) -> Customer | None:
    """The customer with addresses and ways to pay, or None."""
    found = read.one(rows.customer, customer_id=customer_id)
    if found is None:
        return None
    addresses = read.all(rows.addresses, customer_id=customer_id)
    methods = read.all(rows.methods, customer_id=customer_id)
    return Customer(
        id=found.id,
        name=found.name,
        email=found.email,
        phone=found.phone,
        locale=found.locale,
        addresses=tuple(_address(row.address) for row in addresses),
        methods=tuple(_method(row) for row in methods),
        locked=found.locked,
        reference=found.reference,
    )


def find_customers(read: Reader, email: str, name: str, postal_code: str) -> tuple[Customer, ...]:
    """Who has this e-mail, or this name at this postal code."""
    # Folded first: of blanks nothing is left, and whoever left no e-mail must not be found by that.
    email, name, wanted = folded(email), folded(name), lookup_of(postal_code)
    if email:
        found = read.all(rows.customers_by_email, key=email)
    else:
        found = read.all(rows.customers_by_name, key=name) if name and wanted else []
    whole = [one for row in found if (one := customer(read, row.id)) is not None]
    return tuple(one for one in whole if email or any(lookup_of(at.postal_code) == wanted for at in one.addresses))


def folded(typed: str) -> str:
    """A name or an e-mail without what people type differently."""
    return " ".join(unicodedata.normalize("NFKC", typed).casefold().split())


def _method(row: rows.MethodRow) -> PaymentMethod:
    balance = None if row.currency is None else Money(row.balance or 0, row.currency)
    return PaymentMethod(row.id, row.kind, row.label, balance)


def order(read: Reader, customer_id: str, order_id: str, now: int) -> Order | None:
    """Her order by its number as typed, as it stands now, or None."""
    exact = read.one(rows.order, customer_id=customer_id, order_id=order_id)
    if exact is not None:
        return _whole(read, [exact], now)[0]
    alike = read.all(rows.orders_alike, customer_id=customer_id, lookup=lookup_of(order_id))
    # Two numbers that read alike: better none than the wrong one.
    return _whole(read, alike, now)[0] if len(alike) == 1 else None


def orders(read: Reader, customer_id: str, limit: int, now: int) -> tuple[Order, ...]:
    """Her newest orders."""
    return _whole(read, read.all(rows.orders, customer_id=customer_id, limit=limit), now)


def order_by_tracking(read: Reader, customer_id: str, tracking: str, now: int) -> Order | None:
    """Her order that travels under this number, or None."""
    found = read.all(rows.orders_tracked, customer_id=customer_id, lookup=lookup_of(tracking))
    return _whole(read, found, now)[0] if len(found) == 1 else None


def owner_of(read: Reader, order_id: str) -> tuple[str, str] | None:
    """The exact id of an order and whose it is, by its number as typed."""
    exact = read.one(rows.owner, order_id=order_id)
    alike = [exact] if exact is not None else read.all(rows.owners_alike, lookup=lookup_of(order_id))
    return (alike[0].id, alike[0].customer_id) if len(alike) == 1 else None


def _whole(read: Reader, found: list[rows.OrderRow], now: int) -> tuple[Order, ...]:
    """Orders of one customer with everything below them, in nine reads however many they are."""
    if not found:
        return ()
    page = {
        "customer_id": found[0].customer_id,
        "oldest": min(row.sort_at for row in found),
        "newest": max(row.sort_at for row in found),
    }
    below = _Below(
        items=_by(read.all(rows.items, **page), lambda row: row.order_id),
        events=_by(read.all(rows.tracking_events, **page), lambda row: row.shipment_id),
        shipments=_by(read.all(rows.shipments, **page), lambda row: row.order_id),
        payments=_by(read.all(rows.payments, **page), lambda row: row.order_id),
        refunds=_by(read.all(rows.refunds, **page), lambda row: row.order_id),
        back=_by(read.all(send_back.send_backs, **page), lambda row: row.order_id),
        claims=_by(read.all(promises.claims, **page), lambda row: row.order_id),
        hurries=_by(read.all(promises.hurries, **page), lambda row: row.order_id),
    )
    whole = (_order(row, below) for row in found)
    return tuple(msgspec.structs.replace(one, late_fee=promises.late_fee(one, now)) for one in whole)


class _Below(msgspec.Struct, frozen=True):
    """What hangs on the orders of a page, by their ids; what carriers said by their parcels'."""

    items: dict[str, list[rows.ItemRow]]
    events: dict[str, list[rows.TrackingRow]]
    shipments: dict[str, list[rows.ShipmentRow]]
    payments: dict[str, list[rows.PaymentRow]]
    refunds: dict[str, list[rows.RefundRow]]
    back: dict[str, list[send_back.SendBackRow]]
    claims: dict[str, list[promises.ClaimRow]]
    hurries: dict[str, list[promises.HurryRow]]


def _order(row: rows.OrderRow, below: _Below) -> Order:
    back = below.back[row.id]
    return Order(
        id=row.id,
        customer_id=row.customer_id,
        status=row.status,
        placed_at=row.placed_at,
        items=tuple(_item(item, row.currency) for item in below.items[row.id]),
        shipping=Money(row.shipping, row.currency),
        discount=Money(row.discount, row.currency),
        total=Money(row.total, row.currency),
        address=_address(row.address),
        coupon=row.coupon,
        shipments=tuple(_shipment(parcel, below.events[parcel.id]) for parcel in below.shipments[row.id]),
        payments=tuple(_payment(payment, row.currency) for payment in below.payments[row.id]),
        refunds=tuple(_refund(refund, row.currency) for refund in below.refunds[row.id]),
        returns=tuple(send_back.returned(one, row.currency) for one in back if one.kind == "return"),
        exchanges=tuple(send_back.exchanged(one, row.currency) for one in back if one.kind == "exchange"),
        cancelled_at=row.cancelled_at,
        cancel_reason=row.cancel_reason,
        items_changed_at=row.items_changed_at,
        url=row.url,
        claims=tuple(promises.claimed(one) for one in below.claims[row.id]),
        hurries=tuple(promises.hurried(one) for one in below.hurries[row.id]),
        ship_by=row.ship_by,
    )


def _by(found: Iterable[R], key: Callable[[R], str]) -> dict[str, list[R]]:
    grouped: dict[str, list[R]] = defaultdict(list)
    for row in found:
        grouped[key(row)].append(row)
    return grouped


def _item(row: rows.ItemRow, currency: str) -> Item:
    price = Money(row.price, currency)
    return Item(
        line=row.line,
        product_id=row.product_id,
        variant_id=row.variant_id,
        title=row.title,
        options=_options(row.options),
        quantity=row.quantity,
        price=price,
        picture=row.picture,
        cancelled=bool(row.cancelled),
    )


def _shipment(row: rows.ShipmentRow, events: list[rows.TrackingRow]) -> Shipment:
    told = tuple(TrackingEvent(event.at, event.status, event.place, event.text) for event in events)
    return Shipment(
        id=row.id,
        carrier=row.carrier,
        tracking=row.tracking,
        status=row.status,
        lines=_lines(row.lines),
        shipped_at=row.shipped_at,
        delivered_at=row.delivered_at,
        events=told,
        replaces=row.replaces,
    )


def _payment(row: rows.PaymentRow, currency: str) -> Payment:
    return Payment(row.id, row.method_id, row.kind, row.label, Money(row.amount, currency), row.paid_at)


def _refund(row: rows.RefundRow, currency: str) -> Refund:
    money = Money(row.amount, currency)
    return Refund(
        id=row.id,
        payment_id=row.payment_id,
        amount=money,
        status=row.status,
        created_at=row.created_at,
        completed_at=row.completed_at,
        method_id=row.method_id,
        cause=row.cause,
        reference=row.reference,
    )


def product(read: Reader, product_id: str, locale: str) -> Product | None:
    """The product told in the nearest locale, or None."""
    found = read.one(rows.product, id=product_id)
    return _told(read, [found], locale)[0] if found else None


def products(read: Reader, locale: str, limit: int, after: str | None) -> tuple[Product, ...]:
    """A page of products by id."""
    return _told(read, read.all(rows.products, after=after or "", limit=limit), locale)


def _told(read: Reader, found: list[rows.ProductRow], locale: str) -> tuple[Product, ...]:
    """Products with their variants in five reads; they are neighbours in order of id."""
    if not found:
        return ()
    page = {"first": found[0].id, "last": found[-1].id}
    texts = _by(read.all(rows.product_texts, **page), lambda row: row.product_id)
    variants = _by(read.all(rows.variants, **page), lambda row: row.product_id)
    options = _by(read.all(rows.variant_texts, **page), lambda row: row.variant_id)
    prices = _by(read.all(rows.prices, **page), lambda row: row.variant_id)
    stock = {row.variant_id: row.quantity for row in read.all(rows.stock, **page)}
    told = []
    for row in found:
        text = _nearest(texts[row.id], locale)
        variants_of_it = tuple(
            _variant(one, _nearest(options[one.id], locale), prices[one.id], stock.get(one.id))
            for one in variants[row.id]
        )
        told.append(
            Product(
                id=row.id,
                title=text.title,
                description=text.description,
                locale=text.locale,
                variants=variants_of_it,
                department=row.department or "",
                picture=row.picture,
                url=row.url,
                currency=text.currency,
            )
        )
    return tuple(told)


def _variant(
    row: rows.VariantRow, text: rows.VariantTextRow, prices: list[rows.PriceRow], stock: int | None
) -> Variant:
    # On sale, and on the shelf if it is counted.
    available = bool(row.available) and (stock is None or stock > 0)
    return Variant(
        id=row.id,
        product_id=row.product_id,
        options=_options(text.options),
        prices=tuple(Money(price.amount, price.currency) for price in prices),
        available=available,
        stock=stock,
        # Once there is some again, the date has had its day.
        restock_at=None if available else row.restock_at,
        picture=row.picture,
    )


Text = TypeVar("Text", rows.ProductTextRow, rows.VariantTextRow)


def _nearest(texts: list[Text], locale: str) -> Text:
    """The text in the locale, else in English, else in whatever there is."""
    return min(texts, key=lambda row: (row.locale != locale, row.locale != "en", row.locale))


def coupons(read: Reader, customer_id: str) -> tuple[Coupon, ...]:
    """Her own coupons and everybody's, with whether she has used them."""
    used = {row.id for row in read.all(rows.coupons_used, customer_id=customer_id)}
    return tuple(
        Coupon(
            code=row.code,
            percent=row.percent,
            amount=_money(row.amount, row.currency),
            minimum=_money(row.minimum, row.currency),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            used=row.code in used,
            products=_lines(row.products),
            stackable=row.stackable,
            reference=row.reference,
            replaces=row.replaces,
        )
        for row in read.all(rows.coupons, customer_id=customer_id)
    )


def _money(amount: int | None, currency: str | None) -> Money | None:
    return None if amount is None or currency is None else Money(amount, currency)
