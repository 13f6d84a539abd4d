"""The address a customer's next orders go to."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import About, Outcome, Reason
from xiaoer.action.kinds.address import Readdress
from xiaoer.action.known import Known
from xiaoer.order.shop import Operation, Shop


class ChangeDefaultAddress(Readdress, frozen=True, kw_only=True):
    """Her next orders go to another address."""

    kind: ClassVar[str] = "change_default_address"
    about: ClassVar[About] = "customer"
    operation: ClassVar[Operation] = "change_default_address"
    reasons: ClassVar[tuple[Reason, ...]] = ("no_address",)

    @override
    def available(self, known: Known) -> Reason | None:
        return None

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.address is not None:
            await shop.change_default_address(customer_id, self.address, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.customer is None:
            return "cannot_tell"
        first = known.customer.addresses[:1]
        return "done" if first == (self.address,) else "not_done"
