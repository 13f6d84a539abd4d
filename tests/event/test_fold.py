"""Folding the journal: each line once, in order, whatever the chunks, the crashes and the other nodes."""

import asyncio
import threading
from collections.abc import Sequence

import pytest

from tests.journal import folded, journal
from xiaoer.event import fold as fold_module
from xiaoer.event.fold import Fold
from xiaoer.event.journal import Event, Line
from xiaoer.event.tail import Cursor, cursor_of
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.database import database
from xiaoer.kit.store import Store

LINES = 25


class SoundHeard(Event, frozen=True, tag="sound.heard"):
    """A fact for these tests."""

    value: int


def hear(tx: Tx, value: int) -> None:
    """Record."""
    tx.record(SoundHeard(value=value), stream=f"sound:{value % 3}", actor="system")


class Notebook:
    """What a fold took, and the trouble it makes."""

    def __init__(self) -> None:
        self.values: list[int] = []
        self.trouble = 0

    def take(self, tx: Tx, lines: Sequence[Line]) -> None:
        """Write the values down; a verb that is run again would write them twice, and is not."""
        if self.trouble:
            self.trouble -= 1
            raise RuntimeError("trouble")
        self.values += [line.decode()["value"] for line in lines]


async def heard(store: Store[Tx]) -> list[int]:
    """Record some lines."""
    for value in range(LINES):
        await store.write(hear, value)
    return list(range(LINES))


@pytest.mark.parametrize("chunk", [1, 4, 5, 100])
async def test_every_line_is_taken_once_and_in_order_in_any_chunks(store: Store[Tx], chunk: int) -> None:
    wanted, notes = await heard(store), Notebook()
    fold = Fold(store, "notes", notes.take, chunk=chunk)
    await folded(store, fold)
    assert notes.values == wanted
    await store.write(hear, LINES)
    await folded(store, fold)
    await Fold(store, "notes", notes.take).catch_up()
    assert notes.values == [*wanted, LINES]


async def test_what_failed_is_taken_next_time(store: Store[Tx]) -> None:
    wanted, notes = await heard(store), Notebook()
    fold = Fold(store, "notes", notes.take, chunk=10)
    notes.trouble = 1
    await journal(store)
    with pytest.raises(RuntimeError):
        await fold.catch_up()
    assert await store.read(cursor_of, "notes") == Cursor(-1, 0)
    await folded(store, fold)
    assert notes.values == wanted


async def test_of_two_nodes_only_one_takes_a_line(store: Store[Tx], database_url: str) -> None:
    other = Store(database(database_url), Journal("other", lambda _tx, _recorded: None), clock=store.clock)
    wanted, notes = await heard(store), Notebook()
    both = [Fold(each, "notes", notes.take, chunk=3) for each in (store, other)]
    await asyncio.gather(*(fold.catch_up() for fold in both))
    await folded(store, both[0])
    assert notes.values == wanted
    await other.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_waits_for_others_is_taken_once_they_are_through(
    store: Store[Tx], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else has to happen, and nobody to say so."""
    monkeypatch.setattr(fold_module, "PACE", 0.01)
    monkeypatch.setattr(fold_module, "LOOK_AGAIN", 3_600.0)
    other = Store(database(database_url), Journal("other", lambda _tx, _recorded: None))
    notes, begun, go_on = Notebook(), threading.Event(), threading.Event()

    def slow(tx: Tx) -> None:
        hear(tx, LINES)
        begun.set()
        assert go_on.wait(30)

    fold = Fold(store, "notes", notes.take)
    running, writing = asyncio.create_task(fold.run()), asyncio.create_task(other.write(slow))
    try:
        assert await asyncio.to_thread(begun.wait, 30)
        await store.write(hear, 0)
        fold.wake()
        await asyncio.sleep(0.1)
        assert notes.values == []
        go_on.set()
        async with asyncio.timeout(30):
            while sorted(notes.values) != [0, LINES]:  # noqa: ASYNC110 - what it waits for is another task's
                await asyncio.sleep(0.01)
    finally:
        go_on.set()
        running.cancel()
        await writing
        await other.close()


async def test_it_runs_until_it_is_cancelled_and_wakes_when_told(
    store: Store[Tx], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fold_module, "PACE", 0.01)
    monkeypatch.setattr(fold_module, "LOOK_AGAIN", 3_600.0)
    notes = Notebook()
    fold = Fold(store, "notes", notes.take)
    running = asyncio.create_task(fold.run())
    try:
        async with asyncio.timeout(30):
            while not fold._woken.statistics().tasks_waiting:  # noqa: ASYNC110, SLF001 - it tells nobody that it rests
                await asyncio.sleep(0.01)
        wanted = await heard(store)
        await journal(store)
        await asyncio.sleep(0.1)
        assert notes.values == []
        fold.wake()
        async with asyncio.timeout(30):
            while notes.values != wanted:  # noqa: ASYNC110 - what it waits for is another task's
                await asyncio.sleep(0.01)
    finally:
        running.cancel()
