"""Reading what files there are."""

import msgspec
from sqlalchemy import bindparam, func, select

from xiaoer.auth.actor import Contact, Staff, System
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.media.models import attachment

# Of the files of a conversation.
LATEST = 20


class File(msgspec.Struct, frozen=True):
    """A file and what is known of it."""

    id: str
    contact_id: str | None
    staff_id: str | None
    conversation_id: str | None
    entry_id: str | None
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    digest: str
    created_at: int
    used_at: int | None


class _Count(msgspec.Struct, frozen=True):
    number: int


file_columns = [attachment.c[name] for name in File.__struct_fields__]
_by_id = query(select(*file_columns).where(attachment.c.id == bindparam("id")), File)
_sent = query(
    select(*file_columns)
    .where(
        attachment.c.conversation_id == bindparam("conversation_id"),
        attachment.c.contact_id == bindparam("contact_id"),
        attachment.c.used_at.isnot(None),
    )
    .order_by(attachment.c.id.desc())
    .limit(LATEST),
    File,
)
_count = select(func.count().label("number"))
_of_digest = query(_count.where(attachment.c.digest == bindparam("digest")), _Count)
_unused = _count.where(attachment.c.used_at.is_(None))
_unused_of_contact = query(_unused.where(attachment.c.contact_id == bindparam("id")), _Count)
_unused_of_staff = query(_unused.where(attachment.c.staff_id == bindparam("id")), _Count)


def file_of(read: Reader, actor: Contact | Staff | System, file_id: str) -> File | None:
    """The file of an id: her own for a customer; her own or one that was sent for staff; any for the house itself."""
    found = read.one(_by_id, id=file_id)
    if found is None or isinstance(actor, System) or uploaded_by(found, actor):
        return found
    return found if isinstance(actor, Staff) and found.used_at is not None else None


def sent_in(read: Reader, actor: Staff | System, conversation_id: str, contact_id: str) -> list[File]:
    """The latest files a customer sent in a conversation, the latest first; no customer may ask this."""
    return read.all(_sent, conversation_id=conversation_id, contact_id=contact_id)


def uploaded_by(file: File, actor: Contact | Staff) -> bool:
    """Whether it is this one's own upload."""
    if isinstance(actor, Contact):
        return file.contact_id == actor.contact_id
    return file.staff_id == actor.agent_id


def unused_of(read: Reader, actor: Contact | Staff) -> int:
    """How many files somebody has uploaded and not sent."""
    if isinstance(actor, Contact):
        found = read.one(_unused_of_contact, id=actor.contact_id)
    else:
        found = read.one(_unused_of_staff, id=actor.agent_id)
    return found.number if found else 0


def needed(read: Reader, actor: System, digest: str) -> bool:
    """Whether any file has these bytes."""
    found = read.one(_of_digest, digest=digest)
    return found is not None and found.number > 0
