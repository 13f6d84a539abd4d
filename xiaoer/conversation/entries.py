"""Writing, changing and framing the lines of a thread."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import bindparam, insert, select, update

from xiaoer.auth.actor import Contact, Staff
from xiaoer.conversation.events import EntryChanged, EntryErased
from xiaoer.conversation.models import entry
from xiaoer.event.erase import erase_entry
from xiaoer.event.journal import Event, Recorded
from xiaoer.event.models import event, payload
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import AnyPart, Attachment
from xiaoer.kit.clock import iso
from xiaoer.kit.statement import change, query
from xiaoer.kit.store import Reader
from xiaoer.media.verbs import attach, remove_of_entry

Author = Literal["contact", "assistant", "agent", "system"]
Kind = Literal["message", "note"]
EMPTY = b'{"text":"","parts":[]}'


class Body(msgspec.Struct, frozen=True):
    """What an entry says."""

    text: str
    parts: list[AnyPart] = []


class Written(msgspec.Struct, frozen=True):
    """An entry that was begun earlier."""

    id: str
    kind: str
    author: str
    seq: int
    n: int | None
    changed_n: int | None
    body: bytes | None


class Line(msgspec.Struct, frozen=True):
    """One event of a thread with the newest state of its entry."""

    seq: int
    n: int | None
    event: str
    actor: str
    event_at: int
    facts: bytes
    id: str | None
    kind: str | None
    author: str | None
    by: str | None
    at: int | None
    body: bytes | None


encode_body = msgspec.json.Encoder().encode
decode_body = msgspec.json.Decoder(Body).decode

_put = change(insert(entry))
_written = query(
    select(entry.c.id, entry.c.kind, entry.c.author, entry.c.seq, entry.c.n, entry.c.changed_n, payload.c.body)
    .select_from(entry.outerjoin(payload, payload.c.position == entry.c.position))
    .where(entry.c.conversation_id == bindparam("conversation_id"), entry.c.id == bindparam("id")),
    Written,
)
_touch = change(
    update(entry)
    .where(entry.c.conversation_id == bindparam("conversation_id"), entry.c.id == bindparam("id"))
    .values(position=bindparam("position"), changed_n=bindparam("changed_n"))
)
_thread = select(
    event.c.seq,
    event.c.n,
    event.c.kind.label("event"),
    event.c.actor,
    event.c.at.label("event_at"),
    event.c.facts,
    entry.c.id,
    entry.c.kind,
    entry.c.author,
    entry.c.actor.label("by"),
    entry.c.at,
    payload.c.body,
).select_from(
    event.outerjoin(
        entry, (entry.c.conversation_id == bindparam("conversation_id")) & (entry.c.id == event.c.entry)
    ).outerjoin(payload, payload.c.position == entry.c.position)
)
seen_by_contact = query(
    _thread.where(event.c.stream == bindparam("stream"), event.c.n > bindparam("after"))
    .order_by(event.c.n)
    .limit(bindparam("limit")),
    Line,
)
seen_by_staff = query(
    _thread.where(event.c.stream == bindparam("stream"), event.c.seq > bindparam("after"))
    .order_by(event.c.seq)
    .limit(bindparam("limit")),
    Line,
)


def stream_of(conversation_id: str) -> str:
    """The stream a conversation's events go to."""
    return f"conversation:{conversation_id}"


def written(read: Reader, conversation_id: str, entry_id: str) -> Written | None:
    """The entry of that id, if there is one."""
    return read.one(_written, conversation_id=conversation_id, id=entry_id)


def write_entry(
    tx: Tx, conversation_id: str, fact: Event, *, entry_id: str, kind: Kind, author: Author, actor: str, body: Body
) -> Recorded:
    """Begin an entry; notes get no number of the customer's."""
    recorded = tx.record(
        fact,
        stream=stream_of(conversation_id),
        actor=actor,
        entry=entry_id,
        body=encode_body(body),
        visible=kind == "message",
    )
    tx.run(
        _put,
        conversation_id=conversation_id,
        id=entry_id,
        kind=kind,
        author=author,
        actor=actor,
        at=tx.now,
        seq=recorded.seq,
        n=recorded.n,
        changed_n=recorded.n,
        position=recorded.position,
    )
    return recorded


def attachments(
    tx: Tx, actor: Contact | Staff, file_ids: Sequence[str], *, conversation_id: str, entry_id: str
) -> list[AnyPart]:
    """The parts of an entry that sends these uploaded files; call it in the verb that writes the entry, after the look
    for an entry of that id (`written`) and before `write_entry` or `say`, and put what it gives into the Body.

    A file is sent once: raises Invalid("no_such_attachment") for what is not there, not the actor's own upload, or was
    sent already, and Invalid("too_many_files").
    """
    files = attach(tx, actor, file_ids, conversation_id=conversation_id, entry_id=entry_id) if file_ids else []
    return [
        Attachment(
            id=file.id,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            width=file.width,
            height=file.height,
        )
        for file in files
    ]


def change_entry(
    tx: Tx, conversation_id: str, entry_id: str, body: Body, *, actor: str, fact: Event | None = None
) -> Recorded:
    """Let an entry read differently: it is sent again under the next number."""
    recorded = tx.record(
        fact or EntryChanged(),
        stream=stream_of(conversation_id),
        actor=actor,
        entry=entry_id,
        body=encode_body(body),
        visible=True,
    )
    tx.run(_touch, conversation_id=conversation_id, id=entry_id, position=recorded.position, changed_n=recorded.n)
    return recorded


def erase(tx: Tx, conversation_id: str, entry_id: str, *, actor: str) -> bool:
    """Take an entry's bytes away for good, its files too; the customer's screen is told. False when there is none."""
    before = written(tx, conversation_id, entry_id)
    if before is None:
        return False
    erase_entry(tx, stream_of(conversation_id), entry_id)
    remove_of_entry(tx, conversation_id, entry_id, actor=actor)
    visible = before.kind == "message"
    tx.record(EntryErased(), stream=stream_of(conversation_id), actor=actor, entry=entry_id, visible=visible)
    return True


def author_of(actor: str) -> Author:
    """Who speaks, from the journal's actor."""
    kind = actor.partition(":")[0]
    return kind if kind in ("contact", "assistant", "agent") else "system"  # type: ignore[return-value]


def staff_frame(conversation_id: str, line: Line, agents: dict[str, str]) -> bytes:
    """An event as the console gets it. `agents` gives names to ids."""
    actor = line.by or line.actor
    agent_id = actor.removeprefix("agent:") if actor.startswith("agent:") else None
    head: dict[str, Any] = {
        "type": "entry",
        "conversation": conversation_id,
        "seq": line.seq,
        "n": line.n,
        "id": line.id or f"{conversation_id}:{line.seq}",
        "kind": line.kind or "activity",
        "event": line.event,
        "author": line.author or author_of(line.actor),
        "agent": None if agent_id is None else {"id": agent_id, "name": agents.get(agent_id, "")},
        "facts": msgspec.Raw(line.facts),
        "at": iso(line.at if line.at is not None else line.event_at),
        "erased": line.id is not None and line.body is None,
    }
    return msgspec.json.encode(head)[:-1] + b"," + (line.body or EMPTY)[1:]


def page(frames: Sequence[bytes], last: int, *, more: bool) -> bytes:
    """A page of frames as one JSON document."""
    return b'{"entries":[%b],"last":%d,"more":%b}' % (b",".join(frames), last, b"true" if more else b"false")
