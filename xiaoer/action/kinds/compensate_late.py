"""What the shop owes for having sent late."""

from typing import ClassVar, Self

from msgspec.structs import replace
from typing_extensions import override

from xiaoer.action.action import Action, Budget, Outcome, Reason, Risk, paid_back
from xiaoer.action.known import Known, Said, Target, free_of, spread
from xiaoer.kit.money import Money, total
from xiaoer.order.shop import Operation, Shop


class CompensateLate(Action, frozen=True, kw_only=True):
    """What the shop owes her for sending an order late goes to her, once; the order stays as it is."""

    kind: ClassVar[str] = "compensate_late"
    risk: ClassVar[Risk] = "medium"
    operation: ClassVar[Operation] = "compensate"
    budget: ClassVar[Budget] = "compensation"
    shop_refuses: ClassVar[bool] = False
    reasons: ClassVar[tuple[Reason, ...]] = ("no_late_fee", "late_fee_paid", "more_than_remains")
    unspoken: ClassVar[frozenset[Reason]] = frozenset({"no_late_fee"})

    amount: Money | None = None  # what was owed when it was offered, never what somebody asks for

    @override
    def cause(self) -> str:
        return "late"

    @override
    def exact(self, known: Known) -> Self:
        return replace(self, amount=_owed(known))

    @override
    def available(self, known: Known) -> Reason | None:
        if not known.order.late_fee:
            return "no_late_fee"
        return None if _owed(known).amount > 0 else "late_fee_paid"

    @override
    def wrong(self, known: Known) -> Reason | None:
        return "more_than_remains" if _owed(known) > free_of(known.order) else None

    @override
    def moves(self, known: Known) -> Money:
        return _owed(known)

    @override
    def target(self, known: Known) -> Target:
        return "original"

    @override
    def terms(self, known: Known) -> list[Said]:
        return spread(known.order, _owed(known))

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.amount is not None:
            await shop.compensate(self.order_id, self.amount, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None or self.amount is None:
            return "cannot_tell"
        return paid_back(known.order, key, self.amount)


def _owed(known: Known) -> Money:
    """The fee less whatever was given for the order already: the shop does not say for what that was."""
    order, none = known.order, known.nothing()
    given = (one.amount for one in order.refunds if one.cause == "compensation" and one.status != "failed")
    return max((order.late_fee or none) - total(given, order.total.currency), none)
