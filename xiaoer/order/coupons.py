"""Why a coupon does not apply, and which ones were lost; nothing here asks anybody."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from xiaoer.kit.clock import DAY
from xiaoer.kit.money import Money, total
from xiaoer.order.facts import Coupon, Item, Order

Unfit = Literal["unknown", "used", "expired", "not_yet", "wrong_goods", "other_money", "threshold", "not_stackable"]
Found = Literal["no_such_coupon", "coupon_given_again", "coupon_still_good", "coupon_used", "coupon_too_old"]
# So long after it was lost a coupon can be asked back.
ASKED_BACK = 30 * DAY


class Basket(msgspec.Struct, frozen=True):
    """What is to be bought, at a moment, with the codes that count for it already."""

    items: tuple[Item, ...]
    currency: str
    at: int
    codes: tuple[str, ...] = ()


class Misfit(msgspec.Struct, frozen=True):
    """Why it does not apply: `since` when it ran out or `from_` when it begins, `missing` what must still be bought."""

    reason: Unfit
    coupon: Coupon | None = None
    since: int | None = None
    from_: int | None = None
    missing: Money | None = None


def basket_of(order: Order, at: int) -> Basket:
    """What stands in an order, without the coupon that counts for it."""
    items = tuple(item for item in order.items if not item.cancelled)
    return Basket(items, order.total.currency, at)


def find(code: str, coupons: Iterable[Coupon]) -> Coupon | None:
    """The coupon of this code, however it is typed."""
    return next((one for one in coupons if _flat(one.code) == _flat(code)), None)


def misfit(code: str, coupons: Sequence[Coupon], basket: Basket) -> Misfit | None:
    """Why this code does not apply to a basket, or None when it does; what can never be mended is said first."""
    coupon = find(code, coupons)
    if coupon is None:
        return Misfit("unknown")
    if coupon.used:
        return Misfit("used", coupon)
    if basket.at >= coupon.ends_at:
        return Misfit("expired", coupon, since=coupon.ends_at)
    if basket.at < coupon.starts_at:
        return Misfit("not_yet", coupon, from_=coupon.starts_at)
    goods = [item for item in basket.items if not coupon.products or item.product_id in coupon.products]
    if not goods:
        return Misfit("wrong_goods", coupon)
    money = [one for one in (coupon.amount, coupon.minimum) if one is not None]
    if any(one.currency != basket.currency for one in money):
        return Misfit("other_money", coupon)
    worth = total((item.price * item.quantity for item in goods), basket.currency)
    if coupon.minimum is not None and worth < coupon.minimum:
        return Misfit("threshold", coupon, missing=coupon.minimum - worth)
    beside = [find(one, coupons) for one in basket.codes if _flat(one) != _flat(code)]
    alone = any(one is not None and not one.stackable for one in beside) or (bool(beside) and not coupon.stackable)
    return Misfit("not_stackable", coupon) if alone else None


def why_not_lost(code: str, coupons: Sequence[Coupon], orders: Sequence[Order], at: int) -> Found | None:
    """Why a coupon of hers cannot be asked back, or None when it can.

    It can where it ran out unused, or went with an order that was cancelled, and neither is long ago.
    """
    coupon = find(code, coupons)
    if coupon is None:
        return "no_such_coupon"
    if any(one.replaces == coupon.code for one in coupons):
        return "coupon_given_again"
    cancelled = [one.cancelled_at or 0 for one in orders if one.status == "cancelled" and one.coupon == coupon.code]
    if not coupon.used and at < coupon.ends_at:
        return "coupon_still_good"
    if coupon.used and not cancelled:
        return "coupon_used"
    gone_at = max([*cancelled, 0 if coupon.used else coupon.ends_at])
    return "coupon_too_old" if at - gone_at > ASKED_BACK else None


def lost(coupons: Sequence[Coupon], orders: Sequence[Order], at: int) -> list[Coupon]:
    """Those that can be asked back."""
    return [one for one in coupons if why_not_lost(one.code, coupons, orders, at) is None]


def _flat(code: str) -> str:
    return unicodedata.normalize("NFKC", code).strip().casefold()
