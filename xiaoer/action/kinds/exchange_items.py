"""Sending lines of an order back for other variants."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import ARRIVED, Budget, Outcome, Reason, arrived
from xiaoer.action.kinds.swapping import WRONG, SwapItems
from xiaoer.action.known import Known
from xiaoer.order.case.states import CaseKind
from xiaoer.order.facts import OrderStatus
from xiaoer.order.shop import Operation, Shop


class ExchangeItems(SwapItems, frozen=True, kw_only=True):
    """What has arrived comes back for other variants of the same products, which are reserved at once."""

    kind: ClassVar[str] = "exchange_items"
    operation: ClassVar[Operation] = "request_exchange"
    opens: ClassVar[CaseKind | None] = "exchange"
    suits: ClassVar[frozenset[OrderStatus]] = ARRIVED
    budget: ClassVar[Budget] = "difference"
    reasons: ClassVar[tuple[Reason, ...]] = ("cancelled", "coming_back", "money_back", "not_arrived", *WRONG)

    @override
    def available(self, known: Known) -> Reason | None:
        return arrived(known.order)

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.request_exchange(self.order_id, self.swaps, self.method_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        made = known.order.exchanges
        # A shop that keeps no keys is known by what it announced: there is one exchange of an order at most.
        ours = any(one.reference == key or (not one.reference and one.swaps == self.swaps) for one in made)
        return "done" if ours else "not_done"
