"""The label for a parcel that comes back."""

from __future__ import annotations

import msgspec
from sqlalchemy import bindparam, update

from xiaoer.kit.statement import change
from xiaoer.order.events import LabelIssued, Tx
from xiaoer.order.facts import Exchange, Label, Order, Return, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local.reads import terms
from xiaoer.shops.local.writes.aftersales.claim import OPEN
from xiaoer.shops.local.writes.once import once
from xiaoer.shops.local.writes.parcel import new_number

_set_label = change(update(m.send_back).where(m.send_back.c.id == bindparam("back_id")).values(label=bindparam("made")))


def issue_label(tx: Tx, shop: str, order_id: str, back_id: str, key: str) -> Written:
    """A label for the parcel of a return or an exchange, to where the shop takes them back; once for each key."""

    def write(order: Order) -> LabelIssued:
        all_: list[Return | Exchange] = [*order.returns, *order.exchanges]
        back = next((one for one in all_ if one.id == back_id), None)
        if back is None:
            raise ShopRefused("no_such_case", order=order.id)
        if back.status not in OPEN:
            raise ShopRefused("already_closed", order=order.id)
        if back.label is not None:
            raise ShopRefused("label_issued", order=order.id)
        place = terms.return_place(tx, order.address.country)
        if place is None:
            raise ShopRefused("no_return_address", order=order.id)
        carrier, to = place
        made = Label(carrier, new_number(tx, "RT"), to)
        tx.run(_set_label, back_id=back.id, made=msgspec.json.encode(made).decode())
        return LabelIssued(shop=shop, order=order.id, key=key, back=back.id)

    return once(tx, order_id, key, "issue_label", write)
