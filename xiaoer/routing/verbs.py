"""Standing in line, being there, and being matched. On PostgreSQL one node at a time changes the queue."""

from typing import Any

import msgspec
from sqlalchemy import BigInteger, bindparam, case, delete, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from xiaoer.auth.models import staff
from xiaoer.conversation import agents
from xiaoer.conversation.models import conversation
from xiaoer.event.tx import Tx
from xiaoer.job.queue import enqueue
from xiaoer.kit.clock import HOUR
from xiaoer.kit.statement import change, either, query, upsert
from xiaoer.routing.events import (
    CALM,
    AvailabilityChanged,
    QueueEntered,
    QueueLeft,
    QueueMatched,
    QueueMoved,
    QueueUrged,
)
from xiaoer.routing.models import availability, place, presence
from xiaoer.routing.queries import anybody_here, gone, next_match, takes
from xiaoer.team.models import team

STREAM = "routing"
GIVE = "routing.give"
FRONT, BACK = 0, 1
FORGOTTEN = HOUR
AT_ONCE = 100
_URGENCY = {"urgent": 0, "high": 1}
_LOCK = 7_732


class _Owner(msgspec.Struct, frozen=True):
    owner: str
    team_id: str | None
    priority: str

    @property
    def urgency(self) -> int:
        return _URGENCY.get(self.priority, CALM)


class _Promise(msgspec.Struct, frozen=True):
    agent_id: str | None


class _Stands(msgspec.Struct, frozen=True):
    team_id: str | None
    urgency: int


class _Role(msgspec.Struct, frozen=True):
    role: str


class _Online(msgspec.Struct, frozen=True):
    online: bool
    reason: str | None


_lock = change(select(func.pg_advisory_xact_lock(literal(_LOCK, BigInteger))))
# A team that is no more is everybody's.
_owner = query(
    select(conversation.c.owner, team.c.id.label("team_id"), conversation.c.priority)
    .select_from(conversation.outerjoin(team, team.c.id == conversation.c.team_id))
    .where(conversation.c.id == bindparam("id")),
    _Owner,
)


def _if_newer(put: Any) -> ClauseElement:
    """Of several hand-offs the newest counts, whichever job comes last; the same one again takes no promise back."""
    anew = {name: put.excluded[name] for name in ("rank", "urgency", "queued_at", "agent_id", "team_id")}
    clause: ClauseElement = put.on_conflict_do_update(
        index_elements=["conversation_id"], set_=anew, where=place.c.queued_at < put.excluded.queued_at
    )
    return clause


_enter = either(on_sqlite=_if_newer(sqlite.insert(place)), on_postgresql=_if_newer(postgresql.insert(place)))
_promise = query(select(place.c.agent_id).where(place.c.conversation_id == bindparam("id")), _Promise)
_stands = query(select(place.c.team_id, place.c.urgency).where(place.c.conversation_id == bindparam("id")), _Stands)
_turn = change(
    update(place)
    .where(place.c.conversation_id == bindparam("conversation"))
    .values(team_id=bindparam("to_team"), agent_id=None)
)
_urge = change(
    update(place).where(place.c.conversation_id == bindparam("conversation")).values(urgency=bindparam("how"))
)
_role = query(select(staff.c.role).where(staff.c.id == bindparam("id")), _Role)
_leave = change(delete(place).where(place.c.conversation_id == bindparam("id")))
_match = change(update(place).where(place.c.conversation_id == bindparam("id")).values(agent_id=bindparam("agent_id")))
_busy = change(
    update(availability).where(availability.c.agent_id == bindparam("id")).values(idle_since=bindparam("now"))
)
_come = upsert(presence, index=["agent_id", "node"], update=["connected", "seen_at"])
# Every start of a server is a new node.
_forget = change(
    delete(presence).where(
        presence.c.agent_id == bindparam("id"),
        presence.c.node != bindparam("at"),
        presence.c.seen_at < bindparam("before"),
    )
)
_begin = upsert(availability, index=["agent_id"])
_seen = change(
    update(presence)
    .where(presence.c.agent_id == bindparam("id"), presence.c.node == bindparam("at"), presence.c.connected)
    .values(seen_at=bindparam("now"))
)
_status = query(
    select(availability.c.online, availability.c.reason).where(availability.c.agent_id == bindparam("id")), _Online
)
_set = change(
    update(availability)
    .where(availability.c.agent_id == bindparam("id"))
    .values(
        online=bindparam("is_online"),
        reason=bindparam("why"),
        since=bindparam("now"),
        idle_since=case((availability.c.online, availability.c.idle_since), else_=bindparam("now")),
    )
)


def enter(tx: Tx, conversation_id: str, *, rank: int, queued_at: int) -> bool:
    """A conversation stands in line, unless it no longer waits. False when nobody is here to take it."""
    _alone(tx)
    owner = tx.one(_owner, id=conversation_id)
    if owner is None or owner.owner != "queue":
        return True
    _stand(tx, conversation_id, owner, rank, queued_at)
    match(tx)
    return anybody_here(tx, tx.now, owner.team_id)


def turn_to(tx: Tx, conversation_id: str, *, queued_at: int) -> bool:
    """Whoever waits already goes to another queue, where she stands by when she came. False when nobody is there."""
    _alone(tx)
    owner = tx.one(_owner, id=conversation_id)
    if owner is None or owner.owner != "queue":
        return True
    stands = tx.one(_stands, id=conversation_id)
    if stands is None:
        _stand(tx, conversation_id, owner, BACK, queued_at)
    elif stands.team_id != owner.team_id:
        tx.run(_turn, conversation=conversation_id, to_team=owner.team_id)
        tx.record(QueueMoved(conversation=conversation_id, team=owner.team_id), stream=STREAM, actor="system")
    match(tx)
    return anybody_here(tx, tx.now, owner.team_id)


def urge(tx: Tx, conversation_id: str) -> None:
    """It became more or less urgent: whoever waits stands accordingly among those of its rank."""
    _alone(tx)
    owner, stands = tx.one(_owner, id=conversation_id), tx.one(_stands, id=conversation_id)
    if owner is None or stands is None or owner.owner != "queue" or owner.urgency == stands.urgency:
        return
    tx.run(_urge, conversation=conversation_id, how=owner.urgency)
    tx.record(QueueUrged(conversation=conversation_id, urgency=owner.urgency), stream=STREAM, actor="system")


def _stand(tx: Tx, conversation_id: str, owner: _Owner, rank: int, queued_at: int) -> None:
    where = {"conversation_id": conversation_id, "team_id": owner.team_id, "agent_id": None}
    if tx.run(_enter, rank=rank, urgency=owner.urgency, queued_at=queued_at, **where):
        fact = QueueEntered(
            conversation=conversation_id, rank=rank, since=queued_at, team=owner.team_id, urgency=owner.urgency
        )
        tx.record(fact, stream=STREAM, actor="system")


def leave(tx: Tx, conversation_id: str, *, taken_by: str | None = None) -> None:
    """A conversation no longer stands in line; whoever is next moves up. Who took it herself is not idle."""
    _alone(tx)
    if taken_by is not None:
        tx.run(_busy, id=taken_by, now=tx.now)
    owner = tx.one(_owner, id=conversation_id)
    if (owner is None or owner.owner != "queue") and tx.run(_leave, id=conversation_id):
        tx.record(QueueLeft(conversation=conversation_id), stream=STREAM, actor="system")
    match(tx)


def give(tx: Tx, conversation_id: str, agent_id: str) -> bool:
    """Carry a match out. False when it no longer waits, or was promised to somebody else since."""
    promise = tx.one(_promise, id=conversation_id)
    if promise is None or promise.agent_id != agent_id:
        return False
    return agents.give(tx, conversation_id, agent_id)


def take_back(tx: Tx, conversation_id: str, agent_id: str) -> bool:
    """An agent who is gone loses a conversation whose customer waits. False when she is here again."""
    return gone(tx, agent_id, tx.now) and agents.give_back(tx, conversation_id, agent_id)


def look_after_woken(tx: Tx, conversation_id: str, agent_id: str) -> bool:
    """What a snooze gave back to an agent who takes nothing now goes to the queue. False when she does take it."""
    return not takes(tx, agent_id, tx.now) and agents.give_back(tx, conversation_id, agent_id, waits=False)


def match(tx: Tx) -> None:
    """First in line to the longest idle who may take it, for as long as there are both."""
    for _ in range(AT_ONCE):
        found = next_match(tx, tx.now)
        if found is None:
            return
        tx.run(_match, id=found.conversation_id, agent_id=found.agent_id)
        tx.run(_busy, id=found.agent_id, now=tx.now)
        fact = QueueMatched(conversation=found.conversation_id, agent=found.agent_id)
        recorded = tx.record(fact, stream=STREAM, actor="system")
        enqueue(
            tx,
            GIVE,
            key=f"{GIVE}:{recorded.seq}",
            due_at=tx.now,
            args={"conversation": found.conversation_id, "agent": found.agent_id},
        )


def come(tx: Tx, agent_id: str, node: str) -> None:
    """An agent opened the console on this node. Her idle time begins, unless she was here a minute ago.

    Whoever leads others comes to look: the first time she is away, until she says that she takes conversations.
    """
    _alone(tx)
    if gone(tx, agent_id, tx.now):
        tx.run(_busy, id=agent_id, now=tx.now)
    tx.run(_forget, id=agent_id, at=node, before=tx.now - FORGOTTEN)
    tx.run(_come, agent_id=agent_id, node=node, connected=True, seen_at=tx.now)
    who = tx.one(_role, id=agent_id)
    online = who is None or who.role == "agent"
    if tx.run(_begin, agent_id=agent_id, online=online, idle_since=tx.now, reason=None, since=tx.now):
        tx.record(AvailabilityChanged(agent=agent_id, online=online), stream=STREAM, actor=f"agent:{agent_id}")
    match(tx)


def go(tx: Tx, agent_id: str, node: str) -> None:
    """The agent's last socket on this node closed."""
    _alone(tx)
    tx.run(_come, agent_id=agent_id, node=node, connected=False, seen_at=tx.now)


def seen(tx: Tx, agent_ids: list[str], node: str) -> None:
    """These agents are still there."""
    _alone(tx)
    tx.many(_seen, [{"id": agent_id, "at": node, "now": tx.now} for agent_id in agent_ids])
    # A node that was stuck for a minute has its agents back by this alone.
    match(tx)


def set_online(tx: Tx, agent_id: str, *, online: bool, reason: str | None = None) -> None:
    """An agent takes conversations, or does not for now and says why."""
    why = None if online else reason
    _alone(tx)
    before = tx.one(_status, id=agent_id)
    if before is None:
        tx.run(_begin, agent_id=agent_id, online=online, idle_since=tx.now, reason=why, since=tx.now)
    elif (before.online, before.reason) == (online, why):
        return
    else:
        tx.run(_set, id=agent_id, is_online=online, why=why, now=tx.now)
    tx.record(AvailabilityChanged(agent=agent_id, online=online, reason=why), stream=STREAM, actor=f"agent:{agent_id}")
    match(tx)


def _alone(tx: Tx) -> None:
    if tx.dialect == "postgresql":
        tx.run(_lock)
