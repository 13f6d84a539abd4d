"""Runs due jobs, a bounded number at once."""

import logging
from collections.abc import Awaitable, Callable, Mapping

import anyio

from xiaoer.event.tx import Tx
from xiaoer.job.queue import Job, finish, lease, next_due
from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store

Handler = Callable[[Job], Awaitable[None]]

AT_ONCE = 32
POLL = 1.0
LIMIT = 60.0
log = logging.getLogger(__name__)


class Runner:
    """Leases jobs, calls their handlers, and writes down the outcome in batches."""

    def __init__(self, store: Store[Tx], handlers: Mapping[str, Handler]) -> None:
        self._store = store
        self._handlers = handlers
        self._poked = anyio.Event()
        self._running = 0
        self._done: list[int] = []
        self._failed: dict[int, tuple[int, str]] = {}

    def poke(self) -> None:
        """There may be something to do."""
        self._poked.set()

    async def run(self) -> None:
        """Work until cancelled."""
        async with anyio.create_task_group() as tasks:
            while True:
                poked = self._poked = anyio.Event() if self._poked.is_set() else self._poked
                try:
                    taken = await self._turn()
                except Refused as error:
                    log.warning("jobs wait: %s", error.code)
                    taken = []
                for job in taken:
                    self._running += 1
                    tasks.start_soon(self._work, job)
                if not taken:
                    with anyio.move_on_after(await self._pause()):
                        await poked.wait()

    async def _turn(self) -> list[Job]:
        done, failed, self._done, self._failed = self._done, self._failed, [], {}
        free = AT_ONCE - self._running
        try:
            return await self._store.write(_turn, done, failed, free)
        except Refused:
            self._done += done
            self._failed |= failed
            raise

    async def _pause(self) -> float:
        if self._done or self._failed:
            return 0.0
        if self._running >= AT_ONCE:
            return POLL
        try:
            due = await self._store.read(next_due, self._store.clock.now())
        except Refused:
            return POLL
        return POLL if due is None else min(POLL, max(0.0, (due - self._store.clock.now()) / SECOND))

    async def _work(self, job: Job) -> None:
        try:
            with anyio.fail_after(LIMIT):
                await self._handlers[job.kind](job)
        except Exception as error:
            # The kind of error only: its text may hold what a customer wrote.
            why = f"{type(error).__name__}: {error.code}" if isinstance(error, Refused) else type(error).__name__
            log.exception("job failed", extra={"job": job.kind, "attempts": job.attempts + 1})
            self._failed[job.id] = (job.attempts, why)
        else:
            self._done.append(job.id)
        finally:
            self._running -= 1
            self._poked.set()


def _turn(tx: Tx, done: list[int], failed: dict[int, tuple[int, str]], free: int) -> list[Job]:
    if done or failed:
        finish(tx, done, failed)
    return lease(tx, free) if free > 0 else []
