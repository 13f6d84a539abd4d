"""What a turn must know of its conversation before it begins."""

from typing import Any, cast

import msgspec
from sqlalchemy import Text, bindparam, literal, or_, select

from xiaoer.assistant.commands import MEANT
from xiaoer.assistant.models import assistant_state
from xiaoer.assistant.schemas import State
from xiaoer.contact.events import CodeMissed, ContactProved
from xiaoer.contact.models import contact
from xiaoer.contact.proof import Tried
from xiaoer.conversation.entries import decode_body, stream_of
from xiaoer.conversation.events import ChoicePicked, MessageReceived
from xiaoer.conversation.models import conversation, entry
from xiaoer.event.models import event, payload
from xiaoer.inbox.parts import Attachment, Offer, OfferState
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.kit.words import FALLBACK
from xiaoer.policy.facts import Level

# Of several messages sent at once, the newest tell what she wants.
AT_ONCE = 5


class Thread(msgspec.Struct, frozen=True):
    """A conversation as a turn finds it; `texts`, `picked` and `files` (their ids) are what nobody has answered yet."""

    conversation_id: str
    contact_id: str
    inbox_id: str
    customer_id: str | None
    locale: str
    state: State
    offer_state: OfferState | None
    texts: list[str]
    picked: list[str]
    files: list[str] = []
    # The entries of `texts`, and what she wrote in those and in others that her open wishes speak of.
    entries: list[str] = []
    words: dict[str, str] = {}
    # The shop has said who she is; or she has just said it herself.
    verified: bool = False
    met: bool = False
    # How surely she is known in this place now, and what came of a code in what nobody has answered yet.
    level: Level = "visitor"
    tried: Tried | None = None
    # What she meant by what was not understood is known now: `texts` begins with it again.
    reread: bool = False


class _Row(msgspec.Struct, frozen=True):
    owner: str
    asked_seq: int
    answered_seq: int
    contact_id: str
    inbox_id: str
    customer_id: str | None
    locale: str
    state: bytes | None


class _Asked(msgspec.Struct, frozen=True):
    entry: str | None
    kind: str
    facts: bytes
    body: bytes | None


class _Bytes(msgspec.Struct, frozen=True):
    body: bytes | None


class _Locale(msgspec.Struct, frozen=True):
    locale: str


_conversation = query(
    select(
        conversation.c.owner,
        conversation.c.asked_seq,
        conversation.c.answered_seq,
        conversation.c.contact_id,
        conversation.c.inbox_id,
        contact.c.customer_id,
        conversation.c.locale,
        assistant_state.c.state,
    )
    .select_from(
        conversation.join(contact, contact.c.id == conversation.c.contact_id).outerjoin(
            assistant_state, assistant_state.c.conversation_id == conversation.c.id
        )
    )
    .where(conversation.c.id == bindparam("id")),
    _Row,
)
_asked = query(
    select(event.c.entry, event.c.kind, event.c.facts, payload.c.body)
    .select_from(
        event.outerjoin(
            entry, (entry.c.conversation_id == bindparam("conversation_id")) & (entry.c.id == event.c.entry)
        ).outerjoin(payload, payload.c.position == entry.c.position)
    )
    .where(
        event.c.stream == bindparam("stream"),
        event.c.seq > bindparam("answered"),
        event.c.seq <= bindparam("seq"),
        or_(
            event.c.kind == literal(MessageReceived.kind(), Text),
            event.c.kind == literal(ChoicePicked.kind(), Text),
            event.c.kind == literal(CodeMissed.kind(), Text),
            event.c.kind == literal(ContactProved.kind(), Text),
        ),
    )
    .order_by(event.c.seq.desc())
    .limit(AT_ONCE),
    _Asked,
)
_body = query(
    select(payload.c.body)
    .select_from(entry.join(payload, payload.c.position == entry.c.position))
    .where(entry.c.conversation_id == bindparam("conversation_id"), entry.c.id == bindparam("id")),
    _Bytes,
)
_locale = query(select(conversation.c.locale).where(conversation.c.id == bindparam("id")), _Locale)
_decode_state = msgspec.json.Decoder(State).decode


def thread(read: Reader, conversation_id: str, seq: int) -> Thread | None:
    """What a turn answers; None when it need not: somebody else has it, it is answered, or she has written again."""
    row = read.one(_conversation, id=conversation_id)
    if row is None or row.owner != "assistant" or row.answered_seq >= seq or row.asked_seq > seq:
        return None
    state = _decode_state(row.state) if row.state else State()
    asked = read.all(
        _asked, conversation_id=conversation_id, stream=stream_of(conversation_id), answered=row.answered_seq, seq=seq
    )[::-1]
    written = [one for one in asked if one.kind == MessageReceived.kind() and one.body is not None]
    bodies = [decode_body(one.body or b"") for one in written]
    texts = {one.entry or "": body.text for one, body in zip(written, bodies, strict=True) if body.text.strip()}
    picked = [_value(one) for one in asked if one.kind == ChoicePicked.kind()]
    words = _words(read, conversation_id, state)
    reread = any(value.startswith(MEANT) for value in picked)
    if reread:
        texts = {one.entry: words[one.entry] for one in state.unclear if one.entry in words} | texts
    return Thread(
        conversation_id=conversation_id,
        contact_id=row.contact_id,
        inbox_id=row.inbox_id,
        customer_id=row.customer_id,
        verified=row.customer_id is not None,
        locale=row.locale,
        state=state,
        offer_state=None if state.offer is None else offer_state(read, conversation_id, state.offer.entry),
        texts=list(texts.values()),
        picked=picked,
        tried=_tried(asked),
        files=[part.id for said in bodies for part in said.parts if isinstance(part, Attachment)],
        entries=list(texts),
        words=words | texts,
        reread=reread,
    )


class Unfinished(msgspec.Struct, frozen=True):
    """A conversation in which all is answered and something that she wished for is left to do."""

    seq: int
    thread: Thread


def unfinished(read: Reader, conversation_id: str) -> Unfinished | None:
    """What is to be gone on with once a deed has come to its end; None where nothing is, or something else is open."""
    row = read.one(_conversation, id=conversation_id)
    if row is None or row.owner != "assistant" or row.asked_seq > row.answered_seq or not row.state:
        return None
    state = _decode_state(row.state)
    stands = None if state.offer is None else offer_state(read, conversation_id, state.offer.entry)
    if not state.wishes or state.asked is not None or stands in ("open", "awaiting", "confirmed", "unknown"):
        return None
    found = Thread(
        conversation_id=conversation_id,
        contact_id=row.contact_id,
        inbox_id=row.inbox_id,
        customer_id=row.customer_id,
        verified=row.customer_id is not None,
        locale=row.locale,
        state=msgspec.structs.replace(state, offer=None),
        offer_state=None,
        texts=[],
        picked=[],
        words=_words(read, conversation_id, state),
    )
    return Unfinished(row.answered_seq, found)


def state_of(read: Reader, conversation_id: str) -> State:
    """What is remembered of a conversation."""
    row = read.one(_conversation, id=conversation_id)
    return _decode_state(row.state) if row is not None and row.state else State()


def _words(read: Reader, conversation_id: str, state: State) -> dict[str, str]:
    """What she wrote about what she wishes for, and what was not understood; erased words are not there any more."""
    wishes = (*state.wishes, *((state.offer.wish,) if state.offer and state.offer.wish else ()))
    found: dict[str, str] = {}
    said = [one for wish in wishes for one in wish.said]
    for entry_id in {one.entry for one in (*said, *state.unclear)}:
        row = read.one(_body, conversation_id=conversation_id, id=entry_id)
        if row is not None and row.body is not None:
            found[entry_id] = decode_body(row.body).text
    return found


def offer_state(read: Reader, conversation_id: str, entry_id: str) -> OfferState | None:
    """How the offer in an entry stands; None when there is none any more."""
    found = read.one(_body, conversation_id=conversation_id, id=entry_id)
    parts = decode_body(found.body).parts if found is not None and found.body is not None else []
    return next((part.state for part in parts if isinstance(part, Offer)), None)


def locale_of(read: Reader, conversation_id: str) -> str:
    """The language a conversation is held in."""
    found = read.one(_locale, id=conversation_id)
    return found.locale if found else FALLBACK


def _tried(asked: list[_Asked]) -> Tried | None:
    last = next((one for one in reversed(asked) if one.kind in (CodeMissed.kind(), ContactProved.kind())), None)
    if last is None:
        return None
    facts = cast("dict[str, Any]", msgspec.json.decode(last.facts))
    return Tried(facts.get("why", "right"), facts.get("left", 0))


def _value(asked: _Asked) -> str:
    return str(cast("dict[str, Any]", msgspec.json.decode(asked.facts))["value"])
