"""Sending lines of an order once more."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import STAFF, Action, Ask, Hands, Outcome, Reason, Risk, has_left
from xiaoer.action.known import Known, Said, goods
from xiaoer.order.facts import Item, Order
from xiaoer.order.shop import Operation, Shop


class ReshipItems(Action, frozen=True, kw_only=True):
    """Lines of an order that has left are sent once more, at no cost to her."""

    kind: ClassVar[str] = "reship_items"
    hands: ClassVar[Hands] = STAFF
    risk: ClassVar[Risk] = "high"
    operation: ClassVar[Operation] = "reship"
    shop_refuses: ClassVar[bool] = False
    reasons: ClassVar[tuple[Reason, ...]] = (
        "cancelled",
        "money_back",
        "not_left",
        "no_such_line",
        "coming_back",
        "already_reshipped",
        "sold_out",
    )
    says: ClassVar[tuple[str, ...]] = ("again", "tracking")
    asks: ClassVar[tuple[Ask, ...]] = (
        Ask("items", "lines"),
        Ask("reason", "reason", options=("damaged", "wrong", "missing", "not_received")),
    )

    items: tuple[str, ...] = ()
    reason: str = ""

    @override
    def lines(self) -> tuple[str, ...]:
        return self.items

    @override
    def cause(self) -> str:
        return self.reason

    @override
    def products(self, order: Order) -> frozenset[str]:
        return frozenset(item.product_id for item in order.items if item.line in self.items)

    @override
    def available(self, known: Known) -> Reason | None:
        held = [_held(known, item.line) for item in known.standing]
        return has_left(known.order) or (held[0] if held and all(held) else None)

    @override
    @classmethod
    def choosable(cls, known: Known) -> list[Item]:
        return [item for item in known.standing if _held(known, item.line) is None]

    @override
    def wrong(self, known: Known) -> Reason | None:
        chosen = self._chosen(known)
        if not self.items or len(chosen) != len(set(self.items)):
            return "no_such_line"
        if held := next((held for line in self.items if (held := _held(known, line))), None):
            return held
        return "sold_out" if any(_short(known, item, chosen) for item in chosen) else None

    @override
    def terms(self, known: Known) -> list[Said]:
        return [*goods(self._chosen(known)), Said("again")]

    @override
    def result(self, known: Known, key: str) -> list[Said]:
        sent = [one for one in known.order.shipments if one.replaces == key] if known.found else []
        return [Said("tracking", {"carrier": one.carrier, "tracking": one.tracking}) for one in sent if one.tracking]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.reship(self.order_id, self.items, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        return "done" if any(one.replaces == key for one in known.order.shipments) else "not_done"

    def _chosen(self, known: Known) -> list[Item]:
        return [item for item in known.standing if item.line in self.items]


def _short(known: Known, item: Item, chosen: list[Item]) -> bool:
    variant = known.variant(item.product_id, item.variant_id)
    # Two lines may be the same thing.
    wanted = sum(one.quantity for one in chosen if one.variant_id == item.variant_id)
    return variant is None or not variant.available or (variant.stock is not None and variant.stock < wanted)


def _held(known: Known, line: str) -> Reason | None:
    """Why a line cannot be sent once more: it comes back, or it was sent again already."""
    if any(line in one.lines for one in known.returning()):
        return "coming_back"
    again = [one for one in known.order.shipments if one.replaces and one.status != "delivered"]
    return "already_reshipped" if any(line in one.lines for one in again) else None
