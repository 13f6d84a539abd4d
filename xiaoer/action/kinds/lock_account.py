"""Shutting an account that somebody else may be using."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import Outcome, Reason
from xiaoer.action.kinds.account import AccountAction, written
from xiaoer.action.known import Known
from xiaoer.order.shop import Operation, Shop


class LockAccount(AccountAction, frozen=True, kw_only=True):
    """Nobody can sign in or buy with her account any more, at once."""

    kind: ClassVar[str] = "lock_account"
    operation: ClassVar[Operation] = "lock_account"
    reasons: ClassVar[tuple[Reason, ...]] = ("already_locked",)
    unspoken: ClassVar[frozenset[Reason]] = frozenset({"already_locked"})

    @override
    def available(self, known: Known) -> Reason | None:
        return "already_locked" if known.customer and known.customer.locked else None

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.lock_account(customer_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        return "done" if known.customer and known.customer.locked else written(known, key, self.before)
