"""Calling off what has not left."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, update

from xiaoer.kit.statement import change
from xiaoer.order.events import OrderCancelled, Tx
from xiaoer.order.facts import Cancellation, Item, Order, Refund, Restocked
from xiaoer.order.shop import ShopRefused
from xiaoer.order.sums import share, worth
from xiaoer.shops.local import models as m
from xiaoer.shops.local import rows
from xiaoer.shops.local.writes.money import left_of, rest_of, send_back, spread_back
from xiaoer.shops.local.writes.once import answered, refuse_what_left

_set_cancelled = change(
    update(m.order)
    .where(m.order.c.id == bindparam("order_id"))
    .values(status="cancelled", cancelled_at=bindparam("at"), cancel_reason=bindparam("reason"))
)
_set_total = change(
    update(m.order)
    .where(m.order.c.id == bindparam("order_id"))
    .values(total=bindparam("amount"), discount=bindparam("less"))
)
_cancel_line = change(
    update(m.item)
    .where(m.item.c.order_id == bindparam("of_order"), m.item.c.line == bindparam("at_line"))
    .values(cancelled=True)
)
_stop_shipments = change(
    update(m.shipment).where(m.shipment.c.order_id == bindparam("of_order")).values(status="cancelled")
)
_return_coupon = change(
    update(m.coupon_use)
    .where(m.coupon_use.c.order_id == bindparam("of_order"), m.coupon_use.c.returned_at.is_(None))
    .values(returned_at=bindparam("at"))
)
put_stock_move = change(insert(m.stock_move))


def cancel_order(tx: Tx, shop: str, order_id: str, reason: str, key: str, lines: tuple[str, ...] = ()) -> Cancellation:
    """Cancel what has not left: stock goes back and what was paid is refunded; the coupon with the whole order."""

    def write(order: Order) -> tuple[Cancellation, OrderCancelled]:
        refuse_what_left(order)
        standing = [item for item in order.items if not item.cancelled]
        chosen = [item for item in standing if not lines or item.line in lines]
        if not chosen or not set(lines) <= {item.line for item in standing}:
            raise ShopRefused("no_such_line", order=order.id)
        whole = len(chosen) == len(standing)
        done = _whole(tx, order, reason, chosen, key) if whole else _part(tx, order, chosen, key)
        return done, _told(shop, order, done, key)

    return answered(tx, order_id, key, "cancel_order", write, Cancellation)


def _whole(tx: Tx, order: Order, reason: str, items: Sequence[Item], key: str) -> Cancellation:
    tx.run(_set_cancelled, order_id=order.id, at=tx.now, reason=reason)
    tx.run(_stop_shipments, of_order=order.id)
    returned = tx.run(_return_coupon, of_order=order.id, at=tx.now) > 0
    refunds = tuple(made for payment in order.payments if (made := _refund_rest(tx, order, payment.id, key)))
    return Cancellation(order.id, order.status, tx.now, refunds, restock(tx, order, items), returned)


def _part(tx: Tx, order: Order, items: Sequence[Item], key: str) -> Cancellation:
    gone, less = worth(order, items), share(order, items)
    for item in items:
        tx.run(_cancel_line, of_order=order.id, at_line=item.line)
    # The discount shrinks with the goods: what stays must cost what was paid for it.
    tx.run(_set_total, order_id=order.id, amount=(order.total - gone).amount, less=(order.discount - less).amount)
    refunds = spread_back(tx, order, min(gone, left_of(order)), "cancellation", key)
    return Cancellation(order.id, order.status, tx.now, refunds, restock(tx, order, items), False)


def _refund_rest(tx: Tx, order: Order, payment_id: str, key: str) -> Refund | None:
    payment = next(one for one in order.payments if one.id == payment_id)
    rest = rest_of(order, payment)
    return send_back(tx, order, payment, rest, "cancellation", key) if rest.amount > 0 else None


def restock(tx: Tx, order: Order, items: Sequence[Item]) -> tuple[Restocked, ...]:
    """Put lines back on the shelf, where the shop counts what is on it."""
    back = []
    for item in items:
        if tx.one(rows.stock_of, variant_id=item.variant_id) is None:
            continue
        cause = f"cancel:{order.id}/{item.line}"
        tx.run(put_stock_move, variant_id=item.variant_id, cause=cause, quantity=item.quantity, at=tx.now)
        back.append(Restocked(item.variant_id, item.quantity))
    return tuple(back)


def _told(shop: str, order: Order, done: Cancellation, key: str) -> OrderCancelled:
    return OrderCancelled(
        shop=shop,
        order=order.id,
        key=key,
        was=done.was,
        refunded=sum(refund.amount.amount for refund in done.refunds),
        currency=order.total.currency,
        restocked=sum(back.quantity for back in done.restocked),
        coupon_returned=done.coupon_returned,
    )
