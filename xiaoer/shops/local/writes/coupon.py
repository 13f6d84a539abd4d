"""Coupons the embedded shop gives away."""

from __future__ import annotations

from sqlalchemy import insert

from xiaoer.kit.statement import change
from xiaoer.order.events import CouponIssued, Tx
from xiaoer.order.facts import Coupon, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local import rows
from xiaoer.shops.local.writes.once import done_before, keep

_put = change(insert(m.coupon))


def issue_coupon(tx: Tx, shop: str, customer_id: str, coupon: Coupon, key: str) -> Written:
    """Give her this coupon; its code is new; once for each key."""
    if (before := done_before(tx, key, "issue_coupon", customer_id, Written)) is not None:
        return before
    money = [one for one in (coupon.amount, coupon.minimum) if one is not None]
    if (coupon.percent is None) == (coupon.amount is None) or len({one.currency for one in money}) > 1:
        raise ShopRefused("coupon_unclear")
    if tx.one(rows.customer, customer_id=customer_id) is None:
        raise ShopRefused("no_such_customer")
    if tx.one(rows.coupon_there, id=coupon.code) is not None:
        raise ShopRefused("coupon_exists")
    tx.run(
        _put,
        code=coupon.code,
        customer_id=customer_id,
        percent=coupon.percent,
        amount=None if coupon.amount is None else coupon.amount.amount,
        minimum=None if coupon.minimum is None else coupon.minimum.amount,
        currency=money[0].currency if money else None,
        starts_at=coupon.starts_at,
        ends_at=coupon.ends_at,
    )
    done = Written(key, tx.now)
    keep(tx, key, "issue_coupon", customer_id, done)
    tx.record(
        CouponIssued(shop=shop, customer=customer_id, key=key), stream=f"customer:{customer_id}", actor=f"shop:{shop}"
    )
    return done
