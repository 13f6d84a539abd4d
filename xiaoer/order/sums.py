"""The sums on an order that the shop and whoever asks it must do alike."""

from __future__ import annotations

from collections.abc import Sequence

from xiaoer.kit.money import Money, total
from xiaoer.order.facts import Item, Order


def worth(order: Order, items: Sequence[Item]) -> Money:
    """What was paid for some lines: their price less their share of the order's discount.

    The share is rounded up, so that all lines one by one never come to more than all of them at once.
    """
    currency = order.total.currency
    price = total((item.price * item.quantity for item in items), currency)
    return price - share(order, items)


def share(order: Order, items: Sequence[Item]) -> Money:
    """What of the order's discount falls on some lines, never more than they cost."""
    currency = order.total.currency
    price = total((item.price * item.quantity for item in items), currency)
    goods = total((item.price * item.quantity for item in order.items if not item.cancelled), currency)
    if not goods:
        return Money(0, currency)
    return min(price, Money(-(-order.discount.amount * price.amount // goods.amount), currency))
