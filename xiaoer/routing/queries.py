"""Reading the queue and who is there."""

import msgspec
from sqlalchemy import BigInteger, Text, and_, bindparam, func, select, tuple_

from xiaoer.conversation.models import conversation
from xiaoer.kit.clock import MINUTE
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.routing.models import availability, place, presence

GONE = MINUTE
CAPACITY = 5


class Waiting(msgspec.Struct, frozen=True):
    """A conversation in the queue."""

    conversation_id: str
    rank: int
    queued_at: int


class Idle(msgspec.Struct, frozen=True):
    """An agent who can take one more."""

    agent_id: str


class Abandoned(msgspec.Struct, frozen=True):
    """A conversation whose agent vanished while the customer waits."""

    conversation_id: str
    agent_id: str


class _Count(msgspec.Struct, frozen=True):
    number: int


_columns = [place.c[name] for name in Waiting.__struct_fields__]
_order = place.c.rank, place.c.queued_at, place.c.conversation_id
# A place outlives its wait until a job clears it away.
_waits = and_(
    place.c.agent_id.is_(None),
    select(conversation.c.id)
    .where(conversation.c.id == place.c.conversation_id, conversation.c.owner == "queue")
    .exists(),
)
_waiting = query(select(*_columns).where(_waits).order_by(*_order).limit(bindparam("limit")), Waiting)
_place = query(select(*_columns).where(place.c.conversation_id == bindparam("id"), _waits), Waiting)
_before = query(
    select(func.count().label("number")).where(
        _waits,
        tuple_(*_order)
        < tuple_(
            bindparam("rank", type_=BigInteger), bindparam("queued_at", type_=BigInteger), bindparam("id", type_=Text)
        ),
    ),
    _Count,
)
_here = (
    select(presence.c.agent_id)
    .where(
        presence.c.agent_id == availability.c.agent_id, presence.c.connected, presence.c.seen_at > bindparam("since")
    )
    .exists()
)
_owned = (
    select(func.count())
    .where(conversation.c.owner == "agent", conversation.c.agent_id == availability.c.agent_id)
    .scalar_subquery()
)
_promised = select(func.count()).where(place.c.agent_id == availability.c.agent_id).scalar_subquery()
_idlest = query(
    select(availability.c.agent_id)
    .where(availability.c.online, _here, _owned + _promised < CAPACITY)
    .order_by(availability.c.idle_since, availability.c.agent_id)
    .limit(1),
    Idle,
)
_online = query(select(func.count().label("number")).where(availability.c.online, _here), _Count)
_known = select(presence.c.agent_id).where(presence.c.agent_id == conversation.c.agent_id)
_abandoned = query(
    select(conversation.c.id.label("conversation_id"), conversation.c.agent_id)
    .where(
        conversation.c.owner == "agent",
        conversation.c.waiting_since.isnot(None),
        and_(_known.exists(), ~_known.where(presence.c.seen_at > bindparam("since")).exists()),
    )
    .order_by(conversation.c.waiting_since)
    .limit(bindparam("limit")),
    Abandoned,
)

_seen = query(
    select(func.count().label("number")).where(
        presence.c.agent_id == bindparam("id"), presence.c.seen_at > bindparam("since")
    ),
    _Count,
)


def waiting(read: Reader, limit: int = 10_000) -> list[Waiting]:
    """Who waits, first in line first."""
    return read.all(_waiting, limit=limit)


def position(read: Reader, conversation_id: str) -> int:
    """The place of a conversation, counted from 1; 0 when it does not wait."""
    mine = read.one(_place, id=conversation_id)
    if mine is None:
        return 0
    before = read.one(_before, rank=mine.rank, queued_at=mine.queued_at, id=conversation_id)
    return (before.number if before else 0) + 1


def longest_idle(read: Reader, now: int) -> Idle | None:
    """The agent who is here, has fewer than five conversations, and had nothing new for the longest time."""
    return read.one(_idlest, since=now - GONE)


def anybody_here(read: Reader, now: int) -> bool:
    """Whether any agent is here and takes conversations."""
    found = read.one(_online, since=now - GONE)
    return found is not None and found.number > 0


def gone(read: Reader, agent_id: str, now: int) -> bool:
    """Whether an agent has not been seen for a minute."""
    found = read.one(_seen, id=agent_id, since=now - GONE)
    return found is None or found.number == 0


def abandoned(read: Reader, now: int, limit: int = 200) -> list[Abandoned]:
    """Unanswered conversations of agents who have not been seen for a minute."""
    return read.all(_abandoned, since=now - GONE, limit=limit)
