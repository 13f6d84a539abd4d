"""Money back for goods, freight or part of them."""

from typing import ClassVar, Literal, Self

from msgspec.structs import replace
from typing_extensions import override

from xiaoer.action.action import STAFF, WHOLE, Action, Ask, Budget, Hands, Outcome, Reason, Risk, paid_back
from xiaoer.action.known import Account, Known, Said, Target, free_of, goods, not_back_yet, worth
from xiaoer.kit.money import Money
from xiaoer.order.facts import Payment
from xiaoer.order.shop import Operation, Shop


class RefundOrder(Action, frozen=True, kw_only=True):
    """Money goes back for one payment of an order: all that is left, for a line, for the freight, or an amount."""

    kind: ClassVar[str] = "refund_order"
    hands: ClassVar[Hands] = STAFF
    risk: ClassVar[Risk] = "high"
    operation: ClassVar[Operation] = "refund"
    budget: ClassVar[Budget] = "refund"
    reasons: ClassVar[tuple[Reason, ...]] = ("nothing_paid", "no_such_line", "no_amount", "more_than_remains")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask("part", "reason", options=("all", "line", "freight", "amount")),
        Ask("item", "line", optional=True),
        Ask("amount", "money", optional=True),
    )
    part: Literal["all", "line", "freight", "amount"] = "all"
    item: str = ""
    amount: Money | None = None
    payment_id: str = ""
    reason: str = ""

    @property
    @override
    def line(self) -> str:
        return self.item or (WHOLE if self.part in ("all", "amount") else self.part)

    @override
    def lines(self) -> tuple[str, ...]:
        return (self.item,) if self.item else ()

    @override
    def cause(self) -> str:
        # The rules know the freight apart from the goods.
        return self.reason or ("freight" if self.part == "freight" else "")

    @override
    def exact(self, known: Known) -> Self:
        # An amount that was offered is that amount, whatever else goes back meanwhile.
        by = self._payment(known)
        return replace(self, amount=self.moves(known), payment_id=by.id) if by else self

    @override
    def available(self, known: Known) -> Reason | None:
        return None if free_of(known.order).amount > 0 else "nothing_paid"

    @override
    def wrong(self, known: Known) -> Reason | None:
        if self.part == "line" and self.item and known.item(self.item) is None:
            return "no_such_line"
        wanted = self.moves(known)
        if wanted.amount <= 0 or wanted.currency != known.order.total.currency:
            return "no_amount"
        return None if self._payment(known) and wanted <= free_of(known.order) else "more_than_remains"

    @override
    def moves(self, known: Known) -> Money:
        if self.payment_id and self.amount is not None:
            return self.amount
        item = known.item(self.item)
        match self.part:
            case "line":
                return worth(known, [item]) if item else known.nothing()
            case "freight":
                return known.order.shipping
            case "amount":
                return self.amount or known.nothing()
            case "all":
                rests = [known.nothing(), *(rest for _, rest in not_back_yet(known.order))]
                return min(max(rests), free_of(known.order))

    @override
    def target(self, known: Known) -> Target:
        return "original"

    @override
    def terms(self, known: Known) -> list[Said]:
        item = known.item(self.item)
        to = Account(by.kind, by.label) if (by := self._payment(known)) else Account("card", "")
        return [*goods([item] if item else []), Said("refund", {"amount": self.moves(known), "to": to})]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.amount is not None:
            await shop.refund(self.order_id, self.amount, self.payment_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        return paid_back(known.order, key, self.moves(known))

    def _payment(self, known: Known) -> Payment | None:
        """The payment it goes back for: the first of which so much is left."""
        wanted = self.moves(known)
        fitting = (by for by, rest in not_back_yet(known.order) if rest.currency == wanted.currency and rest >= wanted)
        return next((by for by in fitting if self.payment_id in ("", by.id)), None)
