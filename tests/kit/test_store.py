"""The store's promise: what is answered is committed, what is refused never was, and nobody waits for ever."""

import asyncio
import logging
import sqlite3
from typing import Any

import pytest
from psycopg import errors as pg

from tests.kit import things
from tests.kit.things import begun, ids, make, put, together
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.kit import store as kit_store
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import PostgresConnection, SqliteConnection
from xiaoer.kit.errors import Busy, Failed, Refused
from xiaoer.kit.store import Store

SECRET = "my husband must not know"


@pytest.fixture(autouse=True)
def _table(database_url: str) -> None:
    make(database_url)


@pytest.fixture
def commits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each commit."""
    seen: list[str] = []
    for kind in (SqliteConnection, PostgresConnection):

        def counted(self: Any, commit: Any = kind.commit) -> None:
            seen.append(self.dialect)
            commit(self)

        monkeypatch.setattr(kind, "commit", counted)
    return seen


class ThingSeen(Event, frozen=True, tag="thing.seen"):
    """A fact for these tests."""

    thing: str


def see(tx: Tx, id_: str) -> int:
    """A row and an event."""
    put(tx, id_)
    return tx.record(ThingSeen(thing=id_), stream="thing:1", actor="system", visible=True).seq


def see_and_refuse(tx: Tx, id_: str) -> None:
    """A row and an event that never were."""
    see(tx, id_)
    raise Refused("no", thing=id_)


def collision(dialect: str) -> Exception:
    """An error after which the database itself asks to try again."""
    if dialect == "postgresql":
        return pg.DeadlockDetected()
    error = sqlite3.OperationalError("locked")
    error.sqlite_errorname = "SQLITE_BUSY"
    return error


# ------------------------------------------------------------------------------------------------- batches


async def test_many_verbs_share_one_commit(store: Store[Tx], commits: list[str]) -> None:
    """And each gets its own result."""
    results = await together(store, *(lambda tx, n=n: put(tx, f"{n:03}") for n in range(100)))
    assert results == [f"{n:03}" for n in range(100)]
    assert await store.read(ids) == results
    assert len(commits) == 2  # the gate's, and theirs


async def test_a_refused_verb_in_the_middle_takes_only_its_own_with_it(store: Store[Tx]) -> None:
    """Neither its rows nor its numbers remain; its neighbours' do. A batch of nothing else changes nothing."""
    results = await together(store, *(lambda tx, n=n: see_and_refuse(tx, str(n)) for n in range(3)))
    assert [type(result) for result in results] == [Refused] * 3
    assert await store.read(ids) == []
    first, refused, last = await together(
        store, lambda tx: see(tx, "a"), lambda tx: see_and_refuse(tx, "b"), lambda tx: see(tx, "c")
    )
    assert (first, last) == (1, 2)
    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts) == ("no", {"thing": "b"})
    assert await store.read(ids) == ["a", "c"]


async def test_a_bug_in_a_verb_goes_to_its_caller(store: Store[Tx]) -> None:
    """As it is; alone and in a batch."""
    bugs = [ZeroDivisionError("x"), RecursionError(), UnicodeDecodeError("utf8", b"", 0, 1, "")]

    def buggy(tx: Tx, error: Exception) -> None:
        put(tx, "b")
        raise error

    for error in bugs:
        with pytest.raises(type(error)):
            await store.write(buggy, error)
    first, *others, last = await together(
        store, lambda tx: put(tx, "a"), *(lambda tx, e=e: buggy(tx, e) for e in bugs), lambda tx: put(tx, "c")
    )
    assert (first, others, last) == ("a", bugs, "c")
    assert await store.read(ids) == ["a", "c"]


async def test_nothing_a_verb_raises_ends_the_writer(store: Store[Tx]) -> None:
    """What a future cannot hold, or what would end a thread or a task, arrives as an ordinary error."""
    ends = [SystemExit(1), StopIteration(), asyncio.CancelledError(), KeyboardInterrupt(), GeneratorExit()]

    def buggy(tx: Tx, error: BaseException) -> None:
        put(tx, "b")
        raise error

    for error in ends:
        with pytest.raises(RuntimeError, match=type(error).__name__):
            await store.write(buggy, error)
    first, *others, last = await together(
        store, lambda tx: put(tx, "a"), *(lambda tx, e=e: buggy(tx, e) for e in ends), lambda tx: put(tx, "c")
    )
    assert (first, last) == ("a", "c")
    assert [type(other) for other in others] == [RuntimeError] * len(ends)
    assert await store.read(ids) == ["a", "c"]


async def test_what_the_database_refuses_is_failed_and_its_words_stay_out(
    store: Store[Tx], caplog: pytest.LogCaptureFixture
) -> None:
    """A double key, alone and in a batch: PostgreSQL would quote it."""
    await store.write(put, SECRET)
    with caplog.at_level(logging.DEBUG):
        with pytest.raises(Failed) as raised:
            await store.write(put, SECRET)
        results = await together(store, lambda tx: put(tx, "a"), lambda tx: put(tx, SECRET), lambda tx: put(tx, "c"))
    assert [result if isinstance(result, str) else type(result) for result in results] == ["a", Failed, "c"]
    assert await store.read(ids) == sorted(["a", "c", SECRET])
    assert (raised.value.__cause__, raised.value.__context__) == (None, None)
    failed = [record for record in caplog.records if record.message == "store.write_failed"]
    assert len(failed) == 2
    assert {vars(record)["code"] for record in failed} <= {"SQLITE_CONSTRAINT_PRIMARYKEY", "23505"}
    assert SECRET not in caplog.text
    assert all(SECRET not in str(vars(record)) for record in caplog.records)


async def test_a_verb_that_hides_a_database_error_harms_nobody_else(store: Store[Tx]) -> None:
    """On PostgreSQL its transaction is spoilt: it fails, and those beside it do not."""

    def hides(tx: Tx) -> str:
        put(tx, "b")
        try:
            put(tx, "b")
        except store.database.errors:
            return "hidden"
        return "never"

    first, hidden, last = await together(store, lambda tx: put(tx, "a"), hides, lambda tx: put(tx, "c"))
    assert (first, last) == ("a", "c")
    assert hidden == "hidden" if store.database.dialect == "sqlite" else isinstance(hidden, Failed)
    assert await store.read(ids) == (["a", "b", "c"] if hidden == "hidden" else ["a", "c"])


async def test_a_verb_run_again_has_the_same_ids_and_time(store: Store[Tx], clock: ManualClock) -> None:
    """And leaves one row: whatever the first run did is gone."""
    runs: list[tuple[int, str, str]] = []

    def collides(tx: Tx) -> str:
        clock.advance(1_000)
        runs.append((tx.now, tx.new_id(), tx.new_id()))
        put(tx, runs[-1][1])
        if len(runs) < 4:
            raise collision(tx.dialect)
        return put(tx, runs[-1][2])

    before, made, after = await together(store, lambda tx: see(tx, "a"), collides, lambda tx: see(tx, "c"))
    assert len(runs) == 4
    assert len(set(runs)) == 1
    assert runs[0][1] != runs[0][2] == made
    assert (before, after) == (1, 2)
    assert await store.read(ids) == sorted(["a", "c", runs[0][1], made])


async def test_a_verb_that_always_collides_fails_in_the_end(store: Store[Tx]) -> None:
    """Alone: its neighbours are done."""

    def collides(tx: Tx) -> None:
        put(tx, "b")
        raise collision(tx.dialect)

    first, failed, last = await together(store, lambda tx: put(tx, "a"), collides, lambda tx: put(tx, "c"))
    assert (first, type(failed), last) == ("a", Failed, "c")
    assert await store.read(ids) == ["a", "c"]


# ------------------------------------------------------------------------------------------------- who hears of it


async def test_the_acknowledgement_goes_out_before_its_echo(store: Store[Tx]) -> None:
    """`committed` is called when the tasks that waited have gone on."""
    order: list[str] = []
    store.committed = lambda txs: order.append(f"echo of {len(txs)}")
    gate, _ = await begun(store)

    async def edge(name: str) -> None:
        await store.write(put, name)
        order.append(f"ack {name}")

    tasks = [asyncio.create_task(edge(name)) for name in ("a", "b", "c")]
    await asyncio.sleep(0)
    order.clear()
    gate.open()
    await asyncio.gather(*tasks)
    await asyncio.sleep(0)
    assert order[-4:] == ["ack a", "ack b", "ack c", "echo of 3"]


async def test_committed_hears_of_exactly_what_was_committed(store: Store[Tx]) -> None:
    """Once each, also of verbs that had to run again; of nothing else, nor of a verb that changed nothing."""
    heard: list[str] = []
    store.committed = lambda txs: heard.extend(
        recorded.event.thing for tx in txs for recorded in tx.recorded if isinstance(recorded.event, ThingSeen)
    )
    tries: list[int] = []

    def collides_once(tx: Tx) -> None:
        see(tx, "twice")
        tries.append(1)
        if len(tries) == 1:
            raise collision(tx.dialect)

    def fails(tx: Tx) -> None:
        see(tx, "failed")
        put(tx, "failed")

    def buggy(tx: Tx) -> None:
        see(tx, "bug")
        raise ZeroDivisionError

    await together(
        store,
        lambda tx: see(tx, "a"),
        lambda tx: see_and_refuse(tx, "b"),
        collides_once,
        fails,
        buggy,
        lambda tx: see(tx, "z"),
    )
    with pytest.raises(Refused):
        await store.write(see_and_refuse, "alone")
    await asyncio.sleep(0)
    assert heard == ["a", "twice", "z"]
    store.committed = lambda txs: heard.append(f"{len(txs)} more")
    await together(store, lambda tx: things.grow(tx, "nobody"), lambda tx: things.grow(tx, "a"), things.ids)
    await asyncio.sleep(0)
    assert heard[3:] == ["1 more"]
    assert len(tries) == 2


async def test_an_ear_that_fails_does_not_stop_the_store(store: Store[Tx], caplog: pytest.LogCaptureFixture) -> None:
    """What comes after the commit may be lost; the answer may not."""

    def deaf(_txs: list[Tx]) -> None:
        raise ZeroDivisionError

    store.committed = deaf
    assert [await store.write(put, name) for name in ("a", "b")] == ["a", "b"]
    await asyncio.sleep(0)
    assert "ZeroDivisionError" in caplog.text


async def test_a_task_that_no_longer_waits_does_no_harm(store: Store[Tx]) -> None:
    """Its verb is done like the others', since nobody can know how far it was."""
    heard: list[int] = []
    store.committed = lambda txs: heard.append(len(txs))
    gate, tasks = await begun(store, *(lambda tx, n=n: put(tx, str(n)) for n in range(3)))
    tasks[1].cancel()
    await asyncio.sleep(0)
    gate.open()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0)
    assert (results[0], type(results[1]), results[2]) == ("0", asyncio.CancelledError, "2")
    assert await store.read(ids) == ["0", "1", "2"]
    assert heard[-1] == 3


async def test_a_loop_that_is_gone_does_no_harm(store: Store[Tx]) -> None:
    """Another loop's verbs of the same batch are answered."""
    gate, tasks = await begun(store)

    def leave() -> None:
        async def and_go() -> None:
            waits = asyncio.create_task(store.write(put, "gone"))
            await asyncio.sleep(0)
            waits.cancel()

        asyncio.run(and_go())

    await asyncio.to_thread(leave)
    tasks.append(asyncio.create_task(store.write(put, "here")))
    await asyncio.sleep(0)
    gate.open()
    assert await asyncio.gather(*tasks) == ["here"]
    assert await store.read(ids) == ["gone", "here"]


# ------------------------------------------------------------------------------------------------- its limits


async def test_a_full_queue_says_busy_at_once(store: Store[Tx], monkeypatch: pytest.MonkeyPatch) -> None:
    """And when to come back; what was taken in is done, what was turned away never happens."""
    monkeypatch.setattr(kit_store, "QUEUE", 3)
    gate, tasks = await begun(store, *(lambda tx, n=n: put(tx, str(n)) for n in range(3)))
    with pytest.raises(Busy) as raised:
        await store.write(put, "too many")
    assert (raised.value.status, raised.value.code) == (503, "busy")
    assert raised.value.retry_after > 0
    gate.open()
    assert await asyncio.gather(*tasks) == ["0", "1", "2"]
    assert await store.write(put, "3") == "3"
    assert await store.read(ids) == ["0", "1", "2", "3"]


async def test_closing_finishes_what_was_begun(database_url: str) -> None:
    """Also more than one batch of it; afterwards the house is closed, and closing again is nothing."""
    store = things.open_store(database_url)
    gate, tasks = await begun(store, *(lambda tx, n=n: put(tx, f"{n:03}") for n in range(600)))
    closing = asyncio.create_task(store.close())
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await store.write(put, "late")
    gate.open()
    await closing
    wanted = [f"{n:03}" for n in range(600)]
    assert await asyncio.gather(*tasks) == wanted
    with pytest.raises(Busy):
        await store.read(ids)
    await store.close()
    other = things.open_store(database_url)
    assert await other.read(ids) == wanted
    await other.close()
