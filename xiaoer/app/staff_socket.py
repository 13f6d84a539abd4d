"""The staff socket: presence for as long as it is open, frames both ways."""

from contextlib import suppress
from functools import partial
from typing import Any, assert_never

import anyio
import msgspec
from litestar import WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect

from xiaoer.app.house import House
from xiaoer.app.staff_frames import (
    LiveShow,
    NoteAdd,
    StaffAck,
    StaffClientFrame,
    StaffMessageSend,
    StaffTypingSend,
    Unwatch,
    ViewShow,
    Watch,
)
from xiaoer.app.staff_seat import Seat
from xiaoer.auth.guard import PUBLIC
from xiaoer.conversation import agents
from xiaoer.kit.crypto import token_hash
from xiaoer.kit.errors import Refused, TooMany, Unauthorized
from xiaoer.kit.outbox import Gone, Overflow
from xiaoer.kit.words import Locale, nearest

UNAUTHORIZED = 4401
# Whoever sends too much is read more slowly.
BREATH = 0.01
_decode = msgspec.json.Decoder(StaffClientFrame).decode
_encode = msgspec.json.Encoder().encode


@websocket("/api/staff/socket", opt=PUBLIC)
async def staff_socket(socket: WebSocket[Any, Any, Any]) -> None:
    """Authenticate by the token in the query, be present, then talk."""
    house: House = socket.app.state.house
    hashed = token_hash(socket.query_params.get("token", ""))
    locale = nearest(socket.query_params.get("locale"))
    try:
        staff = await house.feed.admit(hashed)
        seat = await house.feed.sit(staff, hashed, locale)
    except Refused as error:
        await socket.accept()
        await _turn_away(socket, house, error, locale)
        return
    over = False
    try:
        house.deeds.sit(seat)
        house.cases.sit(seat)
        _resume(house, seat, socket.query_params.get("conversation"), socket.query_params.get("after", "0"))
        # Not before: who is let in hears all that happens from then on.
        await socket.accept()
        await house.come(staff)
        await seat.outbox.serve(socket.send_text, partial(_receive, socket, house, seat))
    except Unauthorized:
        over = True
    except (Overflow, Gone, Refused):
        pass
    finally:
        house.live.leave(seat)
        house.deeds.leave(seat)
        house.cases.leave(seat)
        house.feed.leave(seat)
        with anyio.CancelScope(shield=True):
            await house.go(staff)
    if over:
        await _turn_away(socket, house, Unauthorized("unauthorized"), locale)


async def _turn_away(socket: WebSocket[Any, Any, Any], house: House, error: Refused, locale: Locale) -> None:
    await socket.send_text(house.feed.refusal(None, error, locale).decode())
    await socket.close(UNAUTHORIZED)


async def _receive(socket: WebSocket[Any, Any, Any], house: House, seat: Seat) -> None:
    with suppress(WebSocketDisconnect):
        while True:
            await _take(house, seat, await socket.receive_text())


async def _take(house: House, seat: Seat, raw: str) -> None:
    id_: str | None = None
    try:
        house.limiter.take(f"agent:{seat.staff.agent_id}")
        frame = _decode(raw)
        id_ = frame.id if isinstance(frame, StaffMessageSend | NoteAdd) else None
        if id_ is not None:
            # What is written is written by somebody who is logged in now, not by who was at the last heartbeat.
            await seat.admit()
        await _do(house, seat, frame)
    except Unauthorized:
        raise
    # Brackets a thousand deep exhaust the reader; a lone surrogate is no text.
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        seat.outbox.put(house.feed.refusal(None, Refused("invalid_frame"), seat.locale))
    except Refused as error:
        seat.outbox.put(house.feed.refusal(id_, error, seat.locale))
        if isinstance(error, TooMany):
            await anyio.sleep(BREATH)


async def _do(house: House, seat: Seat, frame: StaffClientFrame) -> None:
    match frame:
        case ViewShow():
            house.feed.show(seat, frame.view)
        case Watch():
            house.feed.watch(seat, frame.conversation, frame.after)
        case Unwatch():
            house.feed.unwatch(seat, frame.conversation)
        case StaffMessageSend():
            made = await house.store.write(
                agents.reply,
                seat.staff,
                frame.conversation,
                entry_id=frame.id,
                text=frame.text,
                attachments=frame.attachments,
            )
            seat.outbox.put(_encode(StaffAck(id=frame.id, seq=made.seq, n=made.n)))
        case NoteAdd():
            made = await house.store.write(
                agents.add_note,
                seat.staff,
                frame.conversation,
                entry_id=frame.id,
                text=frame.text,
                attachments=frame.attachments,
            )
            seat.outbox.put(_encode(StaffAck(id=frame.id, seq=made.seq, n=made.n)))
        case StaffTypingSend():
            house.feed.type(seat, frame.conversation)
        case LiveShow(on=True):
            house.live.show(seat, frame.zone)
        case LiveShow():
            house.live.leave(seat)
        case _:
            assert_never(frame)


def _resume(house: House, seat: Seat, conversation_id: str | None, after: str) -> None:
    """What the address asks to watch, read as strictly as a frame that asks it."""
    if conversation_id is None:
        return
    try:
        asked = msgspec.convert({"type": "watch", "conversation": conversation_id, "after": after}, Watch, strict=False)
    except msgspec.ValidationError:
        seat.outbox.put(house.feed.refusal(None, Refused("invalid_frame"), seat.locale))
    else:
        house.feed.watch(seat, asked.conversation, asked.after)
