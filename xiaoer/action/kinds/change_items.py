"""Other variants in an order that has not left."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import UNPAID, Budget, Outcome, Reason, not_left
from xiaoer.action.kinds.swapping import WRONG, SwapItems
from xiaoer.action.known import Known
from xiaoer.order.facts import OrderStatus
from xiaoer.order.shop import Operation, Shop


class ChangeItems(SwapItems, frozen=True, kw_only=True):
    """What has not left becomes other variants; the difference is settled at once."""

    kind: ClassVar[str] = "change_items"
    operation: ClassVar[Operation] = "change_items"
    suits: ClassVar[frozenset[OrderStatus]] = UNPAID
    budget: ClassVar[Budget] = "difference"
    reshapes: ClassVar[bool] = True
    reasons: ClassVar[tuple[Reason, ...]] = ("cancelled", "money_back", "left", "items_changed", "nothing_paid", *WRONG)

    @override
    def available(self, known: Known) -> Reason | None:
        if (reason := not_left(known.order)) is not None:
            return reason
        if known.order.items_changed_at is not None:
            return "items_changed"
        # There is nothing yet that a difference could be settled with.
        return None if known.order.payments else "nothing_paid"

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.change_items(self.order_id, self.swaps, self.method_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        there = {item.line: item.variant_id for item in known.standing}
        return "done" if all(there.get(swap.line) == swap.variant_id for swap in self.swaps) else "not_done"
