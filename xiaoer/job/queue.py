"""Putting jobs in, leasing them, and writing down how they ended."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Boolean, and_, bindparam, delete, func, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from xiaoer.event.journal import Event, Recorded
from xiaoer.event.tx import Tx
from xiaoer.job.models import job
from xiaoer.kit.clock import SECOND
from xiaoer.kit.statement import change, either, query
from xiaoer.kit.store import Reader

# Renewed for as long as its holder lives: when a node dies, the others have its jobs this soon.
LEASE = 10 * SECOND
ATTEMPTS = 8
LEASING = 7_731
LEASE_LOST = "LeaseLost"
_encode = msgspec.json.Encoder().encode


class Job(msgspec.Struct, frozen=True):
    """One thing to be done. `attempts` counts the tries before this one."""

    id: int
    kind: str
    key: str
    args: dict[str, Any]
    attempts: int


class _Due(msgspec.Struct, frozen=True):
    id: int
    kind: str
    key: str
    lane: str | None
    args: bytes
    attempts: int


class Dead(msgspec.Struct, frozen=True):
    """A job that failed too often: kept to be seen and retried."""

    id: int
    kind: str
    key: str
    attempts: int
    died_at: int
    error: str | None


class _Got(msgspec.Struct, frozen=True):
    got: bool


class _Moment(msgspec.Struct, frozen=True):
    due_at: int | None


_VALUES = {
    "kind": bindparam("kind"),
    "key": bindparam("key"),
    "lane": bindparam("lane"),
    "args": bindparam("args"),
    "due_at": bindparam("due_at"),
    "attempts": literal(0),
    "leased_until": literal(0),
}


def _unless_alive(put: Any) -> ClauseElement:
    anew = {name: put.excluded[name] for name in _VALUES if name != "key"} | {"died_at": None, "error": None}
    clause: ClauseElement = put.on_conflict_do_update(
        index_elements=["key"], set_=anew, where=job.c.died_at.isnot(None)
    )
    return clause


_put = either(
    on_sqlite=_unless_alive(sqlite.insert(job).values(_VALUES)),
    on_postgresql=_unless_alive(postgresql.insert(job).values(_VALUES)),
)
_other = job.alias("other")
_busy_lane = (
    select(_other.c.id)
    .where(_other.c.lane == job.c.lane, _other.c.leased_until > bindparam("now"), _other.c.died_at.is_(None))
    .exists()
)
_due = query(
    select(job.c.id, job.c.kind, job.c.key, job.c.lane, job.c.args, job.c.attempts)
    .where(
        job.c.died_at.is_(None),
        job.c.due_at <= bindparam("now"),
        job.c.leased_until <= bindparam("now"),
        or_(job.c.lane.is_(None), ~_busy_lane),
    )
    .order_by(job.c.due_at, job.c.id)
    .limit(bindparam("limit")),
    _Due,
)
# One node leases at a time; the others come again in a moment.
_alone = query(select(func.pg_try_advisory_xact_lock(literal(LEASING, BigInteger), type_=Boolean).label("got")), _Got)
_lease = change(
    update(job).where(job.c.id == bindparam("id")).values(leased_until=bindparam("until"), attempts=job.c.attempts + 1)
)
# Every lease has its number of attempts: whoever lost his lease to another no longer has a say.
_mine = and_(job.c.id == bindparam("id"), job.c.attempts == bindparam("lease"))
_done = change(delete(job).where(_mine))
_retry = change(
    update(job).where(_mine).values(leased_until=literal(0), due_at=bindparam("due"), error=bindparam("why"))
)
_die = change(
    update(job).where(_mine).values(leased_until=literal(0), died_at=bindparam("now"), error=bindparam("why"))
)
_renew = change(update(job).where(_mine).values(leased_until=bindparam("until")))
_give_back = change(update(job).where(_mine).values(leased_until=literal(0), attempts=job.c.attempts - 1))
_give_all_back = change(update(job).where(job.c.leased_until > literal(0)).values(leased_until=literal(0)))
_cancel = change(delete(job).where(job.c.key == bindparam("key"), job.c.leased_until <= bindparam("now")))
_next_due = query(
    select(func.min(job.c.due_at).label("due_at")).where(
        job.c.died_at.is_(None),
        job.c.leased_until <= bindparam("now"),
        or_(job.c.lane.is_(None), ~_busy_lane),
    ),
    _Moment,
)
_dead = query(
    select(job.c.id, job.c.kind, job.c.key, job.c.attempts, job.c.died_at, job.c.error)
    .where(job.c.died_at.isnot(None), job.c.id > bindparam("after"))
    .order_by(job.c.id)
    .limit(bindparam("limit")),
    Dead,
)
_revive = change(
    update(job)
    .where(job.c.id == bindparam("id"), job.c.died_at.isnot(None))
    .values(died_at=None, attempts=literal(0), due_at=bindparam("now"), error=None)
)


def enqueue(tx: Tx, kind: str, *, key: str, due_at: int, args: Mapping[str, Any], lane: str | None = None) -> bool:
    """Have something done at `due_at`. False when a job of that key waits or runs already; a dead one begins anew."""
    tx.enqueued = True
    return tx.run(_put, kind=kind, key=key, lane=lane, args=_encode(args), due_at=due_at) == 1


def lease(tx: Tx, limit: int) -> list[Job]:
    """Take due jobs for this node, at most one a lane. What took the process with it eight times is laid aside."""
    if tx.dialect == "postgresql" and not getattr(tx.one(_alone), "got", False):
        return []
    lanes: set[str] = set()
    taken = []
    for due in tx.all(_due, now=tx.now, limit=limit):
        if due.attempts >= ATTEMPTS:
            tx.run(_die, id=due.id, lease=due.attempts, now=tx.now, why=LEASE_LOST)
            continue
        if due.lane is not None and due.lane in lanes:
            continue
        if due.lane is not None:
            lanes.add(due.lane)
        tx.run(_lease, id=due.id, until=tx.now + LEASE)
        taken.append(Job(due.id, due.kind, due.key, msgspec.json.decode(due.args), due.attempts))
    return taken


def finish(tx: Tx, done: Sequence[Job], failed: Sequence[tuple[Job, str]]) -> None:
    """Delete what is done; put back what failed, later each time, or lay it aside after eight tries."""
    if done:
        tx.many(_done, [_lease_of(ended) for ended in done])
    for ended, why in failed:
        if ended.attempts + 1 >= ATTEMPTS:
            tx.run(_die, **_lease_of(ended), now=tx.now, why=why)
        else:
            tx.run(_retry, **_lease_of(ended), due=tx.now + SECOND * 2**ended.attempts, why=why)


def renew(tx: Tx, jobs: Sequence[Job]) -> None:
    """These are still being worked on."""
    if jobs:
        tx.many(_renew, [_lease_of(held) | {"until": tx.now + LEASE} for held in jobs])


def give_back(tx: Tx, jobs: Sequence[Job]) -> None:
    """Let others have what was leased and not done; it does not count as a try."""
    if jobs:
        tx.many(_give_back, [_lease_of(held) for held in jobs])


def give_all_back(tx: Tx) -> int:
    """Every lease ends now, its try counted; how many there were. For a server that starts and is the only one."""
    return tx.run(_give_all_back)


def cancel(tx: Tx, key: str) -> None:
    """The job of that key is no longer needed. One that is running right now goes on."""
    tx.run(_cancel, key=key, now=tx.now)


def _lease_of(leased: Job) -> dict[str, int]:
    return {"id": leased.id, "lease": leased.attempts + 1}


def next_due(read: Reader, now: int) -> int | None:
    """When the next job is due, or None."""
    moment = read.one(_next_due, now=now)
    return moment.due_at if moment else None


def dead(read: Reader, after: int = 0, limit: int = 100) -> list[Dead]:
    """Jobs that were given up, oldest first."""
    return read.all(_dead, after=after, limit=limit)


def revive(tx: Tx, id_: int) -> bool:
    """Try a dead job again from the beginning. False when it is not dead."""
    return tx.run(_revive, id=id_, now=tx.now) == 1


class Subscriber(msgspec.Struct, frozen=True):
    """A kind of job that acts on an event, always or `when` the event says so."""

    kind: str
    when: Callable[[Any], bool] = lambda _: True


class Subscriptions:
    """Who acts on an event: each gets a job row in the event's own transaction."""

    def __init__(self, table: Mapping[type[Event], Sequence[Subscriber]]) -> None:
        self._table = table

    def __call__(self, tx: Tx, recorded: Recorded) -> None:
        """Write the jobs of one event."""
        for subscriber in self._table.get(type(recorded.event), ()):
            if not subscriber.when(recorded.event):
                continue
            kind = subscriber.kind
            enqueue(
                tx,
                kind,
                key=f"{kind}:{recorded.stream}:{recorded.seq}",
                due_at=recorded.at,
                lane=f"{kind}:{recorded.stream}",
                args={
                    "stream": recorded.stream,
                    "seq": recorded.seq,
                    "position": recorded.position,
                    "actor": recorded.actor,
                    "facts": recorded.event,
                },
            )
