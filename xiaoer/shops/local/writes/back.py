"""Lines of a delivered order that come back: for money, or for other variants."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import insert

from xiaoer.kit.money import Money
from xiaoer.kit.statement import change
from xiaoer.order.events import ExchangeRequested, ReturnRequested, Tx
from xiaoer.order.facts import Order, OrderStatus, Swap, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.order.sums import worth
from xiaoer.shops.local import models as m
from xiaoer.shops.local.writes.modify import difference_of, exchanged, move_stock
from xiaoer.shops.local.writes.money import left_of, method_of, refuse_small_balance, set_status
from xiaoer.shops.local.writes.once import lines_of, once

ARRIVED: frozenset[OrderStatus] = frozenset({"delivered", "completed", "partially_refunded"})
_put = change(insert(m.send_back))


def request_return(tx: Tx, shop: str, order_id: str, lines: Sequence[str], method_id: str, key: str) -> Written:
    """Announce that lines come back, their money to go to this way to pay; once for each key."""

    def write(order: Order) -> ReturnRequested:
        _refuse_what_has_not_arrived(order)
        chosen = lines_of(order, lines)
        method = method_of(tx, order, method_id)
        # What went back for them already, as a compensation, does not go back again.
        amount = min(worth(order, chosen), left_of(order))
        _begin(tx, order, "return", tuple(item.line for item in chosen), method.id, amount, key)
        tx.run(set_status, order_id=order.id, to="returning")
        return ReturnRequested(
            shop=shop, order=order.id, key=key, lines=len(chosen), amount=amount.amount, currency=amount.currency
        )

    return once(tx, order_id, key, "request_return", write)


def request_exchange(tx: Tx, shop: str, order_id: str, swaps: Sequence[Swap], method_id: str, key: str) -> Written:
    """Announce that lines come back for other variants, which are reserved now; once for each key."""

    def write(order: Order) -> ExchangeRequested:
        _refuse_what_has_not_arrived(order)
        changed = exchanged(tx, order, swaps)
        difference = difference_of(order, changed)
        method = method_of(tx, order, method_id)
        refuse_small_balance(method, difference)
        if -difference > left_of(order):
            raise ShopRefused("more_than_paid", order=order.id)
        for one in changed:
            move_stock(tx, one.variant.id, -one.item.quantity, f"exchange:{key}/{one.item.line}")
        _begin(tx, order, "exchange", tuple(swaps), method.id, difference, key)
        tx.run(set_status, order_id=order.id, to="exchanging")
        return ExchangeRequested(
            shop=shop,
            order=order.id,
            key=key,
            lines=len(changed),
            difference=difference.amount,
            currency=difference.currency,
        )

    return once(tx, order_id, key, "request_exchange", write)


def _refuse_what_has_not_arrived(order: Order) -> None:
    if order.status in ("returning", "exchanging"):
        raise ShopRefused("already_coming_back", order=order.id)
    if order.status not in ARRIVED:
        raise ShopRefused("not_delivered", order=order.id)


def _begin(tx: Tx, order: Order, kind: str, lines: object, method_id: str, amount: Money, key: str) -> None:
    tx.run(
        _put,
        id=tx.new_id(),
        order_id=order.id,
        kind=kind,
        lines=msgspec.json.encode(lines).decode(),
        method_id=method_id,
        amount=amount.amount,
        status="requested",
        created_at=tx.now,
        reference=key,
        label=None,
    )
