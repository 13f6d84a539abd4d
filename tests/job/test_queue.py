"""The queue of jobs: one of a key, none before its time, one at once in a lane, and nothing forgotten."""

import asyncio

import msgspec
import pytest
from sqlalchemy import Text, func, select

from tests.job.hands import put, rows
from xiaoer.event.tx import Journal, Tx
from xiaoer.job import queue
from xiaoer.job.queue import ATTEMPTS, LEASE, Job
from xiaoer.kit.clock import DAY, SECOND, ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.errors import Refused
from xiaoer.kit.statement import query
from xiaoer.kit.store import Store


def keys(jobs: list[Job]) -> list[str]:
    """Their keys."""
    return [one.key for one in jobs]


async def take(store: Store[Tx], limit: int = 100) -> list[Job]:
    """Lease what is due."""
    return await store.write(queue.lease, limit)


async def fail(store: Store[Tx], clock: ManualClock, times: int, why: str = "OSError") -> Job:
    """The one job fails so many times, each as soon as it may be tried."""
    taken: list[Job] = []
    for _ in range(times):
        [one] = taken = await take(store)
        await store.write(queue.finish, [], [(one, why)])
        clock.advance(DAY)
    return taken[0]


# ------------------------------------------------------------------------------------------------- putting in


async def test_what_is_put_in_comes_out_as_it_was(store: Store[Tx]) -> None:
    """With its arguments, whatever they are made of."""
    await store.write(put, "k", order="o1", amount=2**53, lines=["退款", None, {"n": 1.5}])
    [taken] = await take(store)
    assert (taken.kind, taken.key, taken.attempts) == ("work", "k", 0)
    assert taken.args == {"order": "o1", "amount": 2**53, "lines": ["退款", None, {"n": 1.5}]}


async def test_a_key_is_one_job_while_it_lives(store: Store[Tx], clock: ManualClock) -> None:
    """Waiting or running, the first one counts; when it is done the key is free."""
    assert await store.write(put, "k", n=1)
    assert not await store.write(put, "k", n=2)
    [running] = await take(store)
    assert not await store.write(put, "k", n=3)
    assert running.args == {"n": 1}
    assert len(await store.read(rows)) == 1
    await store.write(queue.finish, [running], [])
    assert await store.read(rows) == []
    assert await store.write(put, "k", n=4)
    assert [one.args for one in await take(store)] == [{"n": 4}]


async def test_a_job_of_a_refused_verb_never_was(store: Store[Tx]) -> None:
    """It lives and falls with what its verb did."""

    def refuses(tx: Tx) -> None:
        put(tx, "k")
        raise Refused("no")

    with pytest.raises(Refused):
        await store.write(refuses)
    assert await store.read(rows) == []


async def test_nothing_is_done_before_its_time(store: Store[Tx], clock: ManualClock) -> None:
    """And the queue knows when the next is due."""
    await store.write(put, "late", due=10 * SECOND)
    await store.write(put, "soon", due=2 * SECOND)
    assert await take(store) == []
    assert await store.read(queue.next_due, clock.now()) == clock.now() + 2 * SECOND
    clock.advance(2 * SECOND)
    assert keys(await take(store)) == ["soon"]
    assert await store.read(queue.next_due, clock.now()) == clock.now() + 8 * SECOND
    clock.advance(8 * SECOND - 1)
    assert await take(store) == []
    clock.advance(1)
    assert keys(await take(store)) == ["late"]
    assert await store.read(queue.next_due, clock.now()) is None


async def test_the_longest_due_come_first_and_no_more_than_asked_for(store: Store[Tx], clock: ManualClock) -> None:
    """Then in the order they were put in."""
    for key, due in (("c", 3), ("a", 1), ("b", 1), ("d", 4)):
        await store.write(put, key, due=due)
    clock.advance(SECOND)
    assert keys(await take(store, 3)) == ["a", "b", "c"]
    assert keys(await take(store, 3)) == ["d"]
    assert await take(store, 3) == []


async def test_a_job_that_is_no_longer_needed_goes(store: Store[Tx], clock: ManualClock) -> None:
    """Waiting, put back or left behind by a crash; one that runs right now goes on."""
    await store.write(put, "waiting", due=SECOND)
    await store.write(queue.cancel, "waiting")
    await store.write(queue.cancel, "never was")
    assert await store.read(rows) == []

    await store.write(put, "running")
    [running] = await take(store)
    await store.write(queue.cancel, "running")
    assert len(await store.read(rows)) == 1
    await store.write(queue.finish, [], [(running, "OSError")])
    await store.write(queue.cancel, "running")
    assert await store.read(rows) == []

    await store.write(put, "crashed")
    await take(store)
    clock.advance(LEASE)
    await store.write(queue.cancel, "crashed")
    assert await store.read(rows) == []


# ------------------------------------------------------------------------------------------------- lanes


async def test_a_lane_has_one_job_at_a_time(store: Store[Tx], clock: ManualClock) -> None:
    """Others pass; the next of the lane is not even due while one runs, so nobody spins waiting for it."""
    for key, lane in (("a1", "a"), ("a2", "a"), ("b1", "b"), ("free1", None), ("free2", None), ("a3", "a")):
        await store.write(put, key, lane=lane)
    first = await take(store)
    assert keys(first) == ["a1", "b1", "free1", "free2"]
    assert await take(store) == []
    assert await store.read(queue.next_due, clock.now()) is None
    await store.write(queue.finish, [first[0]], [])
    assert await store.read(queue.next_due, clock.now()) == clock.now()
    [second] = await take(store)
    assert second.key == "a2"
    # One that failed waits for its next try; the lane does not wait with it.
    await store.write(queue.finish, [], [(second, "OSError")])
    assert keys(await take(store)) == ["a3"]


async def test_a_crowded_lane_does_not_keep_others_waiting(store: Store[Tx]) -> None:
    """Though its jobs fill the head of the queue."""
    for n in range(40):
        await store.write(put, f"crowd{n}", lane="crowd")
    await store.write(put, "other", lane="quiet")
    assert keys(await take(store, 8)) == ["crowd0"]
    assert keys(await take(store, 8)) == ["other"]


async def test_a_dead_job_frees_its_lane(store: Store[Tx], clock: ManualClock) -> None:
    """Or one poisoned message would silence a conversation."""
    await store.write(put, "poison", lane="a")
    await fail(store, clock, ATTEMPTS)
    await store.write(put, "next", lane="a")
    assert keys(await take(store)) == ["next"]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_two_nodes_share_the_work_and_the_lanes(store: Store[Tx], database_url: str, clock: ManualClock) -> None:
    """Each job is leased once, and a lane is never on both."""
    other = Store(database(database_url), Journal("other", lambda _tx, _recorded: None), clock=clock)
    for n in range(60):
        await store.write(put, f"j{n:02}", lane=f"lane{n % 5}" if n < 20 else None)
    seen: list[str] = []
    lanes: set[str] = set()

    async def node(mine: Store[Tx]) -> None:
        while len(seen) < 60:
            taken = await take(mine, 4)
            held = {f"lane{int(one.key[1:]) % 5}" for one in taken if int(one.key[1:]) < 20}
            assert not lanes & held
            lanes.update(held)
            seen.extend(keys(taken))
            await asyncio.sleep(0.002)
            lanes.difference_update(held)
            await mine.write(queue.finish, taken, [])

    async with asyncio.timeout(30):
        await asyncio.gather(node(store), node(other))
    assert sorted(seen) == [f"j{n:02}" for n in range(60)]
    assert await store.read(rows) == []
    await other.close()


# ------------------------------------------------------------------------------------------------- leases and tries


async def test_a_lease_that_expired_is_given_to_the_next(store: Store[Tx], clock: ManualClock) -> None:
    """The try of the process that died counts."""
    await store.write(put, "k")
    [lost] = await take(store)
    clock.advance(LEASE - 1)
    assert await take(store) == []
    clock.advance(1)
    [taken] = await take(store)
    assert (lost.attempts, taken.attempts) == (0, 1)
    assert taken.id == lost.id


async def test_who_lost_his_lease_no_longer_has_a_say(store: Store[Tx], clock: ManualClock) -> None:
    """Neither done nor failed nor given back: somebody else is at work on it, alone in its lane."""
    await store.write(put, "k", lane="a")
    [slow] = await take(store)
    clock.advance(LEASE)
    [taken] = await take(store)
    before = await store.read(rows)
    await store.write(queue.finish, [slow], [])
    await store.write(queue.finish, [], [(slow, "OSError")])
    await store.write(queue.give_back, [slow])
    assert await store.read(rows) == before
    assert await take(store) == []
    await store.write(queue.finish, [taken], [])
    assert await store.read(rows) == []


async def test_a_job_that_fails_waits_longer_each_time(store: Store[Tx], clock: ManualClock) -> None:
    """And says why."""
    await store.write(put, "k")
    waits = []
    for attempt in range(ATTEMPTS - 1):
        [taken] = await take(store)
        assert taken.attempts == attempt
        await store.write(queue.finish, [], [(taken, f"E{attempt}")])
        [row] = await store.read(rows)
        assert (row.error, row.died_at, row.leased_until) == (f"E{attempt}", None, 0)
        waits.append(row.due_at - clock.now())
        clock.advance(waits[-1] - 1)
        assert await take(store) == []
        clock.advance(1)
    assert waits == [SECOND * 2**attempt for attempt in range(ATTEMPTS - 1)]


async def test_what_fails_too_often_is_laid_aside_and_can_be_revived(store: Store[Tx], clock: ManualClock) -> None:
    """It is seen with its reason, is never tried by itself, and begins anew when somebody says so."""
    await store.write(put, "k", order="o1")
    last = await fail(store, clock, ATTEMPTS, "Refused: shop_down")
    assert await take(store) == []
    assert await store.read(queue.next_due, clock.now()) is None
    [dead] = await store.read(queue.dead)
    assert (dead.id, dead.kind, dead.key, dead.attempts) == (last.id, "work", "k", ATTEMPTS)
    assert (dead.error, dead.died_at) == ("Refused: shop_down", clock.now() - DAY)

    assert await store.write(queue.revive, dead.id)
    assert not await store.write(queue.revive, dead.id)
    assert not await store.write(queue.revive, 4711)
    assert await store.read(queue.dead) == []
    [again] = await take(store)
    assert (again.attempts, again.args) == (0, {"order": "o1"})


async def test_dead_jobs_are_seen_page_by_page(store: Store[Tx], clock: ManualClock) -> None:
    """Oldest first."""
    for n in range(5):
        await store.write(put, f"k{n}")
    for _ in range(ATTEMPTS):
        await store.write(queue.finish, [], [(one, "OSError") for one in await take(store)])
        clock.advance(DAY)
    first = await store.read(queue.dead, 0, 3)
    rest = await store.read(queue.dead, first[-1].id, 3)
    assert [one.key for one in first + rest] == [f"k{n}" for n in range(5)]


async def test_the_key_of_a_dead_job_may_be_used_again(store: Store[Tx], clock: ManualClock) -> None:
    """It lives no more; the new one takes its place."""
    await store.write(put, "k", n=1)
    await fail(store, clock, ATTEMPTS)
    assert await store.write(put, "k", n=2, lane="a")
    assert await store.read(queue.dead) == []
    [row] = await store.read(rows)
    assert (row.lane, row.attempts, row.error) == ("a", 0, None)
    assert [one.args for one in await take(store)] == [{"n": 2}]


async def test_a_job_that_kills_its_process_is_laid_aside_too(store: Store[Tx], clock: ManualClock) -> None:
    """Nobody is left to say that it failed: the leases themselves are counted."""
    await store.write(put, "k")
    for attempt in range(ATTEMPTS):
        [taken] = await take(store)
        assert taken.attempts == attempt
        clock.advance(LEASE)
    assert await take(store) == []
    [dead] = await store.read(queue.dead)
    assert (dead.key, dead.error) == ("k", "LeaseLost")


async def test_what_was_begun_and_not_done_is_given_back(store: Store[Tx], clock: ManualClock) -> None:
    """At once for the next, and it was no try."""
    await store.write(put, "k")
    await store.write(queue.give_back, await take(store))
    [taken] = await take(store)
    assert taken.attempts == 0


async def test_a_server_that_is_the_only_one_ends_all_leases_at_start(store: Store[Tx]) -> None:
    """Those of the process before it, whose tries count; the rest is left alone."""
    for key in ("a", "b"):
        await store.write(put, key)
    await take(store)
    await store.write(put, "c", due=SECOND)
    assert await store.write(queue.give_all_back) == 2
    assert await store.write(queue.give_all_back) == 0
    assert [(one.key, one.attempts) for one in await take(store)] == [("a", 1), ("b", 1)]


# ------------------------------------------------------------------------------------------------- its cost


class _Free(msgspec.Struct, frozen=True):
    free: bool


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_looking_for_work_costs_postgresql_no_write(store: Store[Tx]) -> None:
    """No transaction id is drawn, so nothing goes to its log."""
    drawn = func.pg_current_xact_id_if_assigned(type_=Text)
    free = query(select(drawn.is_(None).label("free")), _Free)

    def look(tx: Tx) -> _Free | None:
        assert queue.lease(tx, 32) == []
        return tx.one(free)

    await store.write(put, "later", due=DAY)
    assert await store.write(look) == _Free(True)
