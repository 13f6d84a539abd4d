"""Conversations over HTTP, for staff."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from xiaoer.auth.guard import staff_of
from xiaoer.auth.queries import names_of
from xiaoer.conversation import agents, queries
from xiaoer.conversation.entries import page, staff_frame
from xiaoer.conversation.schemas import (
    EntryPage,
    LabelsBody,
    PriorityBody,
    SnoozeBody,
    Summary,
    SummaryPage,
    TransferBody,
    View,
    WriteBody,
    Written,
)
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import from_iso
from xiaoer.kit.errors import Invalid
from xiaoer.kit.store import Store

PAGE = 200
AnyRequest = Request[Any, Any, Any]
Limit = Annotated[int, QueryParameter(ge=1, le=100)]
# Rows as their reader sees them, with what each is about, which rooms after this one know.
Told = Callable[[AnyRequest, Sequence[Summary]], Awaitable[list[Summary]]]


@get("/api/conversations")
async def list_conversations(
    request: AnyRequest, view: FromQuery[View] = "all", after: FromQuery[str | None] = None, limit: Limit = 50
) -> SummaryPage:
    """A page of a view with the counts of all views."""
    store, staff = _store(request), staff_of(request)
    found, following = await store.read(queries.view, staff, view, _cursor(after), limit)
    counts = await store.read(queries.counts, staff)
    return SummaryPage(
        conversations=await _told(request, found),
        next=None if following is None else "~".join(map(str, following)),
        counts=counts,
    )


@get(
    "/api/conversations/{conversation_id:str}/entries",
    responses={200: ResponseSpec(EntryPage, generate_examples=False)},
)
async def list_entries(
    request: AnyRequest,
    conversation_id: FromPath[str],
    after: Annotated[int, QueryParameter(ge=0, le=1 << 62)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=PAGE)] = PAGE,
) -> Response[bytes]:
    """Every event after a seq, oldest first."""
    store, staff = _store(request), staff_of(request)
    lines, last = await store.read(queries.thread_of_staff, staff, conversation_id, after, limit)
    agents_known = await store.read(names_of)
    frames = [staff_frame(conversation_id, line, agents_known) for line in lines]
    more = bool(lines) and lines[-1].seq < last
    return Response(page(frames, last, more=more), media_type="application/json")


@post("/api/conversations/{conversation_id:str}/messages", status_code=200)
async def send_message(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[WriteBody]) -> Written:
    """Answer the customer; the same id again is the same message."""
    made = await _store(request).write(
        agents.reply, staff_of(request), conversation_id, entry_id=data.id, text=data.text, attachments=data.attachments
    )
    return Written(id=made.id, n=made.n, seq=made.seq)


@post("/api/conversations/{conversation_id:str}/notes", status_code=200)
async def add_note(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[WriteBody]) -> Written:
    """Leave a line only colleagues see; the same id again is the same note."""
    made = await _store(request).write(
        agents.add_note,
        staff_of(request),
        conversation_id,
        entry_id=data.id,
        text=data.text,
        attachments=data.attachments,
    )
    return Written(id=made.id, n=made.n, seq=made.seq)


@post("/api/conversations/{conversation_id:str}/take", status_code=200)
async def take(request: AnyRequest, conversation_id: FromPath[str]) -> Summary:
    """Make it mine; what was snoozed is awake."""
    await _store(request).write(agents.take, staff_of(request), conversation_id)
    return await _summary(request, conversation_id)


@post("/api/conversations/{conversation_id:str}/resolve", status_code=200)
async def resolve(request: AnyRequest, conversation_id: FromPath[str]) -> Summary:
    """It is settled for now."""
    await _store(request).write(agents.resolve, staff_of(request), conversation_id)
    return await _summary(request, conversation_id)


@post("/api/conversations/{conversation_id:str}/reopen", status_code=200)
async def reopen(request: AnyRequest, conversation_id: FromPath[str]) -> Summary:
    """It goes on, with me."""
    await _store(request).write(agents.reopen, staff_of(request), conversation_id)
    return await _summary(request, conversation_id)


@post("/api/conversations/{conversation_id:str}/transfer", status_code=200)
async def transfer(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[TransferBody]) -> Summary:
    """Pass it on, with a word to whoever gets it; the same id again is the same note."""
    await _store(request).write(
        agents.transfer,
        staff_of(request),
        conversation_id,
        entry_id=data.id,
        agent=data.agent,
        team=data.team,
        note=data.note,
    )
    return await _summary(request, conversation_id)


@post("/api/conversations/{conversation_id:str}/priority", status_code=200)
async def set_priority(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[PriorityBody]) -> Summary:
    """It is this urgent."""
    await _store(request).write(agents.prioritise, staff_of(request), conversation_id, priority=data.priority)
    return await _summary(request, conversation_id)


@post("/api/conversations/{conversation_id:str}/labels", status_code=200)
async def set_labels(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[LabelsBody]) -> Summary:
    """It has these labels and no others."""
    await _store(request).write(agents.label, staff_of(request), conversation_id, labels=data.labels)
    return await _summary(request, conversation_id)


@post("/api/conversations/{conversation_id:str}/snooze", status_code=200)
async def snooze(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[SnoozeBody]) -> Summary:
    """Out of the way until then, or until the customer writes."""
    try:
        until = from_iso(data.until)
    except (ValueError, OverflowError):
        raise Invalid("not_later") from None
    await _store(request).write(agents.snooze, staff_of(request), conversation_id, until=until)
    return await _summary(request, conversation_id)


@post("/api/conversations/{conversation_id:str}/wake", status_code=200)
async def wake(request: AnyRequest, conversation_id: FromPath[str]) -> Summary:
    """Back before its time."""
    await _store(request).write(agents.end_snooze, staff_of(request), conversation_id)
    return await _summary(request, conversation_id)


@get("/api/labels")
async def list_labels(request: AnyRequest) -> list[str]:
    """The labels in use."""
    return await _store(request).read(queries.labels, staff_of(request))


async def _summary(request: AnyRequest, conversation_id: FromPath[str]) -> Summary:
    row = await _store(request).read(queries.summary, staff_of(request), conversation_id)
    return (await _told(request, [row]))[0]


async def _told(request: AnyRequest, rows: Sequence[Summary]) -> list[Summary]:
    told: Told = request.app.state.told
    return await told(request, rows)


def _store(request: AnyRequest) -> Store[Tx]:
    store: Store[Tx] = request.app.state.store
    return store


def _cursor(after: str | None) -> queries.Key | None:
    if after is None:
        return None
    urgent, _, rest = after.partition("~")
    at, _, id_ = rest.partition("~")
    if urgent not in ("0", "1") or not at.isdecimal() or not at.isascii() or len(at) > 18:
        raise Invalid("invalid_cursor")
    return int(urgent), int(at), id_


ROUTES = [
    list_conversations,
    list_labels,
    list_entries,
    send_message,
    add_note,
    take,
    transfer,
    set_priority,
    set_labels,
    snooze,
    wake,
    resolve,
    reopen,
]
