"""Statements: compiled once, and the same on both databases."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import (
    Column,
    DateTime,
    MetaData,
    Numeric,
    Table,
    Text,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    update,
)

from tests.kit import things
from tests.kit.things import PUT, Count, Thing, thing
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Failed
from xiaoer.kit.statement import change, either, query, query_among, upsert
from xiaoer.kit.store import Store

BOTH = ("sqlite", "postgresql")
_of_owner = query(
    select(*thing.columns).where(thing.c.owner == bindparam("owner"), thing.c.value > 1).order_by(thing.c.id), Thing
)


@pytest.fixture(autouse=True)
def _table(request: pytest.FixtureRequest) -> None:
    """The table of these tests, where there is a database."""
    if "store" in request.fixturenames:
        things.make(request.getfixturevalue("database_url"))


def fill(tx: Tx) -> None:
    """Three rows."""
    rows: list[dict[str, Any]] = [
        {"id": "a", "owner": "ann", "value": 1, "done": True, "body": b"\x00\xff"},
        {"id": "b", "owner": "ann", "value": 2**62, "done": False, "body": None},
        {"id": "c", "owner": None, "value": -3, "done": True, "body": b""},
    ]
    tx.many(PUT, rows)


async def test_every_allowed_type_comes_back_as_it_went_in(store: Store[Tx]) -> None:
    """Truth as truth: SQLite knows only 0 and 1, and JSON would say so."""
    await store.write(fill)
    rows = await store.read(lambda read: read.all(things.ALL))
    assert rows == [
        Thing("a", "ann", 1, True, b"\x00\xff"),
        Thing("b", "ann", 2**62, False, None),
        Thing("c", None, -3, True, b""),
    ]
    assert [row.done is bool(row.done) for row in rows] == [True] * 3
    assert b'"done":true' in msgspec.json.encode(await store.read(lambda read: read.one(things.ONE, id="a")))


async def test_literals_go_along_with_what_is_bound(store: Store[Tx]) -> None:
    """The statement's own 1 and the call's owner; nothing found is None and an empty list."""
    await store.write(fill)
    assert [row.id for row in await store.read(lambda read: read.all(_of_owner, owner="ann"))] == ["b"]
    assert await store.read(lambda read: read.all(_of_owner, owner="bob")) == []
    assert await store.read(lambda read: read.one(_of_owner, owner="bob")) is None


async def test_null_may_be_a_literal(store: Store[Tx]) -> None:
    """`values(x=None)` means NULL, not a value that is still to come."""
    clear = change(update(thing).where(thing.c.id == bindparam("thing")).values(owner=None, value=literal(7)))
    await store.write(fill)
    assert await store.write(lambda tx: tx.run(clear, thing="a")) == 1
    assert await store.read(lambda read: read.one(things.ONE, id="a")) == Thing("a", None, 7, True, b"\x00\xff")


async def test_a_missing_value_is_an_error_and_not_null(store: Store[Tx]) -> None:
    """Whoever forgets one must hear of it."""
    with pytest.raises((Failed, KeyError), match=r"failed|owner"):
        await store.write(lambda tx: tx.run(PUT, id="a", value=1, done=False, body=None))
    assert await store.read(things.ids) == []


async def test_upsert_updates_what_is_named_and_leaves_the_rest(store: Store[Tx]) -> None:
    """On both databases with the same words."""
    whole = upsert(thing, index=["id"], update=["value"])
    careful = upsert(thing, index=["id"])
    row: dict[str, Any] = {"id": "a", "owner": "bob", "value": 9, "done": False, "body": None}
    await store.write(fill)
    assert await store.write(lambda tx: tx.run(careful, **row)) == 0
    assert await store.read(things.values) == {"a": 1, "b": 2**62, "c": -3}
    assert await store.write(lambda tx: tx.run(whole, **row)) == 1
    assert await store.write(lambda tx: tx.run(whole, **{**row, "id": "d"})) == 1
    assert await store.read(lambda read: read.one(things.ONE, id="a")) == Thing("a", "ann", 9, True, b"\x00\xff")
    assert await store.read(things.ids) == ["a", "b", "c", "d"]


async def test_each_database_can_have_its_own_words(store: Store[Tx]) -> None:
    """And only its own."""
    named = either(
        on_sqlite=update(thing).values(owner=literal("sqlite")),
        on_postgresql=update(thing).values(owner=literal("postgresql")),
    )
    await store.write(fill)
    assert await store.write(lambda tx: tx.run(named)) == 3
    owners = {row.owner for row in await store.read(lambda read: read.all(things.ALL))}
    assert owners == {await store.read(lambda read: read.dialect)}


async def test_a_list_is_asked_for_without_changing_the_text(store: Store[Tx]) -> None:
    """Of any length, none included, with whatever characters."""
    among = query_among(
        select(thing.c.id, thing.c.owner, thing.c.value, thing.c.done, thing.c.body), thing.c.id, "ids", Thing
    )

    async def found(*wanted: str) -> set[str]:
        rows = await store.read(lambda read: read.all(among, ids=msgspec.json.encode(wanted).decode()))
        return {row.id for row in rows}

    await store.write(fill)
    assert await found() == set()
    assert await found("a", "c", "nobody", "it's", '"', "%s") == {"a", "c"}


async def test_percent_and_quotes_in_literals_are_only_text(store: Store[Tx]) -> None:
    """No driver takes them for a placeholder."""
    odd = "100% :x %(y)s '; --"
    tell = query(select(literal(odd, Text).label("id"), func.count().label("count")).select_from(thing), _Told)
    assert await store.read(lambda read: read.one(tell)) == _Told(odd, 0)


async def test_truth_of_an_expression_is_a_bool(store: Store[Tx]) -> None:
    """Not only that of a column."""
    there = query(select(exists(select(thing.c.id)).label("there")), _There)
    assert await store.read(lambda read: read.one(there)) == _There(False)
    await store.write(fill)
    found = await store.read(lambda read: read.one(there))
    assert found is not None
    assert found.there is True


class _Told(msgspec.Struct, frozen=True):
    id: str
    count: int


class _There(msgspec.Struct, frozen=True):
    there: bool


@pytest.mark.parametrize("dialect", BOTH)
def test_a_statement_is_compiled_once(dialect: str) -> None:
    """And names every column when an insert names none."""
    put = change(insert(thing))
    bound = put.on(dialect)
    assert put.on(dialect) is bound
    assert bound.literals == {}
    for column in thing.columns:
        assert (column.name if dialect == "sqlite" else f"%({column.name})s") in bound.text


@pytest.mark.parametrize("dialect", BOTH)
def test_an_in_list_is_refused(dialect: str) -> None:
    """Its text would change with every call."""
    forgotten = change(delete(thing).where(thing.c.id.in_(bindparam("ids", expanding=True))))
    with pytest.raises(ValueError, match="IN list"):
        forgotten.on(dialect)


def test_names_must_be_those_of_the_row() -> None:
    """In their order: rows are made by position."""
    with pytest.raises(ValueError, match="Thing has"):
        query(select(thing.c.id, thing.c.value, thing.c.owner, thing.c.done, thing.c.body), Thing)
    with pytest.raises(ValueError, match="Count has"):
        query(select(func.count().label("many")).select_from(thing), Count)


@pytest.mark.parametrize("kind", [DateTime(), Numeric(10, 2)])
def test_types_that_need_a_processor_are_refused(kind: Any) -> None:
    """Nothing runs between driver and row."""
    other = Table("other", MetaData(), Column("count", kind))
    with pytest.raises(TypeError, match="type processor"):
        query(select(other.c.count), Count)
