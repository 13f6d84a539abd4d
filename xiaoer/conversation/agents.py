"""What agents do to a conversation, and what routing does on their behalf."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import bindparam, delete, insert, select, update

from xiaoer.auth.actor import Staff
from xiaoer.auth.models import staff as staff_table
from xiaoer.contact.proof import Ask, Code, ask_code
from xiaoer.conversation import entries
from xiaoer.conversation.entries import Body, Written, stream_of
from xiaoer.conversation.events import (
    Assigned,
    Labelled,
    NoteAdded,
    Prioritised,
    Resolved,
    Returned,
    Snoozed,
    Transferred,
)
from xiaoer.conversation.models import conversation, conversation_label
from xiaoer.conversation.ownership import Conversation, locked, move, wake
from xiaoer.conversation.schemas import Priority
from xiaoer.conversation.verbs import check_text, say, words
from xiaoer.event.tx import Tx
from xiaoer.job.queue import enqueue
from xiaoer.kit.clock import DAY
from xiaoer.kit.errors import Forbidden, Invalid, Refused
from xiaoer.kit.folding import fold
from xiaoer.kit.statement import change, query
from xiaoer.team.queries import team_of

LONGEST_SNOOZE = 366 * DAY
WAKE = "conversation.wake"


class _Known(msgspec.Struct, frozen=True):
    id: str


class _Named(msgspec.Struct, frozen=True):
    key: str
    name: str


_works_here = query(select(staff_table.c.id).where(staff_table.c.id == bindparam("id"), staff_table.c.active), _Known)
_label_columns = select(conversation_label.c.key, conversation_label.c.name)
_labels = query(_label_columns.where(conversation_label.c.conversation_id == bindparam("id")), _Named)
_label_in_use = query(_label_columns.where(conversation_label.c.key == bindparam("key")).limit(1), _Named)
_label = change(insert(conversation_label))
_unlabel = change(
    delete(conversation_label).where(
        conversation_label.c.conversation_id == bindparam("id"), conversation_label.c.key == bindparam("key")
    )
)
_touch = change(update(conversation).where(conversation.c.id == bindparam("id")).values(updated_at=bindparam("now")))
_prioritise = change(
    update(conversation)
    .where(conversation.c.id == bindparam("id"))
    .values(priority=bindparam("urgency"), updated_at=bindparam("now"))
)
_unread = change(
    update(conversation).where(conversation.c.id == bindparam("id"), conversation.c.unread == 0).values(unread=1)
)
_read = change(update(conversation).where(conversation.c.id == bindparam("id")).values(unread=0))


class Replied(msgspec.Struct, frozen=True):
    """An agent's line in its place."""

    conversation_id: str
    id: str
    seq: int
    n: int | None


def reply(
    tx: Tx, staff: Staff, conversation_id: str, *, entry_id: str, text: str, attachments: Sequence[str] = ()
) -> Replied:
    """Answer the customer; a conversation that nobody has becomes the agent's by it. The same id is the same line."""
    current = locked(tx, conversation_id)
    before = entries.written(tx, conversation_id, entry_id)
    if before is not None:
        return _again(conversation_id, before, "agent")
    check_text(text, attachments)
    if current.owner == "agent" and current.agent_id != staff.agent_id:
        raise Refused("not_yours")
    _check_awake(current, staff)
    parts = entries.attachments(tx, staff, attachments, conversation_id=conversation_id, entry_id=entry_id)
    if current.owner != "agent":
        current = assign(tx, current, staff.agent_id, actor=staff.name)
    recorded = say(
        tx, current, Body(text, parts), author="agent", actor=staff.name, answers=current.asked_seq, entry_id=entry_id
    )
    tx.run(_read, id=conversation_id)
    return Replied(conversation_id, entry_id, recorded.seq, recorded.n)


def offer(tx: Tx, staff: Staff, conversation_id: str, *, entry_id: str, body: Body, begun: bool = False) -> Replied:
    """Show the customer what an agent proposes, or has `begun`; the same id is the same line.

    Raises Refused("not_yours") when a colleague has the conversation, unless it has begun: then it is told by whoever.
    """
    current = locked(tx, conversation_id)
    before = entries.written(tx, conversation_id, entry_id)
    if before is not None:
        return _again(conversation_id, before, "agent")
    if current.owner == "agent" and current.agent_id != staff.agent_id:
        if not begun:
            raise Refused("not_yours")
    elif current.owner != "agent":
        if not begun:
            _check_awake(current, staff)
        current = assign(tx, current, staff.agent_id, actor=staff.name)
    recorded = say(tx, current, body, author="agent", actor=staff.name, answers=current.asked_seq, entry_id=entry_id)
    tx.run(_read, id=conversation_id)
    return Replied(conversation_id, entry_id, recorded.seq, recorded.n)


def send_code(tx: Tx, staff: Staff, conversation_id: str, ask: Ask, *, entry_id: str, to: str) -> Code:
    """Have a code sent that the customer types here, and tell her so; the same id again is the same code.

    Whoever asks never sees it. Raises TooMany, and Refused("not_yours") when a colleague has the conversation.
    """
    current = locked(tx, conversation_id)
    before = entries.written(tx, conversation_id, entry_id)
    if before is not None and before.author != "system":
        raise Refused("id_taken")
    if current.owner == "agent" and current.agent_id != staff.agent_id:
        raise Refused("not_yours")
    _check_awake(current, staff)
    # Whoever she is by now: a visitor may have logged in meanwhile.
    if ask.contact_id != current.contact_id:
        raise Refused("not_possible")
    code = ask_code(tx, ask)
    if before is None:
        body = Body(words.text(current.locale, "code-sent", to=to))
        say(tx, current, body, author="system", actor="system", answers=None, entry_id=entry_id)
    return code


def add_note(
    tx: Tx, staff: Staff, conversation_id: str, *, entry_id: str, text: str, attachments: Sequence[str] = ()
) -> Replied:
    """Write a line only colleagues see. The same id is the same line."""
    locked(tx, conversation_id)
    before = entries.written(tx, conversation_id, entry_id)
    if before is not None:
        return _again(conversation_id, before, "agent")
    check_text(text, attachments)
    return _note(tx, staff, conversation_id, entry_id, text, attachments)


def take(tx: Tx, staff: Staff, conversation_id: str) -> None:
    """Make it mine. Raises Refused("taken") when a colleague has it, Refused("snoozed_by") when she put it off."""
    current = locked(tx, conversation_id)
    if current.owner == "agent" and current.agent_id == staff.agent_id:
        return
    if current.owner == "agent":
        raise Refused("taken")
    _check_awake(current, staff)
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


def give_back(tx: Tx, conversation_id: str, agent_id: str, *, waits: bool = True) -> bool:
    """Its agent is gone and the customer waits (or is to, though she does not): back to the queue.

    False when that is no longer so.
    """
    current = locked(tx, conversation_id)
    if current.owner != "agent" or current.agent_id != agent_id or (waits and current.waiting_since is None):
        return False
    move(tx, current, "give_back")
    tx.record(Returned(agent=agent_id), stream=stream_of(conversation_id), actor="system")
    return True


def transfer(
    tx: Tx,
    staff: Staff,
    conversation_id: str,
    *,
    entry_id: str,
    agent: str | None = None,
    team: str | None = None,
    note: str | None = None,
) -> None:
    """Pass it on to a colleague, a team's queue or everybody's, with a word to them; the same id is the same note."""
    current = locked(tx, conversation_id)
    before = entries.written(tx, conversation_id, entry_id)
    if before is not None:
        _again(conversation_id, before, "agent")
        return
    _check_hers(current, staff)
    if agent is not None:
        if team is not None:
            raise Invalid("one_receiver")
        _pass_to(tx, staff, current, agent)
    else:
        _pass_to_queue(tx, staff, current, team)
    if note is not None and note.strip():
        check_text(note)
        _note(tx, staff, conversation_id, entry_id, note)
        tx.run(_unread, id=conversation_id)


def leave_team(tx: Tx, conversation_id: str, team_id: str) -> bool:
    """Its team is no more: it waits for everybody. False when it waits for somebody else, or no longer."""
    current = locked(tx, conversation_id)
    if current.owner != "queue" or current.team_id != team_id:
        return False
    _queue(tx, current, None, actor="system")
    return True


def prioritise(tx: Tx, staff: Staff, conversation_id: str, *, priority: Priority) -> None:
    """It is this urgent."""
    current = locked(tx, conversation_id)
    if current.priority != priority:
        tx.run(_prioritise, id=conversation_id, urgency=priority, now=tx.now)
        fact = Prioritised(before=current.priority, after=priority)
        tx.record(fact, stream=stream_of(conversation_id), actor=staff.name)


def label(tx: Tx, staff: Staff, conversation_id: str, *, labels: Sequence[str]) -> None:
    """It has these labels and no others; one in use elsewhere is written as there. Raises Invalid("label_twice")."""
    locked(tx, conversation_id)
    wanted: dict[str, str] = {}
    for written in labels:
        name = " ".join(written.split())
        if not name or not name.isprintable():
            raise Invalid("label_empty")
        if fold(name) in wanted:
            raise Invalid("label_twice")
        known = tx.one(_label_in_use, key=fold(name))
        wanted[fold(name)] = known.name if known else name
    there = {row.key: row.name for row in tx.all(_labels, id=conversation_id)}
    if wanted.keys() == there.keys():
        return
    tx.many(_unlabel, [{"id": conversation_id, "key": key} for key in sorted(there.keys() - wanted.keys())])
    new = [{"conversation_id": conversation_id, "key": key, "name": wanted[key]} for key in wanted if key not in there]
    tx.many(_label, new)
    tx.run(_touch, id=conversation_id, now=tx.now)
    fact = Labelled(before=sorted(there.values()), after=sorted(wanted.values()))
    tx.record(fact, stream=stream_of(conversation_id), actor=staff.name)


def snooze(tx: Tx, staff: Staff, conversation_id: str, *, until: int) -> None:
    """Out of the way until then; it comes back to whoever snoozed it. Raises Invalid("not_later")."""
    current = locked(tx, conversation_id)
    _check_hers(current, staff)
    if not tx.now < until <= tx.now + LONGEST_SNOOZE:
        raise Invalid("not_later")
    if current.snoozed_until == until and current.snoozed_by == staff.agent_id:
        return
    move(tx, current, "snooze", agent_id=staff.agent_id, until=until)
    tx.run(_read, id=conversation_id)
    fact = Snoozed(before=current.owner, agent=staff.agent_id, until=until)
    recorded = tx.record(fact, stream=stream_of(conversation_id), actor=staff.name)
    args = {"conversation": conversation_id, "until": until}
    enqueue(tx, WAKE, key=f"{WAKE}:{conversation_id}:{recorded.seq}", due_at=until, args=args)


def end_snooze(tx: Tx, staff: Staff, conversation_id: str) -> None:
    """It is back before its time, with whoever snoozed it; what is awake stays so."""
    current = locked(tx, conversation_id)
    if current.status == "snoozed":
        _check_hers(current, staff)
        wake(tx, current, reason="agent", actor=staff.name)


def end_snooze_in_time(tx: Tx, conversation_id: str, until: int) -> bool:
    """Its time has come. False when it woke before, or was snoozed for longer."""
    current = locked(tx, conversation_id)
    if current.status != "snoozed" or current.snoozed_until != until:
        return False
    wake(tx, current, reason="time", actor="system")
    return True


def resolve(tx: Tx, staff: Staff, conversation_id: str) -> None:
    """It is settled for now. Only its agent may, or a supervisor; settled twice is settled."""
    current = locked(tx, conversation_id)
    if current.status == "resolved":
        return
    _check_hers(current, staff)
    move(tx, current, "resolve")
    tx.run(_read, id=conversation_id)
    fact = Resolved(before=current.owner, agent=current.agent_id or current.snoozed_by)
    tx.record(fact, stream=stream_of(conversation_id), actor=staff.name)


def reopen(tx: Tx, staff: Staff, conversation_id: str) -> None:
    """A settled conversation goes on, with the agent who reopens it."""
    current = locked(tx, conversation_id)
    if current.owner == "nobody":
        _check_awake(current, staff)
        assign(tx, current, staff.agent_id, actor=staff.name)


def mark_read(tx: Tx, staff: Staff, conversation_id: str, *, seq: int) -> bool:
    """Its agent has seen everything up to `seq`; what came after stays unread. False when a colleague has it."""
    current = locked(tx, conversation_id)
    if current.owner == "agent" and current.agent_id != staff.agent_id:
        return False
    if seq >= current.asked_seq:
        tx.run(_read, id=conversation_id)
    return True


def _again(conversation_id: str, before: Written, author: str) -> Replied:
    if before.author != author:
        raise Refused("id_taken")
    return Replied(conversation_id, before.id, before.seq, before.n)


def _check_hers(current: Conversation, staff: Staff) -> None:
    """What a colleague has, or snoozed, is hers; a supervisor may all the same."""
    holder = current.agent_id if current.owner == "agent" else current.snoozed_by
    if holder not in (None, staff.agent_id) and staff.role == "agent":
        raise Forbidden("not_yours")


def _check_awake(current: Conversation, staff: Staff) -> None:
    """What a colleague has put off comes back to her; a supervisor may have it all the same."""
    if current.snoozed_by not in (None, staff.agent_id) and staff.role == "agent":
        raise Refused("snoozed_by")


def _pass_to(tx: Tx, staff: Staff, current: Conversation, agent_id: str) -> None:
    target = tx.one(_works_here, id=agent_id)
    if target is None:
        raise Invalid("no_such_agent")
    if current.owner == "nobody":
        raise Refused("not_possible")
    if current.agent_id != agent_id:
        # From now on it is hers and no longer a team's.
        assign(tx, msgspec.structs.replace(current, team_id=None), agent_id, actor=staff.name)


def _pass_to_queue(tx: Tx, staff: Staff, current: Conversation, team_id: str | None) -> None:
    if team_id is not None and team_of(tx, staff, team_id) is None:
        raise Invalid("no_such_team")
    if current.owner != "queue" or current.team_id != team_id:
        _queue(tx, current, team_id, actor=staff.name)


def _queue(tx: Tx, current: Conversation, team_id: str | None, *, actor: str) -> None:
    move(tx, current, "transfer", team_id=team_id)
    fact = Transferred(before=current.owner, agent=current.agent_id, team=team_id)
    tx.record(fact, stream=stream_of(current.id), actor=actor)


def _note(
    tx: Tx, staff: Staff, conversation_id: str, entry_id: str, text: str, attachments: Sequence[str] = ()
) -> Replied:
    parts = entries.attachments(tx, staff, attachments, conversation_id=conversation_id, entry_id=entry_id)
    recorded = entries.write_entry(
        tx,
        conversation_id,
        NoteAdded(),
        entry_id=entry_id,
        kind="note",
        author="agent",
        actor=staff.name,
        body=Body(text, parts),
    )
    return Replied(conversation_id, entry_id, recorded.seq, None)
