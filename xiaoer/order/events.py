"""What can have happened to the orders of an embedded shop, and the transaction it is written down in.

A shop adapter knows only the kit and this room, so `Tx` is handed on from here.
"""

from __future__ import annotations

from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.order.shop import OrderStatus

__all__ = ["OrderCancelled", "ShopImported", "Tx"]


class OrderCancelled(Event, frozen=True, kw_only=True, tag="shop.order_cancelled"):
    """An order was cancelled; `refunded` is in minor units and counts what is still on its way."""

    shop: str
    order: str
    key: str
    was: OrderStatus
    refunded: int
    currency: str
    restocked: int
    coupon_returned: bool


class ShopImported(Event, frozen=True, kw_only=True, tag="shop.imported"):
    """A chunk of a shop's data was read in: so many rows of a kind were new, so many were there already."""

    shop: str
    what: str
    added: int
    kept: int
