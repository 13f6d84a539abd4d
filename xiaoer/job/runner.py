"""Runs due jobs, a bounded number at once."""

import logging
import math
from collections.abc import Awaitable, Callable, Mapping, Sequence

import anyio
from anyio.abc import TaskGroup

from xiaoer.event.tx import Tx
from xiaoer.job.queue import ATTEMPTS, LEASE, Job, finish, give_back, lease, next_due, renew
from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store

Handler = Callable[[Job], Awaitable[None]]

AT_ONCE = 32
POLL = 1.0
# Another node may be leasing just now.
BREATH = 0.02
LIMIT = 60.0
RENEWAL = LEASE / SECOND / 4
PARTING = 5.0
log = logging.getLogger(__name__)


class Runner:
    """Leases jobs, calls their handlers, and writes down the outcome in batches."""

    def __init__(self, store: Store[Tx], handlers: Mapping[str, Handler]) -> None:
        self._store = store
        self._handlers = handlers
        self._poked = anyio.Event()
        self._held: dict[int, Job] = {}
        self._done: list[Job] = []
        self._failed: list[tuple[Job, str]] = []

    def poke(self) -> None:
        """There may be something to do."""
        self._poked.set()

    async def run(self) -> None:
        """Work until cancelled; what was begun and not done is then given back."""
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._stay)
                while True:
                    await self._round(tasks)
        finally:
            with anyio.move_on_after(PARTING, shield=True):
                await self._part()

    async def _round(self, tasks: TaskGroup) -> None:
        poked = self._poked = anyio.Event() if self._poked.is_set() else self._poked
        try:
            # Whoever is cancelled while leasing must still learn what he leased, to give it back.
            with anyio.CancelScope(shield=True):
                taken = await self._turn()
        except Refused as error:
            log.warning("job.waiting", extra={"code": error.code})
            await anyio.sleep(POLL)
            return
        for job in taken:
            # One that is still at work had its lease expire, on a machine that slept: it goes on under the new one.
            if job.id not in self._held:
                tasks.start_soon(self._work, job)
            self._held[job.id] = job
        if not taken:
            with anyio.move_on_after(await self._pause()):
                await poked.wait()

    async def _turn(self) -> list[Job]:
        done, failed, self._done, self._failed = self._done, self._failed, [], []
        try:
            return await self._store.write(_turn, done, failed, AT_ONCE - len(self._held))
        except Refused:
            self._done += done
            self._failed += failed
            raise

    async def _pause(self) -> float:
        if self._done or self._failed:
            return 0.0
        if len(self._held) >= AT_ONCE:
            return POLL
        now = self._store.clock.now()
        try:
            due = await self._store.read(next_due, now)
        except Refused:
            return POLL
        return POLL if due is None else min(POLL, max(BREATH, (due - now) / SECOND))

    async def _work(self, job: Job) -> None:
        why = await self._try(job)
        leased = self._held.pop(job.id)
        if why is None:
            self._done.append(leased)
        else:
            self._failed.append((leased, why))
        self._poked.set()

    async def _stay(self) -> None:
        while True:
            await anyio.sleep(RENEWAL)
            try:
                if self._held:
                    await self._store.write(renew, list(self._held.values()))
            except Refused as error:
                log.warning("job.not_renewed", extra={"code": error.code, "jobs": len(self._held)})

    async def _try(self, job: Job) -> str | None:
        """Call the handler; None when it is done, else the kind of error: its text may hold what a customer wrote."""
        facts = {"job": job.kind, "id": job.id, "attempts": job.attempts + 1, "dead": job.attempts + 1 >= ATTEMPTS}
        try:
            with anyio.fail_after(LIMIT):
                await self._handlers[job.kind](job)
        except anyio.get_cancelled_exc_class():
            if anyio.current_effective_deadline() == -math.inf:
                raise  # it is us who are to stop
            # Something that the handler waited for was cancelled elsewhere.
            log.error("job.cancelled", extra=facts)
            return "Cancelled"
        except Exception as error:
            log.exception("job.failed", extra=facts)
            return f"{type(error).__name__}: {error.code}" if isinstance(error, Refused) else type(error).__name__
        return None

    async def _part(self) -> None:
        try:
            await self._store.write(_part, self._done, self._failed, list(self._held.values()))
        except Refused as error:
            log.warning("job.not_given_back", extra={"code": error.code, "jobs": len(self._held)})


def _turn(tx: Tx, done: Sequence[Job], failed: Sequence[tuple[Job, str]], free: int) -> list[Job]:
    finish(tx, done, failed)
    return lease(tx, free) if free > 0 else []


def _part(tx: Tx, done: Sequence[Job], failed: Sequence[tuple[Job, str]], held: Sequence[Job]) -> None:
    finish(tx, done, failed)
    give_back(tx, held)
