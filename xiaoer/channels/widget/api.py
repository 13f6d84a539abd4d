"""The widget over HTTP: sessions, and the same as on the socket for those who cannot hold one."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter

from xiaoer.channels.widget.frames import (
    HandoffBody,
    InboxShown,
    MessageBody,
    Page,
    SessionOpen,
    Taken,
    entry_frame,
)
from xiaoer.channels.widget.frames import Session as SessionBody
from xiaoer.inbox.channel import Desk, Session
from xiaoer.inbox.parts import AttachmentAddress, AttachmentTaken
from xiaoer.kit.clock import iso
from xiaoer.kit.errors import Unauthorized

PAGE = 200
PUBLIC = {"public": True}


@post("/api/widget/sessions", opt=PUBLIC, status_code=201)
async def open_session(request: Request[Any, Any, Any], data: JSONBody[SessionOpen]) -> SessionBody:
    """Begin a session: a known customer by the shop's signature, otherwise a visitor."""
    desk: Desk = request.app.state.desk
    opened = await desk.open(
        inbox=data.inbox,
        locale=data.locale,
        identity=data.identity,
        visitor=data.visitor,
        origin=request.headers.get("origin"),
        host=request.headers.get("host", ""),
        address=request.client.host if request.client else "",
    )
    return SessionBody(
        token=opened.token,
        visitor=opened.visitor,
        contact=opened.contact_id,
        conversation=opened.conversation_id,
        last=opened.last,
        inbox=InboxShown(name=opened.inbox, color=opened.color),
    )


@post("/api/widget/messages", opt=PUBLIC, status_code=200)
async def send_message(request: Request[Any, Any, Any], data: JSONBody[MessageBody]) -> Taken:
    """Take a message; the same id again is the same message."""
    desk, session = await _session(request)
    desk.spend(session)
    n = await desk.receive(session, entry_id=data.id, text=data.text, attachments=data.attachments)
    return Taken(id=data.id, n=n)


@post("/api/widget/handoff", opt=PUBLIC, status_code=200)
async def request_handoff(request: Request[Any, Any, Any], data: JSONBody[HandoffBody]) -> Taken:
    """The customer wants a person."""
    desk, session = await _session(request)
    desk.spend(session)
    return Taken(id=data.id, n=await desk.hand_off(session, request_id=data.id))


@get("/api/widget/messages", opt=PUBLIC, responses={200: ResponseSpec(Page, generate_examples=False)})
async def read_messages(
    request: Request[Any, Any, Any],
    after: Annotated[int, QueryParameter(ge=0, le=1 << 62)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=PAGE)] = PAGE,
) -> Response[bytes]:
    """The entries after a number, oldest first."""
    desk, session = await _session(request)
    entries, last = await desk.thread(session, after=after, limit=limit)
    more = bool(entries) and entries[-1].n < last
    frames = b",".join(entry_frame(entry) for entry in entries)
    tail = msgspec.json.encode({"last": last, "more": more})
    return Response(b'{"entries":[' + frames + b"]," + tail[1:], media_type="application/json")


# How much it takes is the desk's to say, in words about files.
@post("/api/widget/attachments", opt={**PUBLIC, "form": True}, status_code=201, request_max_body_size=None)
async def upload(request: Request[Any, Any, Any]) -> AttachmentTaken:
    """Keep a file for one of her messages: a form with the field `file`."""
    desk, session = await _session(request)
    kept = await desk.keep(session, request.headers.get("content-type", ""), request.stream())
    return AttachmentTaken(id=kept.id, name=kept.name, type=kept.media_type, size=kept.size)


@get("/api/widget/attachments/{attachment_id:str}", opt=PUBLIC)
async def address(request: Request[Any, Any, Any], attachment_id: FromPath[str]) -> AttachmentAddress:
    """Where a file of her conversation is shown for the next minutes."""
    desk, session = await _session(request)
    found = await desk.address(session, attachment_id)
    return AttachmentAddress(url=found.url, expires_at=iso(found.expires_at))


async def _session(request: Request[Any, Any, Any]) -> tuple[Desk, Session]:
    desk: Desk = request.app.state.desk
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthorized("unauthorized")
    session = await desk.session(token, request.headers.get("origin"), request.headers.get("host", ""))
    return desk, session


ROUTES = [open_session, send_message, request_handoff, read_messages, upload, address]
