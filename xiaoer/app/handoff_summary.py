"""What a person must know who takes over from the assistant: only what stands in journal, deeds and lines."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from sqlalchemy import BigInteger, bindparam, select

from xiaoer.action.faces import title, why_not
from xiaoer.action.queries import Deed
from xiaoer.assistant.events import Acted
from xiaoer.auth.actor import Staff
from xiaoer.conversation.entries import Body, decode_body, stream_of
from xiaoer.conversation.events import ChoicePicked, HandedOff, MessageReceived, MessageSent, Resolved
from xiaoer.conversation.handoff import wants_person
from xiaoer.conversation.models import entry
from xiaoer.conversation.schemas import Handoff
from xiaoer.event.models import event, payload
from xiaoer.inbox.parts import Choices
from xiaoer.kit.clock import iso
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.kit.words import Words
from xiaoer.knowledge.queries import article

words = Words([Path(__file__).parent])
# So many events before the hand-off are looked at.
_LOOKED_AT = 100
_WANTS = 3
_LINE = 120
_BARE_WISH = 40


class _Event(msgspec.Struct, frozen=True):
    seq: int
    kind: str
    at: int
    facts: bytes
    body: bytes | None


_columns = event.c.seq, event.c.kind, event.c.at, event.c.facts, payload.c.body
_states = event.outerjoin(
    entry, (entry.c.conversation_id == bindparam("conversation_id")) & (entry.c.id == event.c.entry)
).outerjoin(payload, payload.c.position == entry.c.position)
_in_stream = select(*_columns).select_from(_states).where(event.c.stream == bindparam("stream"))
_last = query(
    _in_stream.where(event.c.kind == bindparam("kind"), event.c.seq < bindparam("before", type_=BigInteger))
    .order_by(event.c.seq.desc())
    .limit(1),
    _Event,
)
_stretch = query(
    _in_stream.where(
        event.c.seq > bindparam("after", type_=BigInteger), event.c.seq < bindparam("before", type_=BigInteger)
    )
    .order_by(event.c.seq.desc())
    .limit(_LOOKED_AT),
    _Event,
)


def summed_up(read: Reader, actor: Staff, conversation_id: str, deeds: Sequence[Deed], locale: str) -> Handoff | None:
    """The last hand-off and what went before it since the talk began; None when there was none."""
    of = {"conversation_id": conversation_id, "stream": stream_of(conversation_id)}
    handed = read.one(_last, kind=HandedOff.kind(), before=1 << 62, **of)
    if handed is None:
        return None
    settled = read.one(_last, kind=Resolved.kind(), before=handed.seq, **of)
    since, since_at = (settled.seq, settled.at) if settled else (0, 0)
    events = read.all(_stretch, after=since, before=handed.seq, **of)[::-1]
    hers = [deed for deed in deeds if since_at < deed.created_at <= handed.at and deed.hand != "agent"]
    return Handoff(
        at=iso(handed.at),
        seq=handed.seq,
        reason=msgspec.json.decode(handed.facts)["reason"],
        wants=_wants(events),
        did=[*dict.fromkeys([*_told(read, events, locale), *_done(hers, locale)])],
        open=[*dict.fromkeys([*_left(hers, locale), *_unanswered(events, locale)])],
    )


def _wants(events: Sequence[_Event]) -> list[str]:
    """Her last words, without a bare wish for a person when she said anything else."""
    said = [text for each in events if (text := _said(each))]
    telling = [text for text in said if not _bare_wish(text)]
    return [_short(text) for text in (telling or said)[-_WANTS:]]


def _said(each: _Event) -> str:
    """What she wrote or picked; nothing for what others did, or what was erased."""
    body = decode_body(each.body) if each.body else Body("")
    if each.kind == MessageReceived.kind():
        return body.text.strip()
    if each.kind == ChoicePicked.kind():
        chosen = [part for part in body.parts if isinstance(part, Choices)]
        return next((one.label for part in chosen for one in part.options if one.value == part.picked), "")
    return ""


def _bare_wish(text: str) -> bool:
    return len(text) <= _BARE_WISH and wants_person(text)


def _told(read: Reader, events: Sequence[_Event], locale: str) -> Iterator[str]:
    for each in events:
        if each.kind != Acted.kind():
            continue
        acted = msgspec.json.decode(each.facts)
        if "told_order" in acted["did"] and acted["order"]:
            yield words.text(locale, "handoff-told-order", order=acted["order"])
        if "told_article" in acted["did"] and acted["article"]:
            found = article(read, acted["article"], locale)
            if found is not None:
                yield words.text(locale, "handoff-told-article", title=found.title)


def _done(deeds: Sequence[Deed], locale: str) -> Iterator[str]:
    for deed in deeds:
        if deed.state in ("done", "declined"):
            yield words.text(locale, f"handoff-deed-{deed.state}", title=title(deed, locale))


def _left(deeds: Sequence[Deed], locale: str) -> Iterator[str]:
    for deed in deeds:
        if deed.state == "refused":
            told = {"title": title(deed, locale), "reason": why_not(deed, locale)}
            yield words.text(locale, "handoff-deed-refused", **told)
        elif deed.state in ("proposed", "confirmed", "sent", "unknown"):
            yield words.text(locale, f"handoff-deed-{deed.state}", title=title(deed, locale))


def _unanswered(events: Sequence[_Event], locale: str) -> Iterator[str]:
    """Her last question, when nothing that was said answers it."""
    answered = max(
        (msgspec.json.decode(it.facts)["answers"] or 0 for it in events if it.kind == MessageSent.kind()), default=0
    )
    asked = [each for each in events if each.seq > answered and (text := _said(each)) and not _bare_wish(text)]
    if asked:
        yield words.text(locale, "handoff-unanswered", text=_short(_said(asked[-1])))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LINE else line[: _LINE - 1].rstrip() + "…"
