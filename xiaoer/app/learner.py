"""Has the assistant learn again when what it learns from has changed, here or on another node."""

from collections.abc import Awaitable, Callable

import anyio

from xiaoer.knowledge.verbs import STREAM
from xiaoer.realtime.hub import Heard, Hub, Signal

# Whoever changes several intents one after the other is waited for.
PACE = 2.0


class Learner:
    """Calls `learn` a moment after the last news, until it has worked."""

    def __init__(self, hub: Hub, learn: Callable[[], Awaitable[None]]) -> None:
        self.learn = learn
        self._woken = anyio.Event()
        hub.listen(STREAM, self._hear)

    def _hear(self, heard: Heard | Signal) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Learn until cancelled."""
        while True:
            await self._woken.wait()
            await anyio.sleep(PACE)
            self._woken = anyio.Event()
            try:
                await self.learn()
            except Exception:
                self._woken.set()
                raise
