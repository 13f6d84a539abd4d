"""Reading contacts and sessions."""

from collections.abc import Collection

import msgspec
from sqlalchemy import bindparam, func, select

from xiaoer.contact.models import contact, contact_session
from xiaoer.kit.statement import query, query_among
from xiaoer.kit.store import Reader


class Known(msgspec.Struct, frozen=True):
    """A contact as stored."""

    id: str
    inbox_id: str
    customer_id: str | None
    name: str
    locale: str
    created_at: int


class _Given(msgspec.Struct, frozen=True):
    at: int | None


class _Name(msgspec.Struct, frozen=True):
    id: str
    name: str


class SessionRow(msgspec.Struct, frozen=True):
    """A session as stored."""

    contact_id: str
    inbox_id: str
    customer_id: str | None
    visitor_hash: str | None
    name: str
    locale: str
    expires_at: int


contact_columns = [contact.c[name] for name in Known.__struct_fields__]
_session = query(
    select(*(contact_session.c[name] for name in SessionRow.__struct_fields__)).where(
        contact_session.c.token_hash == bindparam("token_hash"), contact_session.c.expires_at > bindparam("now")
    ),
    SessionRow,
)
_identified = query(
    select(func.max(contact_session.c.created_at).label("at")).where(
        contact_session.c.contact_id == bindparam("id"), contact_session.c.customer_id.isnot(None)
    ),
    _Given,
)
_contact = query(select(*contact_columns).where(contact.c.id == bindparam("id")), Known)

_names = query_among(select(contact.c.id, contact.c.name), contact.c.id, "ids", _Name)


def session_of(read: Reader, token_hash: str, now: int) -> SessionRow | None:
    """The live session of a token."""
    return read.one(_session, token_hash=token_hash, now=now)


def contact_of(read: Reader, contact_id: str) -> Known | None:
    """The contact of an id."""
    return read.one(_contact, id=contact_id)


def contact_names(read: Reader, contact_ids: Collection[str]) -> dict[str, str]:
    """What those contacts are called, by id."""
    asked = msgspec.json.encode(sorted({*contact_ids})).decode()
    return {row.id: row.name for row in read.all(_names, ids=asked)}


def verified_at(read: Reader, known: Known) -> int | None:
    """When the shop last vouched for who she is, as far as is known; None for a visitor."""
    if known.customer_id is None:
        return None
    found = read.one(_identified, id=known.id)
    # Sessions are forgotten; the shop vouched for her when she was first met, too.
    return max(known.created_at, found.at or 0) if found else known.created_at
