"""Lines of orders that come back: the rows, and the facts they are."""

from __future__ import annotations

from typing import Literal

import msgspec
from sqlalchemy import select

from xiaoer.kit.money import Money
from xiaoer.kit.statement import query
from xiaoer.order.facts import CaseStatus, Exchange, Label, Return, Swap
from xiaoer.shops.local import models as m
from xiaoer.shops.local.rows import hers, on_page


class SendBackRow(msgspec.Struct, frozen=True):
    """Lines that come back."""

    id: str
    order_id: str
    kind: Literal["return", "exchange"]
    lines: str
    method_id: str
    amount: int
    status: CaseStatus
    created_at: int
    reference: str
    label: str | None


send_backs = query(
    select(*(m.send_back.c[name] for name in SendBackRow.__struct_fields__))
    .join(m.order, m.order.c.id == m.send_back.c.order_id)
    .where(hers, on_page)
    .order_by(m.send_back.c.order_id, m.send_back.c.id),
    SendBackRow,
)


def returned(row: SendBackRow, currency: str) -> Return:
    """A return as the port tells it."""
    amount = Money(row.amount, currency)
    return Return(
        row.id,
        msgspec.json.decode(row.lines, type=tuple[str, ...]),
        row.method_id,
        amount,
        row.status,
        row.created_at,
        row.reference,
        _label(row),
    )


def exchanged(row: SendBackRow, currency: str) -> Exchange:
    """An exchange as the port tells it."""
    swaps = msgspec.json.decode(row.lines, type=tuple[Swap, ...])
    amount = Money(row.amount, currency)
    return Exchange(row.id, swaps, row.method_id, amount, row.status, row.created_at, row.reference, _label(row))


def _label(row: SendBackRow) -> Label | None:
    return None if row.label is None else msgspec.json.decode(row.label, type=Label)
