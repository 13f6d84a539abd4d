"""Who is on shift and who waits, as they stand."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias

import msgspec
from sqlalchemy import bindparam, case, func, literal, select
from sqlalchemy.sql import Select

from xiaoer.auth.actor import Staff, System
from xiaoer.auth.models import staff
from xiaoer.conversation import queries as conversations
from xiaoer.conversation.models import conversation
from xiaoer.conversation.schemas import AgentName, Summary
from xiaoer.kit.clock import iso
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.report.schemas import OnShift, QueueShown
from xiaoer.routing.models import availability, presence
from xiaoer.routing.queries import CAPACITY, GONE

LONGEST = 10
# p50 and p90 in seconds.
Waits: TypeAlias = tuple[int | None, int | None]


class _Present(msgspec.Struct, frozen=True):
    agent_id: str
    name: str
    online: bool
    seen_at: int
    connected: int


class _Wait(msgspec.Struct, frozen=True):
    agent_id: str
    waiting_since: int


class _Queue(msgspec.Struct, frozen=True):
    waiting: int
    since: int | None


class _First(msgspec.Struct, frozen=True):
    id: str
    waiting_since: int


_here = case((presence.c.connected, presence.c.seen_at), else_=0)
_present = query(
    select(
        presence.c.agent_id,
        staff.c.name,
        availability.c.online,
        func.max(presence.c.seen_at).label("seen_at"),
        func.max(_here).label("connected"),
    )
    .select_from(
        presence.join(staff, staff.c.id == presence.c.agent_id).join(
            availability, availability.c.agent_id == presence.c.agent_id
        )
    )
    .where(presence.c.seen_at >= bindparam("start"), staff.c.active)
    .group_by(presence.c.agent_id, staff.c.name, availability.c.online)
    .order_by(staff.c.name, presence.c.agent_id),
    _Present,
)
_waits = query(
    select(conversation.c.agent_id, conversation.c.waiting_since)
    .where(conversation.c.owner == literal("agent"), conversation.c.waiting_since.isnot(None))
    .order_by(conversation.c.waiting_since),
    _Wait,
)
_queue = query(
    select(func.count().label("waiting"), func.min(conversation.c.waiting_since).label("since")).where(
        conversation.c.owner == literal("queue")
    ),
    _Queue,
)


def _first_of(owner: str) -> Select[tuple[str, int | None]]:
    return (
        select(conversation.c.id, conversation.c.waiting_since)
        .where(conversation.c.owner == literal(owner), conversation.c.waiting_since.isnot(None))
        .order_by(conversation.c.waiting_since, conversation.c.id)
        .limit(LONGEST)
    )


_firsts = [query(_first_of(owner), _First) for owner in ("queue", "agent")]


def on_shift(read: Reader, now: int, since: int) -> list[OnShift]:
    """Everybody who has been here since then, by name."""
    loads, waits = conversations.shares(read, System()), defaultdict[str, list[str]](list)
    for wait in read.all(_waits):
        waits[wait.agent_id].append(iso(wait.waiting_since))
    return [
        OnShift(
            agent=AgentName(id=one.agent_id, name=one.name),
            status="offline" if one.connected <= now - GONE else "online" if one.online else "away",
            reason=None,
            since=None,
            load=loads.get(one.agent_id, 0),
            capacity=CAPACITY,
            waits=waits[one.agent_id],
        )
        for one in read.all(_present, start=since)
    ]


def queues(read: Reader, waited: Mapping[str | None, Waits]) -> list[QueueShown]:
    """Everybody's queue, then each team's; `waited` is how long it took lately to be picked up there."""
    found = read.one(_queue) or _Queue(0, None)
    p50, p90 = waited.get(None, (None, None))
    since = None if found.since is None else iso(found.since)
    return [QueueShown(team=None, waiting=found.waiting, longest_since=since, p50=p50, p90=p90)]


def longest(read: Reader, actor: Staff) -> list[Summary]:
    """Those who have waited longest for a person's answer, in a queue or with somebody."""
    firsts = sorted((one for each in _firsts for one in read.all(each)), key=lambda one: (one.waiting_since, one.id))
    ids = [one.id for one in firsts[:LONGEST]]
    found = {summary.id: summary for summary in conversations.summaries(read, actor, ids)}
    return [found[id_] for id_ in ids if id_ in found]
