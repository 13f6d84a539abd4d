"""Money of the embedded shop: what goes back, and what is paid anew."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, update

from xiaoer.kit.money import Money, total
from xiaoer.kit.statement import change
from xiaoer.order.events import OrderCompensated, OrderRefunded, Tx
from xiaoer.order.facts import Order, Payment, PaymentMethod, Refund, RefundCause, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local import queries
from xiaoer.shops.local.writes.once import once

put_refund = change(insert(m.refund))
_put_payment = change(insert(m.payment))
_put_balance_move = change(insert(m.balance_move))
set_status = change(update(m.order).where(m.order.c.id == bindparam("order_id")).values(status=bindparam("to")))
# Changes nothing, but holds the row: two orders are paid from one gift card one after the other.
_hold_method = change(
    update(m.payment_method)
    .where(m.payment_method.c.id == bindparam("method_id"))
    .values(label=m.payment_method.c.label)
)


def refund(tx: Tx, shop: str, order_id: str, amount: Money, payment_id: str, key: str) -> Written:
    """Send money back for one payment, never more than is left of it; once for each key."""

    def write(order: Order) -> OrderRefunded:
        payment = next((one for one in order.payments if one.id == payment_id), None)
        _refuse_no_amount(order, amount)
        if payment is None or amount > rest_of(order, payment):
            raise ShopRefused("more_than_paid", order=order.id)
        send_back(tx, order, payment, amount, "refund", key)
        if order.status in ("delivered", "completed", "partially_refunded"):
            whole = order.refunded + amount >= order.paid
            tx.run(set_status, order_id=order.id, to="refunded" if whole else "partially_refunded")
        return OrderRefunded(shop=shop, order=order.id, key=key, amount=amount.amount, currency=amount.currency)

    return once(tx, order_id, key, "refund", write)


def compensate(tx: Tx, shop: str, order_id: str, amount: Money, key: str) -> Written:
    """Send money for what went wrong, the way the order was paid, never more than is left of it; once for each key."""

    def write(order: Order) -> OrderCompensated:
        _refuse_no_amount(order, amount)
        spread_back(tx, order, amount, "compensation", key)
        return OrderCompensated(shop=shop, order=order.id, key=key, amount=amount.amount, currency=amount.currency)

    return once(tx, order_id, key, "compensate", write)


def _refuse_no_amount(order: Order, amount: Money) -> None:
    if amount.amount <= 0 or amount.currency != order.total.currency:
        raise ShopRefused("more_than_paid", order=order.id)


def left_of(order: Order) -> Money:
    """What of all payments has not gone back yet."""
    rests = (max(rest_of(order, payment), Money(0, payment.amount.currency)) for payment in order.payments)
    return total(rests, order.total.currency)


def rest_of(order: Order, payment: Payment) -> Money:
    """What of a payment has not gone back yet."""
    back = [one.amount for one in order.refunds if one.payment_id == payment.id and one.status != "failed"]
    return payment.amount - total(back, payment.amount.currency)


def spread_back(
    tx: Tx, order: Order, amount: Money, cause: RefundCause, key: str, to: PaymentMethod | None = None
) -> tuple[Refund, ...]:
    """Send an amount back over the payments in their order, to one way to pay or each the way it came.

    Raises ShopRefused when they do not hold so much.
    """
    made = []
    for payment in sorted(order.payments, key=lambda one: to is not None and one.method_id != to.id):
        part = min(rest_of(order, payment), amount)
        if part.amount > 0:
            made.append(send_back(tx, order, payment, part, cause, key, to))
            amount = amount - part
    if amount.amount > 0:
        raise ShopRefused("more_than_paid", order=order.id)
    return tuple(made)


def send_back(
    tx: Tx, order: Order, payment: Payment, amount: Money, cause: RefundCause, key: str, to: PaymentMethod | None = None
) -> Refund:
    """Send money back: to a gift card at once, elsewhere through its payment side."""
    kind, method_id = (payment.kind, payment.method_id) if to is None else (to.kind, to.id)
    at_once = kind == "gift_card"
    made = Refund(
        id=tx.new_id(),
        payment_id=payment.id,
        amount=amount,
        status="done" if at_once else "pending",
        created_at=tx.now,
        completed_at=tx.now if at_once else None,
        method_id=None if to is None else to.id,
        cause=cause,
        reference=key,
    )
    tx.run(put_refund, order_id=order.id, **_row(made))
    if at_once:
        move_balance(tx, method_id, amount, f"refund:{made.id}")
    return made


def pay(tx: Tx, order: Order, method: PaymentMethod, amount: Money) -> None:
    """Take money for an order by this way to pay. Raises ShopRefused when a gift card does not hold so much."""
    refuse_small_balance(method, amount)
    tx.run(
        _put_payment,
        id=tx.new_id(),
        order_id=order.id,
        method_id=method.id,
        kind=method.kind,
        label=method.label,
        amount=amount.amount,
        paid_at=tx.now,
    )
    if method.balance is not None:
        move_balance(tx, method.id, -amount, f"payment:{tx.new_id()}")


def refuse_small_balance(method: PaymentMethod, amount: Money) -> None:
    """Raises ShopRefused when a gift card does not hold so much, or holds other money."""
    if method.balance is not None and (method.balance.currency != amount.currency or method.balance < amount):
        raise ShopRefused("balance_too_small")


def move_balance(tx: Tx, method_id: str, amount: Money, cause: str) -> None:
    """A gift card holds so much more."""
    tx.run(_put_balance_move, method_id=method_id, cause=cause, amount=amount.amount, at=tx.now)


def method_of(tx: Tx, order: Order, method_id: str) -> PaymentMethod:
    """One of the ways to pay of whose order it is. Raises ShopRefused."""
    tx.run(_hold_method, method_id=method_id)
    customer = queries.customer(tx, order.customer_id)
    found = next((one for one in customer.methods if one.id == method_id), None) if customer else None
    if found is None:
        raise ShopRefused("no_such_payment")
    return found


def _row(made: Refund) -> dict[str, object]:
    row = {name: getattr(made, name) for name in made.__struct_fields__}
    return row | {"amount": made.amount.amount}
