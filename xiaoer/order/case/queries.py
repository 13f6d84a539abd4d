"""Reading cases, each actor only those that are hers, and what happened in one."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import BigInteger, ColumnElement, Select, Text, bindparam, func, or_, select, tuple_

from xiaoer.auth.actor import Actor, Contact, Staff, System
from xiaoer.event.models import event, payload
from xiaoer.kit.errors import Invalid
from xiaoer.kit.statement import Query, query
from xiaoer.kit.store import Reader
from xiaoer.order.case.models import order_case
from xiaoer.order.case.states import By, CaseKind, CaseState, CaseStep
from xiaoer.order.case.terms import Terms

PAGE = 50
# Microseconds of our days have sixteen digits.
LONGEST_TIME = 18
_BEGINS, _ENDS = (False, 0, ""), (False, 1 << 62, "~")
View = Literal["open", "waiting", "mine", "closed"]


class Third(msgspec.Struct, frozen=True):
    """Who inspects a parcel for the shop without working here: known by the address of one case."""

    case_id: str

    @property
    def name(self) -> str:
        """What the journal writes as the actor."""
        return "third"


Hand = Actor | Third


class Case(msgspec.Struct, frozen=True):
    """A case as it stands; `step` is what brought it there."""

    id: str
    kind: CaseKind
    shop: str
    order_id: str
    lines: str
    customer_id: str
    contact_id: str
    conversation_id: str | None
    reason: str
    terms: str
    state: CaseState
    open: bool
    step: CaseStep | None
    moves: int
    photos: str
    tracking: str | None
    passed: bool | None
    agent_id: str | None
    label_deed: str | None
    end_deed: str | None
    opened_at: int
    updated_at: int
    due_at: int | None
    reminded: int | None

    @property
    def stream(self) -> str:
        """Where its events go."""
        return stream_of(self.id)

    @property
    def asked(self) -> Terms:
        """What held when it was opened."""
        return msgspec.json.decode(self.terms, type=Terms)

    @property
    def files(self) -> list[str]:
        """The ids of her pictures, in the order they came."""
        return msgspec.json.decode(self.photos, type=list[str])

    @property
    def of_lines(self) -> tuple[str, ...]:
        """The lines of the order it is about; none means the whole."""
        return msgspec.json.decode(self.lines, type=tuple[str, ...])


class Told(msgspec.Struct, frozen=True):
    """One thing that happened in a case; `body` holds what somebody typed, until it is erased."""

    seq: int
    kind: str
    actor: str
    at: int
    entry: str | None
    facts: bytes
    # Whether anything was typed, erased by now or not.
    typed: bool
    body: bytes | None

    def fact(self) -> dict[str, Any]:
        """What the journal says of it."""
        found: dict[str, Any] = msgspec.json.decode(self.facts)
        return found

    @property
    def text(self) -> str:
        """What somebody typed, empty where nobody did or it is erased."""
        return msgspec.json.decode(self.body, type=Typed).text if self.body else ""


class Typed(msgspec.Struct, frozen=True):
    """What somebody typed."""

    text: str


class _Count(msgspec.Struct, frozen=True):
    agent_id: str | None
    open: int
    ours: int


columns = [order_case.c[name] for name in Case.__struct_fields__]
_all: Select[Any] = select(*columns)
_hers = or_(
    order_case.c.contact_id == bindparam("contact_id"), order_case.c.customer_id == bindparam("her_customer_id")
)
_one = query(_all.where(order_case.c.id == bindparam("id")), Case)
_one_of_hers = query(_all.where(order_case.c.id == bindparam("id"), _hers), Case)
_of_order = order_case.c.shop == bindparam("shop"), order_case.c.order_id == bindparam("order_id")
_order = query(_all.where(*_of_order).order_by(order_case.c.id.desc()).limit(PAGE), Case)
_order_of_hers = query(_all.where(*_of_order, _hers).order_by(order_case.c.id.desc()).limit(PAGE), Case)
_customer = query(
    _all.where(order_case.c.customer_id == bindparam("customer_id")).order_by(order_case.c.id.desc()).limit(PAGE), Case
)
_conversation = query(
    _all.where(order_case.c.conversation_id == bindparam("conversation_id"))
    .order_by(order_case.c.id.desc())
    .limit(PAGE),
    Case,
)
# Whose turn it is is said by the state; a promise that was broken is closed, and somebody has to see it.
_ours = or_(*(order_case.c.state == state for state in ("review", "received", "inspected", "accepted")))
_at, _id = bindparam("at", type_=BigInteger), bindparam("id", type_=Text)
_limit = bindparam("limit", type_=BigInteger)
_due = order_case.c.due_at


def _by_due(*of: ColumnElement[bool]) -> tuple[Query[Case], Query[Case]]:
    """Open cases by what is due first, and after them those that wait for nobody's deadline, oldest first."""
    found = _all.where(order_case.c.open, *of)
    timed = found.where(_due.isnot(None), tuple_(_due, order_case.c.id) > tuple_(_at, _id))
    timeless = found.where(_due.is_(None), order_case.c.id > _id)
    # PostgreSQL sorts what it could read in order, unless it is told that order by all of the index.
    timed, timeless = (each.order_by(_due, order_case.c.id).limit(_limit) for each in (timed, timeless))
    return query(timed, Case), query(timeless, Case)


_views = {"open": _by_due(), "waiting": _by_due(_ours), "mine": _by_due(order_case.c.agent_id == bindparam("agent_id"))}
_closed = query(
    _all.where(~order_case.c.open, tuple_(order_case.c.updated_at, order_case.c.id) < tuple_(_at, _id))
    .order_by(order_case.c.updated_at.desc(), order_case.c.id.desc())
    .limit(_limit),
    Case,
)
_numbers = query(
    select(order_case.c.agent_id, func.count().label("open"), func.count().filter(_ours).label("ours"))
    .where(order_case.c.open)
    .group_by(order_case.c.agent_id),
    _Count,
)
_told = select(
    event.c.seq,
    event.c.kind,
    event.c.actor,
    event.c.at,
    event.c.entry,
    event.c.facts,
    event.c.commitment.isnot(None).label("typed"),
    payload.c.body,
).select_from(event.outerjoin(payload, payload.c.position == event.c.position))
_timeline = query(_told.where(event.c.stream == bindparam("stream")).order_by(event.c.seq), Told)
_by_seq = query(_told.where(event.c.stream == bindparam("stream"), event.c.seq == bindparam("seq")), Told)


def stream_of(case_id: str) -> str:
    """The stream of a case's events."""
    return f"case:{case_id}"


def by_of(actor: Hand) -> By:
    """Who that is in the table of moves."""
    if isinstance(actor, Contact):
        return "customer"
    return "agent" if isinstance(actor, Staff) else "third" if isinstance(actor, Third) else "system"


def case_of(read: Reader, actor: Hand, case_id: str) -> Case | None:
    """The case, if the actor may see it."""
    if isinstance(actor, Contact):
        return read.one(_one_of_hers, id=case_id, **_scope(actor))
    if isinstance(actor, Third) and actor.case_id != case_id:
        return None
    return read.one(_one, id=case_id)


def cases_of_order(read: Reader, actor: Actor, shop: str, order_id: str) -> list[Case]:
    """The newest cases about an order that the actor may see, the newest first."""
    if isinstance(actor, Contact):
        return read.all(_order_of_hers, shop=shop, order_id=order_id, **_scope(actor))
    return read.all(_order, shop=shop, order_id=order_id)


def cases_of_customer(read: Reader, actor: Staff | System, customer_id: str) -> list[Case]:
    """A customer's newest cases, the newest first; no customer may ask this."""
    return read.all(_customer, customer_id=customer_id)


def cases_of_conversation(read: Reader, actor: Staff | System, conversation_id: str) -> list[Case]:
    """The newest cases that began in a conversation, the newest first; no customer may ask this."""
    return read.all(_conversation, conversation_id=conversation_id)


def cases(read: Reader, actor: Staff, view: View, after: str = "") -> tuple[list[Case], str | None]:
    """A page of cases and where the next begins: open ones by what is due first, closed ones newest first.

    The place is one in time, so that whatever moves meanwhile, nothing else is left out. Raises Invalid for no place.
    """
    timeless, at, id_ = _place(after) if after else _ENDS if view == "closed" else _BEGINS
    if view == "closed":
        found = read.all(_closed, at=at, id=id_, limit=PAGE + 1)
    else:
        of = {"agent_id": actor.agent_id} if view == "mine" else {}
        timed, others = _views[view]
        found = [] if timeless else read.all(timed, at=at, id=id_, limit=PAGE + 1, **of)
        if len(found) <= PAGE:
            found += read.all(others, id=id_ if timeless else "", limit=PAGE + 1 - len(found), **of)
    shown = found[:PAGE]
    return shown, _key(view, shown[-1]) if len(found) > PAGE else None


def numbers(read: Reader, actors: Sequence[Staff]) -> list[tuple[int, int, int]]:
    """For each of them, how many are open, wait for the shop, and are her own; one query for all."""
    found = read.all(_numbers)
    opened, ours = sum(one.open for one in found), sum(one.ours for one in found)
    own = {one.agent_id: one.open for one in found}
    return [(opened, ours, own.get(actor.agent_id, 0)) for actor in actors]


def timeline(read: Reader, actor: Actor, case: Case) -> list[Told]:
    """All that happened in a case, in order; what is for colleagues is not told to a customer."""
    told = read.all(_timeline, stream=case.stream)
    return [one for one in told if one.kind != "case.noted"] if isinstance(actor, Contact) else told


def happened(read: Reader, actor: System, case_id: str, seq: int) -> Told | None:
    """One thing that happened in a case, by its number."""
    return read.one(_by_seq, stream=stream_of(case_id), seq=seq)


def _scope(actor: Contact) -> dict[str, str | None]:
    # NULL equals nothing: a visitor has only what she asked for herself.
    return {"contact_id": actor.contact_id, "her_customer_id": actor.customer_id}


def _key(view: View, last: Case) -> str:
    at = last.updated_at if view == "closed" else last.due_at
    return f"{int(at is None)}~{at or 0}~{last.id}"


def _place(text: str) -> tuple[bool, int, str]:
    timeless, _, rest = text.partition("~")
    at, _, id_ = rest.partition("~")
    if timeless not in ("0", "1") or not at.isdecimal() or not at.isascii() or len(at) > LONGEST_TIME or not id_:
        raise Invalid("invalid_cursor")
    return timeless == "1", int(at), id_
