"""What can have happened to the orders of an embedded shop, and the transaction it is written down in.

A shop adapter knows only the kit and this room, so `Tx` is handed on from here.
"""

from __future__ import annotations

from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.order.facts import OrderStatus

__all__ = [
    "CouponIssued",
    "CustomerAddressChanged",
    "ExchangeRequested",
    "OrderAddressChanged",
    "OrderCancelled",
    "OrderCompensated",
    "OrderItemsChanged",
    "OrderPaymentChanged",
    "OrderRefunded",
    "OrderWrite",
    "ReturnRequested",
    "ShopImported",
    "Tx",
]


class OrderWrite(Event, frozen=True, kw_only=True):
    """Something was done to an order under a key; money in minor units."""

    shop: str
    order: str
    key: str


class OrderCancelled(OrderWrite, frozen=True, kw_only=True, tag="shop.order_cancelled"):
    """An order or some of its lines were cancelled; `refunded` counts what is still on its way."""

    was: OrderStatus
    refunded: int
    currency: str
    restocked: int
    coupon_returned: bool


class OrderAddressChanged(OrderWrite, frozen=True, kw_only=True, tag="shop.order_address_changed"):
    """An order goes to another address."""


class OrderItemsChanged(OrderWrite, frozen=True, kw_only=True, tag="shop.order_items_changed"):
    """Other variants stand in an order; `difference` is what they cost more."""

    lines: int
    difference: int
    currency: str


class OrderPaymentChanged(OrderWrite, frozen=True, kw_only=True, tag="shop.order_payment_changed"):
    """An order is paid another way."""

    amount: int
    currency: str


class OrderRefunded(OrderWrite, frozen=True, kw_only=True, tag="shop.order_refunded"):
    """Money goes back for an order."""

    amount: int
    currency: str


class OrderCompensated(OrderWrite, frozen=True, kw_only=True, tag="shop.order_compensated"):
    """Money goes back for what went wrong with an order."""

    amount: int
    currency: str


class ReturnRequested(OrderWrite, frozen=True, kw_only=True, tag="shop.return_requested"):
    """Lines of an order come back."""

    lines: int
    amount: int
    currency: str


class ExchangeRequested(OrderWrite, frozen=True, kw_only=True, tag="shop.exchange_requested"):
    """Lines of an order come back for other variants."""

    lines: int
    difference: int
    currency: str


class CustomerAddressChanged(Event, frozen=True, kw_only=True, tag="shop.customer_address_changed"):
    """A customer's next orders go to another address."""

    shop: str
    customer: str
    key: str


class CouponIssued(Event, frozen=True, kw_only=True, tag="shop.coupon_issued"):
    """A customer was given a coupon."""

    shop: str
    customer: str
    key: str


class ShopImported(Event, frozen=True, kw_only=True, tag="shop.imported"):
    """A chunk of a shop's data was read in: so many rows of a kind were new, so many were there already."""

    shop: str
    what: str
    added: int
    kept: int
