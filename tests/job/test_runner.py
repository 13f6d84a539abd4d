"""The runner: every job is done once, whatever its handler does."""

import asyncio
import io
import logging
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.job.hands import Hands, Row, failed, none, put, running, until
from xiaoer.event.tx import Journal, Tx
from xiaoer.job import queue
from xiaoer.job import runner as job_runner
from xiaoer.job.queue import ATTEMPTS, LEASE, Job
from xiaoer.job.runner import AT_ONCE
from xiaoer.kit.clock import DAY, SECOND, ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.errors import NotFound
from xiaoer.kit.log import JsonFormatter
from xiaoer.kit.store import Store

SECRET = "my husband must not know"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for work more often than in earnest."""
    monkeypatch.setattr(job_runner, "POLL", 0.02)


@pytest.fixture
def logged() -> Any:
    """What our formatter makes of every record."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield stream.getvalue
    logging.getLogger().removeHandler(handler)


# ------------------------------------------------------------------------------------------------- doing


async def test_due_jobs_are_done_and_gone(store: Store[Tx], clock: ManualClock) -> None:
    """With their arguments; one that is not due waits."""
    seen: list[dict[str, Any]] = []
    hands = Hands(lambda job: seen.append(job.args))
    await store.write(put, "a", order="o1")
    await store.write(put, "later", due=SECOND)
    async with running(store, hands):
        found = await until(store, lambda found: len(found) == 1)
        assert (found[0].key, found[0].attempts) == ("later", 0)
        assert seen == [{"order": "o1"}]
        clock.advance(SECOND)
        await until(store, none)
    assert hands.done == {"a": 1, "later": 1}


async def test_a_poke_is_heard_at_once(store: Store[Tx], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to wait for the next look round."""
    monkeypatch.setattr(job_runner, "POLL", 30.0)
    hands = Hands()
    async with running(store, hands) as runner:
        store.committed = lambda _: runner.poke()
        await asyncio.sleep(0.05)
        for name in ("a", "b"):
            begin = time.monotonic()
            await store.write(put, name)
            await until(store, none)
            assert time.monotonic() - begin < 15
    assert hands.done == {"a": 1, "b": 1}


async def test_two_thousand_jobs_are_done_once_each(store: Store[Tx]) -> None:
    """A bounded number at once."""

    def fill(tx: Tx) -> None:
        for n in range(2_000):
            put(tx, f"j{n:04}", lane=f"lane{n % 40}" if n % 2 else None)

    hands = Hands()
    await store.write(fill)
    async with running(store, hands):
        await until(store, none)
    assert hands.done == {f"j{n:04}": 1 for n in range(2_000)}
    assert 1 < hands.busiest <= AT_ONCE


async def test_a_lane_runs_one_job_at_a_time_on_all_nodes(
    store: Store[Tx], database_url: str, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two nodes that share a database. Every job is done once, and each node has some."""
    monkeypatch.setattr(job_runner, "AT_ONCE", 4)
    other = Store(database(database_url), Journal("other", lambda _tx, _recorded: None), clock=clock)
    busy: Counter[str] = Counter()
    clashes: list[str] = []

    async def act(job: Job) -> None:
        lane = str(job.args["name"])
        busy[lane] += 1
        if lane != "none" and busy[lane] > 1:
            clashes.append(lane)
        await asyncio.sleep(0.01)
        busy[lane] -= 1

    for n in range(120):
        name = f"lane{n % 4}" if n < 40 else None
        await store.write(put, f"j{n:03}", lane=name, name=name or "none")
    here, there = Hands(act), Hands(act)
    async with running(store, here), running(other, there):
        await until(store, none)
    await other.close()
    assert clashes == []
    assert here.done + there.done == {f"j{n:03}": 1 for n in range(120)}
    assert here.done
    assert there.done


# ------------------------------------------------------------------------------------------------- failing


def tried(times: int) -> Callable[[list[Row]], bool]:
    """So often, or done."""
    return lambda found: not found or found[0].attempts >= times


async def test_a_handler_that_raises_is_tried_again_later(store: Store[Tx], clock: ManualClock) -> None:
    """Each time with one more attempt behind it, until it succeeds."""

    def act(job: Job) -> None:
        if job.attempts < 2:
            raise OSError

    hands = Hands(act)
    await store.write(put, "a")
    async with running(store, hands):
        for attempt in range(2):
            [row] = await until(store, failed)
            assert (row.error, row.attempts, row.due_at) == ("OSError", attempt + 1, clock.now() + SECOND * 2**attempt)
            clock.advance(SECOND * 2**attempt)
            await until(store, tried(attempt + 2))
        await until(store, none)
    assert hands.attempts == [0, 1, 2]
    assert hands.done == {"a": 1}


async def test_what_always_fails_dies_and_can_be_revived(store: Store[Tx], clock: ManualClock) -> None:
    """It is not tried meanwhile; the others are done all the same."""
    broken = [True]

    def act(job: Job) -> None:
        if job.key == "bad" and broken:
            raise NotFound("shop_gone")

    hands = Hands(act)
    await store.write(put, "bad")
    async with running(store, hands) as runner:
        while not await store.read(queue.dead):
            await until(store, failed)
            clock.advance(DAY)
        await store.write(put, "good")
        await until(store, lambda found: len(found) == 1)
        [dead] = await store.read(queue.dead)
        assert (dead.key, dead.error, dead.attempts) == ("bad", "NotFound: shop_gone", ATTEMPTS)
        assert hands.attempts == [*range(ATTEMPTS), 0]
        broken.clear()
        await store.write(queue.revive, dead.id)
        runner.poke()
        await until(store, none)
    assert hands.done == {"good": 1, "bad": 1}


def put_unknown(tx: Tx) -> None:
    """A job of a kind that nobody here can handle."""
    queue.enqueue(tx, "nobody's", key="unknown", due_at=tx.now, args={})


async def test_what_went_wrong_is_told_without_what_was_said(store: Store[Tx], logged: Callable[[], str]) -> None:
    """The kind of error and its place, in the table and in the log; never its text."""

    def act(job: Job) -> None:
        if job.key == "refused":
            raise NotFound("order_gone", order=SECRET)
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise RuntimeError(f"could not send {SECRET}") from error

    await store.write(put, "bug", text=SECRET)
    await store.write(put, "refused")
    await store.write(put_unknown)
    async with running(store, Hands(act)):
        found = await until(store, lambda found: all(row.error for row in found))
    assert {row.key: row.error for row in found} == {
        "bug": "RuntimeError",
        "refused": "NotFound: order_gone",
        "unknown": "KeyError",
    }
    assert SECRET not in logged()
    assert logged().count('"job.failed"') == 3
    assert '"error":"RuntimeError"' in logged()
    assert "test_runner.py" in logged()


async def test_a_handler_that_hangs_is_ended(store: Store[Tx], monkeypatch: pytest.MonkeyPatch) -> None:
    """And nobody else waits for it."""
    monkeypatch.setattr(job_runner, "LIMIT", 1.0)
    ended: list[str] = []

    async def act(job: Job) -> None:
        if job.key == "hangs":
            try:
                await asyncio.sleep(60)
            finally:
                ended.append(job.key)

    hands = Hands(act)
    for key in ("hangs", "a", "b"):
        await store.write(put, key)
    async with running(store, hands):
        await until(store, lambda found: [row.key for row in found] == ["hangs"])
        assert ended == []
        [row] = await until(store, failed)
    assert (row.error, ended, hands.done) == ("TimeoutError", ["hangs"], {"a": 1, "b": 1})


async def test_a_handler_whose_work_is_cancelled_elsewhere_only_failed(store: Store[Tx]) -> None:
    """It must not be taken for the end of the runner."""

    async def act(job: Job) -> None:
        if job.key == "cancelled":
            waited: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            waited.cancel()
            await waited

    hands = Hands(act)
    await store.write(put, "cancelled")
    async with running(store, hands):
        [row] = await until(store, failed)
        await store.write(put, "next")
        await until(store, lambda found: [row.key for row in found] == ["cancelled"])
    assert (row.error, hands.done) == ("Cancelled", {"next": 1})


async def test_a_crashed_process_costs_a_try_and_no_job(store: Store[Tx], clock: ManualClock) -> None:
    """When its lease has expired somebody else takes over."""
    hands = Hands()
    await store.write(put, "a")
    assert len(await store.write(queue.lease, 10)) == 1  # and dies
    async with running(store, hands):
        await asyncio.sleep(0.1)
        assert hands.attempts == []
        clock.advance(LEASE)
        await until(store, none)
    assert (hands.attempts, hands.done) == ([1], {"a": 1})
