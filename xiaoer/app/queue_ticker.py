"""Tells waiting customers their place whenever it changes, twice a second at most."""

import anyio

from xiaoer.conversation.entries import stream_of
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Place
from xiaoer.kit.store import Store
from xiaoer.realtime.hub import Heard, Hub, Signal
from xiaoer.routing.queries import waiting
from xiaoer.routing.verbs import STREAM

PACE = 0.5


class QueueTicker:
    """Knows which place each listening customer was told last."""

    def __init__(self, store: Store[Tx], hub: Hub) -> None:
        self._store = store
        self._hub = hub
        self._told: dict[str, int] = {}
        self._woken = anyio.Event()
        hub.listen(STREAM, self._hear)

    def _hear(self, heard: Heard | Signal) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Tell until cancelled."""
        while True:
            await self._woken.wait()
            self._woken = anyio.Event()
            await self._tell()
            await anyio.sleep(PACE)

    async def _tell(self) -> None:
        queue = await self._store.read(waiting)
        places = {row.conversation_id: place for place, row in enumerate(queue, start=1)}
        for conversation_id in [*self._told.keys() - places.keys(), *places]:
            place = places.get(conversation_id, 0)
            if self._told.get(conversation_id) != place and self._hub.listens(stream_of(conversation_id)):
                self._hub.signal(stream_of(conversation_id), Place(place))
        self._told = places
