"""Reading contacts and sessions."""

import msgspec
from sqlalchemy import bindparam, select

from xiaoer.contact.models import contact, contact_session
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader


class Known(msgspec.Struct, frozen=True):
    """A contact as stored."""

    id: str
    inbox_id: str
    customer_id: str | None
    name: str
    locale: str


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
_contact = query(select(*contact_columns).where(contact.c.id == bindparam("id")), Known)


def session_of(read: Reader, token_hash: str, now: int) -> SessionRow | None:
    """The live session of a token."""
    return read.one(_session, token_hash=token_hash, now=now)


def contact_of(read: Reader, contact_id: str) -> Known | None:
    """The contact of an id."""
    return read.one(_contact, id=contact_id)
