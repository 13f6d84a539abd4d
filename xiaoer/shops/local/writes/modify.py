"""Changing an order that has not left, and the address the next ones go to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import bindparam, update

from xiaoer.kit.money import Money, total
from xiaoer.kit.statement import change, upsert
from xiaoer.order.events import (
    CustomerAddressChanged,
    OrderAddressChanged,
    OrderItemsChanged,
    OrderPaymentChanged,
    Tx,
)
from xiaoer.order.facts import Address, Customer, Item, Order, PaymentMethod, Product, Swap, Variant, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local import queries, rows
from xiaoer.shops.local.writes.cancel import put_stock_move
from xiaoer.shops.local.writes.money import method_of, pay, refuse_small_balance, rest_of, send_back, spread_back
from xiaoer.shops.local.writes.once import once, once_for, refuse_what_left

_set_address = change(update(m.order).where(m.order.c.id == bindparam("order_id")).values(address=bindparam("to")))
set_items = change(
    update(m.order)
    .where(m.order.c.id == bindparam("order_id"))
    .values(total=bindparam("amount"), items_changed_at=bindparam("at"))
)
_set_line = change(
    update(m.item)
    .where(m.item.c.order_id == bindparam("of_order"), m.item.c.line == bindparam("at_line"))
    .values(
        variant_id=bindparam("to_variant"),
        options=bindparam("to_options"),
        price=bindparam("to_price"),
        picture=bindparam("to_picture"),
    )
)
# This changes nothing, but holds the row: two orders take the last one off the shelf one after the other.
_hold_variant = change(
    update(m.variant).where(m.variant.c.id == bindparam("variant_id")).values(position=m.variant.c.position)
)
_put_address = upsert(m.customer_address, index=["customer_id", "position"], update=["address"])


class Exchanged(msgspec.Struct, frozen=True):
    """A line and the variant it becomes, with what that costs more a piece (less, when negative)."""

    item: Item
    variant: Variant
    price: Money
    more: Money


def change_address(tx: Tx, shop: str, order_id: str, address: Address, key: str) -> Written:
    """Send what has not left to another address; once for each key."""

    def write(order: Order) -> OrderAddressChanged:
        refuse_what_left(order)
        tx.run(_set_address, order_id=order.id, to=_json(address))
        return OrderAddressChanged(shop=shop, order=order.id, key=key)

    return once(tx, order_id, key, "change_address", write)


def change_items(tx: Tx, shop: str, order_id: str, swaps: Sequence[Swap], method_id: str, key: str) -> Written:
    """Put other variants into an order that has not left and settle the difference; once for each key."""

    def write(order: Order) -> OrderItemsChanged:
        refuse_what_left(order)
        if not order.payments:
            raise ShopRefused("nothing_paid", order=order.id)
        changed = exchanged(tx, order, swaps)
        method = method_of(tx, order, method_id)
        difference = difference_of(order, changed)
        settle(tx, order, method, difference, key)
        for one in changed:
            _change_line(tx, order, one, key)
        tx.run(set_items, order_id=order.id, amount=(order.total + difference).amount, at=tx.now)
        return OrderItemsChanged(
            shop=shop,
            order=order.id,
            key=key,
            lines=len(changed),
            difference=difference.amount,
            currency=difference.currency,
        )

    return once(tx, order_id, key, "change_items", write)


def change_payment(tx: Tx, shop: str, order_id: str, method_id: str, key: str) -> Written:
    """Have an order that has not left paid another way; what was paid goes back the way it came; once for each key."""

    def write(order: Order) -> OrderPaymentChanged:
        refuse_what_left(order)
        standing = [(payment, rest) for payment in order.payments if (rest := rest_of(order, payment)).amount > 0]
        if len(standing) != 1:
            raise ShopRefused("several_payments" if standing else "nothing_paid", order=order.id)
        [(before, amount)] = standing
        if before.method_id == method_id:
            raise ShopRefused("same_payment", order=order.id)
        pay(tx, order, method_of(tx, order, method_id), amount)
        send_back(tx, order, before, amount, "repayment", key)
        return OrderPaymentChanged(shop=shop, order=order.id, key=key, amount=amount.amount, currency=amount.currency)

    return once(tx, order_id, key, "change_payment", write)


def change_default_address(tx: Tx, shop: str, customer_id: str, address: Address, key: str) -> Written:
    """The address her next orders go to; once for each key."""

    def write(customer: Customer) -> CustomerAddressChanged:
        tx.run(_put_address, customer_id=customer.id, position=0, address=_json(address))
        return CustomerAddressChanged(shop=shop, customer=customer.id, key=key)

    return once_for(tx, customer_id, key, "change_default_address", write)


def exchanged(tx: Tx, order: Order, swaps: Sequence[Swap]) -> list[Exchanged]:
    """Each line with what it becomes: another variant of the same product, on sale and on the shelf."""
    if not swaps or len({swap.line for swap in swaps}) != len(swaps):
        raise ShopRefused("no_such_line", order=order.id)
    customer = queries.customer(tx, order.customer_id)
    locale = customer.locale if customer else "en"
    hold_variants(tx, (swap.variant_id for swap in swaps))
    changed = [_exchanged(tx, order, swap, locale) for swap in swaps]
    wanted = Counter[str]()
    for one in changed:
        wanted[one.variant.id] += one.item.quantity
    if any(one.variant.stock is not None and one.variant.stock < wanted[one.variant.id] for one in changed):
        raise ShopRefused("variant_sold_out", order=order.id)
    return changed


def hold_variants(tx: Tx, variants: Iterable[str]) -> None:
    """Nobody else takes them off the shelf before this is done; always in one order, so that nobody waits in a ring."""
    for variant_id in sorted(set(variants)):
        tx.run(_hold_variant, variant_id=variant_id)


def difference_of(order: Order, changed: Sequence[Exchanged]) -> Money:
    """What all of it costs more."""
    return total((one.more * one.item.quantity for one in changed), order.total.currency)


def settle(tx: Tx, order: Order, method: PaymentMethod, difference: Money, key: str) -> None:
    """Take the difference by this way to pay, or give it back that way, never more than is left of what was paid."""
    if difference.amount > 0:
        pay(tx, order, method, difference)
    elif difference.amount < 0:
        spread_back(tx, order, -difference, "difference", key, to=method)
    else:
        refuse_small_balance(method, difference)


def _exchanged(tx: Tx, order: Order, swap: Swap, locale: str) -> Exchanged:
    item = next((one for one in order.items if one.line == swap.line and not one.cancelled), None)
    if item is None:
        raise ShopRefused("no_such_line", order=order.id)
    product: Product | None = queries.product(tx, item.product_id, locale)
    variant = next((one for one in product.variants if one.id == swap.variant_id), None) if product else None
    if variant is None or variant.id == item.variant_id:
        raise ShopRefused("no_such_variant", order=order.id)
    price = variant.price(order.total.currency)
    if not variant.available or price is None:
        raise ShopRefused("variant_sold_out", order=order.id)
    return Exchanged(item, variant, price, price - item.price)


def put_line(tx: Tx, order: Order, item: Item, variant: Variant, price: Money) -> None:
    """Another variant stands in this line."""
    tx.run(
        _set_line,
        of_order=order.id,
        at_line=item.line,
        to_variant=variant.id,
        to_options=_json(variant.options),
        to_price=price.amount,
        to_picture=variant.picture or item.picture,
    )


def _change_line(tx: Tx, order: Order, one: Exchanged, key: str) -> None:
    put_line(tx, order, one.item, one.variant, one.price)
    move_stock(tx, one.item.variant_id, one.item.quantity, f"swap:{key}/{one.item.line}")
    move_stock(tx, one.variant.id, -one.item.quantity, f"swap:{key}/{one.item.line}")


def move_stock(tx: Tx, variant_id: str, quantity: int, cause: str) -> None:
    """So many more on the shelf, where the shop counts what is on it."""
    if tx.one(rows.stock_of, variant_id=variant_id) is not None:
        tx.run(put_stock_move, variant_id=variant_id, cause=cause, quantity=quantity, at=tx.now)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
