"""The floor, live, to the supervisors who look at it: when something changed, every other second at most."""

import anyio
import msgspec

from xiaoer.app.staff_seat import Seat
from xiaoer.app.topics import floor_with_topics
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Forbidden, Refused
from xiaoer.kit.store import Store
from xiaoer.realtime.hub import Heard, Hub, Signal
from xiaoer.report import queries
from xiaoer.report.day import day_of

PACE = 2.0
# What has just happened is folded into the report's rows a moment later.
SETTLE = 0.5
_encode = msgspec.json.Encoder().encode


class LiveFeed:
    """Knows which sockets look at the floor, and in which time zone their day begins."""

    def __init__(self, store: Store[Tx], hub: Hub) -> None:
        self._store = store
        self._zones: dict[Seat, str] = {}
        self._woken = anyio.Event()
        hub.listen("*", self._hear)

    def show(self, seat: Seat, zone: str) -> None:
        """This socket looks at the floor. Raises Forbidden for who is no supervisor, Invalid for no such zone."""
        if seat.staff.role == "agent":
            raise Forbidden("forbidden")
        day_of(self._store.clock.now(), zone)
        self._zones[seat] = zone
        self._woken.set()

    def leave(self, seat: Seat) -> None:
        """It no longer does."""
        self._zones.pop(seat, None)

    async def run(self) -> None:
        """Tell until cancelled."""
        while True:
            await self._woken.wait()
            await anyio.sleep(SETTLE)
            self._woken = anyio.Event()
            await self._tell()
            await anyio.sleep(PACE)

    def _hear(self, heard: Heard | Signal) -> None:
        if self._zones and isinstance(heard, Heard):
            self._woken.set()

    async def _tell(self) -> None:
        by_zone: dict[str, list[Seat]] = {}
        for seat, zone in self._zones.items():
            by_zone.setdefault(zone, []).append(seat)
        for zone, seats in by_zone.items():
            now = self._store.clock.now()
            try:
                report = await self._store.read(queries.live, seats[0].staff, now, day_of(now, zone))
                frames = {
                    locale: _encode(await self._store.read(floor_with_topics, report, locale))
                    for locale in {seat.locale for seat in seats}
                }
            except Refused:
                # Too slow just now: the next change asks again.
                continue
            for seat in seats:
                if seat in self._zones:
                    seat.outbox.put(frames[seat.locale])
