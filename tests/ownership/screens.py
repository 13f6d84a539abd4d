"""What a customer and a colleague see: a snapshot, kept up to date by what is told, as a client would."""

import asyncio
import contextlib
from typing import Any

import msgspec
from sqlalchemy import insert

from xiaoer.app.house import House
from xiaoer.app.staff_seat import Seat
from xiaoer.auth.actor import Staff
from xiaoer.auth.models import staff, staff_session
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Behind, Entry, Notice, Session
from xiaoer.inbox.channel import Desk as ChannelDesk
from xiaoer.kit.statement import change

PAGE = 7
WATCHER = Staff("watcher", "supervisor")
TOKEN = "the watcher's"
_put_staff = change(insert(staff))
_put_session = change(insert(staff_session))


def _log_in(tx: Tx) -> None:
    email = "watcher@shop.example"
    hers = {"email": email, "name": "W", "role": "supervisor", "password_hash": "-", "active": True}
    tx.run(_put_staff, id=WATCHER.agent_id, created_at=tx.now, **hers)
    tx.run(_put_session, token_hash=TOKEN, staff_id=WATCHER.agent_id, created_at=tx.now, expires_at=1 << 62)


class Screen:
    """A customer's: entries by id, everything up to `last`."""

    def __init__(self, desk: ChannelDesk, session: Session) -> None:
        self._desk = desk
        self._session = session
        self.entries: dict[str, Entry] = {}
        self.last = 0
        self.live = 0
        self._behind = False

    async def open(self) -> None:
        """Begin to listen."""
        await self._desk.listen(self._session, self.hear)

    def hear(self, notice: Notice) -> None:
        """Take the next entry; at a jump or a change there is something to fetch."""
        if isinstance(notice, Entry) and notice.n == self.last + 1 and not self._behind:
            self.live += 1
            self._put(notice)
        elif isinstance(notice, Behind) or (isinstance(notice, Entry) and notice.n > self.last):
            self._behind = True

    async def catch_up(self) -> None:
        """Fetch what is missing, page by page."""
        self._behind = False
        while True:
            entries, last = await self._desk.thread(self._session, after=self.last, limit=PAGE)
            for entry in entries:
                if entry.n > self.last:
                    self._put(entry)
            if self.last >= last:
                return

    async def fresh(self) -> "Screen":
        """The same screen, opened anew."""
        other = Screen(self._desk, self._session)
        await other.catch_up()
        return other

    def _put(self, entry: Entry) -> None:
        assert entry.n == self.last + 1, "a jump, or the same number twice"
        self.last = entry.n
        self.entries[entry.id] = entry


class Console:
    """A colleague's, over her real seat: frames by id, in each thread."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.seat: Seat
        self.threads: dict[str, dict[str, dict[str, Any]]] = {}
        self.last: dict[str, int] = {}
        self._sending: asyncio.Task[None]

    async def open(self) -> None:
        """Sit down."""
        self.seat = await self._house.feed.sit(*await self._logged_in())
        self._sending = asyncio.create_task(self.seat.outbox.serve(self._show, _nothing))

    async def _logged_in(self) -> tuple[Staff, str]:
        await self._house.store.write(_log_in)
        return WATCHER, TOKEN

    async def close(self) -> None:
        """Stand up."""
        self._house.feed.leave(self.seat)
        self._sending.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._sending

    def watch(self, conversation_id: str) -> None:
        """Open a thread."""
        if conversation_id not in self.seat.watched:
            self._house.feed.watch(self.seat, conversation_id, 0)

    async def fresh(self, conversation_id: str) -> dict[str, dict[str, Any]]:
        """The thread, opened anew."""
        thread: dict[str, dict[str, Any]] = {}
        after, last = 0, 1
        while after < last:
            frames, last = await self._house.feed.frames(WATCHER, conversation_id, after)
            for seq, _, raw in frames:
                frame = msgspec.json.decode(raw)
                assert (frame["seq"], seq) == (after + 1, after + 1)
                after = seq
                thread[frame["id"]] = frame
        return thread

    async def _show(self, raw: str) -> None:
        frame = msgspec.json.decode(raw)
        if frame["type"] == "entry":
            of = frame["conversation"]
            assert frame["seq"] == self.last.get(of, 0) + 1, "a jump, or the same event twice"
            self.last[of] = frame["seq"]
            self.threads.setdefault(of, {})[frame["id"]] = frame


async def _nothing() -> None:
    """She only looks."""
    await asyncio.Event().wait()
