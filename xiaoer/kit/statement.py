"""SQL written once with SQLAlchemy Core, compiled once per database, run straight on the driver."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Column, MetaData, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql import ClauseElement, Select
from sqlalchemy.types import BigInteger, Boolean, Integer, LargeBinary, Text

R = TypeVar("R", bound=msgspec.Struct)
Clause = Callable[[str], ClauseElement]

metadata = MetaData()

# No type processor runs between driver and row, so only types that need none are allowed.
_PLAIN = (BigInteger, Integer, Text, LargeBinary, Boolean)

_DIALECTS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="named"),  # type: ignore[no-untyped-call]
    "postgresql": postgresql.dialect(paramstyle="pyformat"),  # type: ignore[no-untyped-call]
}


class Bound:
    """The text of a statement for one database, and the literals that were written into it."""

    __slots__ = ("literals", "text")

    def __init__(self, text: str, literals: dict[str, Any]) -> None:
        self.text = text
        self.literals = literals

    def with_literals(self, params: dict[str, Any]) -> dict[str, Any]:
        """The parameters of a call together with the statement's own literals."""
        return {**self.literals, **params} if self.literals else params


class Statement:
    """A statement that compiles itself on first use, once for each database."""

    def __init__(self, clause: Clause) -> None:
        self._clause = clause
        self._bound: dict[str, Bound] = {}

    def on(self, dialect: str) -> Bound:
        """Its text for that database. Raises ValueError for what cannot be compiled once."""
        bound = self._bound.get(dialect)
        if bound is None:
            bound = self._bound[dialect] = _compile(self._clause(dialect), dialect)
        return bound


class Query(Statement, Generic[R]):
    """A select whose rows come back as `row`, field by field in column order."""

    def __init__(self, clause: Select[Any], row: type[R]) -> None:
        names = tuple(column.name for column in clause.selected_columns)
        if names != row.__struct_fields__:
            raise ValueError(f"{row.__name__} has {row.__struct_fields__}, the select gives {names}")
        _only_plain(clause.selected_columns)
        super().__init__(lambda _: clause)
        self.row = row


class Change(Statement):
    """An insert, update or delete."""


def query(clause: Select[Any], row: type[R]) -> Query[R]:
    """A select bound to the struct its rows become. Raises ValueError when names differ."""
    return Query(clause, row)


def change(clause: ClauseElement) -> Change:
    """An insert, update or delete; `insert(table)` alone binds every column by its name."""
    return Change(lambda _: clause)


def upsert(table: Table, *, index: Sequence[str], update: Sequence[str] = ()) -> Change:
    """Insert a whole row; where `index` is taken, update those columns, or leave it when none is named."""

    def clause(dialect: str) -> ClauseElement:
        insert = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
        if not update:
            return insert.on_conflict_do_nothing(index_elements=list(index))
        return insert.on_conflict_do_update(
            index_elements=list(index), set_={name: insert.excluded[name] for name in update}
        )

    return Change(clause)


def either(*, on_sqlite: ClauseElement, on_postgresql: ClauseElement) -> Change:
    """A change that must be said differently to each database."""
    return Change(lambda dialect: on_postgresql if dialect == "postgresql" else on_sqlite)


def _compile(clause: ClauseElement, dialect: str) -> Bound:
    compiled = clause.compile(dialect=_DIALECTS[dialect])
    text = str(compiled)
    if "POSTCOMPILE" in text:
        raise ValueError(f"an IN list changes its text with every call: {text}")
    literals = {name: value for name, value in compiled.params.items() if value is not None}
    return Bound(text, literals)


def _only_plain(columns: Mapping[str, Column[Any]] | Any) -> None:
    for column in columns:
        if not isinstance(column.type, _PLAIN):
            raise TypeError(f"{column.name}: {column.type!r} would need a type processor")
