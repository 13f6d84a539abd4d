"""Keeping files, sending them, and letting them go."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import BigInteger, bindparam, delete, insert, select, update

from xiaoer.auth.actor import Contact, Staff
from xiaoer.event.tx import Tx
from xiaoer.job.queue import enqueue
from xiaoer.kit.clock import DAY
from xiaoer.kit.errors import Invalid, Refused
from xiaoer.kit.statement import change, query
from xiaoer.media.events import AttachmentKept, AttachmentRemoved
from xiaoer.media.kinds import Checked
from xiaoer.media.models import attachment
from xiaoer.media.queries import File, file_columns, unused_of, uploaded_by

DROP = "media.drop"
AT_ONCE = 10
UNUSED = 30
FORGOTTEN = DAY

_put = change(insert(attachment))
_locked = query(select(*file_columns).where(attachment.c.id == bindparam("id")).with_for_update(), File)
_use = change(
    update(attachment)
    .where(attachment.c.id == bindparam("file"))
    .values(conversation_id=bindparam("conversation"), entry_id=bindparam("entry"), used_at=bindparam("now"))
)
_remove = change(delete(attachment).where(attachment.c.id == bindparam("id")))
_of_entry = query(
    select(*file_columns)
    .where(attachment.c.conversation_id == bindparam("conversation"), attachment.c.entry_id == bindparam("entry"))
    .order_by(attachment.c.id),
    File,
)
_forgotten = query(
    select(*file_columns)
    .where(attachment.c.used_at.is_(None), attachment.c.created_at < bindparam("before", type_=BigInteger))
    .order_by(attachment.c.created_at, attachment.c.id)
    .limit(bindparam("limit")),
    File,
)


def stream_of(file_id: str) -> str:
    """The stream a file's events go to."""
    return f"attachment:{file_id}"


def keep(tx: Tx, actor: Contact | Staff, checked: Checked) -> File:
    """A file is there from now on; its bytes must lie in their place before. Raises Refused("too_many_files")."""
    if unused_of(tx, actor) >= UNUSED:
        raise Refused("too_many_files", limit=UNUSED)
    kept = File(
        id=tx.new_id(),
        contact_id=actor.contact_id if isinstance(actor, Contact) else None,
        staff_id=actor.agent_id if isinstance(actor, Staff) else None,
        conversation_id=None,
        entry_id=None,
        name=checked.name,
        media_type=checked.media_type,
        size=checked.size,
        width=checked.width,
        height=checked.height,
        digest=checked.digest,
        created_at=tx.now,
        used_at=None,
    )
    tx.run(_put, **msgspec.structs.asdict(kept))
    fact = AttachmentKept(media_type=kept.media_type, size=kept.size)
    tx.record(fact, stream=stream_of(kept.id), actor=actor.name)
    return kept


def attach(
    tx: Tx, actor: Contact | Staff, file_ids: Sequence[str], *, conversation_id: str, entry_id: str
) -> list[File]:
    """Send files with an entry, once and for all. Raises Invalid for more than ten, and for one that is not there, not
    the actor's own, or was sent already: the three cannot be told apart."""
    if len(file_ids) > AT_ONCE:
        raise Invalid("too_many_files", limit=AT_ONCE)
    if len(set(file_ids)) != len(file_ids):
        raise Invalid("no_such_attachment")
    # Always locked in the same order, so that two who send the same ones cannot wait for each other.
    found = {file_id: tx.one(_locked, id=file_id) for file_id in sorted(file_ids)}
    files = [file for file_id in file_ids if (file := found[file_id]) is not None]
    if len(files) != len(file_ids) or any(file.used_at or not uploaded_by(file, actor) for file in files):
        raise Invalid("no_such_attachment")
    for file in files:
        tx.run(_use, file=file.id, conversation=conversation_id, entry=entry_id, now=tx.now)
    return files


def remove_of_entry(tx: Tx, conversation_id: str, entry_id: str, *, actor: str) -> int:
    """The files of an erased entry are gone, their bytes too where no other file has them; how many there were."""
    files = tx.all(_of_entry, conversation=conversation_id, entry=entry_id)
    for file in files:
        _let_go(tx, file, why="erased", actor=actor)
    return len(files)


def forget_unused(tx: Tx, limit: int = 100) -> int:
    """What was uploaded a day ago and never sent is gone; how many there were."""
    files = tx.all(_forgotten, before=tx.now - FORGOTTEN, limit=limit)
    for file in files:
        _let_go(tx, file, why="unused", actor="system")
    return len(files)


def _let_go(tx: Tx, file: File, *, why: str, actor: str) -> None:
    # Of two nodes that sweep at once, one has it.
    if tx.run(_remove, id=file.id):
        tx.record(AttachmentRemoved(why=why), stream=stream_of(file.id), actor=actor)
        enqueue(tx, DROP, key=f"{DROP}:{file.id}", due_at=tx.now, args={"digest": file.digest})
