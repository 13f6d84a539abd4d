"""Orders made up for tests that need no shop."""

from typing import Any

import msgspec

from xiaoer.kit.clock import DAY, HOUR
from xiaoer.kit.money import Money
from xiaoer.order.facts import Address, Item, Order, OrderStatus, ParcelStatus, Refund, Shipment, TrackingEvent

NOW = 1_800_000_000_000_000
_HOME = Address("Ana", "12 Calle Mayor", "Madrid", "ES")


def usd(amount: int) -> Money:
    """So many cents."""
    return Money(amount, "USD")


def order(number: str, status: OrderStatus = "paid", **more: Any) -> Order:
    """An order of one bowl, placed an hour ago."""
    made = Order(
        id=number,
        customer_id="c-ana",
        status=status,
        placed_at=NOW - HOUR,
        items=(Item("1", "bowl", "bowl-s", "Rice bowl", {}, 2, usd(1200)),),
        shipping=usd(0),
        discount=usd(0),
        total=usd(2400),
        address=_HOME,
    )
    return msgspec.structs.replace(made, **more)


def parcel(status: ParcelStatus = "in_transit", days_ago: int = 1, tracking: str = "NW2153607278") -> Shipment:
    """A parcel whose carrier last said something so many days ago."""
    said = TrackingEvent(NOW - days_ago * DAY, status, "Depot 7", "Arrived at the depot")
    return Shipment("s", "Northway", tracking, status, ("1",), NOW - 9 * DAY, None, (said,))


def refund(amount: int, status: Any = "pending") -> Refund:
    """Money on its way back."""
    return Refund("r", "p", usd(amount), status, NOW)
