"""The staff socket: presence for as long as it is open, frames both ways."""

from typing import Any, assert_never

import anyio
import msgspec
from litestar import WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect

from xiaoer.app.house import House
from xiaoer.app.staff_feed import Seat
from xiaoer.auth.guard import PUBLIC, authenticate
from xiaoer.conversation import agents
from xiaoer.conversation.schemas import (
    NoteAdd,
    StaffAck,
    StaffClientFrame,
    StaffError,
    StaffMessageSend,
    StaffTypingSend,
    Unwatch,
    Watch,
)
from xiaoer.inbox.channel import Typing
from xiaoer.kit.errors import Refused, TooMany
from xiaoer.kit.outbox import Overflow
from xiaoer.realtime.hub import Hub

UNAUTHORIZED = 4401
_decode = msgspec.json.Decoder(StaffClientFrame).decode
_encode = msgspec.json.Encoder().encode


@websocket("/api/staff/socket", opt=PUBLIC)
async def staff_socket(socket: WebSocket[Any, Any, Any]) -> None:
    """Authenticate by the token in the query, be present, then talk."""
    house: House = socket.app.state.house
    try:
        staff = await authenticate(house.store, socket.query_params.get("token", ""))
    except Refused as error:
        await socket.accept()
        await socket.send_text(_encode(_told(house, None, error)).decode())
        await socket.close(UNAUTHORIZED)
        return
    await socket.accept()
    seat = await house.feed.sit(staff)
    conversation_id = socket.query_params.get("conversation")
    after = socket.query_params.get("after", "0")
    if conversation_id:
        _watch(seat, conversation_id, int(after) if after.isdecimal() and len(after) < 16 else 0)
    try:
        await house.come(staff)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_receive, socket, house, seat, tasks.cancel_scope)
            await seat.outbox.drain(socket.send_text)
    except* (Overflow, WebSocketDisconnect, Refused):
        pass
    finally:
        house.feed.leave(seat)
        with anyio.CancelScope(shield=True):
            await house.go(staff)


async def _receive(socket: WebSocket[Any, Any, Any], house: House, seat: Seat, scope: anyio.CancelScope) -> None:
    try:
        while True:
            await _take(house, seat, await socket.receive_text())
    except WebSocketDisconnect:
        scope.cancel()


async def _take(house: House, seat: Seat, raw: str) -> None:
    id_: str | None = None
    try:
        house.limiter.take(f"agent:{seat.staff.agent_id}")
        frame = _decode(raw)
        id_ = frame.id if isinstance(frame, StaffMessageSend | NoteAdd) else None
        await _do(house, seat, frame)
    except msgspec.DecodeError:
        seat.outbox.put(_encode(_told(house, None, Refused("invalid_frame"))))
    except Refused as error:
        seat.outbox.put(_encode(_told(house, id_, error)))


async def _do(house: House, seat: Seat, frame: StaffClientFrame) -> None:
    match frame:
        case Watch():
            _watch(seat, frame.conversation, frame.after)
        case Unwatch():
            seat.watched.discard(frame.conversation)
        case StaffMessageSend():
            made = await house.store.write(
                agents.reply, seat.staff, frame.conversation, entry_id=frame.id, text=frame.text
            )
            seat.outbox.put(_encode(StaffAck(id=frame.id, seq=made.seq, n=made.n)))
        case NoteAdd():
            made = await house.store.write(
                agents.add_note, seat.staff, frame.conversation, entry_id=frame.id, text=frame.text
            )
            seat.outbox.put(_encode(StaffAck(id=frame.id, seq=made.seq, n=made.n)))
        case StaffTypingSend():
            _type(house.hub, house, seat, frame.conversation)
        case _:
            assert_never(frame)


def _watch(seat: Seat, conversation_id: str, after: int) -> None:
    seat.watched.add(conversation_id)
    seat.seen[conversation_id] = after
    seat.fall_behind(conversation_id)


def _type(hub: Hub, house: House, seat: Seat, conversation_id: str) -> None:
    hub.signal(f"conversation:{conversation_id}", Typing("agent"))
    house.feed.signal(conversation_id, Typing("agent"), besides=seat)


def _told(house: House, id_: str | None, error: Refused) -> StaffError:
    retry_after = error.retry_after if isinstance(error, TooMany) else None
    return StaffError(id=id_, code=error.code, message=house.refusal("en", error), retry_after=retry_after)
