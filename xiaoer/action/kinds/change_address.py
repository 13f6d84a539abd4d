"""Sending an order that has not left elsewhere."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import HELD, Outcome, Reason, not_left
from xiaoer.action.kinds.address import Readdress
from xiaoer.action.known import Known
from xiaoer.order.facts import OrderStatus
from xiaoer.order.shop import Operation, Shop


class ChangeAddress(Readdress, frozen=True, kw_only=True):
    """What has not left goes to another address."""

    kind: ClassVar[str] = "change_address"
    operation: ClassVar[Operation] = "change_address"
    suits: ClassVar[frozenset[OrderStatus]] = HELD
    reasons: ClassVar[tuple[Reason, ...]] = ("cancelled", "money_back", "left", "no_address")

    @override
    def available(self, known: Known) -> Reason | None:
        return not_left(known.order)

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.address is not None:
            await shop.change_address(self.order_id, self.address, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        return "done" if known.order.address == self.address else "not_done"
