"""Coupons the embedded shop gives away."""

from __future__ import annotations

import msgspec
from sqlalchemy import insert

from xiaoer.kit.statement import change
from xiaoer.order.events import CouponIssued, Tx
from xiaoer.order.facts import Coupon, Customer, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local import queries, rows
from xiaoer.shops.local.writes.once import once_for

_put = change(insert(m.coupon))


def issue_coupon(tx: Tx, shop: str, customer_id: str, coupon: Coupon, key: str) -> Written:
    """Give her this coupon; its code is new; once for each key."""
    money = [one for one in (coupon.amount, coupon.minimum) if one is not None]

    def write(customer: Customer) -> CouponIssued:
        if (coupon.percent is None) == (coupon.amount is None) or len({one.currency for one in money}) > 1:
            raise ShopRefused("coupon_unclear")
        if tx.one(rows.coupon_there, id=coupon.code) is not None:
            raise ShopRefused("coupon_exists")
        if coupon.replaces is not None:
            _refuse_what_cannot_be_replaced(tx, customer, coupon.replaces)
        tx.run(
            _put,
            code=coupon.code,
            customer_id=customer.id,
            percent=coupon.percent,
            amount=None if coupon.amount is None else coupon.amount.amount,
            minimum=None if coupon.minimum is None else coupon.minimum.amount,
            currency=money[0].currency if money else None,
            starts_at=coupon.starts_at,
            ends_at=coupon.ends_at,
            products=msgspec.json.encode(coupon.products).decode(),
            stackable=coupon.stackable,
            reference=key,
            replaces=coupon.replaces,
        )
        return CouponIssued(shop=shop, customer=customer.id, key=key)

    return once_for(tx, customer_id, key, "issue_coupon", write)


def _refuse_what_cannot_be_replaced(tx: Tx, customer: Customer, code: str) -> None:
    hers = queries.coupons(tx, customer.id)
    if code not in {one.code for one in hers}:
        raise ShopRefused("no_such_coupon")
    if code in {one.replaces for one in hers}:
        raise ShopRefused("already_reissued")
