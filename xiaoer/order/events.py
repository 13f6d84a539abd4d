"""What can have happened to the orders of an embedded shop, and the transaction it is written down in.

A shop adapter knows only the kit and this room, so `Tx` is handed on from here.
"""

from __future__ import annotations

from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.order.facts import ClaimKind, OrderStatus

__all__ = [
    "AccountLocked",
    "AccountUnlocked",
    "ClaimClosed",
    "ClaimOpened",
    "ContactChanged",
    "CouponIssued",
    "CustomerAddressChanged",
    "CustomerWrite",
    "ExchangeClosed",
    "ExchangeRequested",
    "ItemsReshipped",
    "LabelIssued",
    "OrderAddressChanged",
    "OrderCancelled",
    "OrderCompensated",
    "OrderHurried",
    "OrderItemsChanged",
    "OrderPaymentChanged",
    "OrderRefunded",
    "OrderWrite",
    "PasswordReset",
    "ReturnClosed",
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


class OrderHurried(OrderWrite, frozen=True, kw_only=True, tag="shop.order_hurried"):
    """Somebody sees to an order until then."""

    due_at: int


class ItemsReshipped(OrderWrite, frozen=True, kw_only=True, tag="shop.items_reshipped"):
    """Lines of an order are sent once more, in a parcel of their own."""

    lines: int
    shipment: str


class ClaimOpened(OrderWrite, frozen=True, kw_only=True, tag="shop.claim_opened"):
    """Lines of an order did not arrive as they should, by her word."""

    claim: str
    about: ClaimKind
    lines: int


class ClaimClosed(OrderWrite, frozen=True, kw_only=True, tag="shop.claim_closed"):
    """A claim was looked into."""

    claim: str
    accepted: bool


class LabelIssued(OrderWrite, frozen=True, kw_only=True, tag="shop.label_issued"):
    """There is a label for the parcel of a return or an exchange."""

    back: str


class ReturnClosed(OrderWrite, frozen=True, kw_only=True, tag="shop.return_closed"):
    """What came back was looked at: so much is paid for it, nothing when it is refused."""

    back: str
    accepted: bool
    amount: int
    currency: str
    restocked: int


class ExchangeClosed(OrderWrite, frozen=True, kw_only=True, tag="shop.exchange_closed"):
    """What came back was looked at: the other variants leave and `difference` is settled, or all stays as it was."""

    back: str
    accepted: bool
    difference: int
    currency: str


class CustomerWrite(Event, frozen=True, kw_only=True):
    """Something was done for a customer under a key."""

    shop: str
    customer: str
    key: str


class CustomerAddressChanged(CustomerWrite, frozen=True, kw_only=True, tag="shop.customer_address_changed"):
    """A customer's next orders go to another address."""


class CouponIssued(CustomerWrite, frozen=True, kw_only=True, tag="shop.coupon_issued"):
    """A customer was given a coupon."""


class AccountLocked(CustomerWrite, frozen=True, kw_only=True, tag="shop.account_locked"):
    """Nobody can use a customer's account any more."""


class AccountUnlocked(CustomerWrite, frozen=True, kw_only=True, tag="shop.account_unlocked"):
    """A customer's account can be used again."""


class PasswordReset(CustomerWrite, frozen=True, kw_only=True, tag="shop.password_reset"):
    """A customer may choose a new password until `ends_at`."""

    ends_at: int


class ContactChanged(CustomerWrite, frozen=True, kw_only=True, tag="shop.contact_changed"):
    """A customer is reached another way: by e-mail, by phone or both."""

    email: bool
    phone: bool


class ShopImported(Event, frozen=True, kw_only=True, tag="shop.imported"):
    """A chunk of a shop's data was read in: so many rows of a kind were new, so many were there already."""

    shop: str
    what: str
    added: int
    kept: int
