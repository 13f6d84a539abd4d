"""Reading the journal in commit order, from a stored cursor."""

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, cast, func, literal, select, tuple_

from xiaoer.event.journal import Line
from xiaoer.event.models import cursor, event
from xiaoer.event.tx import Tx
from xiaoer.kit.statement import query, upsert
from xiaoer.kit.store import Reader

_columns = [event.c[name] for name in Line.__struct_fields__]
_seen = tuple_(bindparam("xact", type_=BigInteger), bindparam("position", type_=BigInteger))
_after = (
    select(*_columns)
    .where(
        tuple_(event.c.xact, event.c.position) > _seen,
        event.c.xact < bindparam("complete", type_=BigInteger),
    )
    .order_by(event.c.xact, event.c.position)
    .limit(bindparam("limit"))
)


class Cursor(msgspec.Struct, frozen=True):
    """Up to where a fold has read."""

    xact: int
    position: int


START = Cursor(-1, 0)


class _Horizon(msgspec.Struct, frozen=True):
    xact: int


_lines_after = query(_after, Line)
_more = query(select(event.c.xact).where(tuple_(event.c.xact, event.c.position) > _seen).limit(1), _Horizon)
_cursor = query(select(cursor.c.xact, cursor.c.position).where(cursor.c.name == bindparam("name")), Cursor)
_held = query(
    select(cursor.c.xact, cursor.c.position).where(cursor.c.name == bindparam("name")).with_for_update(), Cursor
)
_begin = upsert(cursor, index=["name"])
_move = upsert(cursor, index=["name"], update=["xact", "position"])
_horizon = query(
    select(cast(cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), Text), BigInteger).label("xact")), _Horizon
)
_forever = query(select(literal(1, BigInteger).label("xact")), _Horizon)


def cursor_of(read: Reader, name: str) -> Cursor:
    """Where the fold of that name stands; the beginning when it never ran."""
    return read.one(_cursor, name=name) or START


def held(tx: Tx, name: str) -> Cursor:
    """Where it stands, and nobody else moves it until the transaction ends."""
    found = tx.one(_held, name=name)
    if found is None:
        tx.run(_begin, name=name, xact=START.xact, position=START.position)
        found = tx.one(_held, name=name)
    return found or START


def lines_after(read: Reader, after: Cursor, limit: int = 500) -> list[Line]:
    """What was committed after the cursor, in an order that no later commit can change.

    On PostgreSQL positions become visible out of order; rows of transactions older than every running one are complete.
    """
    horizon = read.one(_horizon if read.dialect == "postgresql" else _forever)
    complete = horizon.xact if horizon else 0
    return read.all(_lines_after, xact=after.xact, position=after.position, complete=complete, limit=limit)


def held_back(read: Reader, after: Cursor) -> bool:
    """Whether something was committed after the cursor, also where `lines_after` has to wait with it."""
    return read.one(_more, xact=after.xact, position=after.position) is not None


def move(tx: Tx, name: str, last: Line) -> None:
    """The fold has taken in everything up to this line."""
    tx.run(_move, name=name, xact=last.xact, position=last.position)
