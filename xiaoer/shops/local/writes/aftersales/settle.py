"""What came back was looked at: money or other variants for it, or all stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import bindparam, update

from xiaoer.kit.money import Money
from xiaoer.kit.statement import change
from xiaoer.order.events import ExchangeClosed, ReturnClosed, Tx
from xiaoer.order.facts import CaseStatus, Exchange, Item, Order, OrderStatus, Return, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local import queries
from xiaoer.shops.local.writes.aftersales.claim import OPEN
from xiaoer.shops.local.writes.modify import move_stock, put_line, set_items, settle
from xiaoer.shops.local.writes.money import method_of, set_status, spread_back
from xiaoer.shops.local.writes.once import once
from xiaoer.shops.local.writes.parcel import begin_parcel

Back = TypeVar("Back", Return, Exchange)
_set_case = change(update(m.send_back).where(m.send_back.c.id == bindparam("back_id")).values(status=bindparam("to")))


def close_return(tx: Tx, shop: str, order_id: str, return_id: str, amount: Money, key: str) -> Written:
    """So much of what was promised is paid and the goods go on the shelf, or nothing is; once for each key."""

    def write(order: Order) -> ReturnClosed:
        back = _open(order, order.returns, return_id)
        if amount.currency != back.amount.currency or not 0 <= amount.amount <= back.amount.amount:
            raise ShopRefused("more_than_promised", order=order.id)
        accepted, restocked = amount.amount > 0, 0
        if accepted:
            spread_back(tx, order, amount, "return", key, to=method_of(tx, order, back.method_id))
            restocked = _restock(tx, _items(order, back.lines), f"return:{back.id}")
        _end(tx, back.id, accepted=accepted)
        tx.run(set_status, order_id=order.id, to=_standing(order, amount if accepted else None))
        return ReturnClosed(
            shop=shop,
            order=order.id,
            key=key,
            back=back.id,
            accepted=accepted,
            amount=amount.amount,
            currency=amount.currency,
            restocked=restocked,
        )

    return once(tx, order_id, key, "close_return", write)


def close_exchange(tx: Tx, shop: str, order_id: str, exchange_id: str, key: str, *, accepted: bool) -> Written:
    """The other variants leave and the difference is settled, or they go on the shelf again; once for each key."""

    def write(order: Order) -> ExchangeClosed:
        back = _open(order, order.exchanges, exchange_id)
        if accepted:
            settle(tx, order, method_of(tx, order, back.method_id), back.difference, key)
            _swap(tx, order, back, key)
        else:
            for swap, item in zip(back.swaps, _items(order, [swap.line for swap in back.swaps]), strict=True):
                move_stock(tx, swap.variant_id, item.quantity, f"unswap:{back.id}/{item.line}")
        _end(tx, back.id, accepted=accepted)
        tx.run(set_status, order_id=order.id, to=_standing(order, None))
        return ExchangeClosed(
            shop=shop,
            order=order.id,
            key=key,
            back=back.id,
            accepted=accepted,
            difference=back.difference.amount if accepted else 0,
            currency=back.difference.currency,
        )

    return once(tx, order_id, key, "close_exchange", write)


def _open(order: Order, all_: Sequence[Back], back_id: str) -> Back:
    back = next((one for one in all_ if one.id == back_id), None)
    if back is None:
        raise ShopRefused("no_such_case", order=order.id)
    if back.status not in OPEN:
        raise ShopRefused("already_closed", order=order.id)
    return back


def _items(order: Order, lines: Sequence[str]) -> list[Item]:
    by_line = {item.line: item for item in order.items}
    return [by_line[line] for line in lines]


def _restock(tx: Tx, items: Sequence[Item], cause: str) -> int:
    for item in items:
        move_stock(tx, item.variant_id, item.quantity, f"{cause}/{item.line}")
    return sum(item.quantity for item in items)


def _swap(tx: Tx, order: Order, back: Exchange, key: str) -> None:
    """What came back goes on the shelf; what was set aside for it stands in the order and leaves."""
    items = _items(order, [swap.line for swap in back.swaps])
    _restock(tx, items, f"exchange-back:{back.id}")
    customer = queries.customer(tx, order.customer_id)
    locale = customer.locale if customer else "en"
    for swap, item in zip(back.swaps, items, strict=True):
        product = queries.product(tx, item.product_id, locale)
        variant = next((one for one in product.variants if one.id == swap.variant_id), None) if product else None
        if variant is None:
            raise ShopRefused("no_such_variant", order=order.id)
        put_line(tx, order, item, variant, variant.price(order.total.currency) or item.price)
    tx.run(set_items, order_id=order.id, amount=(order.total + back.difference).amount, at=tx.now)
    begin_parcel(tx, order, tuple(item.line for item in items), key)


def _end(tx: Tx, back_id: str, *, accepted: bool) -> None:
    to: CaseStatus = "done" if accepted else "refused"
    tx.run(_set_case, back_id=back_id, to=to)


def _standing(order: Order, paid_back: Money | None) -> OrderStatus:
    """How an order stands when nothing of it is under way any more; what was sent for a nuisance is no money back."""
    if paid_back is not None:
        return "refunded" if order.refunded + paid_back >= order.paid else "partially_refunded"
    before = any(one.cause in ("refund", "return", "unknown") for one in order.refunds if one.status != "failed")
    return "partially_refunded" if before else "delivered"
