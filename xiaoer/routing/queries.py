"""Reading the queue and who is there."""

from collections.abc import Callable

import msgspec
from sqlalchemy import BigInteger, ColumnElement, Text, and_, bindparam, func, select, tuple_

from xiaoer.auth.actor import Role, Staff
from xiaoer.auth.models import staff
from xiaoer.conversation.models import conversation
from xiaoer.kit.clock import MINUTE
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.routing.models import availability, place, presence
from xiaoer.team.models import team_member

GONE = MINUTE
CAPACITY = 5


class Waiting(msgspec.Struct, frozen=True):
    """A conversation in the queue."""

    conversation_id: str
    rank: int
    urgency: int
    queued_at: int
    team_id: str | None


class Stands(msgspec.Struct, frozen=True):
    """Where a conversation stands in its queue, counted from 1."""

    conversation_id: str
    team_id: str | None
    position: int


class Match(msgspec.Struct, frozen=True):
    """Who is next, and for whom."""

    conversation_id: str
    agent_id: str


class Person(msgspec.Struct, frozen=True):
    """Somebody who works here: whether she has a console open, takes conversations, and how many she has."""

    id: str
    name: str
    role: Role
    here: bool
    online: bool | None
    reason: str | None
    since: int | None
    owned: int
    promised: int

    @property
    def load(self) -> int:
        """What is hers, or about to be."""
        return self.owned + self.promised


class Availability(msgspec.Struct, frozen=True):
    """Whether somebody takes conversations, why not, and since when it is so."""

    online: bool
    reason: str | None
    since: int


class _Idle(msgspec.Struct, frozen=True):
    agent_id: str
    team_id: str | None


class Abandoned(msgspec.Struct, frozen=True):
    """A conversation whose agent vanished while the customer waits."""

    conversation_id: str
    agent_id: str


class _Count(msgspec.Struct, frozen=True):
    number: int


_columns = [place.c[name] for name in Waiting.__struct_fields__]
_order = place.c.rank, place.c.urgency, place.c.queued_at, place.c.conversation_id
# A place outlives its wait until a job clears it away.
_waits = and_(
    place.c.agent_id.is_(None),
    select(conversation.c.id)
    .where(conversation.c.id == place.c.conversation_id, conversation.c.owner == "queue")
    .exists(),
)
_waiting = query(select(*_columns).where(_waits).order_by(*_order).limit(bindparam("limit")), Waiting)
_place = query(select(*_columns).where(place.c.conversation_id == bindparam("id"), _waits), Waiting)
_stands = query(
    select(
        place.c.conversation_id,
        place.c.team_id,
        func.row_number(type_=BigInteger).over(partition_by=place.c.team_id, order_by=_order).label("position"),
    )
    .where(_waits)
    .limit(bindparam("limit")),
    Stands,
)
_before = query(
    select(func.count().label("number")).where(
        _waits,
        tuple_(*_order)
        < tuple_(
            *(bindparam(name, type_=BigInteger) for name in ("rank", "urgency", "queued_at")),
            bindparam("id", type_=Text),
        ),
        place.c.team_id.is_not_distinct_from(bindparam("team_id", type_=Text)),
    ),
    _Count,
)
_front = query(select(*_columns).where(place.c.team_id.is_(None), _waits).order_by(*_order).limit(1), Waiting)
_front_of = query(
    select(*_columns).where(place.c.team_id == bindparam("team_id"), _waits).order_by(*_order).limit(1), Waiting
)


def _is_here(agent_id: ColumnElement[str]) -> ColumnElement[bool]:
    seen = presence.c.connected, presence.c.seen_at > bindparam("since")
    return select(presence.c.agent_id).where(presence.c.agent_id == agent_id, *seen).exists()


def _owned_by(agent_id: ColumnElement[str]) -> ColumnElement[int]:
    has = conversation.c.owner == "agent", conversation.c.agent_id == agent_id
    return select(func.count()).where(*has).scalar_subquery()


def _promised_to(agent_id: ColumnElement[str]) -> ColumnElement[int]:
    return select(func.count()).where(place.c.agent_id == agent_id).scalar_subquery()


_here = _is_here(availability.c.agent_id)
_load = _owned_by(availability.c.agent_id) + _promised_to(availability.c.agent_id)
_idle = query(
    select(availability.c.agent_id, team_member.c.team_id)
    .select_from(availability.outerjoin(team_member, team_member.c.agent_id == availability.c.agent_id))
    .where(availability.c.online, _here, _load < CAPACITY)
    .order_by(availability.c.idle_since, availability.c.agent_id, team_member.c.team_id),
    _Idle,
)
_online = query(select(func.count().label("number")).where(availability.c.online, _here), _Count)
_online_of = query(
    select(func.count().label("number")).where(
        availability.c.online,
        _here,
        select(team_member.c.agent_id)
        .where(team_member.c.agent_id == availability.c.agent_id, team_member.c.team_id == bindparam("team_id"))
        .exists(),
    ),
    _Count,
)
_takes = query(
    select(func.count().label("number")).where(
        availability.c.agent_id == bindparam("id"),
        availability.c.online,
        select(presence.c.agent_id)
        .where(presence.c.agent_id == availability.c.agent_id, presence.c.seen_at > bindparam("since"))
        .exists(),
    ),
    _Count,
)
_people = query(
    select(
        staff.c.id,
        staff.c.name,
        staff.c.role,
        _is_here(staff.c.id).label("here"),
        availability.c.online,
        availability.c.reason,
        availability.c.since,
        _owned_by(staff.c.id).label("owned"),
        _promised_to(staff.c.id).label("promised"),
    )
    .select_from(staff.outerjoin(availability, availability.c.agent_id == staff.c.id))
    .where(staff.c.active)
    .order_by(staff.c.name, staff.c.id),
    Person,
)
_availability = query(
    select(availability.c.online, availability.c.reason, availability.c.since).where(
        availability.c.agent_id == bindparam("id")
    ),
    Availability,
)
_in_team = query(
    select(*_columns).where(place.c.team_id == bindparam("team_id")).order_by(*_order).limit(bindparam("limit")),
    Waiting,
)
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
    stands = {"rank": mine.rank, "urgency": mine.urgency, "queued_at": mine.queued_at, "team_id": mine.team_id}
    before = read.one(_before, id=conversation_id, **stands)
    return (before.number if before else 0) + 1


def places(read: Reader, told: Callable[[str], bool], limit: int = 10_000) -> list[Stands]:
    """Where everybody stands who is to be told; the rest of the queue goes no further than this thread."""
    return [row for row in read.all(_stands, limit=limit) if told(row.conversation_id)]


def next_match(read: Reader, now: int) -> Match | None:
    """The first in line somebody can take, and who: the longest idle of its team, or of all for everybody's queue.

    Whoever can take one more is here, has fewer than five conversations, and had nothing new for the longest time.
    """
    idle = read.all(_idle, since=now - GONE)
    if not idle:
        return None
    first_of: dict[str | None, str] = {None: idle[0].agent_id}
    for each in idle:
        first_of.setdefault(each.team_id, each.agent_id)
    fronts = [
        (front.rank, front.urgency, front.queued_at, front.conversation_id, agent_id)
        for team_id, agent_id in first_of.items()
        if (front := read.one(_front) if team_id is None else read.one(_front_of, team_id=team_id)) is not None
    ]
    return Match(*min(fronts)[3:]) if fronts else None


def anybody_here(read: Reader, now: int, team_id: str | None = None) -> bool:
    """Whether any agent, or any of a team, is here and takes conversations."""
    since = now - GONE
    found = read.one(_online, since=since) if team_id is None else read.one(_online_of, since=since, team_id=team_id)
    return found is not None and found.number > 0


def takes(read: Reader, agent_id: str, now: int) -> bool:
    """Whether an agent was seen within a minute and takes conversations."""
    found = read.one(_takes, id=agent_id, since=now - GONE)
    return found is not None and found.number > 0


def people(read: Reader, actor: Staff, now: int) -> list[Person]:
    """Everybody who works here, by name."""
    return read.all(_people, since=now - GONE)


def availability_of(read: Reader, actor: Staff) -> Availability | None:
    """Whether the asking agent takes conversations; None when she was never here."""
    return read.one(_availability, id=actor.agent_id)


def places_of_team(read: Reader, team_id: str, limit: int = 200) -> list[Waiting]:
    """Places in a team's queue, the promised ones among them."""
    return read.all(_in_team, team_id=team_id, limit=limit)


def gone(read: Reader, agent_id: str, now: int) -> bool:
    """Whether an agent has not been seen for a minute."""
    found = read.one(_seen, id=agent_id, since=now - GONE)
    return found is None or found.number == 0


def abandoned(read: Reader, now: int, limit: int = 200) -> list[Abandoned]:
    """Unanswered conversations of agents who have not been seen for a minute."""
    return read.all(_abandoned, since=now - GONE, limit=limit)
