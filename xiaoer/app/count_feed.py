"""What is counted for each console: told at once when it opens, then whenever what is counted has changed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import anyio
import msgspec

from xiaoer.app.staff_seat import Seat
from xiaoer.auth.actor import Staff
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Reader, Store
from xiaoer.realtime.hub import Heard, Hub, Signal

PACE = 0.5
NEVER = -1
_encode = msgspec.json.Encoder().encode


class Counted(NamedTuple):
    """A count for one reader; `mark` is another whenever it is worth telling, None says that every change is."""

    frame: msgspec.Struct
    mark: object = None


# One read for all readers, in their order.
Count = Callable[[Reader, Sequence[Staff]], Sequence[Counted]]


class CountFeed:
    """Knows which sockets are open, up to which change each was told, and what."""

    def __init__(self, store: Store[Tx], hub: Hub, stream: str, count: Count) -> None:
        self._store = store
        self._stream = stream
        self._count = count
        self._told: dict[Seat, tuple[int, object]] = {}
        self._changes = 0
        self._woken = anyio.Event()
        hub.listen("*", self._hear)

    def sit(self, seat: Seat) -> None:
        """A console has opened."""
        self._told[seat] = (NEVER, None)
        self._woken.set()

    def leave(self, seat: Seat) -> None:
        """It is closed."""
        self._told.pop(seat, None)

    async def run(self) -> None:
        """Tell until cancelled."""
        while True:
            await self._woken.wait()
            self._woken = anyio.Event()
            await self._tell()
            await anyio.sleep(PACE)

    def _hear(self, heard: Heard | Signal) -> None:
        if isinstance(heard, Heard) and (heard.stream == "*" or heard.stream.startswith(self._stream)):
            self._changes += 1
            if self._told:
                self._woken.set()

    async def _tell(self) -> None:
        changes = self._changes
        behind = [seat for seat, (told, _) in self._told.items() if told != changes]
        if not behind:
            return
        try:
            counted = await self._store.read(self._count, [seat.staff for seat in behind])
        except Refused:
            # Too slow just now: the next change asks again.
            return
        for seat, (frame, mark) in zip(behind, counted, strict=True):
            told = self._told.get(seat)
            if told is None:
                continue
            self._told[seat] = (changes, mark)
            if told[0] == NEVER or mark is None or mark != told[1]:
                seat.outbox.put(_encode(frame))
