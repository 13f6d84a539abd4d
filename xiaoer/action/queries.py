"""Reading deeds."""

from typing import Any

import msgspec
from sqlalchemy import Select, and_, bindparam, func, or_, select

from xiaoer.action.action import WHOLE, Action
from xiaoer.action.kinds.registry import ACTIONS, stored
from xiaoer.action.models import deed
from xiaoer.action.states import State
from xiaoer.auth.actor import Actor, Contact, Role, Staff, System
from xiaoer.kit.errors import Forbidden
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.policy.facts import Hand

PAGE = 100
# Of what was done for a customer, wherever that was.
LATEST = 20
APPROVERS: frozenset[Role] = frozenset({"supervisor", "admin"})


class Deed(msgspec.Struct, frozen=True):
    """One action carried out, or to be; `reason` says why it was refused or voided."""

    id: str
    shop: str
    kind: str
    order_id: str
    line: str
    fields: str
    customer_id: str | None
    contact_id: str
    conversation_id: str | None
    entry_id: str | None
    hand: Hand
    actor: str
    state: State
    budget: str
    amount: int
    currency: str
    terms: str
    rule: str | None
    rule_version: int | None
    words: str
    facts: str
    reason: str | None
    to_person: bool
    attempts: int
    created_at: int
    updated_at: int
    sent_at: int | None
    escalated_at: int | None
    second: str | None = None
    due_at: int | None = None

    @property
    def action(self) -> Action:
        """What is to be done."""
        return stored(self.kind, self.fields)

    @property
    def order(self) -> str | None:
        """The number of the order it is about; None where it is about the customer herself, or nothing was found."""
        return None if self.order_id.startswith("@") else self.order_id or None

    @property
    def stream(self) -> str:
        """Where its events go."""
        return stream_of(self.id)


class Waiting(msgspec.Struct, frozen=True):
    """How many deeds wait for a person, and when one of them last changed."""

    number: int
    at: int | None


columns = [deed.c[name] for name in Deed.__struct_fields__]
_all: Select[Any] = select(*columns)
_hers = or_(deed.c.contact_id == bindparam("contact_id"), deed.c.customer_id == bindparam("customer_id"))
_one = query(_all.where(deed.c.id == bindparam("id")), Deed)
_one_of_hers = query(_all.where(deed.c.id == bindparam("id"), _hers), Deed)
_in_conversation = deed.c.conversation_id == bindparam("conversation_id")
_conversation = query(_all.where(_in_conversation).order_by(deed.c.id.desc()).limit(PAGE), Deed)
_conversation_of_hers = query(_all.where(_in_conversation, _hers).order_by(deed.c.id.desc()).limit(PAGE), Deed)
_customer = query(
    _all.where(deed.c.customer_id == bindparam("customer_id")).order_by(deed.c.updated_at.desc()).limit(LATEST), Deed
)
_unknown = query(
    _all.where(and_(deed.c.state == "unknown", deed.c.id > bindparam("after"))).order_by(deed.c.id).limit(PAGE), Deed
)
_awaiting = query(
    _all.where(and_(deed.c.state == "awaiting", deed.c.id > bindparam("after"))).order_by(deed.c.id).limit(PAGE), Deed
)
_live = query(
    _all.where(deed.c.shop == bindparam("shop"), deed.c.order_id == bindparam("subject"), deed.c.live).limit(PAGE), Deed
)
_waiting = select(func.count().label("number"), func.max(deed.c.updated_at).label("at"))
_number_unknown = query(_waiting.where(deed.c.state == "unknown"), Waiting)
_number_awaiting = query(_waiting.where(deed.c.state == "awaiting"), Waiting)


def stream_of(deed_id: str) -> str:
    """The stream of a deed's events."""
    return f"deed:{deed_id}"


def deed_of(read: Reader, actor: Actor, deed_id: str) -> Deed | None:
    """The deed, if the actor may see it."""
    if isinstance(actor, Contact):
        return read.one(_one_of_hers, id=deed_id, **_scope(actor))
    return read.one(_one, id=deed_id)


def deeds_of_conversation(read: Reader, actor: Actor, conversation_id: str) -> list[Deed]:
    """The newest hundred deeds talked about there that the actor may see, oldest first."""
    if isinstance(actor, Contact):
        newest = read.all(_conversation_of_hers, conversation_id=conversation_id, **_scope(actor))
    else:
        newest = read.all(_conversation, conversation_id=conversation_id)
    return newest[::-1]


def standing_deeds(read: Reader, shop: str, subject: str) -> dict[str, State]:
    """Which kinds of deeds wait or run on an order or an account and how each stands; another would be the same one.

    Of a part of an order only that part waits: the kind may be done for the others.
    """
    live = read.all(_live, shop=shop, subject=subject)
    return {one.kind: one.state for one in live if one.line == WHOLE or _steps(ACTIONS[one.kind])}


def _steps(action: type[Action]) -> bool:
    """Whether it is a step of a long matter, which its line names."""
    return action.labels or action.ends is not None


def deeds_of_customer(read: Reader, actor: Staff | System, customer_id: str) -> list[Deed]:
    """A customer's deeds that changed last, the latest first, from whatever hand; no customer may ask this."""
    return read.all(_customer, customer_id=customer_id)


def unknown_deeds(read: Reader, actor: Staff | System, after: str = "") -> list[Deed]:
    """A page of the deeds of which nobody knows what came of them, oldest first; no customer may ask this."""
    return read.all(_unknown, after=after)


def awaiting_deeds(read: Reader, actor: Staff, after: str = "") -> list[Deed]:
    """A page of the deeds that wait for a second person, oldest first; for whoever may approve."""
    if actor.role not in APPROVERS:
        raise Forbidden("forbidden")
    return read.all(_awaiting, after=after)


def waiting_deeds(read: Reader, actor: Staff | System) -> tuple[Waiting, Waiting]:
    """How many wait for a second person, and of how many nobody knows what came of them."""
    none = Waiting(0, None)
    return read.one(_number_awaiting) or none, read.one(_number_unknown) or none


def _scope(actor: Contact) -> dict[str, str | None]:
    # NULL equals nothing: a visitor has only what she asked for herself.
    return {"contact_id": actor.contact_id, "customer_id": actor.customer_id}
