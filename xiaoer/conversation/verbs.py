"""What customers and the assistant do to a conversation."""

import uuid
from collections.abc import Sequence
from pathlib import Path

import msgspec
from sqlalchemy import bindparam, insert, select, update

from xiaoer.auth.actor import Contact
from xiaoer.contact import verbs as contact
from xiaoer.contact.proof import Heard, hear, place_of
from xiaoer.conversation import entries
from xiaoer.conversation.entries import Author, Body, decode_body, stream_of
from xiaoer.conversation.events import (
    ChoicePicked,
    ConversationStarted,
    HandedOff,
    LocaleChanged,
    MessageReceived,
    MessageSent,
    OfferAnswered,
    Reopened,
)
from xiaoer.conversation.handoff import wants_person
from xiaoer.conversation.models import conversation
from xiaoer.conversation.ownership import Conversation, columns, locked, move, wake
from xiaoer.conversation.receipts import seen_by_staff
from xiaoer.event.journal import Recorded
from xiaoer.event.models import stream
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Session
from xiaoer.inbox.parts import AnyPart, Choices, Offer
from xiaoer.job.queue import cancel, enqueue
from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Invalid, NotFound, Refused, Unauthorized
from xiaoer.kit.statement import change, query
from xiaoer.kit.words import Words

TEXT_LIMIT = 10_000
PATIENCE = 10 * SECOND
UNANSWERED = "conversation.unanswered"
_SPACE = uuid.UUID("0b1c8a57-0b1f-5c0e-8f5e-8f2a6f6f2a10")

words = Words([Path(__file__).parent])


class Numbers(msgspec.Struct, frozen=True):
    """Both numbers of a conversation as they stand."""

    seq: int
    n: int


of_contact = query(
    select(*columns)
    .where(conversation.c.contact_id == bindparam("contact_id"), conversation.c.inbox_id == bindparam("inbox_id"))
    .order_by(conversation.c.joined_at.desc(), conversation.c.id)
    .limit(1)
    .with_for_update(),
    Conversation,
)
_by_id = query(select(*columns).where(conversation.c.id == bindparam("id")), Conversation)
_start = change(insert(conversation))
_asked = change(
    update(conversation)
    .where(conversation.c.id == bindparam("id"))
    .values(
        asked_seq=bindparam("seq"),
        waiting_since=bindparam("waiting"),
        unread=conversation.c.unread + 1,
        updated_at=bindparam("now"),
        last_author="contact",
        last_at=bindparam("now"),
        last_position=bindparam("position"),
    )
)
_answered = change(
    update(conversation)
    .where(conversation.c.id == bindparam("id"))
    .values(
        answered_seq=bindparam("seq"),
        waiting_since=bindparam("waiting"),
        updated_at=bindparam("now"),
        last_author=bindparam("author"),
        last_at=bindparam("now"),
        last_position=bindparam("position"),
    )
)
# What the house says by itself is nobody's last word.
_noted = change(
    update(conversation)
    .where(conversation.c.id == bindparam("id"))
    .values(answered_seq=bindparam("seq"), waiting_since=bindparam("waiting"), updated_at=bindparam("now"))
)
_picked = change(
    update(conversation)
    .where(conversation.c.id == bindparam("id"))
    .values(asked_seq=bindparam("seq"), waiting_since=bindparam("waiting"), updated_at=bindparam("now"))
)
numbers = query(select(stream.c.seq, stream.c.n).where(stream.c.id == bindparam("id")), Numbers)
_speak = change(update(conversation).where(conversation.c.id == bindparam("id")).values(locale=bindparam("locale")))


class Accepted(msgspec.Struct, frozen=True):
    """A message in its place; `again` when it was there before."""

    conversation_id: str
    id: str
    seq: int
    n: int
    again: bool = False


def receive(tx: Tx, session: Session, *, entry_id: str, text: str, attachments: Sequence[str] = ()) -> Accepted:
    """Take a customer's message, no text needed beside files. A wish for a person is granted in this transaction."""
    current = _current(tx, session) or _begin(tx, session)
    before = entries.written(tx, current.id, entry_id)
    if before is not None:
        return _again(current, before, "contact")
    check_text(text, attachments)
    actor = Contact(session.contact_id, session.inbox_id, session.customer_id)
    parts = entries.attachments(tx, actor, attachments, conversation_id=current.id, entry_id=entry_id)
    if current.owner == "nobody":
        current = reopen_for_contact(tx, current)
    heard = _code_heard(tx, current, actor, text)
    body = Body(heard.text if heard else text, parts)
    fact = MessageReceived(owner=current.owner)
    recorded = entries.write_entry(
        tx, current.id, fact, entry_id=entry_id, kind="message", author="contact", actor=actor.name, body=body
    )
    waiting = current.waiting_since or tx.now
    tx.run(_asked, id=current.id, seq=recorded.seq, waiting=waiting, now=tx.now, position=recorded.position)
    current = msgspec.structs.replace(current, asked_seq=recorded.seq, waiting_since=waiting)
    if current.owner == "assistant":
        if wants_person(text):
            hand_off(tx, current, reason="requested", actor=actor.name)
        else:
            _have_it_answered(tx, current.id, current.asked_seq)
    elif heard is not None:
        said = Body(words.text(current.locale, f"code-result-{heard.tried.result}", left=heard.tried.left))
        say(tx, current, said, author="system", actor="system", answers=None)
    return Accepted(current.id, entry_id, recorded.seq, recorded.n or 0)


def request_person(tx: Tx, session: Session, *, request_id: str) -> Accepted:
    """The button: hand over at once. The same request again, or one while she waits already, changes nothing."""
    current = _current(tx, session) or _begin(tx, session)
    before = entries.written(tx, current.id, request_id)
    if before is not None:
        return _again(current, before, "system")
    if current.owner in ("queue", "agent"):
        last = tx.one(numbers, id=stream_of(current.id))
        return Accepted(current.id, "", 0, last.n if last else 0, again=True)
    actor = f"contact:{session.contact_id}"
    if current.status == "snoozed":
        # She has her person already: whoever put it off.
        woken = wake(tx, current, reason="person", actor=actor)
        waits = msgspec.structs.replace(woken, waiting_since=woken.waiting_since or tx.now)
        body = Body(words.text(current.locale, "handed-off"))
        recorded = say(tx, waits, body, author="system", actor="system", answers=None, entry_id=request_id)
        return Accepted(current.id, request_id, recorded.seq, recorded.n or 0)
    recorded = hand_off(tx, current, reason="requested", actor=actor, entry_id=request_id)
    return Accepted(current.id, request_id, recorded.seq, recorded.n or 0)


def hand_off(tx: Tx, before: Conversation, *, reason: str, actor: str, entry_id: str | None = None) -> Recorded:
    """Give the conversation to the queue and tell the customer so."""
    after = move(tx, before, "hand_off")
    cancel(tx, _patience_key(before.id, before.asked_seq))
    tx.record(HandedOff(reason=reason), stream=stream_of(before.id), actor=actor)
    body = Body(words.text(before.locale, "handed-off"))
    return say(tx, after, body, author="system", actor="system", answers=None, entry_id=entry_id)


def hand_over_unanswered(tx: Tx, conversation_id: str, seq: int) -> bool:
    """Ten seconds after a message: if the assistant still owes the answer, a person takes over."""
    current = locked(tx, conversation_id)
    if current.owner != "assistant" or current.answered_seq >= seq:
        return False
    hand_off(tx, current, reason="unanswered", actor="system")
    return True


def say(
    tx: Tx,
    current: Conversation,
    body: Body,
    *,
    author: Author,
    actor: str,
    answers: int | None,
    entry_id: str | None = None,
) -> Recorded:
    """Write a line to the customer. `answers` is the seq up to which she has her answer now."""
    recorded = entries.write_entry(
        tx,
        current.id,
        MessageSent(author=author, answers=answers),
        entry_id=entry_id or tx.new_id(),
        kind="message",
        author=author,
        actor=actor,
        body=body,
    )
    answered = max(current.answered_seq, answers or 0)
    # Who asked for a person waits for the person, also when nothing she wrote is unanswered.
    settled = answers is not None and answered >= current.asked_seq and current.owner != "queue"
    far = {"id": current.id, "seq": answered, "waiting": None if settled else current.waiting_since, "now": tx.now}
    if author == "system":
        tx.run(_noted, **far)
    else:
        tx.run(_answered, **far, author=author, position=recorded.position)
    if answers is not None:
        # Who answers has read what stands there, and the line itself says so to her screen.
        seen_by_staff(tx, current.id, read=recorded.n or 0)
    if answered >= current.asked_seq:
        cancel(tx, _patience_key(current.id, current.asked_seq))
    return recorded


def pick(tx: Tx, session: Session, *, entry: str, value: str) -> int:
    """The customer picks a choice or answers an offer; the number under which the entry comes again."""
    current = _current(tx, session)
    before = entries.written(tx, current.id, entry) if current else None
    if current is None or before is None or before.body is None or before.kind != "message":
        raise NotFound("not_found")
    body = decode_body(before.body)
    for index, part in enumerate(body.parts):
        if isinstance(part, Choices):
            return _pick_choice(tx, current, before, body, index, part, value)
        if isinstance(part, Offer):
            return _answer_offer(tx, current, before, body, index, part, value)
    raise Invalid("nothing_to_pick")


def speak(tx: Tx, conversation_id: str, locale: str) -> None:
    """From now on this is the conversation's language."""
    current = locked(tx, conversation_id)
    if current.locale != locale:
        tx.run(_speak, id=conversation_id, locale=locale)
        fact = LocaleChanged(before=current.locale, after=locale)
        tx.record(fact, stream=stream_of(conversation_id), actor="assistant")


def reopen_for_contact(tx: Tx, before: Conversation) -> Conversation:
    """A message to a resolved conversation: it goes on, with the assistant; a snoozed one is its agent's again."""
    if before.status == "snoozed":
        return wake(tx, before, reason="contact", actor=f"contact:{before.contact_id}")
    after = move(tx, before, "reopen")
    tx.record(Reopened(), stream=stream_of(before.id), actor=f"contact:{before.contact_id}")
    return after


def _current(tx: Tx, session: Session) -> Conversation | None:
    return tx.one(of_contact, contact_id=session.contact_id, inbox_id=session.inbox_id)


def first_conversation_of(contact_id: str) -> str:
    """The id a contact's conversation will have once she writes."""
    return str(uuid.uuid5(_SPACE, contact_id))


def _begin(tx: Tx, session: Session) -> Conversation:
    who = contact.Who(session.inbox_id, session.customer_id, session.name, session.locale)
    contact.meet(tx, who, contact_id=session.contact_id, visitor_hash=session.visitor_hash)
    # Meeting her may have waited for another node where she wrote at the same moment.
    return _current(tx, session) or begin(tx, who, session.contact_id, actor=f"contact:{session.contact_id}")


def begin(tx: Tx, who: contact.Who, contact_id: str, *, actor: str) -> Conversation:
    """The first conversation of a contact who was met. Raises Unauthorized once she has taken it along elsewhere."""
    begun = Conversation(
        # Derived, so that two first messages on two nodes cannot begin two conversations.
        id=first_conversation_of(contact_id),
        inbox_id=who.inbox_id,
        contact_id=contact_id,
        locale=who.locale,
        status="open",
        owner="assistant",
        agent_id=None,
        created_at=tx.now,
        updated_at=tx.now,
        waiting_since=None,
        asked_seq=0,
        answered_seq=0,
        unread=0,
    )
    if tx.one(_by_id, id=begun.id) is not None:
        # Its visitor has logged in elsewhere and taken her thread along: this session is over.
        raise Unauthorized("expired")
    tx.run(
        _start, **msgspec.structs.asdict(begun), joined_at=tx.now, last_author=None, last_at=None, last_position=None
    )
    tx.record(
        ConversationStarted(contact=begun.contact_id, inbox=begun.inbox_id, locale=begun.locale),
        stream=stream_of(begun.id),
        actor=actor,
    )
    return begun


def _again(current: Conversation, before: entries.Written, author: Author) -> Accepted:
    if before.author != author:
        raise Refused("id_taken")
    return Accepted(current.id, before.id, before.seq, before.n or 0, again=True)


def check_text(text: str, attachments: Sequence[str] = ()) -> None:
    """Refuse what is too long, and what is empty unless it brings files."""
    if not text.strip() and not attachments:
        raise Invalid("empty")
    if len(text) > TEXT_LIMIT:
        raise Invalid("too_long", limit=TEXT_LIMIT)


def _have_it_answered(tx: Tx, conversation_id: str, seq: int) -> None:
    """Whatever becomes of the assistant, ten seconds later somebody looks."""
    args = {"conversation": conversation_id, "seq": seq}
    enqueue(tx, UNANSWERED, key=_patience_key(conversation_id, seq), due_at=tx.now + PATIENCE, args=args)


def _patience_key(conversation_id: str, seq: int) -> str:
    return f"{UNANSWERED}:{conversation_id}:{seq}"


def _code_heard(tx: Tx, current: Conversation, actor: Contact, text: str) -> Heard | None:
    """A one-time code is taken here and now: nobody who reads on, person or machine, ever sees it."""
    place = place_of(current.id)
    return hear(
        tx, contact_id=actor.contact_id, place=place, customer_id=actor.customer_id, text=text, actor=actor.name
    )


def _pick_choice(
    tx: Tx, current: Conversation, before: entries.Written, body: Body, index: int, part: Choices, value: str
) -> int:
    if part.picked is not None:
        if part.picked == value:
            return before.changed_n or 0
        raise Refused("already_picked")
    if value not in {option.value for option in part.options}:
        raise Invalid("no_such_choice")
    fact = ChoicePicked(value=value, owner=current.owner)
    recorded = _replace(tx, current, before.id, body, index, msgspec.structs.replace(part, picked=value), fact)
    if current.owner == "assistant":
        waiting = current.waiting_since or tx.now
        tx.run(_picked, id=current.id, seq=recorded.seq, waiting=waiting, now=tx.now)
        _have_it_answered(tx, current.id, recorded.seq)
    return recorded.n or 0


def _answer_offer(
    tx: Tx, current: Conversation, before: entries.Written, body: Body, index: int, part: Offer, value: str
) -> int:
    if value not in ("yes", "no"):
        raise Invalid("no_such_choice")
    if part.state != "open":
        if (value == "yes") == (part.state not in ("declined", "void")):
            return before.changed_n or 0
        raise Refused("offer_closed")
    fact = OfferAnswered(deed=part.deed, yes=value == "yes")
    state = "confirmed" if value == "yes" else "declined"
    recorded = _replace(tx, current, before.id, body, index, msgspec.structs.replace(part, state=state), fact)
    return recorded.n or 0


def _replace(
    tx: Tx, current: Conversation, entry: str, body: Body, index: int, part: AnyPart, fact: ChoicePicked | OfferAnswered
) -> Recorded:
    parts = [*body.parts[:index], part, *body.parts[index + 1 :]]
    actor = f"contact:{current.contact_id}"
    changed = entries.change_entry(tx, current.id, entry, Body(body.text, parts), actor=actor, fact=fact)
    if current.status == "snoozed":
        wake(tx, current, reason="contact", actor=actor)
    return changed
