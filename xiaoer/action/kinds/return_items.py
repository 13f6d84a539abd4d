"""Sending lines of an order back."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import ARRIVED, Action, Ask, Budget, Outcome, Reason, Risk, arrived
from xiaoer.action.known import OPEN, Known, Said, Target, account, goods, target_of, worth
from xiaoer.kit.money import Money
from xiaoer.order.case.states import CaseKind
from xiaoer.order.facts import Item, OrderStatus
from xiaoer.order.shop import Operation, Shop


class ReturnItems(Action, frozen=True, kw_only=True):
    """Lines of an order that has arrived come back, and what was paid for them goes back once they are here."""

    kind: ClassVar[str] = "return_items"
    risk: ClassVar[Risk] = "medium"
    operation: ClassVar[Operation] = "request_return"
    opens: ClassVar[CaseKind | None] = "return"
    suits: ClassVar[frozenset[OrderStatus]] = ARRIVED
    budget: ClassVar[Budget] = "refund"
    reasons: ClassVar[tuple[Reason, ...]] = (
        "cancelled",
        "coming_back",
        "money_back",
        "not_arrived",
        "no_such_line",
        "no_such_payment",
    )
    says: ClassVar[tuple[str, ...]] = ("later",)
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask("items", "lines"),
        Ask("reason", "reason", options=("no_reason", "damaged", "wrong", "quality")),
        Ask("method_id", "method"),
    )

    items: tuple[str, ...] = ()
    method_id: str = ""
    reason: str = ""

    @override
    def lines(self) -> tuple[str, ...]:
        return self.items

    @override
    def cause(self) -> str:
        return self.reason

    @override
    def available(self, known: Known) -> Reason | None:
        return arrived(known.order)

    @override
    def wrong(self, known: Known) -> Reason | None:
        if not self.items or len(self._chosen(known)) != len(set(self.items)):
            return "no_such_line"
        return "no_such_payment" if known.method(self.method_id) is None else None

    @override
    def moves(self, known: Known) -> Money:
        return worth(known, self._chosen(known))

    @override
    def target(self, known: Known) -> Target:
        return target_of(known, self.method_id)

    @override
    def terms(self, known: Known) -> list[Said]:
        back = Said("later", {"amount": self.moves(known), "to": account(known, self.method_id)})
        return [*goods(self._chosen(known)), back]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.request_return(self.order_id, self.items, self.method_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        made = known.order.returns
        # A shop that keeps no keys is known by what it announced: there is one return of an order at a time.
        ours = any(
            one.reference == key or (not one.reference and one.status in OPEN and set(one.lines) == set(self.items))
            for one in made
        )
        return "done" if ours else "not_done"

    def _chosen(self, known: Known) -> list[Item]:
        return [item for item in known.standing if item.line in self.items]
