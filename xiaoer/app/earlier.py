"""The stretches of talk with a customer that were settled before, in whatever inbox."""

import msgspec
from sqlalchemy import BigInteger, bindparam, select

from xiaoer.auth.actor import Staff
from xiaoer.auth.queries import names_of
from xiaoer.contact.queries import Known
from xiaoer.contact.verbs import contact_id_of
from xiaoer.conversation.entries import author_of, decode_body, stream_of
from xiaoer.conversation.events import MessageReceived, Resolved
from xiaoer.conversation.models import conversation, entry
from xiaoer.conversation.schemas import AgentName, Earlier, InboxName, Summary
from xiaoer.event.models import event, payload
from xiaoer.inbox.models import inbox
from xiaoer.kit.clock import iso
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.rating.queries import scores
from xiaoer.rating.verbs import asked_in

MOST = 20
_LINE = 120
# A stretch may begin with lines that were erased.
_FIRST = 5


class _Inbox(msgspec.Struct, frozen=True):
    id: str
    name: str
    channel: str


class _Id(msgspec.Struct, frozen=True):
    id: str


class _Settled(msgspec.Struct, frozen=True):
    seq: int
    at: int
    actor: str


class _First(msgspec.Struct, frozen=True):
    seq: int
    body: bytes | None


_inboxes = query(select(inbox.c.id, inbox.c.name, inbox.c.channel).order_by(inbox.c.id), _Inbox)
_conversations = query(
    select(conversation.c.id)
    .where(conversation.c.contact_id == bindparam("contact_id"), conversation.c.inbox_id == bindparam("inbox_id"))
    .order_by(conversation.c.joined_at.desc(), conversation.c.id)
    .limit(MOST),
    _Id,
)
_settled = query(
    select(event.c.seq, event.c.at, event.c.actor)
    .where(event.c.stream == bindparam("stream"), event.c.kind == bindparam("kind"))
    .order_by(event.c.seq.desc())
    .limit(MOST + 1),
    _Settled,
)
_first = query(
    select(event.c.seq, payload.c.body)
    .select_from(
        event.outerjoin(
            entry, (entry.c.conversation_id == bindparam("conversation_id")) & (entry.c.id == event.c.entry)
        ).outerjoin(payload, payload.c.position == entry.c.position)
    )
    .where(
        event.c.stream == bindparam("stream"),
        event.c.kind == bindparam("kind"),
        event.c.seq > bindparam("after", type_=BigInteger),
        event.c.seq < bindparam("before", type_=BigInteger),
    )
    .order_by(event.c.seq)
    .limit(_FIRST),
    _First,
)


def settled_before(read: Reader, actor: Staff, shown: Summary, known: Known) -> list[Earlier]:
    """Every settled stretch of this customer but the one that is shown, the newest first."""
    names = names_of(read)
    found: list[Earlier] = []
    for each in read.all(_inboxes):
        # A visitor is one in her inbox only; whom the shop knows is the same in all.
        hers = known.id if each.id == known.inbox_id else None
        if known.customer_id is not None:
            hers = contact_id_of(each.id, known.customer_id)
        for row in read.all(_conversations, contact_id=hers, inbox_id=each.id) if hers else ():
            stretches = _stretches(read, actor, row.id, each, names)
            if row.id == shown.id and shown.status == "resolved":
                stretches = stretches[1:]
            found += stretches
    return sorted(found, key=lambda stretch: stretch.resolved_at, reverse=True)[:MOST]


def _stretches(read: Reader, actor: Staff, conversation_id: str, place: _Inbox, names: dict[str, str]) -> list[Earlier]:
    stream = stream_of(conversation_id)
    settled = read.all(_settled, stream=stream, kind=Resolved.kind())
    given = scores(read, actor, conversation_id) if settled else {}
    found = []
    for at, end in enumerate(settled[:MOST]):
        begin = settled[at + 1].seq if at + 1 < len(settled) else 0
        lines = read.all(
            _first,
            conversation_id=conversation_id,
            stream=stream,
            kind=MessageReceived.kind(),
            after=begin,
            before=end.seq,
        )
        said = [(line.seq, text) for line in lines if line.body and (text := decode_body(line.body).text.strip())]
        agent_id = end.actor.removeprefix("agent:") if end.actor.startswith("agent:") else None
        found.append(
            Earlier(
                conversation=conversation_id,
                seq=lines[0].seq if lines else begin + 1,
                inbox=InboxName(id=place.id, name=place.name),
                channel=place.channel,
                text=" ".join(said[0][1].split())[:_LINE] if said else "",
                resolved_at=iso(end.at),
                by=author_of(end.actor),
                agent=None if agent_id is None else AgentName(id=agent_id, name=names.get(agent_id, "")),
                score=given.get(asked_in(conversation_id, end.seq)),
            )
        )
    return found
