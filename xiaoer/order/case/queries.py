"""Reading cases, each actor only those that are hers, and what happened in one."""

from typing import Any, Literal

import msgspec
from sqlalchemy import Select, bindparam, func, or_, select

from xiaoer.auth.actor import Actor, Contact, Staff, System
from xiaoer.event.models import event, payload
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.order.case.models import order_case
from xiaoer.order.case.states import By, CaseKind, CaseState, CaseStep
from xiaoer.order.case.terms import Terms

PAGE = 50
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
    number: int


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
_after = order_case.c.id > bindparam("after")
_views = {
    "open": query(_all.where(order_case.c.open, _after).order_by(order_case.c.id).limit(PAGE), Case),
    "waiting": query(_all.where(order_case.c.open, _ours, _after).order_by(order_case.c.id).limit(PAGE), Case),
    "mine": query(
        _all.where(order_case.c.open, order_case.c.agent_id == bindparam("agent_id"), _after)
        .order_by(order_case.c.id)
        .limit(PAGE),
        Case,
    ),
}
_closed = query(
    _all.where(~order_case.c.open, order_case.c.id < bindparam("before")).order_by(order_case.c.id.desc()).limit(PAGE),
    Case,
)
_count = select(func.count().label("number")).where(order_case.c.open)
_number_open = query(_count, _Count)
_number_ours = query(_count.where(_ours), _Count)
_number_mine = query(_count.where(order_case.c.agent_id == bindparam("agent_id")), _Count)
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


def cases(read: Reader, actor: Staff, view: View, after: str = "") -> list[Case]:
    """A page of cases: what is open, what waits for the shop, what is one's own, oldest first; or closed, newest first.

    `after` is the last id of the page before.
    """
    if view == "closed":
        return read.all(_closed, before=after or "~")
    of = {"agent_id": actor.agent_id} if view == "mine" else {}
    return read.all(_views[view], after=after, **of)


def numbers(read: Reader, actor: Staff) -> tuple[int, int, int]:
    """How many are open, wait for the shop, and are her own."""
    found = (read.one(_number_open), read.one(_number_ours), read.one(_number_mine, agent_id=actor.agent_id))
    opened, ours, mine = (one.number if one else 0 for one in found)
    return opened, ours, mine


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
