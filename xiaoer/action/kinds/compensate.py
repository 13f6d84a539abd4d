"""Money for what went wrong."""

from typing import ClassVar, Literal

from typing_extensions import override

from xiaoer.action.action import AWAY, STAFF, Action, Ask, Budget, Hands, Outcome, Reason, Risk, paid_back
from xiaoer.action.known import Known, Said, Target, free_of, spread
from xiaoer.kit.money import Money
from xiaoer.order.facts import OrderStatus
from xiaoer.order.shop import Operation, Shop


class Compensate(Action, frozen=True, kw_only=True):
    """Money goes back for what went wrong with an order; the goods stay with her."""

    kind: ClassVar[str] = "compensate"
    hands: ClassVar[Hands] = STAFF
    risk: ClassVar[Risk] = "medium"
    operation: ClassVar[Operation] = "compensate"
    suits: ClassVar[frozenset[OrderStatus]] = AWAY
    budget: ClassVar[Budget] = "compensation"
    reasons: ClassVar[tuple[Reason, ...]] = ("nothing_paid", "no_amount", "more_than_remains")

    asks: ClassVar[tuple[Ask, ...]] = (
        Ask("reason", "reason", options=("late", "damaged", "wrong", "other")),
        Ask("amount", "money"),
    )

    amount: Money | None = None
    reason: Literal["late", "damaged", "wrong", "other", "not_said"] = "not_said"

    @override
    def cause(self) -> str:
        return self.reason

    @override
    def available(self, known: Known) -> Reason | None:
        return None if free_of(known.order).amount > 0 else "nothing_paid"

    @override
    def wrong(self, known: Known) -> Reason | None:
        wanted = self.moves(known)
        if wanted.amount <= 0 or wanted.currency != known.order.total.currency:
            return "no_amount"
        return "more_than_remains" if wanted > free_of(known.order) else None

    @override
    def moves(self, known: Known) -> Money:
        return self.amount or known.nothing()

    @override
    def target(self, known: Known) -> Target:
        return "original"

    @override
    def terms(self, known: Known) -> list[Said]:
        return spread(known.order, self.moves(known))

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.amount is not None:
            await shop.compensate(self.order_id, self.amount, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        return paid_back(known.order, key, self.moves(known))
