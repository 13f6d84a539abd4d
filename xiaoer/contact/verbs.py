"""Meeting contacts and opening their sessions."""

import uuid

import msgspec
from sqlalchemy import bindparam, delete, insert, select, update

from xiaoer.contact.models import contact, contact_session, visitor
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.kit.statement import change, query, upsert

_KNOWN = uuid.UUID("6b1f0f0e-6d0c-5d6e-9a3a-4d3b1f0c2a11")


class ContactMet(Event, tag="contact.met", frozen=True, kw_only=True):
    """Somebody wrote for the first time."""

    inbox: str
    verified: bool


class SessionsEnded(Event, tag="contact.sessions_ended", frozen=True, kw_only=True):
    """Whoever is signed in as this contact has to sign in again."""


class _Visitor(msgspec.Struct, frozen=True):
    contact_id: str
    claimed_at: int | None


class _Contact(msgspec.Struct, frozen=True):
    contact_id: str


class Who(msgspec.Struct, frozen=True):
    """Who opens a session: the shop's word for a customer, or nobody's for a visitor."""

    inbox_id: str
    customer_id: str | None
    name: str
    locale: str


_put_contact = upsert(contact, index=["id"])
_put_visitor = upsert(visitor, index=["token_hash"])
_claim = change(
    update(visitor)
    .where(visitor.c.token_hash == bindparam("hash"), visitor.c.claimed_at.is_(None))
    .values(claimed_at=bindparam("now"))
)
_end = change(delete(contact_session).where(contact_session.c.contact_id == bindparam("contact")))
_put_session = change(insert(contact_session))
_forget = change(delete(contact_session).where(contact_session.c.expires_at < bindparam("now")))
_visitor = query(
    select(visitor.c.contact_id, visitor.c.claimed_at).where(
        visitor.c.token_hash == bindparam("hash"), visitor.c.inbox_id == bindparam("inbox_id")
    ),
    _Visitor,
)
_browsing = query(
    select(contact_session.c.contact_id)
    .where(
        contact_session.c.visitor_hash == bindparam("hash"),
        contact_session.c.inbox_id == bindparam("inbox_id"),
        contact_session.c.customer_id.is_(None),
    )
    .order_by(contact_session.c.created_at)
    .limit(1),
    _Contact,
)


def stream_of(contact_id: str) -> str:
    """The stream a contact's events go to."""
    return f"contact:{contact_id}"


def contact_id_of(inbox_id: str, customer_id: str) -> str:
    """The one contact that a shop's customer is in an inbox."""
    return str(uuid.uuid5(_KNOWN, f"{inbox_id}\n{customer_id}"))


def visitor_contact(tx: Tx, inbox_id: str, visitor_hash: str) -> str | None:
    """The contact a visitor's token stands for; None for an unknown one, and once a customer has logged in with it."""
    wrote = tx.one(_visitor, hash=visitor_hash, inbox_id=inbox_id)
    if wrote is not None:
        return None if wrote.claimed_at is not None else wrote.contact_id
    browsing = tx.one(_browsing, hash=visitor_hash, inbox_id=inbox_id)
    return browsing.contact_id if browsing else None


def claim_visitor(tx: Tx, visitor_hash: str, visitor_contact: str) -> None:
    """A customer has logged in: the visitor's token opens nothing any more."""
    tx.run(_claim, hash=visitor_hash, now=tx.now)
    end_sessions(tx, visitor_contact)


def end_sessions(tx: Tx, contact_id: str) -> None:
    """Every session of this contact is over, open sockets included."""
    if tx.run(_end, contact=contact_id):
        tx.record(SessionsEnded(), stream=stream_of(contact_id), actor="system")


def put_session(
    tx: Tx, who: Who, *, token_hash: str, contact_id: str, visitor_hash: str | None, expires_at: int
) -> None:
    """Write the session, and let those go that have expired."""
    tx.run(_forget, now=tx.now)
    tx.run(
        _put_session,
        token_hash=token_hash,
        contact_id=contact_id,
        inbox_id=who.inbox_id,
        customer_id=who.customer_id,
        visitor_hash=visitor_hash,
        name=who.name,
        locale=who.locale,
        created_at=tx.now,
        expires_at=expires_at,
    )


def meet(tx: Tx, who: Who, *, contact_id: str, visitor_hash: str | None) -> None:
    """The contact exists from now on, and a visitor can be known again."""
    if tx.run(
        _put_contact,
        id=contact_id,
        inbox_id=who.inbox_id,
        customer_id=who.customer_id,
        name=who.name,
        locale=who.locale,
        created_at=tx.now,
    ):
        verified = who.customer_id is not None
        tx.record(ContactMet(inbox=who.inbox_id, verified=verified), stream=stream_of(contact_id), actor="system")
        if visitor_hash is not None and not verified:
            tx.run(_put_visitor, token_hash=visitor_hash, inbox_id=who.inbox_id, contact_id=contact_id, claimed_at=None)
