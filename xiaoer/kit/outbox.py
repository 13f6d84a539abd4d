"""One bounded outbox and one sender for each socket."""

import asyncio
from collections.abc import Awaitable, Callable

LIMIT = 1_000
# What one refill may add beside it: it is only asked for when everything before it was sent.
REFILL = 250


class Overflow(Exception):
    """The other side does not read: its socket is closed, it comes back and resumes by number."""


class Gone(Exception):
    """The other side is no longer there."""


class Outbox:
    """Frames on their way to one socket; `refill` is awaited first whenever it was marked stale.

    Thousands of sockets are silent at any moment, so nothing waits for one that is: the sender is a task that begins
    with the first frame and ends with the last (a task, an event and a queue that wait cost 6 KiB a socket).
    """

    __slots__ = ("_extra", "_failure", "_frames", "_refill", "_send", "_sender", "_serving", "_stale")

    def __init__(self, refill: Callable[[], Awaitable[None]]) -> None:
        self._refill = refill
        self._frames: list[bytes] = []
        self._stale = False
        self._extra = 0
        self._failure: Exception | None = None
        self._send: Callable[[str], Awaitable[None]] | None = None
        self._serving: asyncio.Task[object] | None = None
        self._sender: asyncio.Task[None] | None = None

    def put(self, frame: bytes) -> None:
        """Queue a frame; past the limit the socket is given up."""
        if len(self._frames) < LIMIT + self._extra:
            self._frames.append(frame)
            self._wake()
        else:
            self._give_up(Overflow())

    def stale(self) -> None:
        """Something is missing: refill before going on."""
        self._stale = True
        self._wake()

    async def serve(self, send: Callable[[str], Awaitable[None]], receive: Callable[[], Awaitable[None]]) -> None:
        """Send what is put in for as long as `receive` goes on. Raises Overflow, Gone, or what `refill` raised."""
        self._send = send
        self._serving = asyncio.current_task()
        self._wake()
        try:
            await receive()
        except asyncio.CancelledError:
            if self._failure is None or self._serving is None:
                raise
            self._serving.uncancel()
            raise self._failure from None
        finally:
            self._send = self._serving = None
            if self._sender is not None:
                self._sender.cancel()

    def _wake(self) -> None:
        if self._sender is None and self._send and self._serving and self._failure is None:
            self._sender = self._serving.get_loop().create_task(self._send_all(self._send))

    async def _send_all(self, send: Callable[[str], Awaitable[None]]) -> None:
        try:
            while self._frames or self._stale:
                frames, self._frames = self._frames, []
                for frame in frames:
                    await _sent(send, frame)
                if self._stale and not self._frames:
                    self._stale, self._extra = False, REFILL
                    await self._refill()
                    self._extra = 0
        except Exception as error:
            # It is the one who serves that this is for.
            self._give_up(error)
        finally:
            self._sender = None

    def _give_up(self, failure: Exception) -> None:
        if self._failure is None:
            self._failure = failure
            if self._serving is not None:
                self._serving.cancel()


async def _sent(send: Callable[[str], Awaitable[None]], frame: bytes) -> None:
    try:
        await send(frame.decode())
    except Exception:
        raise Gone from None
