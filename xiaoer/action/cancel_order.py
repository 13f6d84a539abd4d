"""Cancelling an order that has not left."""

from typing import ClassVar, Literal

from typing_extensions import override

from xiaoer.action.action import Action, Hands, Outcome, Reason, Risk, Said, goods, not_back_yet, to_come_back
from xiaoer.kit.money import Money, total
from xiaoer.order.shop import Operation, Order, Shop
from xiaoer.policy.facts import Level


class CancelOrder(Action, frozen=True, kw_only=True):
    """The whole order is called off: what was paid goes back, and so do stock and coupon."""

    kind: ClassVar[str] = "cancel_order"
    level: ClassVar[Level] = "signed"
    hands: ClassVar[Hands] = frozenset({"assistant", "customer", "agent"})
    risk: ClassVar[Risk] = "low"
    operation: ClassVar[Operation] = "cancel_order"
    reasons: ClassVar[tuple[Reason, ...]] = ("cancelled", "money_back", "left")
    says: ClassVar[tuple[str, ...]] = ("coupon", "final")

    reason: Literal["no_longer_needed", "ordered_by_mistake", "other", "not_said"] = "not_said"

    @override
    def available(self, order: Order) -> Reason | None:
        if order.status in ("unpaid", "paid", "packed"):
            return None
        if order.status in ("refunding", "partially_refunded", "refunded"):
            return "money_back"
        return "cancelled" if order.status == "cancelled" else "left"

    @override
    def moves(self, order: Order) -> Money:
        return total((rest for _, rest in not_back_yet(order)), order.total.currency)

    @override
    def terms(self, order: Order) -> list[Said]:
        coupon = [Said("coupon", {"code": order.coupon})] if order.coupon else []
        return [*goods(order), *to_come_back(order), *coupon, Said("final")]

    @override
    async def perform(self, shop: Shop, key: str) -> None:
        await shop.cancel_order(self.order_id, self.reason, key)

    @override
    async def read_back(self, shop: Shop, customer_id: str) -> Outcome:
        order = await shop.order(self.order_id, customer_id)
        if order is None or self.available(order) == "money_back":
            return "cannot_tell"
        if order.status != "cancelled":
            return "not_done"
        # Cancelled, but the money stays away: somebody must look.
        return "done" if order.refunded >= order.paid else "cannot_tell"
