"""Who is on shift and who waits, as they stand."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec
from sqlalchemy import BigInteger, and_, bindparam, case, func, literal, or_, select
from sqlalchemy.sql import Select

from xiaoer.auth.actor import Staff
from xiaoer.conversation import queries as conversations
from xiaoer.conversation.models import conversation
from xiaoer.conversation.schemas import AgentName, Summary, TeamName
from xiaoer.kit.clock import SECOND, iso
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.report.schemas import OnShift, Overdue, QueueShown
from xiaoer.routing.models import presence
from xiaoer.routing.queries import CAPACITY, people
from xiaoer.team.queries import memberships, teams

LONGEST = 10
# After so long a customer was to have a person's answer, and after so long it is late soon: as the console shows it.
PROMISE = 180 * SECOND
WARNING = 100 * SECOND
# p50 and p90 in seconds.
Waits: TypeAlias = tuple[int | None, int | None]


class _Seen(msgspec.Struct, frozen=True):
    agent_id: str
    seen_at: int


class _Wait(msgspec.Struct, frozen=True):
    agent_id: str
    waiting_since: int


class _Queue(msgspec.Struct, frozen=True):
    team_id: str | None
    waiting: int
    since: int | None


class _Overdue(msgspec.Struct, frozen=True):
    late: int
    soon: int


class _First(msgspec.Struct, frozen=True):
    id: str
    waiting_since: int


_seen = query(
    select(presence.c.agent_id, func.max(presence.c.seen_at).label("seen_at"))
    .where(presence.c.seen_at >= bindparam("start"))
    .group_by(presence.c.agent_id),
    _Seen,
)
_waits = query(
    select(conversation.c.agent_id, conversation.c.waiting_since)
    .where(conversation.c.owner == literal("agent"), conversation.c.waiting_since.isnot(None))
    .order_by(conversation.c.waiting_since),
    _Wait,
)
_queue = query(
    select(
        conversation.c.team_id,
        func.count().label("waiting"),
        func.min(conversation.c.waiting_since).label("since"),
    )
    .where(conversation.c.owner == literal("queue"))
    .group_by(conversation.c.team_id),
    _Queue,
)
_late, _soon = bindparam("late", type_=BigInteger), bindparam("soon", type_=BigInteger)
waits = or_(conversation.c.owner == literal("queue"), conversation.c.owner == literal("agent"))
late = conversation.c.waiting_since <= _late
soon = and_(conversation.c.waiting_since > _late, conversation.c.waiting_since <= _soon)
_overdue = query(
    select(func.count(case((late, 1))).label("late"), func.count(case((soon, 1))).label("soon")).where(
        waits, conversation.c.waiting_since <= _soon
    ),
    _Overdue,
)


def _first_of(owner: str) -> Select[tuple[str, int | None]]:
    return (
        select(conversation.c.id, conversation.c.waiting_since)
        .where(conversation.c.owner == literal(owner), conversation.c.waiting_since.isnot(None))
        .order_by(conversation.c.waiting_since, conversation.c.id)
        .limit(LONGEST)
    )


_firsts = [query(_first_of(owner), _First) for owner in ("queue", "agent")]


def on_shift(read: Reader, actor: Staff, now: int, since: int) -> list[OnShift]:
    """Everybody who works here and was seen since then, by name."""
    seen = {one.agent_id: one.seen_at for one in read.all(_seen, start=since)}
    waits = defaultdict[str, list[str]](list)
    for wait in read.all(_waits):
        waits[wait.agent_id].append(iso(wait.waiting_since))
    return [
        OnShift(
            agent=AgentName(id=one.id, name=one.name),
            status="offline" if not one.here else "online" if one.online else "away",
            reason=one.reason if one.here else None,
            # Whoever is gone is gone since she was last seen.
            since=iso(one.since if one.here and one.since else seen[one.id]),
            load=one.load,
            capacity=CAPACITY,
            waits=waits[one.id],
        )
        for one in people(read, actor, now)
        if one.id in seen
    ]


def queues(
    read: Reader, actor: Staff, people: Sequence[OnShift], waited: Mapping[str | None, Waits]
) -> list[QueueShown]:
    """Everybody's queue, then each team's; `waited` is how long it took lately to be picked up there."""
    found = {row.team_id: row for row in read.all(_queue)}
    names = {each.id: conversations.team_name(each.id, each.name, each.names) for each in teams(read, actor)}
    here = {one.agent.id for one in people if one.status == "online"}
    members = Counter(one.team_id for one in memberships(read, actor) if one.agent_id in here)
    # A team that is no more is everybody's.
    gone = [row for team_id, row in found.items() if team_id is not None and team_id not in names]
    shown = [_queue_of(None, len(here), [row for row in (found.get(None), *gone) if row], waited.get(None))]
    for team_id, name in names.items():
        rows = [found[team_id]] if team_id in found else []
        shown.append(_queue_of(name, members[team_id], rows, waited.get(team_id)))
    return shown


def _queue_of(team: TeamName | None, online: int, rows: Sequence[_Queue], waited: Waits | None) -> QueueShown:
    since = min((row.since for row in rows if row.since is not None), default=None)
    p50, p90 = waited or (None, None)
    longest_since = None if since is None else iso(since)
    waiting = sum(row.waiting for row in rows)
    return QueueShown(team=team, online=online, waiting=waiting, longest_since=longest_since, p50=p50, p90=p90)


def lines(now: int) -> dict[str, int]:
    """Who has waited since then is late, and who has waited since then is late soon."""
    return {"late": now - PROMISE, "soon": now - WARNING}


def overdue(read: Reader, actor: Staff, now: int) -> Overdue:
    """How many have waited too long for a person's answer, in a queue or with somebody, and how many nearly have."""
    found = read.one(_overdue, **lines(now)) or _Overdue(0, 0)
    return Overdue(late=found.late, soon=found.soon)


def longest(read: Reader, actor: Staff) -> list[Summary]:
    """Those who have waited longest for a person's answer, in a queue or with somebody."""
    firsts = sorted((one for each in _firsts for one in read.all(each)), key=lambda one: (one.waiting_since, one.id))
    ids = [one.id for one in firsts[:LONGEST]]
    found = {summary.id: summary for summary in conversations.summaries(read, actor, ids)}
    return [found[id_] for id_ in ids if id_ in found]
