"""What every write of the embedded shop does: hold the order, have its effect once for each key, say what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import bindparam, insert, select, update

from xiaoer.kit.statement import change, query
from xiaoer.order.events import CustomerWrite, OrderWrite, Tx
from xiaoer.order.facts import Customer, Item, Order, OrderStatus, Written
from xiaoer.order.shop import Operation, ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local import queries
from xiaoer.shops.local.reads.promises import NOT_LEFT

MONEY_BACK: frozenset[OrderStatus] = frozenset({"refunding", "partially_refunded", "refunded"})

A = TypeVar("A")


class _Operation(msgspec.Struct, frozen=True):
    """What a key was answered with, as JSON."""

    name: str
    order_id: str
    result: str


_done = query(
    select(m.operation.c.name, m.operation.c.order_id, m.operation.c.result).where(
        m.operation.c.key == bindparam("key")
    ),
    _Operation,
)
# Changes nothing, but holds the row: two processes that write to one order do so one after the other.
_claim = change(update(m.order).where(m.order.c.id == bindparam("order_id")).values(status=m.order.c.status))
_hold_customer = change(
    update(m.customer).where(m.customer.c.id == bindparam("customer_id")).values(name=m.customer.c.name)
)
_put_operation = change(insert(m.operation))


def once(tx: Tx, order_id: str, key: str, name: Operation, write: Callable[[Order], OrderWrite]) -> Written:
    """Write to an order unless this key did so before. Raises ShopRefused."""
    return answered(tx, order_id, key, name, lambda order: (Written(key, tx.now), write(order)), Written)


def answered(
    tx: Tx, order_id: str, key: str, name: Operation, write: Callable[[Order], tuple[A, OrderWrite]], answer: type[A]
) -> A:
    """The same with an answer of its own."""
    found = queries.owner_of(tx, order_id)
    if found is None:
        raise ShopRefused("order_not_found")
    exact, customer_id = found
    tx.run(_claim, order_id=exact)
    if (before := done_before(tx, key, name, exact, answer)) is not None:
        return before
    order = queries.order(tx, customer_id, exact, tx.now)
    if order is None:
        raise ShopRefused("order_not_found")
    done, fact = write(order)
    keep(tx, key, name, exact, done)
    tx.record(fact, stream=f"order:{exact}", actor=f"shop:{fact.shop}")
    return done


def once_for(
    tx: Tx, customer_id: str, key: str, name: Operation, write: Callable[[Customer], CustomerWrite]
) -> Written:
    """Do something for a customer unless this key did so before. Raises ShopRefused."""
    tx.run(_hold_customer, customer_id=customer_id)
    if (before := done_before(tx, key, name, customer_id, Written)) is not None:
        return before
    customer = queries.customer(tx, customer_id)
    if customer is None:
        raise ShopRefused("no_such_customer")
    fact = write(customer)
    done = Written(key, tx.now)
    keep(tx, key, name, customer_id, done)
    tx.record(fact, stream=f"customer:{customer_id}", actor=f"shop:{fact.shop}")
    return done


def done_before(tx: Tx, key: str, name: Operation, subject: str, answer: type[A]) -> A | None:
    """What this key was answered with, or None. Raises ShopRefused when it stood for something else."""
    before = tx.one(_done, key=key)
    if before is None:
        return None
    if (before.name, before.order_id) != (name, subject):
        raise ShopRefused("key_reused")
    return msgspec.json.decode(before.result, type=answer)


def keep(tx: Tx, key: str, name: Operation, subject: str, done: object) -> None:
    """Remember what this key was answered with."""
    result = msgspec.json.encode(done).decode()
    tx.run(_put_operation, key=key, name=name, order_id=subject, result=result, at=tx.now)


def refuse_what_is_over(order: Order) -> None:
    """Raises ShopRefused for what was called off or whose money went back."""
    if order.status == "cancelled":
        raise ShopRefused("order_cancelled", order=order.id)
    if order.status in ("refunding", "refunded"):
        raise ShopRefused("order_refunded", order=order.id)


def refuse_what_has_not_left(order: Order) -> None:
    """Raises ShopRefused for what is still with the shop, or not any more a matter of it."""
    refuse_what_is_over(order)
    if order.status in NOT_LEFT:
        raise ShopRefused("not_left", order=order.id)


def lines_of(order: Order, lines: Sequence[str]) -> tuple[Item, ...]:
    """Lines of an order that still stand. Raises ShopRefused when one of them does not, or none is named."""
    chosen = tuple(item for item in order.items if item.line in lines and not item.cancelled)
    if not chosen or len(chosen) != len(set(lines)):
        raise ShopRefused("no_such_line", order=order.id)
    return chosen


def refuse_what_left(order: Order) -> None:
    """Raises ShopRefused for what can no longer be held back."""
    if order.status == "cancelled":
        raise ShopRefused("order_cancelled", order=order.id)
    if order.status in MONEY_BACK:
        raise ShopRefused("order_refunded", order=order.id)
    if order.status not in NOT_LEFT:
        raise ShopRefused("order_shipped", order=order.id)
