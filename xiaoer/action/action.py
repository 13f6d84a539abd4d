"""What every action says of itself. One that is written here is offered, checked, carried out and told by all faces."""

from typing import ClassVar, Literal, TypeAlias

import msgspec

from xiaoer.kit.money import Money, total
from xiaoer.order.shop import Operation, Order, Payment, PaymentKind, Shop
from xiaoer.policy.facts import Hand, Level

Reason: TypeAlias = str
Outcome: TypeAlias = Literal["done", "not_done", "cannot_tell"]
Risk: TypeAlias = Literal["low", "medium", "high"]
Hands: TypeAlias = frozenset[Hand]
WHOLE = "*"
# Lines that any action may show; their words stand behind `action-line-`.
COMMON = ("goods", "refund", "no_refund", "refund_pending", "refund_done")


class Account(msgspec.Struct, frozen=True):
    """Where money goes back to."""

    kind: PaymentKind
    label: str


class Said(msgspec.Struct, frozen=True):
    """A line shown to people: the end of its words' key, `action-<kind>-line-<key>`, and the facts they need."""

    key: str
    facts: dict[str, str | Money | Account] = {}


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be done to an order; its fields are what must be known to do it."""

    kind: ClassVar[str]
    level: ClassVar[Level]  # how surely the customer must be known
    hands: ClassVar[Hands]  # who may do it
    risk: ClassVar[Risk]
    operation: ClassVar[Operation]  # the shop's write behind it, whose guarantee holds
    reasons: ClassVar[tuple[Reason, ...]]  # why it may be impossible, each with words
    says: ClassVar[tuple[str, ...]]  # the lines of its own that it may show, each with words

    order_id: str

    @property
    def line(self) -> str:
        """Which line of the order it is about, or the whole."""
        return WHOLE

    def available(self, order: Order) -> Reason | None:
        """Why it cannot be done to this order as it stands, or None when it can."""
        raise NotImplementedError

    def moves(self, order: Order) -> Money:
        """The money it moves; none, unless it says so."""
        return Money(0, order.total.currency)

    def terms(self, order: Order) -> list[Said]:
        """What will happen, in full: the customer says yes to this, and any change of it voids the offer."""
        raise NotImplementedError

    def result(self, order: Order) -> list[Said]:
        """What has happened, read off the order afterwards: each refund, and whether it has arrived."""
        return [
            Said(f"refund_{one.status}", {"amount": one.amount, "to": Account(by.kind, by.label)})
            for by in order.payments
            for one in order.refunds
            if one.payment_id == by.id and one.status != "failed"
        ]

    async def perform(self, shop: Shop, key: str) -> None:
        """Ask the shop to do it. Raises what the port's writes raise."""
        raise NotImplementedError

    async def read_back(self, shop: Shop, customer_id: str) -> Outcome:
        """Whether the shop shows it as done. Raises ShopUnreachable."""
        raise NotImplementedError


def not_back_yet(order: Order) -> list[tuple[Payment, Money]]:
    """Every payment of which something has not gone back yet, with how much that is."""
    rests = []
    for payment in order.payments:
        back = [one.amount for one in order.refunds if one.payment_id == payment.id and one.status != "failed"]
        rest = payment.amount - total(back, payment.amount.currency)
        if rest.amount > 0:
            rests.append((payment, rest))
    return rests


def goods(order: Order) -> list[Said]:
    """What was ordered, a line each."""
    return [Said("goods", {"title": one.title, "quantity": str(one.quantity)}) for one in order.items]


def to_come_back(order: Order) -> list[Said]:
    """What would be refunded if everything were, and where to."""
    rests = not_back_yet(order)
    back = [Said("refund", {"amount": rest, "to": Account(by.kind, by.label)}) for by, rest in rests]
    return back or [Said("no_refund")]
