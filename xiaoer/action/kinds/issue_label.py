"""A label for a parcel that comes back."""

from typing import ClassVar

from typing_extensions import override

from xiaoer.action.action import STAFF, WHOLE, Action, Ask, Hands, Outcome, Reason, Risk
from xiaoer.action.kinds.address import told
from xiaoer.action.known import Known, Said
from xiaoer.order.facts import Exchange, Label, Return
from xiaoer.order.shop import Operation, Shop


class IssueLabel(Action, frozen=True, kw_only=True):
    """The parcel of a return or an exchange gets a label, and with it the address it goes to."""

    kind: ClassVar[str] = "issue_label"
    hands: ClassVar[Hands] = STAFF
    risk: ClassVar[Risk] = "low"
    operation: ClassVar[Operation] = "issue_label"
    labels: ClassVar[bool] = True
    reasons: ClassVar[tuple[Reason, ...]] = ("nothing_comes_back", "has_label")
    unspoken: ClassVar[frozenset[Reason]] = frozenset({"nothing_comes_back"})
    says: ClassVar[tuple[str, ...]] = ("label", "carrier", "to")
    asks: ClassVar[tuple[Ask, ...]] = (Ask("back_id", "sent_back"),)

    back_id: str = ""

    @property
    @override
    def line(self) -> str:
        return self.back_id or WHOLE

    @override
    def available(self, known: Known) -> Reason | None:
        labels = [one.label for one in known.returning()] + [one.label for one in known.exchanging()]
        if not labels:
            return "nothing_comes_back"
        return "has_label" if all(labels) else None

    @override
    def wrong(self, known: Known) -> Reason | None:
        if not (one := self._back(known)):
            return "nothing_comes_back"
        return "has_label" if one.label else None

    @override
    def terms(self, known: Known) -> list[Said]:
        return [Said("label")]

    @override
    def result(self, known: Known, key: str) -> list[Said]:
        label = self._label(known) if known.found else None
        if label is None:
            return []
        by = Said("carrier", {"carrier": label.carrier, "tracking": label.tracking})
        return [by, Said("to", {"address": told(label.to)})]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        await shop.issue_label(self.order_id, self.back_id, key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.found is None:
            return "cannot_tell"
        return "done" if self._label(known) else "not_done"

    def _back(self, known: Known) -> Return | Exchange | None:
        open_: list[Return | Exchange] = [*known.returning(), *known.exchanging()]
        return next((one for one in open_ if one.id == self.back_id), None)

    def _label(self, known: Known) -> Label | None:
        order = known.order
        labels = {one.id: one.label for one in order.returns} | {one.id: one.label for one in order.exchanges}
        return labels.get(self.back_id)
