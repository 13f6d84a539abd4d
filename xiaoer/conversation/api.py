"""Conversations over HTTP, for staff."""

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from xiaoer.auth.guard import staff_of
from xiaoer.auth.queries import names_of
from xiaoer.conversation import agents, queries
from xiaoer.conversation.entries import page, staff_frame
from xiaoer.conversation.schemas import EntryPage, ReadBody, Summary, SummaryPage, View, WriteBody, Written
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Invalid
from xiaoer.kit.store import Store

PAGE = 200
AnyRequest = Request[Any, Any, Any]
Limit = Annotated[int, QueryParameter(ge=1, le=100)]


@get("/api/conversations")
async def list_conversations(
    request: AnyRequest, view: FromQuery[View] = "all", after: FromQuery[str | None] = None, limit: Limit = 50
) -> SummaryPage:
    """A page of a view with the counts of all views."""
    store, staff = _store(request), staff_of(request)
    found, following = await store.read(queries.view, staff, view, _cursor(after), limit)
    counts = await store.read(queries.counts, staff)
    return SummaryPage(
        conversations=found, next=None if following is None else f"{following[0]}~{following[1]}", counts=counts
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
        agents.reply, staff_of(request), conversation_id, entry_id=data.id, text=data.text
    )
    return Written(id=made.id, n=made.n, seq=made.seq)


@post("/api/conversations/{conversation_id:str}/notes", status_code=200)
async def add_note(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[WriteBody]) -> Written:
    """Leave a line only colleagues see; the same id again is the same note."""
    made = await _store(request).write(
        agents.add_note, staff_of(request), conversation_id, entry_id=data.id, text=data.text
    )
    return Written(id=made.id, n=made.n, seq=made.seq)


@post("/api/conversations/{conversation_id:str}/take", status_code=200)
async def take(request: AnyRequest, conversation_id: FromPath[str]) -> Summary:
    """Make it mine."""
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


@post("/api/conversations/{conversation_id:str}/read", status_code=200)
async def mark_read(request: AnyRequest, conversation_id: FromPath[str], data: JSONBody[ReadBody]) -> Summary:
    """I have seen everything so far."""
    await _store(request).write(agents.mark_read, staff_of(request), conversation_id, seq=data.seq)
    return await _summary(request, conversation_id)


async def _summary(request: AnyRequest, conversation_id: FromPath[str]) -> Summary:
    return await _store(request).read(queries.summary, staff_of(request), conversation_id)


def _store(request: AnyRequest) -> Store[Tx]:
    store: Store[Tx] = request.app.state.store
    return store


def _cursor(after: str | None) -> tuple[int, str] | None:
    if after is None:
        return None
    at, _, id_ = after.partition("~")
    if not at.isdecimal() or len(at) > 18:
        raise Invalid("invalid_cursor")
    return int(at), id_


ROUTES = [list_conversations, list_entries, send_message, add_note, take, resolve, reopen, mark_read]
