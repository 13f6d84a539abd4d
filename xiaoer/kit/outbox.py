"""One bounded outbox and one sender for each socket."""

from collections import deque
from collections.abc import Awaitable, Callable

import anyio

LIMIT = 1_000


class Overflow(Exception):
    """The other side does not read: its socket is closed, it comes back and resumes by number."""


class Outbox:
    """Frames on their way to one socket; `refill` is awaited first whenever it was marked stale."""

    __slots__ = ("_frames", "_overflowed", "_ready", "_refill", "_sending", "_stale")

    def __init__(self, refill: Callable[[], Awaitable[None]]) -> None:
        self._frames: deque[bytes] = deque()
        self._ready = anyio.Event()
        self._refill = refill
        self._stale = False
        self._overflowed = False
        self._sending: anyio.CancelScope | None = None

    def put(self, frame: bytes) -> None:
        """Queue a frame; past the limit the socket is given up."""
        if len(self._frames) >= LIMIT:
            self._overflowed = True
            # Whoever reads nothing holds up the sending itself.
            if self._sending is not None:
                self._sending.cancel()
        else:
            self._frames.append(frame)
        self._ready.set()

    def stale(self) -> None:
        """Something is missing: refill before going on."""
        self._stale = True
        self._ready.set()

    async def drain(self, send: Callable[[str], Awaitable[None]]) -> None:
        """Send until cancelled. Raises Overflow when the reader fell too far behind."""
        with anyio.CancelScope() as self._sending:
            await self._send_all(send)
        raise Overflow

    async def _send_all(self, send: Callable[[str], Awaitable[None]]) -> None:
        while not self._overflowed:
            if self._frames:
                await send(self._frames.popleft().decode())
            elif self._stale:
                self._stale = False
                await self._refill()
            else:
                self._ready = anyio.Event()
                await self._ready.wait()
