"""The journal as tests read it: whole.

On PostgreSQL a tail waits for every older transaction of the server, and the databases of other tests that are made
or dropped at the same time are such. What a test has to see it has to wait for.
"""

import asyncio

import msgspec
from sqlalchemy import func, select

from xiaoer.event.fold import Fold
from xiaoer.event.journal import Line
from xiaoer.event.models import event
from xiaoer.event.tail import Cursor, cursor_of, lines_after
from xiaoer.event.tx import Tx
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader, Store

PATIENCE = 20.0
EVERYTHING = 1_000_000
BEGINNING = Cursor(-1, 0)


class _Count(msgspec.Struct, frozen=True):
    count: int


_count = query(select(func.count().label("count")).select_from(event), _Count)


def _counted(read: Reader) -> int:
    found = read.one(_count)
    return found.count if found else 0


async def journal(store: Store[Tx]) -> list[Line]:
    """All that is recorded by now, in the order of the commits."""
    recorded = await store.read(_counted)
    async with asyncio.timeout(PATIENCE):
        while len(lines := await store.read(lines_after, BEGINNING, EVERYTHING)) < recorded:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    return lines


async def folded(store: Store[Tx], *folds: Fold) -> None:
    """The folds have taken in all that is recorded by now."""
    recorded = await journal(store)
    last = Cursor(recorded[-1].xact, recorded[-1].position) if recorded else BEGINNING
    for fold in folds:
        async with asyncio.timeout(PATIENCE):
            while not _reached(await store.read(cursor_of, fold.name), last):
                await fold.catch_up()


def _reached(at: Cursor, last: Cursor) -> bool:
    return (at.xact, at.position) >= (last.xact, last.position)
