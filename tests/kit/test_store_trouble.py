"""The store when the world is unkind: full disks, held locks, lost connections. What was acknowledged is there."""

import asyncio
import contextlib
import itertools
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import text

from tests.kit.proxy import Proxy
from tests.kit.things import GROW, begun, grow, ids, make, open_store, put, put_once, together, values
from xiaoer.event.tx import Tx
from xiaoer.kit import database as kit_database
from xiaoer.kit import store as kit_store
from xiaoer.kit.database import PostgresConnection
from xiaoer.kit.errors import Failed, Unknown
from xiaoer.kit.statement import Change
from xiaoer.kit.store import Store

only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
only_postgres = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
held.execute("INSERT INTO thing VALUES ('other', NULL, 0, 0, NULL)")
print("held", flush=True)
sys.stdin.readline()
held.execute("COMMIT")
"""


@pytest.fixture
def table(database_url: str) -> str:
    """The URL of a database with the table of these tests."""
    make(database_url)
    return database_url


@contextlib.contextmanager
def other_process(url: str) -> Iterator[Callable[[], None]]:
    """Somebody else has written and not committed yet; call it to make them."""
    command = [sys.executable, "-c", HOLD, url.removeprefix("sqlite:///")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"

        def release() -> None:
            process.communicate("\n", timeout=30)

        yield release
        if process.poll() is None:
            release()


# ------------------------------------------------------------------------------------------------- a full disk


class Disk:
    """One megabyte: a file system of its own where that is allowed (to root), else SQLite's own limit."""

    def __init__(self, place: Path, *, own: bool) -> None:
        self._place = place
        self._own = own
        self.url = f"sqlite:///{place / 'x.db'}"

    @classmethod
    def mounted(cls, place: Path) -> "Disk | None":
        """None where it is not allowed."""
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
        allowed = os.geteuid() == 0 and subprocess.run(mount, check=False, capture_output=True).returncode == 0
        return cls(place, own=True) if allowed else None

    async def limit(self, store: Store[Tx]) -> None:
        """From here on it is small."""
        if not self._own:
            await store.write(lambda tx: tx.run(Change(lambda _: text("PRAGMA max_page_count=250"))))

    async def grow(self, store: Store[Tx]) -> None:
        """There is room for all."""
        if not self._own:
            await store.write(lambda tx: tx.run(Change(lambda _: text("PRAGMA max_page_count=100000"))))
            return
        remount = ["mount", "-o", "remount,size=16m", str(self._place)]
        await asyncio.to_thread(lambda: subprocess.run(remount, check=True))


@pytest.fixture(params=["mount", "pragma"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """A disk that will soon be full."""
    disk = Disk.mounted(tmp_path) if request.param == "mount" else Disk(tmp_path, own=False)
    if disk is None:
        pytest.skip("only root may mount; the other form of this test ran")
    yield disk
    if request.param == "mount":
        subprocess.run(["umount", "-l", tmp_path], check=True)


async def test_a_full_disk_takes_only_what_does_not_fit(small_disk: Disk) -> None:
    """The batch falls as a whole and is done verb by verb: what is acknowledged is there, what failed is not."""
    make(small_disk.url)
    store = open_store(small_disk.url)
    await small_disk.limit(store)
    heard: list[int] = []
    store.committed = lambda txs: heard.append(len(txs))
    before = await store.write(put, "before")
    names = [f"{n:03}" for n in range(100)]
    body = os.urandom(20_000)
    gate, tasks = await begun(store, *(lambda tx, name=name: put(tx, name, 0, body) for name in names))
    heard.clear()
    gate.open()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    done = [result for result in results if isinstance(result, str)]
    failed = [name for name, result in zip(names, results, strict=True) if isinstance(result, Failed)]
    assert len(done) + len(failed) == 100
    assert len(done) > 10
    assert len(failed) > 10
    assert await store.read(ids) == sorted([*done, before])
    await asyncio.sleep(0)
    assert sum(heard) == len(done)
    with pytest.raises(Failed):
        await store.write(put, "alone", 0, body)

    await small_disk.grow(store)
    assert await together(store, *(lambda tx, name=name: put(tx, name, 0, body) for name in failed)) == failed
    await store.close()
    again = open_store(small_disk.url)
    assert await again.read(ids) == [*names, before]
    await again.close()


# ------------------------------------------------------------------------------------------------- held locks


@only_sqlite
async def test_a_lock_held_for_a_while_is_waited_for(table: str) -> None:
    """The command line writes beside the server; reading goes on meanwhile."""
    store = open_store(table)
    with other_process(table) as release:
        waits = asyncio.gather(*(store.write(put, name) for name in "abc"))
        await asyncio.sleep(0.2)
        assert not waits.done()
        assert await store.read(ids) == []
        await asyncio.to_thread(release)
        assert await waits == ["a", "b", "c"]
    assert await store.read(ids) == ["a", "b", "c", "other"]
    await store.close()


@only_sqlite
async def test_a_lock_that_is_never_given_back_fails_all_who_wait(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After one wait for a whole batch, not one for each verb; then all goes on."""
    monkeypatch.setattr(kit_database, "LOCK_TIMEOUT", 0.3)
    store = open_store(table)
    with other_process(table) as release:
        begin = time.monotonic()
        results = await asyncio.gather(*(store.write(put, str(n)) for n in range(50)), return_exceptions=True)
        assert time.monotonic() - begin < 5  # fifty waits would be fifteen seconds
        assert [type(result) for result in results] == [Failed] * 50
        assert await store.read(ids) == []
        await asyncio.to_thread(release)
    assert await store.write(put, "later") == "later"
    assert await store.read(ids) == ["later", "other"]
    await store.close()


@only_postgres
async def test_a_row_that_is_held_fails_only_who_needs_it(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others of the batch are done, and later it works for all."""
    monkeypatch.setattr(kit_database, "LOCK_TIMEOUT", 0.2)
    store = open_store(table)
    for name in ("a", "b", "c"):
        await store.write(put, name)
    with psycopg.connect(table) as other:
        other.execute("UPDATE thing SET value = 100 WHERE id = 'b'")
        results = await together(store, *(lambda tx, name=name: grow(tx, name) for name in "abc"))
        assert [result if result == 1 else type(result) for result in results] == [1, Failed, 1]
        other.rollback()
    assert await store.write(grow, "b") == 1
    assert await store.read(values) == {"a": 1, "b": 1, "c": 1}
    await store.close()


@only_postgres
async def test_batches_that_lock_each_other_out_both_succeed(table: str) -> None:
    """Two nodes, the same streams in opposite order: the database breaks the knot, the loser runs again."""
    one, other = open_store(table), open_store(table)
    for name in ("a", "b"):
        await one.write(put, name)
    meet = threading.Barrier(2)
    runs: list[str] = []

    def knot(first: str, second: str) -> list[Callable[[Tx], Any]]:
        def begins(tx: Tx) -> int:
            runs.append(first)
            changed = grow(tx, first)
            if runs.count(first) == 1:
                meet.wait(30)
            return changed

        return [begins, lambda tx: grow(tx, second)]

    results = await asyncio.gather(together(one, *knot("a", "b")), together(other, *knot("b", "a")))
    assert list(results) == [[1, 1], [1, 1]]
    assert len(runs) == 3  # one of the two had to run again
    assert await one.read(values) == {"a": 2, "b": 2}
    for store in (one, other):
        await store.close()


@only_postgres
async def test_two_nodes_on_the_same_rows_lose_nothing(table: str) -> None:
    """Also where the database is set to refuse instead of to wait."""
    with psycopg.connect(table, autocommit=True) as admin:
        strict = "ALTER DATABASE {} SET default_transaction_isolation = 'repeatable read'"
        admin.execute(SQL(strict).format(Identifier(admin.info.dbname)))
    stores = [open_store(table), open_store(table)]
    for key in ("a", "b"):
        await stores[0].write(put, key)

    def both(tx: Tx, order: str) -> None:
        for key in order:
            tx.run(GROW, thing=key)

    writes = [store.write(both, order) for _ in range(40) for store, order in zip(stores, ("ab", "ba"), strict=True)]
    await asyncio.gather(*writes)
    assert await stores[0].read(values) == {"a": 80, "b": 80}
    for store in stores:
        await store.close()


# ------------------------------------------------------------------------------------------------- lost connections


@pytest.fixture
async def wired(table: str) -> AsyncIterator[tuple[Store[Tx], Proxy]]:
    """A store that reaches PostgreSQL by a wire that can be cut."""
    proxy = Proxy(table)
    store = open_store(proxy.url)
    yield store, proxy
    await store.close()
    proxy.close()


@only_postgres
async def test_a_connection_lost_in_the_middle_is_made_anew(wired: tuple[Store[Tx], Proxy]) -> None:
    """Nothing was committed yet, so all is simply done again; alone and in a batch."""
    store, proxy = wired
    runs: list[str] = []

    def cut(tx: Tx, name: str) -> str:
        runs.append(name)
        put(tx, name)
        if runs.count(name) == 1:
            proxy.cut_now()
        grow(tx, name)
        return name

    assert await store.write(cut, "alone") == "alone"
    results = await together(store, lambda tx: put(tx, "a"), lambda tx: cut(tx, "b"), lambda tx: put(tx, "c"))
    assert results == ["a", "b", "c"]
    assert runs == ["alone", "alone", "b", "b"]
    assert await store.read(values) == {"a": 0, "alone": 1, "b": 1, "c": 0}


@only_postgres
@pytest.mark.parametrize("lost", ["question", "answer"])
async def test_a_commit_without_answer_is_unknown(wired: tuple[Store[Tx], Proxy], lost: str) -> None:
    """It is not run again by itself; its caller repeats it with the same id, and it is there once."""
    store, proxy = wired
    heard: list[int] = []
    runs: list[str] = []

    def last_words(tx: Tx, name: str) -> int:
        at = put_once(tx, name)
        runs.append(name)
        if len(runs) == 1:
            proxy.cut_next(lost)
        return at

    await store.write(put, "before")
    await asyncio.sleep(0)
    store.committed = lambda txs: heard.append(len(txs))
    with pytest.raises(Unknown) as raised:
        await store.write(last_words, "a")
    assert raised.value.status == 503
    assert (proxy.cuts, runs, heard) == (1, ["a"], [])
    happened = await store.read(values)
    assert ("a" in happened) == (lost == "answer")
    at = await store.write(last_words, "a")
    assert await store.read(values) == {"before": 0, "a": at}
    assert happened.get("a", at) == at


@only_postgres
async def test_a_batch_without_answer_is_unknown_to_all(
    wired: tuple[Store[Tx], Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Repeated, each is there once."""
    store, proxy = wired
    commit, commits = PostgresConnection.commit, itertools.count()

    def cut(connection: PostgresConnection) -> None:
        if next(commits) == 1:  # the gate's is the one before
            proxy.cut_next("answer")
        commit(connection)

    monkeypatch.setattr(PostgresConnection, "commit", cut)
    verbs = [lambda tx, name=name: put_once(tx, name) for name in "abc"]
    results = await together(store, *verbs)
    assert [type(result) for result in results] == [Unknown] * 3
    there = await store.read(values)
    assert await together(store, *verbs) == list(there.values())
    assert await store.read(values) == there
    assert list(there) == ["a", "b", "c"]


@only_postgres
async def test_a_server_that_was_restarted_is_found_again(table: str) -> None:
    """Its connections died in their sleep: neither the next verb nor the next read notices."""
    store = open_store(table)
    assert await store.write(put, "a") == "a"
    await asyncio.gather(*(store.read(ids) for _ in range(8)))
    with psycopg.connect(table, autocommit=True) as admin:
        gone = admin.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        ).fetchall()
    assert len(gone) >= 2
    assert await store.write(put, "b") == "b"
    assert await asyncio.gather(*(store.read(ids) for _ in range(8))) == [["a", "b"]] * 8
    await store.close()


@only_postgres
async def test_while_the_server_is_away_everything_fails_quickly(table: str) -> None:
    """Verbs and reads, at once and without hanging; when it is back all goes on."""
    proxy = Proxy(table)
    store = open_store(proxy.url)
    await store.write(put, "a")
    proxy.close()
    begin = time.monotonic()
    results = await together_away(store)
    assert time.monotonic() - begin < 5
    assert [type(result) for result in results] == [Failed] * 4
    await store.close()
    there = open_store(table)
    assert await there.read(ids) == ["a"]
    await there.close()


async def together_away(store: Store[Tx]) -> list[Any]:
    """Three verbs and a read of a store whose database is away."""
    return await asyncio.gather(*(store.write(put, name) for name in "bcd"), store.read(ids), return_exceptions=True)


async def test_a_mistake_in_the_store_itself_leaves_nobody_waiting(
    table: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Who waits hears that nobody knows, and the writer lives on."""
    store = open_store(table)
    with monkeypatch.context() as broken:
        broken.setattr(kit_store.Store, "_run", None)
        with pytest.raises(Unknown):
            await store.write(put, "a")
    assert "store.broken" in caplog.text
    assert await store.write(put, "b") == "b"
    assert await store.read(ids) == ["b"]
    await store.close()


@only_sqlite
async def test_a_path_may_have_any_characters(tmp_path: Path, table: str) -> None:
    """It is no URL to SQLite, though it looks like one."""
    odd = tmp_path / "100% 小二 #1?mode=ro"
    odd.mkdir()
    shutil.copy(table.removeprefix("sqlite:///"), odd / "x.db")
    store = open_store(f"sqlite:///{odd / 'x.db'}")
    assert await store.write(put, "a") == "a"
    assert await store.read(ids) == ["a"]
    await store.close()
    assert sorted(path.name for path in odd.iterdir()) == ["x.db"]
