"""Reading conversations, each within what its reader may see."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    select,
    tuple_,
    type_coerce,
)

from xiaoer.auth.actor import Contact, Staff, System
from xiaoer.auth.models import staff as staff_table
from xiaoer.contact.models import contact
from xiaoer.conversation.entries import EMPTY, Line, decode_body, seen_by_contact, seen_by_staff, stream_of
from xiaoer.conversation.models import conversation, conversation_label
from xiaoer.conversation.ownership import Conversation, columns
from xiaoer.conversation.schemas import (
    AgentName,
    ContactName,
    Counts,
    InboxName,
    LastLine,
    Owner,
    Priority,
    Status,
    Summary,
    TeamName,
    View,
)
from xiaoer.event.models import payload, stream
from xiaoer.inbox.models import inbox
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import NotFound
from xiaoer.kit.statement import Query, query, query_among
from xiaoer.kit.store import Reader
from xiaoer.team.models import team

PREVIEW = 160
LABELS = 500
# Between the labels of a row; no label holds one.
_APART = "\n"

# Where a page of a view ends: 0 where that stands among the urgent (only of those who wait), a time, an id.
Key = tuple[int, int, str]


class Numbers(msgspec.Struct, frozen=True):
    """Both numbers of a conversation as they stand."""

    seq: int
    n: int


class _Row(msgspec.Struct, frozen=True):
    id: str
    status: Status
    owner: Owner
    agent_id: str | None
    agent_name: str | None
    contact_id: str
    contact_name: str
    customer_id: str | None
    inbox_id: str
    inbox_name: str
    channel: str
    locale: str
    unread: int
    waiting_since: int | None
    created_at: int
    updated_at: int
    last_author: str | None
    last_at: int | None
    last_body: bytes | None
    seq: int
    team_id: str | None
    team_name: str | None
    team_names: str | None
    priority: Priority
    labels: str | None
    snoozed_until: int | None


class _Id(msgspec.Struct, frozen=True):
    id: str


class _Share(msgspec.Struct, frozen=True):
    agent_id: str
    number: int


class _Counted(msgspec.Struct, frozen=True):
    mine: int
    unassigned: int
    live: int
    snoozed: int


class _Label(msgspec.Struct, frozen=True):
    name: str


_names = msgspec.json.Decoder(dict[str, str]).decode
_of_contact = query(
    select(*columns)
    .where(conversation.c.contact_id == bindparam("contact_id"), conversation.c.inbox_id == bindparam("inbox_id"))
    .order_by(conversation.c.joined_at.desc(), conversation.c.id)
    .limit(1),
    Conversation,
)
_numbers = query(select(stream.c.seq, stream.c.n).where(stream.c.id == bindparam("id")), Numbers)
_rows = select(
    conversation.c.id,
    conversation.c.status,
    conversation.c.owner,
    conversation.c.agent_id,
    staff_table.c.name.label("agent_name"),
    conversation.c.contact_id,
    contact.c.name.label("contact_name"),
    contact.c.customer_id,
    conversation.c.inbox_id,
    inbox.c.name.label("inbox_name"),
    inbox.c.channel,
    conversation.c.locale,
    conversation.c.unread,
    conversation.c.waiting_since,
    conversation.c.created_at,
    conversation.c.updated_at,
    conversation.c.last_author,
    conversation.c.last_at,
    payload.c.body.label("last_body"),
    stream.c.seq,
    # A team that is no more has nothing.
    team.c.id.label("team_id"),
    team.c.name.label("team_name"),
    team.c.names.label("team_names"),
    conversation.c.priority,
    type_coerce(
        # Written into the statement's text: it would be bound anew with every call.
        select(func.aggregate_strings(conversation_label.c.name, literal_column(f"'{_APART}'")))  # type: ignore[arg-type]
        .where(conversation_label.c.conversation_id == conversation.c.id)
        .scalar_subquery(),
        Text,
    ).label("labels"),
    conversation.c.snoozed_until,
).select_from(
    conversation.join(contact, contact.c.id == conversation.c.contact_id)
    .join(inbox, inbox.c.id == conversation.c.inbox_id)
    .join(stream, stream.c.id == ("conversation:" + conversation.c.id))
    .outerjoin(team, team.c.id == conversation.c.team_id)
    .outerjoin(staff_table, staff_table.c.id == conversation.c.agent_id)
    .outerjoin(payload, payload.c.position == conversation.c.last_position)
)
_key = bindparam("at", type_=BigInteger), bindparam("id", type_=Text)
_several = query_among(_rows, conversation.c.id, "ids", _Row)
_one = query(_rows.where(conversation.c.id == bindparam("id")), _Row)


def _newest(where: ColumnElement[bool]) -> Query[_Row]:
    later = tuple_(conversation.c.updated_at, conversation.c.id) < tuple_(*_key)
    order = conversation.c.updated_at.desc(), conversation.c.id.desc()
    return query(_rows.where(where, later).order_by(*order).limit(bindparam("limit")), _Row)


_mine = and_(conversation.c.owner == "agent", conversation.c.agent_id == bindparam("agent_id"))


def _waiting(urgency: ColumnElement[bool]) -> Query[_Row]:
    later = tuple_(conversation.c.waiting_since, conversation.c.id) > tuple_(*_key)
    order = conversation.c.waiting_since, conversation.c.id
    return query(
        _rows.where(conversation.c.owner == literal_column("'queue'"), urgency, later)
        .order_by(*order)
        .limit(bindparam("limit")),
        _Row,
    )


_urgent = conversation.c.priority == literal_column("'urgent'")
_urgent_waiting, _calm_waiting = _waiting(_urgent), _waiting(~_urgent)
_next_to_wake = query(
    _rows.where(
        conversation.c.snoozed_until.isnot(None),
        tuple_(conversation.c.snoozed_until, conversation.c.id) > tuple_(*_key),
    )
    .order_by(conversation.c.snoozed_until, conversation.c.id)
    .limit(bindparam("limit")),
    _Row,
)
_views: dict[View, Query[_Row]] = {
    "mine": _newest(_mine),
    "unassigned": _calm_waiting,
    "all": _newest(conversation.c.status != literal_column("'resolved'")),
    "snoozed": _next_to_wake,
    "resolved": _newest(conversation.c.status == literal_column("'resolved'")),
}
_LAST, _FIRST = (0, 1 << 62, "~"), (0, 0, "")
_first: dict[View, Key] = {
    "mine": _LAST,
    "unassigned": _FIRST,
    "all": _LAST,
    "snoozed": _FIRST,
    "resolved": _LAST,
}
_owned = query(select(conversation.c.id).where(_mine), _Id)
_changed_last = query(
    select(conversation.c.id).order_by(conversation.c.updated_at.desc()).limit(bindparam("limit")), _Id
)
_by_agent = query(
    select(conversation.c.agent_id, func.count().label("number"))
    .where(conversation.c.owner == "agent")
    .group_by(conversation.c.agent_id),
    _Share,
)
_asleep = conversation.alias("asleep")
_counts = query(
    select(
        func.count(case((_mine, 1))).label("mine"),
        func.count(case((conversation.c.owner == "queue", 1))).label("unassigned"),
        func.count().label("live"),
        select(func.count()).select_from(_asleep).where(_asleep.c.snoozed_until.isnot(None)).label("snoozed"),
    ).where(conversation.c.owner != "nobody"),
    _Counted,
)
_labels_in_use = query(
    select(func.min(conversation_label.c.name).label("name"))
    .group_by(conversation_label.c.key)
    .order_by(conversation_label.c.key)
    .limit(bindparam("limit")),
    _Label,
)


def current_of(read: Reader, actor: Contact) -> Conversation | None:
    """The conversation of a contact."""
    return read.one(_of_contact, contact_id=actor.contact_id, inbox_id=actor.inbox_id)


def numbers_of(read: Reader, conversation_id: str) -> Numbers:
    """Its two numbers."""
    return read.one(_numbers, id=stream_of(conversation_id)) or Numbers(0, 0)


def thread_of_contact(read: Reader, actor: Contact, after: int, limit: int) -> tuple[list[Line], int]:
    """What the customer may see after a number, and the last number there is."""
    current = current_of(read, actor)
    if current is None:
        return [], 0
    last = numbers_of(read, current.id).n
    if after >= last:
        return [], last
    found = read.all(
        seen_by_contact, conversation_id=current.id, stream=stream_of(current.id), after=after, limit=limit
    )
    # What was committed between the two reads is among the lines already.
    return found, max(last, (found[-1].n or 0) if found else 0)


def thread_of_staff(read: Reader, actor: Staff, conversation_id: str, after: int, limit: int) -> tuple[list[Line], int]:
    """Every event of a conversation after a seq, and the last seq there is. Raises NotFound."""
    last = numbers_of(read, conversation_id).seq
    if last == 0:
        raise NotFound("not_found")
    found = read.all(
        seen_by_staff, conversation_id=conversation_id, stream=stream_of(conversation_id), after=after, limit=limit
    )
    return found, max(last, found[-1].seq if found else 0)


def summary(read: Reader, actor: Staff, conversation_id: str) -> Summary:
    """A conversation as a row. Raises NotFound."""
    found = read.one(_one, id=conversation_id)
    if found is None:
        raise NotFound("not_found")
    return _summary(found)


def summaries(read: Reader, actor: Staff | System, conversation_ids: Sequence[str]) -> list[Summary]:
    """Those conversations as rows, in no order."""
    return [_summary(row) for row in read.all(_several, ids=msgspec.json.encode(conversation_ids).decode())]


def owned(read: Reader, actor: Staff) -> list[str]:
    """The ids of the agent's own conversations."""
    return [row.id for row in read.all(_owned, agent_id=actor.agent_id)]


def view(
    read: Reader, actor: Staff, name: View, after: Key | None = None, limit: int = 50
) -> tuple[list[Summary], Key | None]:
    """A page of a view and the key of the page after it.

    The waiting by their wait, urgent ones above them; the snoozed by when they wake; the others newest first.
    """
    calm, at, id_ = after or _first[name]
    rows: list[_Row] = []
    if name == "unassigned" and not calm:
        rows = read.all(_urgent_waiting, at=at, id=id_, limit=limit + 1)
        _, at, id_ = _first[name]
    if len(rows) <= limit:
        params = {"agent_id": actor.agent_id} if name == "mine" else {}
        rows += read.all(_views[name], at=at, id=id_, limit=limit + 1 - len(rows), **params)
    following = _key_of(name, rows[limit - 1]) if len(rows) > limit else None
    return [_summary(row) for row in rows[:limit]], following


def _key_of(name: View, row: _Row) -> Key:
    if name == "unassigned":
        return int(row.priority != "urgent"), row.waiting_since or 0, row.id
    return 0, (row.snoozed_until or 0) if name == "snoozed" else row.updated_at, row.id


def labels(read: Reader, actor: Staff) -> list[str]:
    """The labels in use, each as it is written."""
    return [row.name for row in read.all(_labels_in_use, limit=LABELS)]


def newest(read: Reader, actor: System, limit: int) -> list[str]:
    """The ids of the conversations that changed last."""
    return [row.id for row in read.all(_changed_last, limit=limit)]


def shares(read: Reader, actor: System) -> dict[str, int]:
    """How many conversations each agent has."""
    return {row.agent_id: row.number for row in read.all(_by_agent)}


def team_name(team_id: str, name: str | None, names: str | None) -> TeamName:
    """What a team is called, off its row."""
    return TeamName(id=team_id, name=name or "", names=_names(names or "{}"))


def totals(read: Reader, actor: System) -> Counts:
    """How many conversations each view holds; nobody's are `mine`."""
    return _counted(read, "")


def counts(read: Reader, actor: Staff) -> Counts:
    """How many conversations each view holds, but for the resolved."""
    return _counted(read, actor.agent_id)


def _counted(read: Reader, agent_id: str) -> Counts:
    found = read.one(_counts, agent_id=agent_id) or _Counted(0, 0, 0, 0)
    everything = found.live + found.snoozed
    return Counts(mine=found.mine, unassigned=found.unassigned, all=everything, snoozed=found.snoozed)


def _summary(row: _Row) -> Summary:
    last = None
    if row.last_author is not None and row.last_at is not None:
        text = decode_body(row.last_body or EMPTY).text[:PREVIEW]
        last = LastLine(author=row.last_author, text=text, at=iso(row.last_at))  # type: ignore[arg-type]
    return Summary(
        id=row.id,
        status=row.status,
        owner=row.owner,
        agent=None if row.agent_id is None else AgentName(id=row.agent_id, name=row.agent_name or ""),
        contact=ContactName(id=row.contact_id, name=row.contact_name, verified=row.customer_id is not None),
        inbox=InboxName(id=row.inbox_id, name=row.inbox_name),
        channel=row.channel,
        locale=row.locale,
        last=last,
        unread=row.unread,
        waiting_since=None if row.waiting_since is None else iso(row.waiting_since),
        created_at=iso(row.created_at),
        updated_at=iso(row.updated_at),
        seq=row.seq,
        team=None if row.team_id is None else team_name(row.team_id, row.team_name, row.team_names),
        priority=row.priority,
        labels=sorted(row.labels.split(_APART)) if row.labels else [],
        snoozed_until=None if row.snoozed_until is None else iso(row.snoozed_until),
    )
