"""What the shop promises about an order that is late or lost: to see to it, or to send it once more."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import insert

from xiaoer.kit.clock import HOUR
from xiaoer.kit.statement import change
from xiaoer.order.events import ItemsReshipped, OrderHurried, Tx
from xiaoer.order.facts import Item, Order, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local import rows
from xiaoer.shops.local.reads.promises import NOT_LEFT
from xiaoer.shops.local.writes.modify import hold_variants, move_stock
from xiaoer.shops.local.writes.once import lines_of, once, refuse_what_has_not_left, refuse_what_is_over
from xiaoer.shops.local.writes.parcel import begin_parcel

# Until when somebody has seen to what has not left, and to what does not arrive.
TO_LEAVE = 24 * HOUR
TO_ARRIVE = 48 * HOUR
_put_hurry = change(insert(m.hurry))


def hurry(tx: Tx, shop: str, order_id: str, key: str) -> Written:
    """Promise to see to an order that has not left or does not arrive; once for each key."""

    def write(order: Order) -> OrderHurried:
        _refuse_what_need_not_hurry(order)
        if any(tx.now < one.due_at and not _left_since(order, one.at) for one in order.hurries):
            raise ShopRefused("already_hurried", order=order.id)
        due_at = tx.now + (TO_LEAVE if order.status in NOT_LEFT else TO_ARRIVE)
        tx.run(_put_hurry, order_id=order.id, at=tx.now, due_at=due_at, reference=key)
        return OrderHurried(shop=shop, order=order.id, key=key, due_at=due_at)

    return once(tx, order_id, key, "hurry", write)


def reship(tx: Tx, shop: str, order_id: str, lines: tuple[str, ...], key: str) -> Written:
    """Send lines of an order that has left once more, at no cost; once for each key."""

    def write(order: Order) -> ItemsReshipped:
        refuse_what_has_not_left(order)
        chosen = lines_of(order, lines)
        again = {line for one in order.shipments if one.replaces and one.status != "delivered" for line in one.lines}
        if not again.isdisjoint(lines):
            raise ShopRefused("already_reshipped", order=order.id)
        _take(tx, order, chosen, key)
        parcel = begin_parcel(tx, order, tuple(item.line for item in chosen), key)
        return ItemsReshipped(shop=shop, order=order.id, key=key, lines=len(chosen), shipment=parcel)

    return once(tx, order_id, key, "reship", write)


def _refuse_what_need_not_hurry(order: Order) -> None:
    refuse_what_is_over(order)
    if order.status == "unpaid":
        raise ShopRefused("nothing_paid", order=order.id)
    if order.status not in NOT_LEFT and order.status != "shipped":
        raise ShopRefused("already_arrived", order=order.id)


def _left_since(order: Order, at: int) -> bool:
    """Whether what was promised then has been kept: it left."""
    return any(parcel.shipped_at is not None and parcel.shipped_at > at for parcel in order.shipments)


def _take(tx: Tx, order: Order, items: tuple[Item, ...], key: str) -> None:
    """Off the shelf with them. Raises ShopRefused when there are not so many."""
    hold_variants(tx, (item.variant_id for item in items))
    wanted = Counter[str]()
    for item in items:
        wanted[item.variant_id] += item.quantity
    for variant_id, quantity in wanted.items():
        there = tx.one(rows.stock_of, variant_id=variant_id)
        if there is not None and there.quantity < quantity:
            raise ShopRefused("variant_sold_out", order=order.id)
    for item in items:
        move_stock(tx, item.variant_id, -item.quantity, f"reship:{key}/{item.line}")
