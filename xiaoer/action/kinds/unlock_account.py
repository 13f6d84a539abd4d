"""Opening an account that was locked."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import Outcome, Reason
from xiaoer.action.kinds.account import AccountAction, written
from xiaoer.action.known import Known
from xiaoer.order.shop import Operation, Shop
from xiaoer.policy.facts import Level


class UnlockAccount(AccountAction, frozen=True, kw_only=True):
    """Her account can be used again."""

    kind: ClassVar[str] = "unlock_account"
    level: ClassVar[Level] = "fresh"
    operation: ClassVar[Operation] = "unlock_account"
    reasons: ClassVar[tuple[Reason, ...]] = ("not_locked",)
    unspoken: ClassVar[frozenset[Reason]] = frozenset({"not_locked"})

    @override
    def available(self, known: Known) -> Reason | None:
        return "not_locked" if known.customer and not known.customer.locked else None

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.unlock_account(customer_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        return "done" if known.customer and not known.customer.locked else written(known, key, self.before)
