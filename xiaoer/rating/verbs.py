"""Asking for a rating and taking it."""

import uuid
from pathlib import Path

import msgspec
from sqlalchemy import bindparam, insert, select, update

from xiaoer.auth.actor import Contact
from xiaoer.conversation import entries
from xiaoer.conversation.entries import Body, decode_body, stream_of
from xiaoer.conversation.ownership import locked
from xiaoer.conversation.queries import current_of
from xiaoer.conversation.verbs import TEXT_LIMIT, say
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Rating
from xiaoer.kit.errors import Invalid, NotFound
from xiaoer.kit.statement import change, query
from xiaoer.kit.words import Words
from xiaoer.rating.models import rating

words = Words([Path(__file__).parent])
_SPACE = uuid.UUID("c1f9f4b4-3e0e-5b53-9f0a-6a1d2b6f0c55")


class RatingAsked(Event, tag="rating.asked", frozen=True, kw_only=True):
    """The customer is asked how it was; `agent` is who served her last."""

    agent: str | None


class RatingGiven(Event, tag="rating.given", frozen=True, kw_only=True):
    """She said how it was; what she added is a note of hers."""

    score: int


class _Asked(msgspec.Struct, frozen=True):
    entry_id: str
    score: int | None


_put = change(insert(rating))
_newest = query(
    select(rating.c.entry_id, rating.c.score)
    .where(rating.c.conversation_id == bindparam("conversation_id"))
    .order_by(rating.c.asked_at.desc())
    .limit(1),
    _Asked,
)
_give = change(
    update(rating)
    .where(rating.c.conversation_id == bindparam("conversation"), rating.c.entry_id == bindparam("entry"))
    .values(score=bindparam("score"), given_at=bindparam("given_at"))
)


def asked_in(conversation_id: str, seq: int) -> str:
    """The entry that asks after the settling of that seq."""
    return str(uuid.uuid5(_SPACE, f"{conversation_id}:{seq}"))


def ask(tx: Tx, conversation_id: str, *, seq: int, agent_id: str | None) -> None:
    """Ask how it was, once for each time it was resolved (`seq` of the event); not if it goes on already."""
    current = locked(tx, conversation_id)
    entry_id = asked_in(conversation_id, seq)
    if current.owner != "nobody" or entries.written(tx, conversation_id, entry_id) is not None:
        return
    body = Body(words.text(current.locale, "rating-ask"), [Rating()])
    say(tx, current, body, author="system", actor="system", answers=None, entry_id=entry_id)
    tx.run(
        _put,
        conversation_id=conversation_id,
        entry_id=entry_id,
        agent_id=agent_id,
        asked_at=tx.now,
        score=None,
        given_at=None,
    )
    tx.record(RatingAsked(agent=agent_id), stream=stream_of(conversation_id), actor="system")


def give(tx: Tx, actor: Contact, *, request_id: str, score: int, comment: str | None) -> int:
    """Answer the newest question; the number under which it comes again. A second answer replaces the first.

    The same request with a comment is one note.
    """
    current = current_of(tx, actor)
    asked = tx.one(_newest, conversation_id=current.id) if current else None
    before = entries.written(tx, current.id, asked.entry_id) if current and asked else None
    if current is None or asked is None or before is None or before.body is None:
        raise NotFound("nothing_to_rate")
    if not 1 <= score <= 5:
        raise Invalid("invalid_frame")
    if comment is not None and len(comment) > TEXT_LIMIT:
        raise Invalid("too_long", limit=TEXT_LIMIT)
    note_id = str(uuid.uuid5(_SPACE, f"{current.id}:note:{request_id}"))
    again = entries.written(tx, current.id, note_id) is not None
    if again or (asked.score == score and not comment):
        return before.changed_n or 0
    tx.run(_give, conversation=current.id, entry=asked.entry_id, score=score, given_at=tx.now)
    fact = RatingGiven(score=score)
    if comment and comment.strip():
        # What she wrote is for those who work here, and an entry of its own, which can be erased.
        entries.write_entry(
            tx,
            current.id,
            fact,
            entry_id=note_id,
            kind="note",
            author="contact",
            actor=actor.name,
            body=Body(comment),
        )
    else:
        tx.record(fact, stream=stream_of(current.id), actor=actor.name)
    body = Body(decode_body(before.body).text, [Rating(score=score)])
    return entries.change_entry(tx, current.id, asked.entry_id, body, actor=actor.name).n or 0
