"""Leases are short, so that the jobs of a node that died are soon done by others; who lives renews his."""

import asyncio

import pytest

from tests.job.hands import Hands, none, put, running, until
from xiaoer.event.tx import Tx
from xiaoer.job import queue, runner
from xiaoer.job.queue import LEASE, Job
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.store import Store


async def test_who_is_at_work_keeps_his_lease(
    store: Store[Tx], clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job that takes five times as long as a lease is done once, and nobody else gets it."""
    monkeypatch.setattr(runner, "RENEWAL", 0.01)
    end = asyncio.Event()

    async def act(_: Job) -> None:
        await end.wait()

    hands = Hands(act)
    await store.write(put, "long")
    async with running(store, hands):
        await until(store, lambda found: found[0].leased_until > 0)
        for _ in range(10):
            clock.advance(LEASE // 2)
            now = clock.now()
            await until(store, lambda found, now=now: found[0].leased_until == now + LEASE)  # type: ignore[misc]
            assert await store.write(queue.lease, 10) == []
        end.set()
        await until(store, none)
    assert (hands.attempts, hands.done) == ([0], {"long": 1})


async def test_after_a_long_sleep_a_job_is_not_begun_twice(store: Store[Tx], clock: ManualClock) -> None:
    """The machine slept past the lease: the same runner leases it anew, and goes on with it."""
    end = asyncio.Event()

    async def act(_: Job) -> None:
        await end.wait()

    hands = Hands(act)
    await store.write(put, "long")
    async with running(store, hands) as awake:
        await until(store, lambda found: found[0].leased_until > 0)
        clock.advance(LEASE + 1)
        awake.poke()
        await until(store, lambda found: found[0].attempts == 2)
        end.set()
        await until(store, none)
    assert (hands.attempts, hands.done) == ([0], {"long": 1})
