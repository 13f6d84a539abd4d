"""Tells waiting customers their place, and how long it may take, whenever it changes, twice a second at most."""

import anyio

from xiaoer.conversation.entries import stream_of
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Place
from xiaoer.kit.clock import SECOND
from xiaoer.kit.store import Store
from xiaoer.realtime.hub import Heard, Hub, Signal
from xiaoer.routing.queries import places
from xiaoer.routing.verbs import STREAM
from xiaoer.routing.waits import Pace, pace

PACE = 0.5
FRESH = 10 * SECOND


class QueueTicker:
    """Knows which place each listening customer was told last, and the pace of the last hour."""

    def __init__(self, store: Store[Tx], hub: Hub) -> None:
        self._store = store
        self._hub = hub
        self._told: dict[str, Place] = {}
        self._pace = Pace()
        self._paced_at: int | None = None
        self._woken = anyio.Event()
        hub.listen(STREAM, self._hear)

    async def place(self, team: str | None, position: int) -> Place:
        """A place with what is known of its wait."""
        if position == 0:
            return Place(0)
        return self._at(team, position, await self._known())

    def _hear(self, heard: Heard | Signal) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Tell until cancelled."""
        while True:
            await self._woken.wait()
            self._woken = anyio.Event()
            await self._tell()
            await anyio.sleep(PACE)

    async def _known(self) -> Pace:
        now = self._store.clock.now()
        # Read again now and then, not for everybody who comes.
        if self._paced_at is None or now >= self._paced_at + FRESH:
            self._pace, self._paced_at = await self._store.read(pace, now), now
        return self._pace

    def _at(self, team: str | None, position: int, known: Pace) -> Place:
        wait = known.estimate(team, position)
        return Place(position) if wait is None else Place(position, *wait)

    async def _tell(self) -> None:
        standing = await self._store.read(places, self._listens)
        known = await self._known() if standing else Pace()
        now = {row.conversation_id: self._at(row.team_id, row.position, known) for row in standing}
        for conversation_id in [*self._told.keys() - now.keys(), *now]:
            place = now.get(conversation_id, Place(0))
            if self._told.get(conversation_id) != place:
                self._hub.signal(stream_of(conversation_id), place)
        self._told = now

    def _listens(self, conversation_id: str) -> bool:
        """Asked from a reader's thread, where the queue is read: a look-up disturbs nobody."""
        return self._hub.listens(stream_of(conversation_id))
