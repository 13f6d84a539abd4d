"""What agents do to a conversation, and what routing does on their behalf."""

import msgspec
from sqlalchemy import bindparam, update

from xiaoer.auth.actor import Staff
from xiaoer.conversation import entries
from xiaoer.conversation.entries import Body, Written, stream_of
from xiaoer.conversation.events import Assigned, NoteAdded, Resolved, Returned
from xiaoer.conversation.models import conversation
from xiaoer.conversation.ownership import Conversation, locked, move
from xiaoer.conversation.verbs import check_text, say
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Forbidden, Refused
from xiaoer.kit.statement import change

_read = change(update(conversation).where(conversation.c.id == bindparam("id")).values(unread=0))


class Replied(msgspec.Struct, frozen=True):
    """An agent's line in its place."""

    conversation_id: str
    id: str
    seq: int
    n: int | None


def reply(tx: Tx, staff: Staff, conversation_id: str, *, entry_id: str, text: str) -> Replied:
    """Answer the customer; a conversation that nobody has becomes the agent's by it. The same id is the same line."""
    current = locked(tx, conversation_id)
    before = entries.written(tx, conversation_id, entry_id)
    if before is not None:
        return _again(conversation_id, before, "agent")
    check_text(text)
    if current.owner != "agent":
        current = assign(tx, current, staff.agent_id, actor=staff.name)
    elif current.agent_id != staff.agent_id:
        raise Refused("not_yours")
    recorded = say(
        tx, current, Body(text), author="agent", actor=staff.name, answers=current.asked_seq, entry_id=entry_id
    )
    tx.run(_read, id=conversation_id)
    return Replied(conversation_id, entry_id, recorded.seq, recorded.n)


def add_note(tx: Tx, staff: Staff, conversation_id: str, *, entry_id: str, text: str) -> Replied:
    """Write a line only colleagues see. The same id is the same line."""
    locked(tx, conversation_id)
    before = entries.written(tx, conversation_id, entry_id)
    if before is not None:
        return _again(conversation_id, before, "agent")
    check_text(text)
    recorded = entries.write_entry(
        tx,
        conversation_id,
        NoteAdded(),
        entry_id=entry_id,
        kind="note",
        author="agent",
        actor=staff.name,
        body=Body(text),
    )
    return Replied(conversation_id, entry_id, recorded.seq, None)


def take(tx: Tx, staff: Staff, conversation_id: str) -> None:
    """Make it mine. Raises Refused("taken") when a colleague has it."""
    current = locked(tx, conversation_id)
    if current.owner == "agent" and current.agent_id == staff.agent_id:
        return
    if current.owner == "agent":
        raise Refused("taken")
    assign(tx, current, staff.agent_id, actor=staff.name)


def give(tx: Tx, conversation_id: str, agent_id: str) -> bool:
    """Routing gives a waiting conversation to an agent; False when it no longer waits."""
    current = locked(tx, conversation_id)
    if current.owner != "queue":
        return False
    assign(tx, current, agent_id, actor="system")
    return True


def assign(tx: Tx, current: Conversation, agent_id: str, *, actor: str) -> Conversation:
    """An agent owns it from now on."""
    after = move(tx, current, "assign", agent_id=agent_id)
    tx.record(Assigned(agent=agent_id, before=current.owner), stream=stream_of(current.id), actor=actor)
    return after


def give_back(tx: Tx, conversation_id: str, agent_id: str) -> bool:
    """Its agent is gone and the customer waits: back to the queue. False when that is no longer so."""
    current = locked(tx, conversation_id)
    if current.owner != "agent" or current.agent_id != agent_id or current.waiting_since is None:
        return False
    move(tx, current, "give_back")
    tx.record(Returned(agent=agent_id), stream=stream_of(conversation_id), actor="system")
    return True


def resolve(tx: Tx, staff: Staff, conversation_id: str) -> None:
    """It is settled for now. Only its agent may, or a supervisor; settled twice is settled."""
    current = locked(tx, conversation_id)
    if current.owner == "nobody":
        return
    if current.owner == "agent" and current.agent_id != staff.agent_id and staff.role == "agent":
        raise Forbidden("not_yours")
    move(tx, current, "resolve")
    tx.run(_read, id=conversation_id)
    fact = Resolved(before=current.owner, agent=current.agent_id)
    tx.record(fact, stream=stream_of(conversation_id), actor=staff.name)


def reopen(tx: Tx, staff: Staff, conversation_id: str) -> None:
    """A settled conversation goes on, with the agent who reopens it."""
    current = locked(tx, conversation_id)
    if current.owner == "nobody":
        assign(tx, current, staff.agent_id, actor=staff.name)


def mark_read(tx: Tx, staff: Staff, conversation_id: str, *, seq: int) -> None:
    """Its agent has seen everything up to `seq`; what came after stays unread."""
    current = locked(tx, conversation_id)
    if seq >= current.asked_seq and (current.owner != "agent" or current.agent_id == staff.agent_id):
        tx.run(_read, id=conversation_id)


def _again(conversation_id: str, before: Written, author: str) -> Replied:
    if before.author != author:
        raise Refused("id_taken")
    return Replied(conversation_id, before.id, before.seq, before.n)
