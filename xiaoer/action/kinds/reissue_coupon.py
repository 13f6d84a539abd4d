"""A coupon in place of one that was lost."""

import base64
import hashlib
from typing import ClassVar, Self

from msgspec.structs import replace
from typing_extensions import override

from xiaoer.action.action import About, Action, Ask, Need, Outcome, Reason, Risk
from xiaoer.action.known import Known, Moment, Said
from xiaoer.kit.clock import DAY, SECOND
from xiaoer.order.coupons import find, why_not_lost
from xiaoer.order.facts import Coupon
from xiaoer.order.shop import Operation, Shop

VALID = 14
# So many days of those must be left when she says yes.
LEFT = 13


class ReissueCoupon(Action, frozen=True, kw_only=True):
    """A coupon of hers that ran out unused, or went with a cancelled order, is given again: as much, for 14 days."""

    kind: ClassVar[str] = "reissue_coupon"
    about: ClassVar[About] = "customer"
    risk: ClassVar[Risk] = "medium"
    operation: ClassVar[Operation] = "issue_coupon"
    needs: ClassVar[frozenset[Need]] = frozenset({"coupons", "orders"})
    shop_refuses: ClassVar[bool] = False
    reasons: ClassVar[tuple[Reason, ...]] = (
        "no_lost_coupon",
        "no_such_coupon",
        "coupon_given_again",
        "coupon_still_good",
        "coupon_used",
        "coupon_too_old",
    )
    unspoken: ClassVar[frozenset[Reason]] = frozenset({"no_lost_coupon"})
    says: ClassVar[tuple[str, ...]] = ("percent", "amount", "minimum", "until", "code")
    asks: ClassVar[tuple[Ask, ...]] = (Ask("code", "lost_coupon"),)

    code: str = ""
    given: Coupon | None = None  # what was offered, never what somebody asks for

    @override
    def exact(self, known: Known) -> Self:
        old = find(self.code, known.coupons or ())
        if old is None:
            return replace(self, given=None)
        today = known.at // DAY
        until = self.given.ends_at // DAY if self.given else 0
        until = until if today + LEFT <= until <= today + VALID + 1 else today + VALID + 1
        made = replace(old, code="", starts_at=(until - VALID - 1) * DAY, ends_at=until * DAY, used=False)
        return replace(self, code=old.code, given=replace(made, reference="", replaces=old.code))

    @override
    def available(self, known: Known) -> Reason | None:
        return None if known.coupons is None or known.lost_coupons() else "no_lost_coupon"

    @override
    def wrong(self, known: Known) -> Reason | None:
        return why_not_lost(self.code, known.coupons or (), known.orders or (), known.at)

    @override
    def terms(self, known: Known) -> list[Said]:
        if (to_be := self.given) is None:
            return []
        worth = [Said("amount", {"amount": to_be.amount})] if to_be.amount else []
        worth += [Said("percent", {"percent": str(to_be.percent)})] if to_be.percent else []
        least = [Said("minimum", {"amount": to_be.minimum})] if to_be.minimum else []
        return [*worth, *least, Said("until", {"until": Moment(to_be.ends_at - SECOND, day=True)})]

    @override
    def result(self, known: Known, key: str) -> list[Said]:
        return [Said("code", {"code": _code(key)})]

    @override
    async def perform(self, shop: Shop, customer_id: str, key: str) -> None:
        if self.given is not None:
            await shop.issue_coupon(customer_id, replace(self.given, code=_code(key), reference=key), key)

    @override
    def read_back(self, known: Known, key: str) -> Outcome:
        if known.coupons is None:
            return "cannot_tell"
        return "done" if find(_code(key), known.coupons) else "not_done"


def _code(key: str) -> str:
    """A code nobody has had, the same for the same deed."""
    return f"RE{base64.b32encode(hashlib.sha256(key.encode()).digest())[:10].decode()}"
