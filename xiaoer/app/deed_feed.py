"""How many deeds wait for a person, to every console: at once when it opens, then whenever one of them changes."""

import anyio
import msgspec

from xiaoer.app.staff_seat import Seat
from xiaoer.app.waiting_deeds import number
from xiaoer.auth.actor import Role, Staff
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store
from xiaoer.realtime.hub import Heard, Hub, Signal

PACE = 0.5
_encode = msgspec.json.Encoder().encode


class DeedFeed:
    """Knows which sockets are open, and what each was told last."""

    def __init__(self, store: Store[Tx], hub: Hub) -> None:
        self._store = store
        self._told: dict[Seat, object] = {}
        self._woken = anyio.Event()
        hub.listen("*", self._hear)

    def sit(self, seat: Seat) -> None:
        """A console has opened."""
        self._told[seat] = None
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
        if self._told and isinstance(heard, Heard) and (heard.stream == "*" or heard.stream.startswith("deed:")):
            self._woken.set()

    async def _tell(self) -> None:
        by_role: dict[Role, list[Seat]] = {}
        for seat in self._told:
            by_role.setdefault(seat.staff.role, []).append(seat)
        for role, seats in by_role.items():
            try:
                frame, mark = await self._store.read(number, Staff("", role))
            except Refused:
                # Too slow just now: the next change asks again.
                continue
            for seat in seats:
                if seat in self._told and self._told[seat] != mark:
                    self._told[seat] = mark
                    seat.outbox.put(_encode(frame))
