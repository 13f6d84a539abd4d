"""What came back for other goods was looked at."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import STAFF, WHOLE, Action, Ask, Hands, Outcome, Reason, Risk
from xiaoer.action.known import Known, Said, Target, account, goods, target_of, too_small
from xiaoer.kit.money import Money
from xiaoer.order.case.states import CaseKind
from xiaoer.order.facts import Exchange
from xiaoer.order.shop import Operation, Shop


class SettleExchange(Action, frozen=True, kw_only=True):
    """An exchange ends: the other goods leave and the difference is settled, or it is refused and all stays."""

    kind: ClassVar[str] = "settle_exchange"
    hands: ClassVar[Hands] = STAFF
    risk: ClassVar[Risk] = "high"
    operation: ClassVar[Operation] = "close_exchange"
    ends: ClassVar[CaseKind | None] = "exchange"
    # What it pays was put aside when the exchange was promised, so it is out of no budget.
    reshapes: ClassVar[bool] = True
    reasons: ClassVar[tuple[Reason, ...]] = ("nothing_comes_back", "not_said", "balance_too_small")
    unspoken: ClassVar[frozenset[Reason]] = frozenset({"nothing_comes_back"})
    says: ClassVar[tuple[str, ...]] = ("leaves", "refused")
    asks: ClassVar[tuple[Ask, ...]] = (Ask("exchange_id", "exchange"), Ask("accepted", "yes_no"))

    exchange_id: str = ""
    accepted: bool | None = None

    @property
    @override
    def line(self) -> str:
        return self.exchange_id or WHOLE

    @override
    def cause(self) -> str:
        return "granted" if self.grants() else "refused"

    @override
    def grants(self) -> bool:
        return bool(self.accepted)

    @override
    def available(self, known: Known) -> Reason | None:
        return None if known.exchanging() else "nothing_comes_back"

    @override
    def wrong(self, known: Known) -> Reason | None:
        back = self._back(known)
        if back is None:
            return "nothing_comes_back"
        if self.accepted is None:
            return "not_said"
        method = known.method(back.method_id)
        return "balance_too_small" if method and too_small(method, self.charges(known)) else None

    @override
    def moves(self, known: Known) -> Money:
        return max(-self._difference(known), known.nothing())

    @override
    def charges(self, known: Known) -> Money:
        return max(self._difference(known), known.nothing())

    @override
    def target(self, known: Known) -> Target:
        back = self._back(known)
        return target_of(known, back.method_id) if back and self.accepted else "none"

    @override
    def terms(self, known: Known) -> list[Said]:
        back = self._back(known)
        if back is None:
            return []
        lines = {swap.line for swap in back.swaps}
        shown = goods(item for item in known.standing if item.line in lines)
        if not self.accepted:
            return [*shown, Said("refused")]
        to, moved, charged = account(known, back.method_id), self.moves(known), self.charges(known)
        paid = [Said("pay", {"amount": charged, "to": to})] if charged else []
        paid += [Said("refund", {"amount": moved, "to": to})] if moved else []
        return [*shown, Said("leaves"), *(paid or [Said("no_difference")])]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.accepted is not None:
            await shop.close_exchange(self.order_id, self.exchange_id, key, accepted=self.accepted)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        back = next((one for one in known.order.exchanges if one.id == self.exchange_id), None)
        return "done" if back and back.status == ("done" if self.accepted else "refused") else "not_done"

    def _back(self, known: Known) -> Exchange | None:
        return next((one for one in known.exchanging() if one.id == self.exchange_id), None)

    def _difference(self, known: Known) -> Money:
        back = self._back(known)
        return back.difference if back and self.accepted else known.nothing()
