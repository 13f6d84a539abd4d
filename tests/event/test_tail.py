"""A tail on PostgreSQL, where what was numbered first may be committed last."""

import asyncio
import threading

import pytest

from tests.journal import journal
from xiaoer.event.journal import Event
from xiaoer.event.tail import Cursor, lines_after
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.database import database
from xiaoer.kit.store import Store


class ThingSeen(Event, frozen=True, tag="thing.seen"):
    """A fact for these tests."""

    value: int


def see(tx: Tx, value: int, stream: str) -> int:
    """Record."""
    return tx.record(ThingSeen(value=value), stream=stream, actor="system").position


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_another_node_has_not_committed_yet_holds_back_what_came_after(
    store: Store[Tx], database_url: str
) -> None:
    """Or the tail would pass over it and never see it."""
    other = Store(database(database_url), Journal("other", lambda _tx, _recorded: None))
    numbered, go_on = threading.Event(), threading.Event()

    def slow(tx: Tx) -> int:
        position = see(tx, 1, "slow:1")
        numbered.set()
        assert go_on.wait(10)
        return position

    async def tail(after: Cursor) -> list[int]:
        return [line.position for line in await store.read(lines_after, after)]

    before = await store.write(see, 0, "quick:1")
    await journal(store)
    first = asyncio.create_task(store.write(slow))
    try:
        assert await asyncio.to_thread(numbered.wait, 10)
        later = await other.write(see, 2, "quick:1")
        assert await tail(Cursor(-1, 0)) == [before]
    finally:
        go_on.set()
    assert before < await first < later
    lines = await journal(store)
    assert [line.position for line in lines] == [before, await first, later]
    assert await tail(Cursor(lines[0].xact, lines[0].position)) == [await first, later]
    assert await tail(Cursor(lines[2].xact, lines[2].position)) == []
    await other.close()
