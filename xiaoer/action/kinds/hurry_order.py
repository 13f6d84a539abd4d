"""Seeing to an order that is waited for."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import AWAY, HELD, Action, Outcome, Reason, Risk
from xiaoer.action.known import Known, Moment, Said
from xiaoer.order.case.states import CaseKind
from xiaoer.order.facts import Hurry, OrderStatus
from xiaoer.order.shop import Operation, Shop


class HurryOrder(Action, frozen=True, kw_only=True):
    """Somebody sees to an order that is waited for, by a time that the shop then promises."""

    kind: ClassVar[str] = "hurry_order"
    risk: ClassVar[Risk] = "low"
    operation: ClassVar[Operation] = "hurry"
    opens: ClassVar[CaseKind | None] = "hurry"
    suits: ClassVar[frozenset[OrderStatus]] = HELD | AWAY
    reasons: ClassVar[tuple[Reason, ...]] = (
        "cancelled",
        "money_back",
        "coming_back",
        "not_paid",
        "arrived",
        "already_hurried",
    )
    says: ClassVar[tuple[str, ...]] = ("send", "carry", "later", "until")

    @override
    def available(self, known: Known) -> Reason | None:
        match known.order.status:
            case "paid" | "packed" | "shipped":
                return "already_hurried" if any(_open(known, one) for one in known.order.hurries) else None
            case "unpaid":
                return "not_paid"
            case "cancelled":
                return "cancelled"
            case "returning" | "exchanging":
                return "coming_back"
            case "refunding" | "refunded":
                return "money_back"
            case _:
                return "arrived"

    @override
    def terms(self, known: Known) -> list[Said]:
        return [Said("carry" if known.order.status == "shipped" else "send"), Said("later")]

    @override
    def result(self, known: Known, key: str) -> list[Said]:
        made = [one for one in known.order.hurries if one.reference in (key, "")] if known.found else []
        return [Said("until", {"until": Moment(one.due_at)}) for one in made[-1:]]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.hurry(self.order_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        made = {one.reference for one in known.order.hurries}
        # A shop that keeps no keys does not say which promise is whose.
        return "done" if key in made else "cannot_tell" if "" in made else "not_done"


def _open(known: Known, made: Hurry) -> bool:
    """Whether it is still to be kept: what was to leave has not left since."""
    sent = any(one.shipped_at is not None and one.shipped_at > made.at for one in known.order.shipments)
    return made.due_at > known.at and not sent
