"""Lines that did not arrive as they should, by her word."""

from __future__ import annotations

import msgspec
from sqlalchemy import bindparam, insert, update

from xiaoer.kit.statement import change
from xiaoer.order.events import ClaimClosed, ClaimOpened, Tx
from xiaoer.order.facts import CaseStatus, ClaimKind, Order, Written
from xiaoer.order.shop import ShopRefused
from xiaoer.shops.local import models as m
from xiaoer.shops.local.writes.once import lines_of, once, refuse_what_has_not_left

OPEN: frozenset[CaseStatus] = frozenset({"requested", "received"})
_put = change(insert(m.claim))
_set_status = change(update(m.claim).where(m.claim.c.id == bindparam("claim_id")).values(status=bindparam("to")))


def open_claim(tx: Tx, shop: str, order_id: str, kind: ClaimKind, lines: tuple[str, ...], key: str) -> Written:
    """Note that lines of an order that has left did not arrive as they should; once for each key."""

    def write(order: Order) -> ClaimOpened:
        refuse_what_has_not_left(order)
        chosen = tuple(item.line for item in lines_of(order, lines))
        if any(claim.status in OPEN and not set(chosen).isdisjoint(claim.lines) for claim in order.claims):
            raise ShopRefused("already_claimed", order=order.id)
        made = tx.new_id()
        tx.run(
            _put,
            id=made,
            order_id=order.id,
            kind=kind,
            lines=msgspec.json.encode(chosen).decode(),
            status="requested",
            created_at=tx.now,
            reference=key,
        )
        return ClaimOpened(shop=shop, order=order.id, key=key, claim=made, about=kind, lines=len(chosen))

    return once(tx, order_id, key, "open_claim", write)


def close_claim(tx: Tx, shop: str, order_id: str, claim_id: str, key: str, *, accepted: bool) -> Written:
    """A claim has been looked into; once for each key."""

    def write(order: Order) -> ClaimClosed:
        claim = next((one for one in order.claims if one.id == claim_id), None)
        if claim is None:
            raise ShopRefused("no_such_case", order=order.id)
        if claim.status not in OPEN:
            raise ShopRefused("already_closed", order=order.id)
        tx.run(_set_status, claim_id=claim.id, to="done" if accepted else "refused")
        return ClaimClosed(shop=shop, order=order.id, key=key, claim=claim.id, accepted=accepted)

    return once(tx, order_id, key, "close_claim", write)
