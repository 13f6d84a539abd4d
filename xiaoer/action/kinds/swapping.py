"""What the actions that make other variants of ordered ones have in common."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import Action, Ask, Reason, Risk
from xiaoer.action.known import Known, Said, Target, difference, swapped, target_of, wrong_swaps
from xiaoer.kit.money import Money
from xiaoer.order.facts import Order, Swap

WRONG: tuple[Reason, ...] = (
    "no_such_line",
    "no_such_variant",
    "same_variant",
    "sold_out",
    "no_such_payment",
    "balance_too_small",
    "more_than_remains",
)


class SwapItems(Action, frozen=True, kw_only=True):
    """Lines of an order become other variants of the same products; one way to pay settles the difference."""

    risk: ClassVar[Risk] = "medium"
    says: ClassVar[tuple[str, ...]] = ("once",)
    asks: ClassVar[tuple[Ask, ...]] = (Ask("swaps", "swaps"), Ask("method_id", "method"))

    swaps: tuple[Swap, ...] = ()
    method_id: str = ""

    @override
    def lines(self) -> tuple[str, ...]:
        return tuple(swap.line for swap in self.swaps)

    @override
    def products(self, order: Order) -> frozenset[str]:
        return frozenset(item.product_id for item in order.items if item.line in self.lines())

    @override
    def wrong(self, known: Known) -> Reason | None:
        return wrong_swaps(known, self.swaps, self.method_id)

    @override
    def moves(self, known: Known) -> Money:
        return max(-difference(known, self.swaps), known.nothing())

    @override
    def charges(self, known: Known) -> Money:
        return max(difference(known, self.swaps), known.nothing())

    @override
    def target(self, known: Known) -> Target:
        return target_of(known, self.method_id)

    @override
    def terms(self, known: Known) -> list[Said]:
        return [*swapped(known, self.swaps, self.method_id), Said("once")]
