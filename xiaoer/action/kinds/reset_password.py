"""A way back into an account."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import Outcome, Reason
from xiaoer.action.kinds.account import AccountAction, written
from xiaoer.action.known import Known
from xiaoer.order.shop import Operation, Shop
from xiaoer.policy.facts import Level


class ResetPassword(AccountAction, frozen=True, kw_only=True):
    """She is sent what she needs to choose a new password, to the e-mail that the shop knows."""

    kind: ClassVar[str] = "reset_password"
    level: ClassVar[Level] = "fresh"
    operation: ClassVar[Operation] = "reset_password"
    reasons: ClassVar[tuple[Reason, ...]] = ("no_email",)

    @override
    def available(self, known: Known) -> Reason | None:
        return "no_email" if known.customer and not known.customer.email else None

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.reset_password(customer_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        return written(known, key, self.before)
