"""Every select of the embedded shop, and the row it gives."""

from __future__ import annotations

import msgspec
from sqlalchemy import BigInteger, Integer, Select, bindparam, cast, func, or_, select

from xiaoer.kit.statement import query
from xiaoer.order.facts import OrderStatus, ParcelStatus, PaymentKind, RefundCause, RefundStatus
from xiaoer.shops.local import models as m


class CustomerRow(msgspec.Struct, frozen=True):
    """A customer."""

    id: str
    name: str
    email: str
    phone: str
    locale: str
    locked: bool
    reference: str


class AddressRow(msgspec.Struct, frozen=True):
    """An address as JSON."""

    address: str


class MethodRow(msgspec.Struct, frozen=True):
    """A way to pay, with the balance of a gift card."""

    id: str
    kind: PaymentKind
    label: str
    currency: str | None
    balance: int | None


class OrderRow(msgspec.Struct, frozen=True):
    """An order without what hangs on it."""

    id: str
    customer_id: str
    status: OrderStatus
    placed_at: int | None
    sort_at: int
    currency: str
    shipping: int
    discount: int
    total: int
    address: str
    cancelled_at: int | None
    cancel_reason: str | None
    url: str | None
    items_changed_at: int | None
    ship_by: int | None
    coupon: str | None


class OwnerRow(msgspec.Struct, frozen=True):
    """Whose an order is."""

    id: str
    customer_id: str


class ItemRow(msgspec.Struct, frozen=True):
    """A line of an order."""

    order_id: str
    line: str
    product_id: str
    variant_id: str
    title: str
    options: str
    quantity: int
    price: int
    picture: str | None
    cancelled: bool


class ShipmentRow(msgspec.Struct, frozen=True):
    """A parcel."""

    id: str
    order_id: str
    carrier: str
    tracking: str
    status: ParcelStatus
    lines: str
    shipped_at: int | None
    delivered_at: int | None
    replaces: str | None


class TrackingRow(msgspec.Struct, frozen=True):
    """What a carrier said."""

    shipment_id: str
    at: int
    status: ParcelStatus
    place: str
    text: str


class PaymentRow(msgspec.Struct, frozen=True):
    """Money that came in."""

    id: str
    order_id: str
    method_id: str
    kind: PaymentKind
    label: str
    amount: int
    paid_at: int | None


class RefundRow(msgspec.Struct, frozen=True):
    """Money that goes back."""

    id: str
    order_id: str
    payment_id: str
    amount: int
    status: RefundStatus
    created_at: int | None
    completed_at: int | None
    method_id: str | None
    cause: RefundCause
    reference: str | None


class IdRow(msgspec.Struct, frozen=True):
    """That something is there."""

    id: str


class ProductRow(msgspec.Struct, frozen=True):
    """A product without its words and variants."""

    id: str
    department: str | None
    picture: str | None
    url: str | None


class ProductTextRow(msgspec.Struct, frozen=True):
    """A product in one locale."""

    product_id: str
    locale: str
    title: str
    description: str
    currency: str | None


class VariantRow(msgspec.Struct, frozen=True):
    """A variant without its words, prices and stock."""

    id: str
    product_id: str
    available: bool
    restock_at: int | None
    picture: str | None


class VariantTextRow(msgspec.Struct, frozen=True):
    """The options of a variant in one locale, as JSON."""

    variant_id: str
    locale: str
    options: str


class PriceRow(msgspec.Struct, frozen=True):
    """A price in one currency."""

    variant_id: str
    currency: str
    amount: int


class StockRow(msgspec.Struct, frozen=True):
    """How many of a counted variant there are."""

    variant_id: str
    quantity: int


class CouponRow(msgspec.Struct, frozen=True):
    """A coupon."""

    code: str
    percent: int | None
    amount: int | None
    minimum: int | None
    currency: str | None
    starts_at: int
    ends_at: int
    products: str
    stackable: bool
    reference: str
    replaces: str | None


class RosterRow(msgspec.Struct, frozen=True):
    """A customer in the list of all."""

    id: str
    name: str
    locale: str


class StandingRow(msgspec.Struct, frozen=True):
    """How an order stands."""

    id: str
    customer_id: str
    status: OrderStatus


hers = m.order.c.customer_id == bindparam("customer_id")
on_page = m.order.c.sort_at.between(bindparam("oldest"), bindparam("newest"))
_limit = bindparam("limit", type_=Integer)

# -- customers

_customer = select(*(m.customer.c[name] for name in CustomerRow.__struct_fields__))
customer = query(_customer.where(m.customer.c.id == bindparam("customer_id")), CustomerRow)

customers_by_email = query(_customer.where(m.customer.c.email_key == bindparam("key")).limit(10), CustomerRow)
customers_by_name = query(_customer.where(m.customer.c.name_key == bindparam("key")).limit(100), CustomerRow)

addresses = query(
    select(m.customer_address.c.address)
    .where(m.customer_address.c.customer_id == bindparam("customer_id"))
    .order_by(m.customer_address.c.position),
    AddressRow,
)

# A balance is the sum of its moves; SUM of BIGINT would come back from PostgreSQL as a decimal.
_balance = cast(func.sum(m.balance_move.c.amount), BigInteger).label("balance")
_method = m.payment_method.c
methods = query(
    select(_method.id, _method.kind, _method.label, _method.currency, _balance)
    .select_from(m.payment_method.outerjoin(m.balance_move, m.balance_move.c.method_id == _method.id))
    .where(_method.customer_id == bindparam("customer_id"))
    .group_by(_method.id, _method.kind, _method.label, _method.currency)
    .order_by(_method.id),
    MethodRow,
)

# -- who is there and how their orders stand, for whoever runs the shop

roster = query(
    select(m.customer.c.id, m.customer.c.name, m.customer.c.locale)
    .where(m.customer.c.id > bindparam("after"))
    .order_by(m.customer.c.id)
    .limit(_limit),
    RosterRow,
)
standings = query(
    select(m.order.c.id, m.order.c.customer_id, m.order.c.status)
    .where(m.order.c.customer_id.between(bindparam("first"), bindparam("last")))
    .order_by(m.order.c.customer_id, m.order.c.sort_at.desc(), m.order.c.id.desc()),
    StandingRow,
)

# -- orders: by number, by what a number looks like, newest first, by tracking number

_order = (
    select(
        *(m.order.c[name] for name in OrderRow.__struct_fields__ if name != "coupon"),
        m.coupon_use.c.code.label("coupon"),
    )
    .select_from(m.order.outerjoin(m.coupon_use, m.coupon_use.c.order_id == m.order.c.id))
    .where(hers)
)
order = query(_order.where(m.order.c.id == bindparam("order_id")), OrderRow)
orders_alike = query(_order.where(m.order.c.lookup == bindparam("lookup")).limit(2), OrderRow)
orders = query(_order.order_by(m.order.c.sort_at.desc(), m.order.c.id.desc()).limit(_limit), OrderRow)
orders_tracked = query(
    _order.where(
        m.order.c.id.in_(select(m.shipment.c.order_id).where(m.shipment.c.lookup == bindparam("lookup")))
    ).limit(2),
    OrderRow,
)

# Whose an order is, for the shop's own writes.
_owner = select(m.order.c.id, m.order.c.customer_id)
owner = query(_owner.where(m.order.c.id == bindparam("order_id")), OwnerRow)
owners_alike = query(_owner.where(m.order.c.lookup == bindparam("lookup")).limit(2), OwnerRow)

# -- what hangs on the orders of a page of one customer

items = query(
    select(*(m.item.c[name] for name in ItemRow.__struct_fields__))
    .join(m.order, m.order.c.id == m.item.c.order_id)
    .where(hers, on_page)
    .order_by(m.item.c.order_id, m.item.c.position),
    ItemRow,
)
shipments = query(
    select(*(m.shipment.c[name] for name in ShipmentRow.__struct_fields__))
    .join(m.order, m.order.c.id == m.shipment.c.order_id)
    .where(hers, on_page)
    .order_by(m.shipment.c.order_id, m.shipment.c.id),
    ShipmentRow,
)
tracking_events = query(
    select(*(m.tracking_event.c[name] for name in TrackingRow.__struct_fields__))
    .join(m.shipment, m.shipment.c.id == m.tracking_event.c.shipment_id)
    .join(m.order, m.order.c.id == m.shipment.c.order_id)
    .where(hers, on_page)
    .order_by(m.tracking_event.c.shipment_id, m.tracking_event.c.position),
    TrackingRow,
)
payments = query(
    select(*(m.payment.c[name] for name in PaymentRow.__struct_fields__))
    .join(m.order, m.order.c.id == m.payment.c.order_id)
    .where(hers, on_page)
    .order_by(m.payment.c.order_id, m.payment.c.id),
    PaymentRow,
)
refunds = query(
    select(*(m.refund.c[name] for name in RefundRow.__struct_fields__))
    .join(m.order, m.order.c.id == m.refund.c.order_id)
    .where(hers, on_page)
    .order_by(m.refund.c.order_id, m.refund.c.id),
    RefundRow,
)

# -- products of a page, whose ids lie between the first and the last

product_there = query(select(m.product.c.id).where(m.product.c.id == bindparam("id")), IdRow)
product = query(select(*m.product.c).where(m.product.c.id == bindparam("id")), ProductRow)
products = query(
    select(*m.product.c).where(m.product.c.id > bindparam("after")).order_by(m.product.c.id).limit(_limit), ProductRow
)
product_texts = query(
    select(*m.product_text.c).where(m.product_text.c.product_id.between(bindparam("first"), bindparam("last"))),
    ProductTextRow,
)
_of_page = m.variant.c.product_id.between(bindparam("first"), bindparam("last"))
variants = query(
    select(*(m.variant.c[name] for name in VariantRow.__struct_fields__))
    .where(_of_page)
    .order_by(m.variant.c.product_id, m.variant.c.position),
    VariantRow,
)
variant_texts = query(
    select(*m.variant_text.c).join(m.variant, m.variant.c.id == m.variant_text.c.variant_id).where(_of_page),
    VariantTextRow,
)
prices = query(
    select(*m.price.c)
    .join(m.variant, m.variant.c.id == m.price.c.variant_id)
    .where(_of_page)
    .order_by(m.price.c.variant_id, m.price.c.currency),
    PriceRow,
)


def _stock() -> Select[tuple[str, int]]:
    quantity = cast(func.sum(m.stock_move.c.quantity), Integer).label("quantity")
    return select(m.stock_move.c.variant_id, quantity).group_by(m.stock_move.c.variant_id)


stock = query(_stock().join(m.variant, m.variant.c.id == m.stock_move.c.variant_id).where(_of_page), StockRow)
stock_of = query(_stock().where(m.stock_move.c.variant_id == bindparam("variant_id")), StockRow)

# -- coupons

coupons = query(
    select(*(m.coupon.c[name] for name in CouponRow.__struct_fields__))
    .where(or_(m.coupon.c.customer_id.is_(None), m.coupon.c.customer_id == bindparam("customer_id")))
    .order_by(m.coupon.c.code),
    CouponRow,
)
coupons_used = query(
    select(m.coupon_use.c.code.label("id")).where(
        m.coupon_use.c.customer_id == bindparam("customer_id"), m.coupon_use.c.returned_at.is_(None)
    ),
    IdRow,
)

# -- whether a row is there already

customer_there = query(select(m.customer.c.id).where(m.customer.c.id == bindparam("id")), IdRow)
order_there = query(select(m.order.c.id).where(m.order.c.id == bindparam("id")), IdRow)
coupon_there = query(select(m.coupon.c.code.label("id")).where(m.coupon.c.code == bindparam("id")), IdRow)
