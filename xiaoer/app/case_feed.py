"""How many cases there are, to every console: at once when it opens, then whenever one of them has changed."""

import anyio
import msgspec

from xiaoer.app.case_schemas import CasesChanged
from xiaoer.app.staff_seat import Seat
from xiaoer.auth.actor import Staff
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Reader, Store
from xiaoer.order.case.queries import numbers
from xiaoer.realtime.hub import Heard, Hub, Signal

PACE = 0.5
_encode = msgspec.json.Encoder().encode


class CaseFeed:
    """Knows which sockets are open, and up to which change each was told."""

    def __init__(self, store: Store[Tx], hub: Hub) -> None:
        self._store = store
        self._told: dict[Seat, int] = {}
        self._changes = 0
        self._woken = anyio.Event()
        hub.listen("*", self._hear)

    def sit(self, seat: Seat) -> None:
        """A console has opened."""
        self._told[seat] = -1
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
        if isinstance(heard, Heard) and (heard.stream == "*" or heard.stream.startswith("case:")):
            self._changes += 1
            if self._told:
                self._woken.set()

    async def _tell(self) -> None:
        by_agent: dict[str, list[Seat]] = {}
        for seat, told in self._told.items():
            if told != self._changes:
                by_agent.setdefault(seat.staff.agent_id, []).append(seat)
        for seats in by_agent.values():
            changes = self._changes
            try:
                frame = _encode(await self._store.read(number, seats[0].staff))
            except Refused:
                # Too slow just now: the next change asks again.
                continue
            for seat in seats:
                if seat in self._told:
                    self._told[seat] = changes
                    seat.outbox.put(frame)


def number(read: Reader, actor: Staff) -> CasesChanged:
    """How many there are for this reader."""
    opened, waiting, mine = numbers(read, actor)
    return CasesChanged(open=opened, waiting=waiting, mine=mine)
