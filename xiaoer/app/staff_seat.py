"""One open staff socket."""

from typing import Protocol

from xiaoer.auth.actor import Staff
from xiaoer.kit.errors import NotFound
from xiaoer.kit.outbox import Outbox
from xiaoer.kit.words import FALLBACK, Locale

# The seq of an event as a frame, and the customer's number under which she sees it.
Framed = tuple[int, int | None, bytes]


class Threads(Protocol):
    """What a seat asks of the feed."""

    async def admit(self, token_hash: str) -> Staff:
        """Whose token it is. Raises Unauthorized."""
        ...

    async def frames(self, staff: Staff, conversation_id: str, after: int) -> tuple[list[Framed], int]:
        """A page of a thread, and the last seq there is. Raises NotFound."""
        ...

    def shown(self, conversation_id: str, n: int) -> None:
        """A console has the thread up to this number of the customer's."""
        ...

    def missing(self, seat: "Seat", conversation_id: str, error: NotFound) -> None:
        """There is no such thread."""
        ...


class Seat:
    """One open staff socket: whose it is, its language, and up to which seq it has each thread."""

    __slots__ = ("_behind", "_feed", "_token_hash", "_unsure", "locale", "outbox", "seen", "staff", "watched")

    def __init__(self, feed: Threads, staff: Staff, token_hash: str, locale: Locale = FALLBACK) -> None:
        self._feed = feed
        self._token_hash = token_hash
        self._unsure = False
        self.staff = staff
        self.locale = locale
        self.watched: set[str] = set()
        self.seen: dict[str, int] = {}
        self._behind: set[str] = set()
        self.outbox = Outbox(self._catch_up)

    def hear(self, conversation_id: str, seq: int, n: int | None, frame: bytes | None) -> None:
        """Pass an entry on where it is the next one; otherwise catch up."""
        seen = self.seen.setdefault(conversation_id, seq - 1)
        if frame is not None and seq == seen + 1 and conversation_id not in self._behind:
            self.seen[conversation_id] = seq
            self.outbox.put(frame)
            if n is not None:
                self._feed.shown(conversation_id, n)
        elif seq > seen:
            self.fall_behind(conversation_id)

    def fall_behind(self, conversation_id: str) -> None:
        """Fetch what is missing of this thread before going on."""
        self._behind.add(conversation_id)
        self.outbox.stale()

    def forget(self, conversation_id: str) -> None:
        """Hear no more of a thread."""
        self.seen.pop(conversation_id, None)
        self._behind.discard(conversation_id)

    async def admit(self) -> None:
        """She is logged in still. Raises Unauthorized."""
        await self._feed.admit(self._token_hash)

    def doubt(self) -> None:
        """She may have been logged out: ask before going on."""
        self._unsure = True
        self.outbox.stale()

    async def _catch_up(self) -> None:
        if self._unsure:
            self._unsure = False
            await self._feed.admit(self._token_hash)
        if self._behind:
            await self._catch_up_with(self._behind.pop())
        if self._behind:
            self.outbox.stale()

    async def _catch_up_with(self, conversation_id: str) -> None:
        after = self.seen.get(conversation_id, 0)
        try:
            frames, last = await self._feed.frames(self.staff, conversation_id, after)
        except NotFound as error:
            self._feed.missing(self, conversation_id, error)
            return
        # She may have left it while these were fetched.
        if conversation_id not in self.seen:
            return
        for seq, n, frame in frames:
            # Some may have come by themselves meanwhile.
            if seq > self.seen[conversation_id]:
                self.outbox.put(frame)
                self.seen[conversation_id] = seq
                if n is not None:
                    self._feed.shown(conversation_id, n)
        # Beyond one page the console sees the jump and fetches the rest itself.
        self.seen[conversation_id] = max(self.seen[conversation_id], last)
