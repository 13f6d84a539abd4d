"""The runner when it is stopped, when its store is in trouble, and when there is nothing to do."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from tests.job.hands import Hands, none, put, rows, running, until
from tests.kit.things import Gate
from xiaoer.event.tx import Tx
from xiaoer.job import runner as job_runner
from xiaoer.job.queue import Job
from xiaoer.kit.clock import DAY
from xiaoer.kit.errors import Failed
from xiaoer.kit.store import Store


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for work more often than in earnest."""
    monkeypatch.setattr(job_runner, "POLL", 0.02)


# ------------------------------------------------------------------------------------------------- stopping


async def test_stopping_gives_back_what_was_begun(store: Store[Tx]) -> None:
    """What is done stays done; the rest is free for the next at once, and it was no try."""
    begun = asyncio.Event()

    async def act(job: Job) -> None:
        if job.key == "long":
            begun.set()
            await asyncio.sleep(60)

    for key in ("short", "long"):
        await store.write(put, key)
    hands = Hands(act)
    async with running(store, hands):
        await begun.wait()
    [row] = await store.read(rows)
    assert (row.key, row.attempts, row.leased_until, row.error) == ("long", 0, 0, None)
    assert hands.done == {"short": 1}
    after = Hands()
    async with running(store, after):
        await until(store, none)
    assert (after.attempts, after.done) == ([0], {"long": 1})


async def test_stopping_while_leasing_loses_no_job(store: Store[Tx]) -> None:
    """The lease may already be under way when the stop comes."""
    hands = Hands(lambda _job: asyncio.sleep(60))
    await store.write(put, "a")
    gate = Gate()
    held = await gate.shut(store)
    async with running(store, hands):
        await asyncio.sleep(0.02)
        asyncio.get_running_loop().call_later(0.05, gate.open)
    await held
    [row] = await store.read(rows)
    assert (row.attempts, row.leased_until) == (0, 0)
    assert hands.done == {}


async def test_stopping_when_the_store_is_gone_does_not_hang(store: Store[Tx]) -> None:
    """The lease will expire by itself."""
    begun = asyncio.Event()

    async def act(_job: Job) -> None:
        begun.set()
        await asyncio.sleep(60)

    await store.write(put, "a")
    async with asyncio.timeout(30), running(store, act):
        await begun.wait()
        await store.close()


# ------------------------------------------------------------------------------------------------- a store in trouble


async def test_an_outcome_that_could_not_be_written_is_written_later(
    store: Store[Tx], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is done twice, and the runner neither gives up nor spins."""
    trouble: list[float] = []
    write = store.write

    async def failing(verb: Any, *args: Any, **kwargs: Any) -> Any:
        if verb is not put and hands.done and len(trouble) < 3:
            trouble.append(time.monotonic())
            raise Failed
        return await write(verb, *args, **kwargs)

    hands = Hands()
    await store.write(put, "a")
    monkeypatch.setattr(store, "write", failing)
    async with running(store, hands):
        await until(store, none)
    assert hands.done == {"a": 1}
    assert len(trouble) == 3
    assert trouble[2] - trouble[0] > 0.03  # two looks round lie between


async def looks(store: Store[Tx], monkeypatch: pytest.MonkeyPatch, seconds: float, handlers: Any) -> tuple[int, float]:
    """How often the runner turns to the store in that time, and how long that was on this machine."""
    seen: list[str] = []
    write = store.write

    async def counted(verb: Any, *args: Any, **kwargs: Any) -> Any:
        seen.append(verb.__name__)
        return await write(verb, *args, **kwargs)

    async with running(store, handlers) as runner:
        store.committed = lambda _: runner.poke()  # its own commits are heard too
        await asyncio.sleep(0.1)
        with monkeypatch.context() as patched:
            patched.setattr(store, "write", counted)
            began = time.monotonic()
            await asyncio.sleep(seconds)
            took = time.monotonic() - began
    return len(seen), took


async def test_an_idle_runner_looks_seldom_and_writes_nothing(
    store: Store[Tx], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its look changes nothing, so there is nothing to bring to the disk."""
    monkeypatch.setattr(job_runner, "POLL", 0.05)
    await store.write(put, "later", due=DAY)
    files = [Path(database_url.removeprefix("sqlite:///") + end) for end in ("", "-wal")]
    on_sqlite = store.database.dialect == "sqlite"
    before = [path.stat().st_mtime_ns for path in files if on_sqlite]
    seen, took = await looks(store, monkeypatch, 0.25, Hands())
    assert 1 <= seen <= took / job_runner.POLL + 2
    if on_sqlite:
        # The last word of a runner that held nothing is no change either.
        assert [path.stat().st_mtime_ns for path in files] == before


async def test_a_job_that_waits_for_its_lane_makes_nobody_spin(
    store: Store[Tx], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is due, but not to be had."""
    monkeypatch.setattr(job_runner, "POLL", 0.05)
    for key in ("first", "second"):
        await store.write(put, key, lane="a")
    seen, took = await looks(store, monkeypatch, 0.25, Hands(lambda _job: asyncio.sleep(60)))
    assert seen <= took / job_runner.POLL + 2
