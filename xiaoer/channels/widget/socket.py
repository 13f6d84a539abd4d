"""The customer's socket: what she does goes to the desk, what happens comes back in order."""

from contextlib import suppress
from functools import partial
from typing import Any, assert_never
from urllib.parse import parse_qsl

import anyio
import msgspec
from litestar import WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect

from xiaoer.channels.widget.frames import (
    Ack,
    ChoicePick,
    ClientFrame,
    HandoffRequest,
    MessageSend,
    OwnerShow,
    Queue,
    RatingGive,
    ReceiptSend,
    Refusal,
    TypingSend,
    TypingShow,
    Wait,
    decode_client,
    encode_server,
    entry_frame,
)
from xiaoer.channels.widget.frames import Receipt as ReceiptShow
from xiaoer.inbox.channel import Behind, Desk, Entry, Notice, Owned, Place, Receipt, Session, Typing
from xiaoer.kit.errors import Forbidden, Refused, TooMany, Unauthorized
from xiaoer.kit.outbox import Gone, Outbox, Overflow
from xiaoer.kit.words import Words

RESUME = 200
UNAUTHORIZED = 4401
# No frame that can be accepted is longer: in a longer one nobody looks for an id.
LONGEST_LEGAL = 200_000
# Whoever sends too much is read more slowly: his frames wait on his own line.
BREATH = 0.01
_peek_id = msgspec.json.Decoder(dict[str, Any]).decode


class Connection:
    """One open socket of a session; `sent` is the number it has been told everything up to."""

    __slots__ = (
        "_asked",
        "_beside",
        "_desk",
        "_own",
        "_owned",
        "_place",
        "_receipt",
        "_session",
        "_words",
        "outbox",
        "sent",
    )

    def __init__(self, desk: Desk, words: Words, session: Session, after: int) -> None:
        self._desk = desk
        self._words = words
        self._session = session
        self._asked: str | None = None
        self.sent = after
        # What stands beside the thread is read first; then news of it comes, or is read again after news was missed.
        self._beside = True
        self._place: Place | None = None
        self._receipt: Receipt | None = None
        self._owned: Owned | None = None
        # No later line is hers: of those before, nobody here knows.
        self._own = after
        self.outbox = Outbox(self._catch_up)

    def hear(self, notice: Notice) -> None:
        """Pass on what is new; where something is missing before it, catch up instead."""
        match notice:
            case Entry():
                if notice.n == self.sent + 1:
                    self._show(notice)
                elif notice.n > self.sent:
                    self.outbox.stale()
            case Behind():
                self._beside = True
                self.outbox.stale()
            case Place() | Receipt() | Owned():
                self._hear_beside(notice)
            case Typing():
                self.outbox.put(encode_server(TypingShow(author=notice.author)))
            case _:
                assert_never(notice)

    def _hear_beside(self, notice: Place | Receipt | Owned) -> None:
        """Tell what stands beside the thread where it is not what was told last."""
        match notice:
            case Place():
                if notice != self._place:
                    self._place = notice
                    wait = None if notice.p50 is None or notice.p90 is None else Wait(p50=notice.p50, p90=notice.p90)
                    self.outbox.put(encode_server(Queue(position=notice.position, wait=wait)))
            case Receipt():
                self._hear_receipt(notice)
            case Owned():
                if notice != self._owned:
                    self._owned = notice
                    self.outbox.put(encode_server(OwnerShow(owner=notice.owner, name=notice.name)))

    def _hear_receipt(self, now: Receipt) -> None:
        """Tell it where more of her own lines were delivered or read than she knows of."""
        told = self._receipt
        if (
            told is None
            or min(now.staff_delivered, self._own) > told.staff_delivered
            or min(now.staff_read, self._own) > told.staff_read
        ):
            before = told or Receipt()
            # Both only grow, and what was read may be older than what was heard meanwhile.
            delivered, read = max(before.staff_delivered, now.staff_delivered), max(before.staff_read, now.staff_read)
            self._receipt = Receipt(staff_delivered=delivered, staff_read=read)
            self.outbox.put(encode_server(ReceiptShow(delivered=delivered, read=read)))

    async def take(self, raw: str) -> None:
        """Do what one frame asks, and answer it. Raises Unauthorized once the session is over."""
        id_: str | None = None
        try:
            self._desk.spend(self._session)
            frame = decode_client(raw)
            id_ = self._asked = None if isinstance(frame, TypingSend | ReceiptSend) else frame.id
            n = await self._do(frame)
            if n is not None:
                self._acknowledge(n)
        # Brackets a thousand deep exhaust the reader; a lone surrogate is no text.
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            self._refuse(_id_in(raw), Refused("invalid_frame"))
        except Unauthorized:
            raise
        except Refused as error:
            self._refuse(id_ or _id_in(raw), error)
            if isinstance(error, TooMany):
                await anyio.sleep(BREATH)
        finally:
            self._asked = None

    async def _do(self, frame: ClientFrame) -> int | None:
        match frame:
            case MessageSend():
                return await self._desk.receive(
                    self._session, entry_id=frame.id, text=frame.text, attachments=frame.attachments
                )
            case HandoffRequest():
                return await self._desk.hand_off(self._session, request_id=frame.id)
            case ChoicePick():
                return await self._desk.pick(self._session, entry=frame.entry, value=frame.value)
            case RatingGive():
                return await self._desk.rate(
                    self._session, request_id=frame.id, score=frame.score, comment=frame.comment
                )
            case TypingSend():
                await self._desk.typing(self._session)
                return None
            case ReceiptSend():
                await self._desk.seen(self._session, delivered=frame.delivered, read=frame.read)
                return None

    async def _catch_up(self) -> None:
        if self._beside:
            self._beside = False
            await self._look_beside()
        after = self.sent
        entries, last = await self._desk.thread(self._session, after=after, limit=RESUME)
        for entry in entries:
            if entry.n > self.sent:
                self._show(entry)
        if last < after:
            # It claims to have what never was, so nobody knows what it has: from the beginning.
            self.sent = 0
            self.outbox.stale()
            return
        if last > self.sent:
            # Beyond one page the client sees the jump and fetches the rest itself.
            self.sent = self._own = last

    async def _look_beside(self) -> None:
        place, owned = self._place, self._owned
        now = await self._desk.standing(self._session)
        # Unless news came meanwhile, which are newer than what was read.
        if self._place is place:
            self._hear_beside(now.place)
        if self._owned is owned:
            self._hear_beside(now.owned)
        self._hear_beside(now.receipt)

    def _show(self, entry: Entry) -> None:
        # What she wrote may be read back before its commit is answered here: the ack goes first all the same.
        if entry.id == self._asked and entry.author == "contact":
            self._acknowledge(entry.n)
        self.sent = entry.n
        if entry.author == "contact":
            self._own = entry.n
        self.outbox.put(entry_frame(entry))

    def _acknowledge(self, n: int) -> None:
        if self._asked is not None:
            self.outbox.put(encode_server(Ack(id=self._asked, n=n)))
            self._asked = None

    def _refuse(self, id_: str | None, error: Refused) -> None:
        self.outbox.put(encode_server(refusal(self._words, self._session.locale, id_, error)))


def refusal(words: Words, locale: str, id_: str | None, error: Refused) -> Refusal:
    """What a client is told of an error, in its language."""
    message = words.text(locale, f"error-{error.code}", **error.facts)
    retry_after = error.retry_after if isinstance(error, TooMany) else None
    return Refusal(id=id_, code=error.code, message=message, retry_after=retry_after)


@websocket("/api/widget/socket", opt={"public": True})
async def widget_socket(socket: WebSocket[Any, Any, Any]) -> None:
    """Authenticate by the token in the query, resume after a number, then talk."""
    desk: Desk = socket.app.state.desk
    words: Words = socket.app.state.words
    asked = dict(parse_qsl(socket.scope["query_string"].decode("latin-1")))
    after = asked.get("after", "0")
    try:
        session = await desk.session(asked.get("token", ""), _header(socket, b"origin"), _header(socket, b"host") or "")
    except Forbidden:
        await socket.close(4403)
        return
    except Refused as error:
        await socket.accept()
        await _turn_away(socket, _header(socket, b"accept-language") or "en", error)
        return
    await socket.accept()
    # Read once; kept, they would be a KiB for each of thousands of sockets.
    socket.scope["headers"] = []
    connection = Connection(desk, words, session, int(after) if after.isdecimal() and len(after) < 16 else 0)
    await _talk(socket, desk, session, connection)


def _header(socket: WebSocket[Any, Any, Any], name: bytes) -> str | None:
    # The framework would keep the headers a second time, parsed, for as long as the socket is open.
    return next((value.decode("latin-1") for key, value in socket.scope["headers"] if key == name), None)


async def _talk(socket: WebSocket[Any, Any, Any], desk: Desk, session: Session, connection: Connection) -> None:
    stop = await desk.listen(session, connection.hear)
    connection.outbox.stale()
    over = False
    try:
        await connection.outbox.serve(socket.send_text, partial(_receive, socket, connection))
    except Unauthorized:
        over = True
    except (Overflow, Gone, Refused):
        pass
    finally:
        stop()
    if over:
        await _turn_away(socket, session.locale, Unauthorized("expired"))


async def _turn_away(socket: WebSocket[Any, Any, Any], locale: str, error: Refused) -> None:
    words: Words = socket.app.state.words
    await socket.send_text(encode_server(refusal(words, locale, None, error)).decode())
    await socket.close(UNAUTHORIZED)


async def _receive(socket: WebSocket[Any, Any, Any], connection: Connection) -> None:
    with suppress(WebSocketDisconnect):
        while True:
            await connection.take(await socket.receive_text())


def _id_in(raw: str) -> str | None:
    """The id of a frame that is otherwise not understood, so that its sender knows which it was."""
    try:
        found = _peek_id(raw).get("id") if len(raw) <= LONGEST_LEGAL else None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
    return found if isinstance(found, str) and len(found) <= 64 else None
