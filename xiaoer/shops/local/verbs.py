"""Changes of the embedded shop. Each writes rows of its own order only: stock and balances are sums of moves."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from sqlalchemy import bindparam, insert, update

from xiaoer.kit.money import Money, total
from xiaoer.kit.statement import change
from xiaoer.order.events import OrderCancelled, Tx
from xiaoer.order.shop import Cancellation, Operation, Order, OrderStatus, Payment, Refund, Restocked, ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local import queries, rows

NOT_LEFT: frozenset[OrderStatus] = frozenset({"unpaid", "paid", "packed"})
MONEY_BACK: frozenset[OrderStatus] = frozenset({"refunding", "partially_refunded", "refunded"})

A = TypeVar("A")

# Changes nothing, but holds the row: two processes that write to one order do so one after the other.
claim_order = change(update(m.order).where(m.order.c.id == bindparam("order_id")).values(status=m.order.c.status))
set_cancelled = change(
    update(m.order)
    .where(m.order.c.id == bindparam("order_id"))
    .values(status="cancelled", cancelled_at=bindparam("at"), cancel_reason=bindparam("reason"))
)
stop_shipments = change(
    update(m.shipment).where(m.shipment.c.order_id == bindparam("of_order")).values(status="cancelled")
)
return_coupon = change(
    update(m.coupon_use)
    .where(m.coupon_use.c.order_id == bindparam("of_order"), m.coupon_use.c.returned_at.is_(None))
    .values(returned_at=bindparam("at"))
)
put_refund = change(insert(m.refund))
put_stock_move = change(insert(m.stock_move))
put_balance_move = change(insert(m.balance_move))
put_operation = change(insert(m.operation))


def cancel_order(tx: Tx, shop: str, order_id: str, reason: str, key: str) -> Cancellation:
    """Cancel an order that has not left: stock and coupon go back, what was paid is refunded; once for each key."""
    found = queries.owner_of(tx, order_id)
    if found is None:
        raise ShopRefused("order_not_found")
    exact, customer_id = found
    tx.run(claim_order, order_id=exact)
    if (before := _done_before(tx, key, "cancel_order", exact, Cancellation)) is not None:
        return before
    order = queries.order(tx, customer_id, exact)
    if order is None:
        raise ShopRefused("order_not_found")
    _refuse_what_left(order)
    tx.run(set_cancelled, order_id=exact, at=tx.now, reason=reason)
    tx.run(stop_shipments, of_order=exact)
    done = Cancellation(
        order_id=exact,
        was=order.status,
        at=tx.now,
        refunds=tuple(refund for payment in order.payments if (refund := _refund_rest(tx, order, payment))),
        restocked=_restock(tx, order),
        coupon_returned=tx.run(return_coupon, of_order=exact, at=tx.now) > 0,
    )
    result = msgspec.json.encode(done).decode()
    tx.run(put_operation, key=key, name="cancel_order", order_id=exact, result=result, at=tx.now)
    tx.record(_told(shop, order, done, key), stream=f"order:{exact}", actor=f"shop:{shop}")
    return done


def _done_before(tx: Tx, key: str, name: Operation, order_id: str, answer: type[A]) -> A | None:
    """What this key was answered with, or None. Raises ShopRefused when it stood for something else."""
    before = tx.one(rows.operation, key=key)
    if before is None:
        return None
    if (before.name, before.order_id) != (name, order_id):
        raise ShopRefused("key_reused")
    return msgspec.json.decode(before.result, type=answer)


def _refuse_what_left(order: Order) -> None:
    if order.status == "cancelled":
        raise ShopRefused("order_cancelled", order=order.id)
    if order.status in MONEY_BACK:
        raise ShopRefused("order_refunded", order=order.id)
    if order.status not in NOT_LEFT:
        raise ShopRefused("order_shipped", order=order.id)


def _refund_rest(tx: Tx, order: Order, payment: Payment) -> Refund | None:
    """Send back what of a payment has not gone back yet: to a gift card at once, elsewhere through its payment side."""
    back = [refund.amount for refund in order.refunds if refund.payment_id == payment.id and refund.status != "failed"]
    rest: Money = payment.amount - total(back, payment.amount.currency)
    if rest.amount <= 0:
        return None
    at_once = payment.kind == "gift_card"
    refund = Refund(
        id=tx.new_id(),
        payment_id=payment.id,
        amount=rest,
        status="done" if at_once else "pending",
        created_at=tx.now,
        completed_at=tx.now if at_once else None,
    )
    row = {**msgspec.structs.asdict(refund), "amount": rest.amount, "order_id": order.id}
    tx.run(put_refund, **row)
    if at_once:
        cause = f"refund:{refund.id}"
        tx.run(put_balance_move, method_id=payment.method_id, cause=cause, amount=rest.amount, at=tx.now)
    return refund


def _restock(tx: Tx, order: Order) -> tuple[Restocked, ...]:
    """Put every line back on the shelf, where the shop counts what is on it."""
    back = []
    for item in order.items:
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
