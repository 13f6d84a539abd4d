"""What the store promises to those who only read."""

import asyncio

import pytest
from sqlalchemy import BigInteger, func, literal, select

from tests.kit.things import Count, ids, make, put
from xiaoer.event.tx import Tx
from xiaoer.kit import store as kit_store
from xiaoer.kit.database import database
from xiaoer.kit.errors import Failed, Refused, TimedOut
from xiaoer.kit.statement import query
from xiaoer.kit.store import Store


@pytest.fixture(autouse=True)
def _table(database_url: str) -> None:
    make(database_url)


_endless = select(literal(1, BigInteger).label("n")).cte("endless", recursive=True)
_endless = _endless.union_all(select(_endless.c.n + 1))
_forever = query(select(func.max(_endless.c.n).label("count")), Count)


async def test_a_slow_read_is_given_up(store: Store[Tx], monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes and other reads go on meanwhile, and the same thread reads again afterwards."""
    monkeypatch.setattr(kit_store, "READ_LIMIT", 0.3)
    slow = [asyncio.create_task(store.read(lambda read: read.one(_forever))) for _ in range(kit_store.READERS)]
    await store.write(put, "a")
    results = await asyncio.gather(*slow, return_exceptions=True)
    assert [type(result) for result in results] == [TimedOut] * kit_store.READERS
    assert [await store.read(ids) for _ in range(4)] == [["a"]] * 4


async def test_a_query_may_refuse_and_a_bug_in_it_is_its_own(store: Store[Tx]) -> None:
    """The reader goes on."""

    def refuses(_read: object) -> None:
        raise Refused("not_yours")

    def buggy(_read: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(Refused, match="not_yours"):
        await store.read(refuses)
    with pytest.raises(ZeroDivisionError):
        await store.read(buggy)
    assert await store.read(ids) == []


async def test_a_reader_cannot_write(store: Store[Tx], database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """The database itself refuses, on every connection for reading."""
    await store.write(put, "a")
    known = database(database_url)
    reader = known.connect(write=False)
    for statement in ("DELETE FROM thing", "INSERT INTO stream VALUES ('s', 1, 1)", "CREATE TABLE more (id text)"):
        with pytest.raises(known.errors):
            reader.execute(statement, {})
    reader.close()
    assert await store.read(ids) == ["a"]
    if known.dialect == "postgresql":
        drawn = query(select(func.nextval("event_position_seq", type_=BigInteger).label("count")), Count)
        with pytest.raises(Failed):
            await store.read(lambda read: read.one(drawn))
        assert [vars(record)["code"] for record in caplog.records] == ["25006"]


async def test_reads_see_what_was_acknowledged(store: Store[Tx]) -> None:
    """At once, in every reading thread, while writing goes on."""

    async def customer(name: str) -> None:
        for n in range(10):
            await store.write(put, f"{name}{n}")
            assert f"{name}{n}" in await store.read(ids)

    await asyncio.gather(*(customer(name) for name in "abcdef"))
    assert len(await store.read(ids)) == 60
