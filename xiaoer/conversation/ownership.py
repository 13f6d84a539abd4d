"""Who owns a conversation: the table of moves, and the one function that makes them."""

from typing import Literal

import msgspec
from sqlalchemy import bindparam, select, update

from xiaoer.conversation.models import conversation
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import NotFound, Refused
from xiaoer.kit.statement import change, query

Owner = Literal["assistant", "queue", "agent", "nobody"]
Move = Literal["hand_off", "assign", "give_back", "resolve", "reopen"]

# From whom, by which move, to whom. What is not here cannot happen.
MOVES: dict[tuple[Owner, Move], Owner] = {
    ("assistant", "hand_off"): "queue",
    ("nobody", "hand_off"): "queue",
    ("assistant", "assign"): "agent",
    ("queue", "assign"): "agent",
    ("agent", "assign"): "agent",
    ("nobody", "assign"): "agent",
    ("agent", "give_back"): "queue",
    ("assistant", "resolve"): "nobody",
    ("queue", "resolve"): "nobody",
    ("agent", "resolve"): "nobody",
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
    )
)


def locked(tx: Tx, conversation_id: str) -> Conversation:
    """The conversation, held until the transaction ends. Raises NotFound."""
    found = tx.one(_locked, id=conversation_id)
    if found is None:
        raise NotFound("not_found")
    return found


def move(tx: Tx, before: Conversation, how: Move, *, agent_id: str | None = None) -> Conversation:
    """Make the move. Raises Refused("not_possible") for one that is not in the table."""
    owner = MOVES.get((before.owner, how))
    if owner is None or (owner == "agent") != (agent_id is not None):
        raise Refused("not_possible")
    waiting = before.waiting_since
    if owner == "queue" and waiting is None:
        waiting = tx.now
    if owner == "nobody":
        waiting = None
    after = msgspec.structs.replace(
        before,
        owner=owner,
        agent_id=agent_id,
        status="resolved" if owner == "nobody" else "open",
        waiting_since=waiting,
        updated_at=tx.now,
    )
    tx.run(
        _move,
        id=after.id,
        owner=after.owner,
        agent_id=after.agent_id,
        status=after.status,
        now=tx.now,
        waiting_since=after.waiting_since,
    )
    return after
