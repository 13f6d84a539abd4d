"""A claim was looked into."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import STAFF, WHOLE, Action, Ask, Hands, Outcome, Reason, Risk
from xiaoer.action.known import Known, Said, goods
from xiaoer.order.case.states import CaseKind
from xiaoer.order.facts import Claim
from xiaoer.order.shop import Operation, Shop


class SettleClaim(Action, frozen=True, kw_only=True):
    """A claim is accepted or refused; a refund or a second parcel that it leads to is a deed of its own."""

    kind: ClassVar[str] = "settle_claim"
    hands: ClassVar[Hands] = STAFF
    risk: ClassVar[Risk] = "medium"
    operation: ClassVar[Operation] = "close_claim"
    ends: ClassVar[CaseKind | None] = "claim"
    reasons: ClassVar[tuple[Reason, ...]] = ("no_claim", "not_said")
    unspoken: ClassVar[frozenset[Reason]] = frozenset({"no_claim"})
    says: ClassVar[tuple[str, ...]] = ("accepted", "refused")
    asks: ClassVar[tuple[Ask, ...]] = (Ask("claim_id", "claim"), Ask("accepted", "yes_no"))

    claim_id: str = ""
    accepted: bool | None = None

    @property
    @override
    def line(self) -> str:
        return self.claim_id or WHOLE

    @override
    def cause(self) -> str:
        return "granted" if self.grants() else "refused"

    @override
    def grants(self) -> bool:
        return bool(self.accepted)

    @override
    def available(self, known: Known) -> Reason | None:
        return None if known.claims() else "no_claim"

    @override
    def wrong(self, known: Known) -> Reason | None:
        if self._claim(known) is None:
            return "no_claim"
        return "not_said" if self.accepted is None else None

    @override
    def terms(self, known: Known) -> list[Said]:
        claim = self._claim(known)
        lines = claim.lines if claim else ()
        shown = goods(item for item in known.standing if item.line in lines)
        return [*shown, Said("accepted" if self.accepted else "refused")]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.accepted is not None:
            await shop.close_claim(self.order_id, self.claim_id, key, accepted=self.accepted)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        claim = next((one for one in known.order.claims if one.id == self.claim_id), None)
        return "done" if claim and claim.status == ("done" if self.accepted else "refused") else "not_done"

    def _claim(self, known: Known) -> Claim | None:
        return next((one for one in known.claims() if one.id == self.claim_id), None)
