"""A table, verbs and a way to fill one batch, for the tests of the store."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    create_engine,
    insert,
    select,
    update,
)

from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.clock import Clock
from xiaoer.kit.database import Database, database
from xiaoer.kit.statement import change, query
from xiaoer.kit.store import Reader, Store

# Not in the product's own metadata: no migration may ever hear of it.
thing = Table(
    "thing",
    MetaData(),
    Column("id", Text, primary_key=True),
    Column("owner", Text),
    Column("value", BigInteger, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("body", LargeBinary),
)


class Thing(msgspec.Struct, frozen=True):
    """A row."""

    id: str
    owner: str | None
    value: int
    done: bool
    body: bytes | None


class Id(msgspec.Struct, frozen=True):
    """Which."""

    id: str


class Count(msgspec.Struct, frozen=True):
    """How many."""

    count: int


ALL = query(select(*thing.columns).order_by(thing.c.id), Thing)
ONE = query(select(*thing.columns).where(thing.c.id == bindparam("id")), Thing)
_IDS = query(select(thing.c.id).order_by(thing.c.id), Id)
PUT = change(insert(thing))
GROW = change(update(thing).where(thing.c.id == bindparam("thing")).values(value=thing.c.value + 1))


def make(url: str) -> None:
    """The table, in a database that has not got it."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    thing.create(engine)
    engine.dispose()


def open_store(source: str | Database, clock: Clock | None = None) -> Store[Tx]:
    """A store of one's own, for tests that break it or need two."""
    chosen = database(source) if isinstance(source, str) else source
    return Store(chosen, Journal("test", lambda _tx, _recorded: None), clock=clock)


def put(tx: Tx, id_: str, value: int = 0, body: bytes | None = None) -> str:
    """A new row; a verb with a bug when there is one already."""
    tx.run(PUT, id=id_, owner=None, value=value, done=False, body=body)
    return id_


def put_once(tx: Tx, id_: str) -> int:
    """A new row, or the one that is there: how a verb with its caller's id is written."""
    if found := tx.one(ONE, id=id_):
        return found.value
    put(tx, id_, tx.now)
    return tx.now


def grow(tx: Tx, id_: str) -> int:
    """One more on a row."""
    return tx.run(GROW, thing=id_)


def ids(read: Reader) -> list[str]:
    """Which rows there are."""
    return [row.id for row in read.all(_IDS)]


def values(read: Reader) -> dict[str, int]:
    """What stands in them."""
    return {row.id: row.value for row in read.all(ALL)}


class Gate:
    """A verb that holds the writer until told."""

    def __init__(self) -> None:
        self._entered = threading.Event()
        self._open = threading.Event()

    def hold(self, _tx: Tx) -> None:
        """The verb."""
        self._entered.set()
        assert self._open.wait(10)

    async def shut(self, store: Store[Tx]) -> "asyncio.Task[None]":
        """From here on whatever is written waits."""
        held = asyncio.create_task(store.write(self.hold))
        await asyncio.to_thread(self._entered.wait, 10)
        return held

    def open(self) -> None:
        """Go on, with all that waited in one batch."""
        self._open.set()


async def begun(store: Store[Tx], *verbs: Callable[[Tx], Any]) -> "tuple[Gate, list[asyncio.Task[Any]]]":
    """Verbs that wait for one batch, and the gate before it."""
    gate = Gate()
    _held = await gate.shut(store)
    tasks = [asyncio.create_task(store.write(verb)) for verb in verbs]
    await asyncio.sleep(0)  # now each of them is in the queue
    return gate, tasks


async def together(store: Store[Tx], *verbs: Callable[[Tx], Any]) -> list[Any]:
    """The results of verbs that ran in one batch, exceptions among them."""
    gate, tasks = await begun(store, *verbs)
    gate.open()
    return await asyncio.gather(*tasks, return_exceptions=True)
