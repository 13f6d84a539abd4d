"""What the shop charges and where it is: bills, shipping rates, and where parcels go back to."""

from __future__ import annotations

import msgspec
from sqlalchemy import bindparam, or_, select

from xiaoer.kit.money import Money
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.order.facts import Address, Invoice, ShippingFee
from xiaoer.shops.local import models as m
from xiaoer.shops.local import queries
from xiaoer.shops.local.rows import IdRow, hers


class InvoiceRow(msgspec.Struct, frozen=True):
    """The bill of an order."""

    number: str
    issued_at: int
    total: int
    currency: str
    url: str | None
    seller: str
    tax: int | None


class RateRow(msgspec.Struct, frozen=True):
    """What sending somewhere costs."""

    region: str
    amount: int
    free_from: int | None
    days: int | None


class PlaceRow(msgspec.Struct, frozen=True):
    """Where parcels go back to."""

    country: str
    carrier: str
    address: str


_invoice = query(
    select(
        m.invoice.c.number,
        m.invoice.c.issued_at,
        m.invoice.c.total,
        m.order.c.currency,
        m.invoice.c.url,
        m.invoice.c.seller,
        m.invoice.c.tax,
    )
    .join(m.order, m.order.c.id == m.invoice.c.order_id)
    .where(hers, m.order.c.id == bindparam("order_id")),
    InvoiceRow,
)
_rates = query(
    select(m.shipping_rate.c.region, m.shipping_rate.c.amount, m.shipping_rate.c.free_from, m.shipping_rate.c.days)
    .where(m.shipping_rate.c.country == bindparam("country"), m.shipping_rate.c.currency == bindparam("currency"))
    .where(or_(m.shipping_rate.c.region == bindparam("region"), m.shipping_rate.c.region == "")),
    RateRow,
)
_places = query(
    select(*m.return_place.c).where(
        or_(m.return_place.c.country == bindparam("country"), m.return_place.c.country == "")
    ),
    PlaceRow,
)
invoice_there = query(select(m.invoice.c.order_id.label("id")).where(m.invoice.c.order_id == bindparam("id")), IdRow)


def invoice(read: Reader, customer_id: str, order_id: str) -> Invoice | None:
    """The bill of her order by its number as typed, or None."""
    found = queries.owner_of(read, order_id)
    row = read.one(_invoice, customer_id=customer_id, order_id=found[0]) if found else None
    if row is None:
        return None
    tax = None if row.tax is None else Money(row.tax, row.currency)
    return Invoice(row.number, row.issued_at, Money(row.total, row.currency), row.url, row.seller, tax)


def shipping_fee(read: Reader, address: Address, currency: str) -> ShippingFee | None:
    """What sending there costs: the rate of the region, else of the country; None where the shop does not send."""
    region, country = queries.folded(address.region), queries.folded(address.country)
    rates = read.all(_rates, country=country, region=region, currency=currency)
    if not rates:
        return None
    rate = max(rates, key=lambda row: row.region)
    free_from = None if rate.free_from is None else Money(rate.free_from, currency)
    return ShippingFee(Money(rate.amount, currency), free_from, rate.days)


def return_place(read: Reader, country: str) -> tuple[str, Address] | None:
    """With which carrier and where to parcels go back from a country, or None."""
    places = read.all(_places, country=queries.folded(country))
    if not places:
        return None
    place = max(places, key=lambda row: row.country)
    return place.carrier, msgspec.json.decode(place.address, type=Address)
