"""Who owns a conversation: the table of moves, and the one function that makes them."""

from typing import Literal

import msgspec
from sqlalchemy import bindparam, select, update

from xiaoer.conversation.entries import stream_of
from xiaoer.conversation.events import Woken
from xiaoer.conversation.models import conversation
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import NotFound, Refused
from xiaoer.kit.statement import change, query

Owner = Literal["assistant", "queue", "agent", "nobody"]
Move = Literal["hand_off", "assign", "give_back", "transfer", "snooze", "wake", "resolve", "reopen"]

# From whom, by which move, to whom. What is not here cannot happen.
MOVES: dict[tuple[Owner, Move], Owner] = {
    ("assistant", "hand_off"): "queue",
    ("nobody", "hand_off"): "queue",
    ("assistant", "assign"): "agent",
    ("queue", "assign"): "agent",
    ("agent", "assign"): "agent",
    ("nobody", "assign"): "agent",
    ("agent", "give_back"): "queue",
    ("assistant", "transfer"): "queue",
    ("queue", "transfer"): "queue",
    ("agent", "transfer"): "queue",
    ("assistant", "snooze"): "nobody",
    ("queue", "snooze"): "nobody",
    ("agent", "snooze"): "nobody",
    ("nobody", "snooze"): "nobody",
    ("nobody", "wake"): "agent",
    ("assistant", "resolve"): "nobody",
    ("queue", "resolve"): "nobody",
    ("agent", "resolve"): "nobody",
    ("nobody", "resolve"): "nobody",
    ("nobody", "reopen"): "assistant",
}


class Conversation(msgspec.Struct, frozen=True):
    """A conversation's row."""

    id: str
    inbox_id: str
    contact_id: str
    locale: str
    status: str
    owner: Owner
    agent_id: str | None
    created_at: int
    updated_at: int
    waiting_since: int | None
    asked_seq: int
    answered_seq: int
    unread: int
    team_id: str | None = None
    priority: str = "medium"
    snoozed_until: int | None = None
    snoozed_by: str | None = None


columns = [conversation.c[name] for name in Conversation.__struct_fields__]
_locked = query(select(*columns).where(conversation.c.id == bindparam("id")).with_for_update(), Conversation)
_move = change(
    update(conversation)
    .where(conversation.c.id == bindparam("id"))
    .values(
        owner=bindparam("owner"),
        agent_id=bindparam("agent_id"),
        status=bindparam("status"),
        updated_at=bindparam("now"),
        waiting_since=bindparam("waiting_since"),
        team_id=bindparam("team_id"),
        snoozed_until=bindparam("snoozed_until"),
        snoozed_by=bindparam("snoozed_by"),
    )
)


def locked(tx: Tx, conversation_id: str) -> Conversation:
    """The conversation, held until the transaction ends. Raises NotFound."""
    found = tx.one(_locked, id=conversation_id)
    if found is None:
        raise NotFound("not_found")
    return found


def move(
    tx: Tx,
    before: Conversation,
    how: Move,
    *,
    agent_id: str | None = None,
    team_id: str | None = None,
    until: int | None = None,
) -> Conversation:
    """Make the move. Raises Refused("not_possible") for one that is not in the table.

    `agent_id` is whose it is from now on, or, when it is snoozed `until` then, whose it will be again.
    """
    owner = MOVES.get((before.owner, how))
    asleep = before.owner == "nobody" and before.status == "snoozed"
    # Of what nobody has, only what is snoozed can be woken, settled or snoozed for longer; nothing else sleeps.
    if (
        owner is None
        or (before.owner == "nobody" and how in ("snooze", "wake", "resolve") and not asleep)
        or (owner == "agent" or how == "snooze") != (agent_id is not None)
        or (how == "snooze") != (until is not None)
    ):
        raise Refused("not_possible")
    # What was settled belongs to no team; whoever is handed over anew waits for everybody.
    kept = None if how == "resolve" or (before.owner == "nobody" and not asleep) else before.team_id
    after = msgspec.structs.replace(
        before,
        owner=owner,
        agent_id=agent_id if owner == "agent" else None,
        team_id=team_id if how == "transfer" else kept,
        status="snoozed" if how == "snooze" else "resolved" if owner == "nobody" else "open",
        waiting_since=_waiting(before, owner, how, tx.now),
        updated_at=tx.now,
        snoozed_until=until,
        snoozed_by=agent_id if how == "snooze" else None,
    )
    _write(tx, after)
    return after


def _waiting(before: Conversation, owner: Owner, how: Move, now: int) -> int | None:
    """Since when she waits after a move."""
    if owner == "queue" and before.waiting_since is None:
        return now
    # Whoever is snoozed while she waits goes on waiting.
    return None if owner == "nobody" and how != "snooze" else before.waiting_since


def wake(tx: Tx, before: Conversation, *, reason: str, actor: str) -> Conversation:
    """A snooze is over: it is the agent's again who snoozed it; routing looks whether she is here."""
    agent_id = before.snoozed_by or ""
    after = move(tx, before, "wake", agent_id=agent_id)
    tx.record(Woken(agent=agent_id, reason=reason), stream=stream_of(before.id), actor=actor)
    return after


def _write(tx: Tx, after: Conversation) -> None:
    tx.run(
        _move,
        id=after.id,
        owner=after.owner,
        agent_id=after.agent_id,
        status=after.status,
        now=tx.now,
        waiting_since=after.waiting_since,
        team_id=after.team_id,
        snoozed_until=after.snoozed_until,
        snoozed_by=after.snoozed_by,
    )
