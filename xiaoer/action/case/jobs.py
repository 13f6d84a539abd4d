"""A deed that is done opens a case or moves one; a case that needs something of the shop has it proposed to the gate.

Generic over all actions: each says of itself whether it opens a case, labels its parcel or ends it.
"""

import logging
from typing import Any

import msgspec

from xiaoer.action.action import Action
from xiaoer.action.events import DeedEvent
from xiaoer.action.facts import Request, fill, level_of
from xiaoer.action.kinds.registry import ACTIONS, make
from xiaoer.action.queries import Deed, deed_of
from xiaoer.action.verbs import propose
from xiaoer.auth.actor import Contact, System
from xiaoer.contact.queries import contact_of
from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job
from xiaoer.kit.errors import Refused
from xiaoer.kit.money import Money
from xiaoer.kit.store import Store
from xiaoer.order.case.events import CaseMoved, CaseOpened
from xiaoer.order.case.matter import OPEN, Matter, label_of, matter_of, matters, promise
from xiaoer.order.case.queries import Case, case_of, cases_of_order
from xiaoer.order.case.states import BACK, CaseKind, CaseState
from xiaoer.order.case.terms import terms_of
from xiaoer.order.case.verbs import Opening, end, labelled, open_case
from xiaoer.order.facts import Order
from xiaoer.order.shop import Shop

DEED = "case.deed"
LABEL = "case.label"
CLOSE = "case.close"
# It ended without the shop being told.
_ENDED: frozenset[CaseState] = frozenset({"refused", "expired", "withdrawn"})
log = logging.getLogger(__name__)


def concerns(fact: DeedEvent) -> bool:
    """Whether a deed has to do with cases."""
    action = ACTIONS[fact.action]
    return action.opens is not None or action.ends is not None or action.labels


def to_label(fact: CaseOpened | CaseMoved) -> bool:
    """Whether a parcel is to be sent back now."""
    state = fact.state if isinstance(fact, CaseOpened) else fact.after
    return state == "to_send" and fact.matter in BACK


def to_close(fact: CaseMoved) -> bool:
    """Whether the shop still has to hear that nothing comes of it."""
    return fact.after in _ENDED and fact.deed is None


async def done(store: Store[Tx], shop: Shop, job: Job) -> None:
    """A deed is done: its case opens, has its label, or ends. Raises ShopUnreachable."""
    deed = await store.read(deed_of, System(), job.args["stream"].removeprefix("deed:"))
    if deed is None or deed.customer_id is None:
        return
    action = deed.action
    if action.opens is not None:
        await _open(store, shop, deed, action.opens)
        return
    case = await _case_of(store, shop, deed)
    if case is None:
        return
    if action.labels:
        await store.write(labelled, case.id, deed.id)
    else:
        await store.write(end, case.id, deed.id, granted=action.grants())


async def label(store: Store[Tx], shop: Shop, job: Job) -> None:
    """A parcel is to be sent back: the house asks the shop for its label, through the gate as everybody."""
    case = await _case(store, job)
    if case is None or case.state != "to_send" or case.label_deed is not None:
        return
    matter = await _matter(shop, case)
    if matter is None or label_of(matter) is not None:
        return
    kind = next(kind for kind, action in ACTIONS.items() if action.labels)
    await _propose(store, shop, case, kind, {ACTIONS[kind].asks[0].field: matter.id})


async def close(store: Store[Tx], shop: Shop, job: Job) -> None:
    """Nothing comes of a case: what the shop has put aside for it is let go, through the gate as everybody."""
    case = await _case(store, job)
    if case is None or case.state not in _ENDED or case.end_deed is not None:
        return
    matter = await _matter(shop, case)
    if matter is None or matter.status not in OPEN:
        return
    kind, action = next((kind, action) for kind, action in ACTIONS.items() if action.ends == case.kind)
    named, given = action.asks
    order = await shop.order(case.order_id, case.customer_id)
    nothing = Money(0, order.total.currency if order else "") if given.kind == "money" else False
    await _propose(store, shop, case, kind, {named.field: matter.id, given.field: msgspec.to_builtins(nothing)})


async def _open(store: Store[Tx], shop: Shop, deed: Deed, kind: CaseKind) -> None:
    action, reason, promised = deed.action, deed.action.cause(), None
    if kind == "hurry":
        order = await _order(shop, deed)
        promised = promise(order, deed.id) if order else None
        if order is None or promised is None:
            raise Refused("not_shown_yet")
        # Of a promise it is kept how the order stood: whether it moves on is what was promised.
        reason = order.status
    opening = Opening(
        id=deed.id,
        kind=kind,
        shop=deed.shop,
        order_id=deed.order_id,
        lines=action.lines(),
        customer_id=deed.customer_id or "",
        contact_id=deed.contact_id,
        conversation_id=deed.conversation_id,
        reason=reason,
        due_at=promised.due_at if promised else None,
    )
    await store.write(open_case, opening, terms_of(kind, reason))


async def _order(shop: Shop, deed: Deed) -> Order | None:
    return await shop.order(deed.order_id, deed.customer_id or "")


async def _case_of(store: Store[Tx], shop: Shop, deed: Deed) -> Case | None:
    """The case of the matter that a deed is about, by the key the shop keeps of it, else the open one there is."""
    action, order = deed.action, await _order(shop, deed)
    wanted: tuple[CaseKind, ...] = (action.ends,) if action.ends else ("return", "exchange")
    about = [one for kind in wanted for one in (matters(order, kind) if order else ()) if one.id == action.line]
    for one in about:
        if one.reference and (found := await store.read(case_of, System(), one.reference)) is not None:
            return found
    there = await store.read(cases_of_order, System(), deed.shop, deed.order_id)
    return next((one for one in there if one.open and one.kind in wanted), None)


async def _case(store: Store[Tx], job: Job) -> Case | None:
    return await store.read(case_of, System(), job.args["stream"].removeprefix("case:"))


async def _matter(shop: Shop, case: Case) -> Matter | None:
    order = await shop.order(case.order_id, case.customer_id)
    return None if order is None else matter_of(order, case)


async def _propose(store: Store[Tx], shop: Shop, case: Case, kind: str, fields: dict[str, Any]) -> None:
    """The house's own wish for her: nobody is asked, so only what the rules simply allow is done."""
    opened = await store.read(deed_of, System(), case.id)
    contact = await store.read(contact_of, case.contact_id)
    if contact is None:
        return
    level = level_of(opened) if opened else "verified"
    request = Request(
        contact=Contact(contact.id, contact.inbox_id, case.customer_id),
        hand="assistant",
        locale=contact.locale,
        # What she proved then is no proof of now.
        level="verified" if level == "fresh" else level,
    )
    action: Action = make(kind, {"order_id": case.order_id, **fields})
    filled = await fill(shop, action, request, now=store.clock.now())
    deed = await store.write(propose, request, filled)
    if deed.state in ("proposed", "refused", "awaiting"):
        log.info("case needs a person", extra={"case": case.id, "deed": deed.id, "state": deed.state})
