"""The port to a shop: the facts it is asked for and the few things it can be asked to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol, get_args

import msgspec

from xiaoer.kit.errors import Refused
from xiaoer.kit.money import Money
from xiaoer.order.facts import (
    Address,
    Cancellation,
    ClaimKind,
    Coupon,
    Customer,
    Invoice,
    Order,
    Product,
    ShippingFee,
    Swap,
    Written,
)

Operation = Literal[
    "cancel_order",
    "change_address",
    "change_items",
    "change_payment",
    "change_default_address",
    "refund",
    "request_return",
    "request_exchange",
    "compensate",
    "issue_coupon",
    "hurry",
    "reship",
    "open_claim",
    "close_claim",
    "issue_label",
    "close_return",
    "close_exchange",
    "lock_account",
    "unlock_account",
    "reset_password",
    "change_contact",
]
OPERATIONS: tuple[Operation, ...] = get_args(Operation)


class Guarantee(msgspec.Struct, frozen=True):
    """What a shop promises about one operation whose answer was lost.

    idempotent: the same key has its effect once, so it may be sent again. settles_within: after so many seconds a
    change that cannot be read back did not happen. With neither, nobody may try again by himself.
    """

    idempotent: bool
    settles_within: float | None = None


class ShopRefused(Refused):
    """The shop said no: nothing happened, and the code says why."""


class ShopUnreachable(Exception):
    """The call did not get through: nothing happened."""


class ShopNoAnswer(Exception):
    """The call got through and was not answered: whether it happened must be read back."""


class Shop(Protocol):
    """A shop as the house sees it; reads show a customer only what is hers, None means not hers or not there.

    Order and tracking numbers are accepted as people type them. Every read may raise ShopUnreachable; every write may
    also raise ShopRefused or ShopNoAnswer. A write takes ids exactly as read, and a key under which it has its effect
    once, where it is idempotent.
    """

    @property
    def name(self) -> str:
        """The shop's id in this house."""

    @property
    def operations(self) -> Mapping[Operation, Guarantee]:
        """Every write the shop offers, with what it promises about it."""

    async def customer(self, customer_id: str) -> Customer | None:
        """The customer with this id."""

    async def find_customers(self, *, email: str = "", name: str = "", postal_code: str = "") -> tuple[Customer, ...]:
        """Who has this e-mail, or this name at this postal code; nothing asked finds nobody."""

    async def order(self, order_id: str, customer_id: str) -> Order | None:
        """This order, if it is hers."""

    async def orders(self, customer_id: str, limit: int = 20) -> tuple[Order, ...]:
        """Her orders, newest first."""

    async def order_by_tracking(self, tracking: str, customer_id: str) -> Order | None:
        """The order that travels under this tracking number, if it is hers."""

    async def product(self, product_id: str, locale: str) -> Product | None:
        """This product, told in the locale or the nearest one the shop has."""

    async def products(self, locale: str, limit: int = 50, after: str | None = None) -> tuple[Product, ...]:
        """A page of the products in order of their ids, from behind the id `after`."""

    async def find_products(self, text: str, locale: str, limit: int = 4) -> tuple[Product, ...]:
        """The products whose names a text speaks of, the best first, told in the locale or the nearest one."""

    async def coupons(self, customer_id: str) -> tuple[Coupon, ...]:
        """The coupons she may use or has used."""

    async def invoice(self, order_id: str, customer_id: str) -> Invoice | None:
        """The bill of an order, if it is hers and there is one."""

    async def shipping_fee(self, address: Address, currency: str) -> ShippingFee | None:
        """What sending there costs; None where the shop does not send, or does not take that money."""

    async def cancel_order(self, order_id: str, reason: str, key: str, lines: tuple[str, ...] = ()) -> Cancellation:
        """Cancel what has not left, the whole or some lines: stock goes back and so does what was paid for it."""

    async def change_address(self, order_id: str, address: Address, key: str) -> Written:
        """Send what has not left to another address."""

    async def change_items(self, order_id: str, swaps: tuple[Swap, ...], method_id: str, key: str) -> Written:
        """Put other variants into an order that has not left; the difference is settled at once by this way to pay."""

    async def change_payment(self, order_id: str, method_id: str, key: str) -> Written:
        """Have an order that has not left paid another way; what was paid goes back the way it came."""

    async def change_default_address(self, customer_id: str, address: Address, key: str) -> Written:
        """The address her next orders go to."""

    async def refund(self, order_id: str, amount: Money, payment_id: str, key: str) -> Written:
        """Send money back for one payment of an order, never more than is left of it."""

    async def request_return(self, order_id: str, lines: tuple[str, ...], method_id: str, key: str) -> Written:
        """Announce that lines of a delivered order come back, their money to go to this way to pay."""

    async def request_exchange(self, order_id: str, swaps: tuple[Swap, ...], method_id: str, key: str) -> Written:
        """Announce that lines come back for other variants, reserved now; the difference goes by this way to pay."""

    async def compensate(self, order_id: str, amount: Money, key: str) -> Written:
        """Send money for what went wrong with an order, beside what its goods cost, the way it was paid first."""

    async def issue_coupon(self, customer_id: str, given: Coupon, key: str) -> Written:
        """Give her this coupon; its code is new."""

    async def hurry(self, order_id: str, key: str) -> Written:
        """Promise to see to an order that has not left or does not arrive, until a time the order shows then."""

    async def reship(self, order_id: str, lines: tuple[str, ...], key: str) -> Written:
        """Send lines of an order that has left once more, at no cost; stock for them is taken now."""

    async def open_claim(self, order_id: str, kind: ClaimKind, lines: tuple[str, ...], key: str) -> Written:
        """Note that lines of an order that has left arrived damaged, wrong, not all or not at all."""

    async def close_claim(self, order_id: str, claim_id: str, key: str, *, accepted: bool) -> Written:
        """A claim has been looked into; what it leads to are writes of their own."""

    async def issue_label(self, order_id: str, back_id: str, key: str) -> Written:
        """A label for the parcel of a return or an exchange; the order shows it then, with where to send it."""

    async def close_return(self, order_id: str, return_id: str, amount: Money, key: str) -> Written:
        """What came back was looked at: so much of what was promised is paid now, nothing when it is refused."""

    async def close_exchange(self, order_id: str, exchange_id: str, key: str, *, accepted: bool) -> Written:
        """What came back was looked at: the other variants leave and the difference is settled, or all stays."""

    async def lock_account(self, customer_id: str, key: str) -> Written:
        """Nobody can sign in or buy with her account any more; whoever is signed in is not."""

    async def unlock_account(self, customer_id: str, key: str) -> Written:
        """Her account can be used again."""

    async def reset_password(self, customer_id: str, key: str) -> Written:
        """Send her what she needs to choose a new password, to the e-mail the shop knows."""

    async def change_contact(self, customer_id: str, email: str, phone: str, key: str) -> Written:
        """The e-mail and phone by which she is reached; an empty one stays as it is."""
