"""Paying an order another way."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import UNPAID, Action, Ask, Budget, Outcome, Reason, Risk, not_left
from xiaoer.action.known import Account, Known, Said, Target, account, left_of, not_back_yet, target_of, too_small
from xiaoer.kit.money import Money
from xiaoer.order.facts import OrderStatus
from xiaoer.order.shop import Operation, Shop


class ChangePayment(Action, frozen=True, kw_only=True):
    """What has not left is paid another way; what was paid goes back the way it came."""

    kind: ClassVar[str] = "change_payment"
    risk: ClassVar[Risk] = "medium"
    operation: ClassVar[Operation] = "change_payment"
    suits: ClassVar[frozenset[OrderStatus]] = UNPAID
    budget: ClassVar[Budget] = "difference"
    reshapes: ClassVar[bool] = True
    reasons: ClassVar[tuple[Reason, ...]] = (
        "cancelled",
        "money_back",
        "left",
        "items_changed",
        "nothing_paid",
        "several_payments",
        "same_payment",
        "no_such_payment",
        "balance_too_small",
        "more_than_remains",
    )

    asks: ClassVar[tuple[Ask, ...]] = (Ask("method_id", "method"),)

    method_id: str = ""

    @override
    def available(self, known: Known) -> Reason | None:
        if (reason := not_left(known.order)) is not None:
            return reason
        if known.order.items_changed_at is not None:
            return "items_changed"
        paid = len(not_back_yet(known.order))
        return None if paid == 1 else "several_payments" if paid else "nothing_paid"

    @override
    def wrong(self, known: Known) -> Reason | None:
        method = known.method(self.method_id)
        if method is None:
            return "no_such_payment"
        [(before, amount)] = not_back_yet(known.order)
        if before.method_id == self.method_id:
            return "same_payment"
        return "balance_too_small" if too_small(method, amount) else None

    @override
    def moves(self, known: Known) -> Money:
        return left_of(known.order)

    @override
    def charges(self, known: Known) -> Money:
        return left_of(known.order)

    @override
    def target(self, known: Known) -> Target:
        return target_of(known, self.method_id)

    @override
    def terms(self, known: Known) -> list[Said]:
        back = [
            Said("refund", {"amount": rest, "to": Account(by.kind, by.label)}) for by, rest in not_back_yet(known.order)
        ]
        return [Said("pay", {"amount": left_of(known.order), "to": account(known, self.method_id)}), *back]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.change_payment(self.order_id, self.method_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        standing = [payment.method_id for payment, _ in not_back_yet(known.order)]
        return "done" if set(standing) == {self.method_id} else "not_done"
