"""Cancelling what has not left."""

from typing import ClassVar, Literal

from typing_extensions import override

from xiaoer.action.action import HELD, UNPAID, WHOLE, Action, Ask, Budget, Outcome, Reason, Risk, not_left
from xiaoer.action.known import Known, Said, Target, goods, left_of, spread, to_come_back, worth
from xiaoer.kit.money import Money
from xiaoer.order.facts import OrderStatus
from xiaoer.order.shop import Operation, Shop


class CancelOrder(Action, frozen=True, kw_only=True):
    """An order, or one line of it, is called off: what was paid for it goes back, and so does stock."""

    kind: ClassVar[str] = "cancel_order"
    risk: ClassVar[Risk] = "low"
    operation: ClassVar[Operation] = "cancel_order"
    suits: ClassVar[frozenset[OrderStatus]] = UNPAID | HELD
    budget: ClassVar[Budget] = "refund"
    reshapes: ClassVar[bool] = True
    reasons: ClassVar[tuple[Reason, ...]] = ("cancelled", "money_back", "left", "no_such_line")
    says: ClassVar[tuple[str, ...]] = ("coupon", "final")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask("item", "line", optional=True),
        Ask("reason", "reason", optional=True, options=("no_longer_needed", "ordered_by_mistake", "other")),
    )

    item: str = ""
    reason: Literal["no_longer_needed", "ordered_by_mistake", "other", "not_said"] = "not_said"

    @property
    @override
    def line(self) -> str:
        return self.item or WHOLE

    @override
    def lines(self) -> tuple[str, ...]:
        return (self.item,) if self.item else ()

    @override
    def cause(self) -> str:
        return self.reason

    @override
    def available(self, known: Known) -> Reason | None:
        return not_left(known.order)

    @override
    def wrong(self, known: Known) -> Reason | None:
        return "no_such_line" if self.item and known.item(self.item) is None else None

    @override
    def moves(self, known: Known) -> Money:
        if not self._part(known):
            return left_of(known.order)
        item = known.item(self.item)
        return worth(known, [item]) if item else known.nothing()

    @override
    def target(self, known: Known) -> Target:
        return "original"

    @override
    def terms(self, known: Known) -> list[Said]:
        order = known.order
        if self._part(known):
            chosen = [item for item in known.standing if item.line == self.item]
            return [*goods(chosen), *spread(order, self.moves(known)), Said("final")]
        coupon = [Said("coupon", {"code": order.coupon})] if order.coupon else []
        return [*goods(known.standing), *to_come_back(order), *coupon, Said("final")]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.cancel_order(self.order_id, self.reason, key, self.lines())

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None or self.available(known) == "money_back":
            return "cannot_tell"
        order = known.order
        if order.status == "cancelled":
            # Cancelled, but the money stays away: somebody must look.
            return "done" if order.refunded >= order.paid else "cannot_tell"
        if self.item and any(one.line == self.item and one.cancelled for one in order.items):
            return "done"
        return "not_done"

    def _part(self, known: Known) -> bool:
        """Whether something stays in the order."""
        return bool(self.item) and len(known.standing) > 1
