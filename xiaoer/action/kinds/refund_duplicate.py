"""A payment that came twice."""

from typing import ClassVar, Self

from msgspec.structs import replace
from typing_extensions import override

from xiaoer.action.action import Action, Budget, Outcome, Reason, Risk, paid_back
from xiaoer.action.known import Account, Known, Said, Target, free_of, not_back_yet
from xiaoer.kit.money import Money, total
from xiaoer.order.facts import Order, Payment
from xiaoer.order.shop import Operation, Shop

# What goes back for these is not what was paid too much.
APART = ("return", "compensation")


class RefundDuplicate(Action, frozen=True, kw_only=True):
    """What was paid too much goes back, where the same payment came twice; never more than that."""

    kind: ClassVar[str] = "refund_duplicate"
    risk: ClassVar[Risk] = "medium"
    operation: ClassVar[Operation] = "refund"
    budget: ClassVar[Budget] = "refund"
    shop_refuses: ClassVar[bool] = False
    reasons: ClassVar[tuple[Reason, ...]] = ("no_duplicate", "more_than_remains")
    unspoken: ClassVar[frozenset[Reason]] = frozenset({"no_duplicate"})

    # What was found when it was offered, never what somebody asks for.
    amount: Money | None = None
    payment_id: str = ""

    @override
    def exact(self, known: Known) -> Self:
        twice, amount = _twice(known.order)
        return replace(self, amount=amount, payment_id=twice.id if twice else "")

    @override
    def available(self, known: Known) -> Reason | None:
        return None if _twice(known.order)[0] else "no_duplicate"

    @override
    def wrong(self, known: Known) -> Reason | None:
        return "more_than_remains" if self.moves(known) > free_of(known.order) else None

    @override
    def moves(self, known: Known) -> Money:
        return _twice(known.order)[1]

    @override
    def target(self, known: Known) -> Target:
        return "original"

    @override
    def terms(self, known: Known) -> list[Said]:
        twice, amount = _twice(known.order)
        return [Said("refund", {"amount": amount, "to": Account(twice.kind, twice.label)})] if twice else []

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.amount is not None:
            await shop.refund(self.order_id, self.amount, self.payment_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None or self.amount is None:
            return "cannot_tell"
        return paid_back(known.order, key, self.amount)


def _twice(order: Order) -> tuple[Payment | None, Money]:
    """The later of two payments of one amount, and what of it is too much."""
    none = Money(0, order.total.currency)
    gone = (one.amount for one in order.refunds if one.status != "failed" and one.cause not in APART)
    surplus = order.paid - order.total - total(gone, none.currency)
    amounts = [one.amount for one in order.payments]
    rests = [(by, rest) for by, rest in not_back_yet(order) if amounts.count(by.amount) > 1]
    if surplus.amount <= 0 or not rests:
        return None, none
    by, rest = max(rests, key=lambda one: (one[0].paid_at or 0, order.payments.index(one[0])))
    return by, min(surplus, rest)
