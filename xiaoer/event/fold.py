"""Folding the journal: what a room counts or indexes of everything that happened, a chunk at a time.

A room that folds has one plain function `take(tx, lines)`, which writes rows of its own and nothing else. Its Fold is
made in app/house.py, run in the background and woken by the hub:

    Fold(store, "report", report.fold.take)

Each chunk and the cursor behind it are one transaction, so that every line is taken exactly once and in commit order,
whoever dies in between and however many nodes there are. `take` must come to the same whatever the chunks are: it may
look at a line and at its own rows, never at where a chunk begins or ends, nor at the clock.
"""

from collections.abc import Callable, Sequence

import anyio

from xiaoer.event.journal import Line
from xiaoer.event.tail import Cursor, cursor_of, held, held_back, lines_after, move
from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store

CHUNK = 100
# What one round of news has to say is worth one look.
PACE = 0.2
# News of another node may be lost.
LOOK_AGAIN = 2.0
Take = Callable[[Tx, Sequence[Line]], None]


class Fold:
    """Takes in the journal from where it stopped; `take` is given each line once, in commit order."""

    def __init__(self, store: Store[Tx], name: str, take: Take, *, chunk: int = CHUNK) -> None:
        self.name = name
        self._store = store
        self._take = take
        self._chunk = chunk
        self._woken = anyio.Event()

    def wake(self) -> None:
        """Something was recorded, here or on another node."""
        self._woken.set()

    async def run(self) -> None:
        """Keep up until cancelled."""
        while True:
            self._woken = anyio.Event()
            await self.catch_up()
            await anyio.sleep(PACE)
            # On PostgreSQL a line waits for older transactions of others, whose end nobody tells.
            if await self._store.read(held_back, await self._store.read(cursor_of, self.name)):
                continue
            with anyio.move_on_after(LOOK_AGAIN):
                await self._woken.wait()

    async def catch_up(self) -> None:
        """Take in all that is complete now."""
        while await self._step():
            pass

    async def _step(self) -> bool:
        before = await self._store.read(cursor_of, self.name)
        lines = await self._store.read(lines_after, before, self._chunk)
        if lines:
            await self._store.write(_fold, self.name, before, lines, self._take)
        return len(lines) == self._chunk


def _fold(tx: Tx, name: str, before: Cursor, lines: Sequence[Line], take: Take) -> None:
    # Another node may have taken the same lines meanwhile.
    if held(tx, name) == before:
        take(tx, lines)
        move(tx, name, lines[-1])
