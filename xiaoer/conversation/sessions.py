"""Opening a contact's session, bringing along what she said before she was known, and writing to her first."""

import msgspec
from sqlalchemy import bindparam, func, select, update

from xiaoer.auth.actor import Staff
from xiaoer.contact import verbs as contact
from xiaoer.contact.queries import contact_of
from xiaoer.conversation.agents import assign
from xiaoer.conversation.entries import stream_of
from xiaoer.conversation.events import Adopted
from xiaoer.conversation.models import conversation
from xiaoer.conversation.verbs import begin, numbers, of_contact
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import NotFound
from xiaoer.kit.statement import change, query

_adopt = change(
    update(conversation)
    .where(conversation.c.id == bindparam("id"))
    .values(contact_id=bindparam("contact"), joined_at=bindparam("joined"), updated_at=bindparam("now"))
)


class _Joined(msgspec.Struct, frozen=True):
    joined_at: int | None


_newest = query(
    select(func.max(conversation.c.joined_at).label("joined_at")).where(
        conversation.c.contact_id == bindparam("contact_id"), conversation.c.inbox_id == bindparam("inbox_id")
    ),
    _Joined,
)


class OpenedSession(msgspec.Struct, frozen=True):
    """A session in its place; `kept` when the visitor's own token goes on."""

    contact_id: str
    kept: bool
    conversation_id: str | None
    last: int


def open_session(
    tx: Tx, who: contact.Who, *, token_hash: str, visitor_hash: str | None, fresh_hash: str, expires_at: int
) -> OpenedSession:
    """Begin a session of a customer or visitor; a visitor who has logged in brings her thread along."""
    before = contact.visitor_contact(tx, who.inbox_id, visitor_hash) if visitor_hash else None
    kept = who.customer_id is None and before is not None
    if who.customer_id is not None:
        contact_id = contact.contact_id_of(who.inbox_id, who.customer_id)
        if before is not None and visitor_hash is not None:
            adopt(tx, who, before, contact_id)
            contact.claim_visitor(tx, visitor_hash, before)
    else:
        contact_id = before or tx.new_id()
    own_hash = None if who.customer_id is not None else visitor_hash if kept else fresh_hash
    contact.put_session(
        tx, who, token_hash=token_hash, contact_id=contact_id, visitor_hash=own_hash, expires_at=expires_at
    )
    current = tx.one(of_contact, contact_id=contact_id, inbox_id=who.inbox_id)
    if current is None:
        return OpenedSession(contact_id, kept, None, 0)
    found = tx.one(numbers, id=stream_of(current.id))
    return OpenedSession(contact_id, kept, current.id, found.n if found else 0)


def adopt(tx: Tx, who: contact.Who, visitor_contact: str, contact_id: str) -> None:
    """A visitor has logged in: her thread comes along, and wherever else she is signed in she opens it anew."""
    current = tx.one(of_contact, contact_id=visitor_contact, inbox_id=who.inbox_id)
    if current is not None:
        contact.end_sessions(tx, contact_id)
        contact.meet(tx, who, contact_id=contact_id, visitor_hash=None)
        # It is the newest of hers, whatever the clock says.
        newest = tx.one(_newest, contact_id=contact_id, inbox_id=who.inbox_id)
        joined = max(tx.now, (newest.joined_at or 0) + 1 if newest else 0)
        tx.run(_adopt, id=current.id, contact=contact_id, joined=joined, now=tx.now)
        tx.record(
            Adopted(before=visitor_contact, after=contact_id),
            stream=stream_of(current.id),
            actor=f"contact:{contact_id}",
        )


def approach(tx: Tx, staff: Staff, contact_id: str) -> str:
    """The conversation an agent writes to a customer in: the one there is, left to whoever has it, or a new one."""
    known = contact_of(tx, contact_id)
    if known is None:
        raise NotFound("not_found")
    current = tx.one(of_contact, contact_id=known.id, inbox_id=known.inbox_id)
    if current is None:
        who = contact.Who(known.inbox_id, known.customer_id, known.name, known.locale)
        current = assign(tx, begin(tx, who, known.id, actor=staff.name), staff.agent_id, actor=staff.name)
    return current.id
