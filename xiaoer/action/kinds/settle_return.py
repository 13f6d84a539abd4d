"""What came back was looked at."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import STAFF, WHOLE, Action, Ask, Hands, Outcome, Reason, Risk, paid_back
from xiaoer.action.known import Known, Said, Target, account, goods, left_of, target_of
from xiaoer.kit.money import Money
from xiaoer.order.case.states import CaseKind
from xiaoer.order.facts import Return
from xiaoer.order.shop import Operation, Shop


class SettleReturn(Action, frozen=True, kw_only=True):
    """A return ends: so much of what was promised for it goes back, nothing where it is refused."""

    kind: ClassVar[str] = "settle_return"
    hands: ClassVar[Hands] = STAFF
    risk: ClassVar[Risk] = "high"
    operation: ClassVar[Operation] = "close_return"
    ends: ClassVar[CaseKind | None] = "return"
    # What it pays was put aside when the return was promised, so it is out of no budget.
    reshapes: ClassVar[bool] = True
    reasons: ClassVar[tuple[Reason, ...]] = ("nothing_comes_back", "no_amount", "more_than_promised")
    unspoken: ClassVar[frozenset[Reason]] = frozenset({"nothing_comes_back"})
    says: ClassVar[tuple[str, ...]] = ("refused",)
    asks: ClassVar[tuple[Ask, ...]] = (Ask("return_id", "return"), Ask("amount", "money"))

    return_id: str = ""
    amount: Money | None = None

    @property
    @override
    def line(self) -> str:
        return self.return_id or WHOLE

    @override
    def cause(self) -> str:
        return "granted" if self.grants() else "refused"

    @override
    def grants(self) -> bool:
        return bool(self.amount)

    @override
    def available(self, known: Known) -> Reason | None:
        return None if known.returning() else "nothing_comes_back"

    @override
    def wrong(self, known: Known) -> Reason | None:
        back = self._back(known)
        if back is None:
            return "nothing_comes_back"
        if self.amount is None or self.amount.amount < 0 or self.amount.currency != back.amount.currency:
            return "no_amount"
        return "more_than_promised" if self.amount > min(back.amount, left_of(known.order)) else None

    @override
    def moves(self, known: Known) -> Money:
        return self.amount or known.nothing()

    @classmethod
    @override
    def most(cls, known: Known) -> Money:
        return max([one.amount for one in known.returning()], default=known.nothing())

    @override
    def target(self, known: Known) -> Target:
        back = self._back(known)
        return target_of(known, back.method_id) if back else "none"

    @override
    def terms(self, known: Known) -> list[Said]:
        back, amount = self._back(known), self.moves(known)
        if back is None:
            return []
        shown = goods(item for item in known.standing if item.line in back.lines)
        to = account(known, back.method_id)
        return [*shown, Said("refund", {"amount": amount, "to": to}) if amount else Said("refused")]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.amount is not None:
            await shop.close_return(self.order_id, self.return_id, self.amount, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None or self.amount is None:
            return "cannot_tell"
        back = next((one for one in known.order.returns if one.id == self.return_id), None)
        if self.amount:
            return paid_back(known.order, key, self.amount)
        return "done" if back and back.status == "refused" else "not_done"

    def _back(self, known: Known) -> Return | None:
        return next((one for one in known.returning() if one.id == self.return_id), None)
