"""Saying that something did not arrive as it should."""

from typing import ClassVar, Literal

from typing_extensions import override

from xiaoer.action.action import ARRIVED, AWAY, Action, Ask, Outcome, Reason, Risk, has_left, in_hand
from xiaoer.action.known import OPEN, Known, Said, goods
from xiaoer.order.case.states import CaseKind
from xiaoer.order.facts import CLAIM_KINDS, Item, OrderStatus
from xiaoer.order.shop import Operation, Shop

_SEEN = frozenset({"damaged", "wrong", "missing"})


class ClaimProblem(Action, frozen=True, kw_only=True):
    """Lines of an order that has left arrived damaged, wrong, not all or not at all: it is noted and looked into."""

    kind: ClassVar[str] = "claim_problem"
    risk: ClassVar[Risk] = "low"
    operation: ClassVar[Operation] = "open_claim"
    opens: ClassVar[CaseKind | None] = "claim"
    suits: ClassVar[frozenset[OrderStatus]] = ARRIVED | AWAY
    reasons: ClassVar[tuple[Reason, ...]] = (
        "cancelled",
        "money_back",
        "not_left",
        "not_arrived",
        "no_such_line",
        "coming_back",
        "already_claimed",
        "not_said",
    )
    says: ClassVar[tuple[str, ...]] = ("damaged", "wrong", "missing", "not_received", "looked_into")
    asks: ClassVar[tuple[Ask, ...]] = (Ask("items", "lines"), Ask("reason", "reason", options=CLAIM_KINDS))

    items: tuple[str, ...] = ()
    reason: Literal["damaged", "wrong", "missing", "not_received", "not_said"] = "not_said"

    @override
    def lines(self) -> tuple[str, ...]:
        return self.items

    @override
    def cause(self) -> str:
        return self.reason

    @override
    def available(self, known: Known) -> Reason | None:
        held = [_held(known, item.line) for item in known.standing]
        # Of what is still on its way only that it did not come can be said.
        unseen = in_hand(known.order) if self.reason in _SEEN else None
        # Where every line of it is being looked after already there is none left to ask about.
        return has_left(known.order) or unseen or (held[0] if held and all(held) else None)

    @override
    @classmethod
    def choosable(cls, known: Known) -> list[Item]:
        return [item for item in known.standing if _held(known, item.line) is None]

    @override
    def wrong(self, known: Known) -> Reason | None:
        if not self.items or len(self._chosen(known)) != len(set(self.items)):
            return "no_such_line"
        held = next((held for line in self.items if (held := _held(known, line))), None)
        return held or ("not_said" if self.reason == "not_said" else None)

    @override
    def terms(self, known: Known) -> list[Said]:
        said = [] if self.reason == "not_said" else [Said(self.reason)]
        return [*goods(self._chosen(known)), *said, Said("looked_into")]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.reason != "not_said":
            await shop.open_claim(self.order_id, self.reason, self.items, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        # A shop that keeps no keys is known by what it noted: there is one open claim for a line at most.
        ours = any(
            one.reference == key or (not one.reference and one.status in OPEN and set(one.lines) == set(self.items))
            for one in known.order.claims
        )
        return "done" if ours else "not_done"

    def _chosen(self, known: Known) -> list[Item]:
        return [item for item in known.standing if item.line in self.items]


def _held(known: Known, line: str) -> Reason | None:
    """Why nothing can be reported of a line: it comes back, or it was reported."""
    if any(line in one.lines for one in known.returning()):
        return "coming_back"
    return "already_claimed" if any(line in one.lines for one in known.claims()) else None
