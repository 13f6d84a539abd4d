"""Putting jobs in, handlers that count, and a runner at work, for the tests of jobs."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import anyio
import msgspec
from sqlalchemy import select

from xiaoer.event.tx import Tx
from xiaoer.job.models import job
from xiaoer.job.queue import Job, enqueue
from xiaoer.job.runner import Handler, Runner
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader, Store


class Row(msgspec.Struct, frozen=True):
    """What stands in the table."""

    kind: str
    key: str
    lane: str | None
    args: bytes
    due_at: int
    attempts: int
    leased_until: int
    died_at: int | None
    error: str | None


_rows = query(select(*(job.c[name] for name in Row.__struct_fields__)).order_by(job.c.id), Row)


def rows(read: Reader) -> list[Row]:
    """All jobs, dead ones included."""
    return read.all(_rows)


def put(tx: Tx, key: str, /, *, due: int = 0, lane: str | None = None, **args: Any) -> bool:
    """A job of kind `work`."""
    return enqueue(tx, "work", key=key, due_at=tx.now + due, args=args, lane=lane)


class Hands:
    """A handler that counts what it did and does as it is told."""

    def __init__(self, act: Callable[[Job], Any] | None = None) -> None:
        self.done: Counter[str] = Counter()
        self.attempts: list[int] = []
        self.busy = 0
        self.busiest = 0
        self._act = act

    async def __call__(self, job: Job) -> None:
        """Handle."""
        self.attempts.append(job.attempts)
        self.busy += 1
        self.busiest = max(self.busy, self.busiest)
        try:
            await asyncio.sleep(0)
            if self._act:
                result = self._act(job)
                if result is not None:
                    await result
        finally:
            self.busy -= 1
        self.done[job.key] += 1


@contextlib.asynccontextmanager
async def running(store: Store[Tx], handlers: Handler | Mapping[str, Handler]) -> AsyncIterator[Runner]:
    """A runner at work; stopped at the end."""
    runner = Runner(store, handlers if isinstance(handlers, Mapping) else {"work": handlers})
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(runner.run)
        yield runner
        tasks.cancel_scope.cancel()


async def until(store: Store[Tx], holds: Callable[[list[Row]], bool]) -> list[Row]:
    """Wait until the table of jobs is so."""
    async with asyncio.timeout(30):
        while True:
            found = await store.read(rows)
            if holds(found):
                return found
            await asyncio.sleep(0.005)


def none(found: list[Row]) -> bool:
    """Nothing is left."""
    return not found


def failed(found: list[Row]) -> bool:
    """Somebody failed and is put back."""
    return any(row.error and not row.leased_until for row in found)
