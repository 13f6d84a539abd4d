"""What went wrong with orders, and what the shop promised about it: the rows, and the facts they are."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from xiaoer.kit.money import Money
from xiaoer.kit.statement import query
from xiaoer.order.facts import CaseStatus, Claim, ClaimKind, Hurry, Order, OrderStatus
from xiaoer.shops.local import models as m
from xiaoer.shops.local.rows import hers, on_page

# What sending late costs the shop: so many hundredths of the goods' price, between so much and so much of whatever
# currency the order is in, and never more than was paid.
LATE_PERCENT = 5
LATE_LEAST = "5"
LATE_MOST = "30"
NOT_LEFT: frozenset[OrderStatus] = frozenset({"unpaid", "paid", "packed"})


class ClaimRow(msgspec.Struct, frozen=True):
    """Lines that did not arrive as they should."""

    id: str
    order_id: str
    kind: ClaimKind
    lines: str
    status: CaseStatus
    created_at: int
    reference: str


class HurryRow(msgspec.Struct, frozen=True):
    """That somebody sees to an order."""

    order_id: str
    at: int
    due_at: int
    reference: str


claims = query(
    select(*(m.claim.c[name] for name in ClaimRow.__struct_fields__))
    .join(m.order, m.order.c.id == m.claim.c.order_id)
    .where(hers, on_page)
    .order_by(m.claim.c.order_id, m.claim.c.id),
    ClaimRow,
)
hurries = query(
    select(*(m.hurry.c[name] for name in HurryRow.__struct_fields__))
    .join(m.order, m.order.c.id == m.hurry.c.order_id)
    .where(hers, on_page)
    .order_by(m.hurry.c.order_id, m.hurry.c.at),
    HurryRow,
)


def claimed(row: ClaimRow) -> Claim:
    """A claim as the port tells it."""
    lines = msgspec.json.decode(row.lines, type=tuple[str, ...])
    return Claim(row.id, row.kind, lines, row.status, row.created_at, row.reference)


def hurried(row: HurryRow) -> Hurry:
    """A promise as the port tells it."""
    return Hurry(row.at, row.due_at, row.reference)


def late_fee(order: Order, now: int) -> Money | None:
    """What the shop owes for an order that left too late or has not left in time; None when it owes nothing."""
    if order.ship_by is None or order.status in ("unpaid", "cancelled"):
        return None
    left = now if order.status in NOT_LEFT else _left_at(order)
    if left is None or left <= order.ship_by:
        return None
    currency = order.total.currency
    goods = sum((item.price * item.quantity for item in order.items if not item.cancelled), Money(0, currency))
    prescribed = max(goods.percent(LATE_PERCENT), Money.parse(LATE_LEAST, currency))
    owed = min(prescribed, Money.parse(LATE_MOST, currency), order.paid)
    return owed if owed.amount > 0 else None


def _left_at(order: Order) -> int | None:
    """When the last of it left, if the shop knows; what was sent once more does not count."""
    parcels = [parcel.shipped_at for parcel in order.shipments if parcel.replaces is None]
    return max((at for at in parcels if at is not None), default=None)
