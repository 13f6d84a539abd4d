"""Parcels that the embedded shop begins itself."""

from __future__ import annotations

import msgspec
from sqlalchemy import insert

from xiaoer.kit.statement import change
from xiaoer.order.events import Tx
from xiaoer.order.facts import Order
from xiaoer.shops.local import models as m
from xiaoer.shops.local.queries import lookup_of

_put = change(insert(m.shipment))


def begin_parcel(tx: Tx, order: Order, lines: tuple[str, ...], replaces: str) -> str:
    """A parcel with these lines in place of what was sent before, with the carrier that had it; its id."""
    parcel = tx.new_id()
    tracking = new_number(tx, "RS")
    tx.run(
        _put,
        id=parcel,
        order_id=order.id,
        carrier=order.shipments[0].carrier if order.shipments else "",
        tracking=tracking,
        lookup=lookup_of(tracking),
        status="label_created",
        lines=msgspec.json.encode(lines).decode(),
        shipped_at=None,
        delivered_at=None,
        replaces=replaces,
    )
    return parcel


def new_number(tx: Tx, prefix: str) -> str:
    """A number under which a parcel travels: digits, as carriers have them, out of a new id."""
    return f"{prefix}{int(tx.new_id()[-12:], 16) % 10**12:012d}"
