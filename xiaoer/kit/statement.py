"""SQL written once with SQLAlchemy Core, compiled once per database, run straight on the driver."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import MetaData, Table, bindparam, cast, func, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql import ClauseElement, ColumnElement, Select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.types import JSON, BigInteger, Boolean, Integer, LargeBinary, Text

R = TypeVar("R", bound=msgspec.Struct)
Clause = Callable[[str], ClauseElement]

metadata = MetaData()

# No type processor runs between driver and row, so only types that need none are allowed.
_PLAIN = (BigInteger, Integer, Text, LargeBinary, Boolean)

_DIALECTS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": postgresql.dialect(paramstyle="pyformat"),  # type: ignore[no-untyped-call]
}


class Bound:
    """The text of a statement for one database, the literals that were written into it, and the order of its marks."""

    __slots__ = ("_in_order", "literals", "text")

    def __init__(self, text: str, literals: dict[str, Any], marks: Sequence[str] | None) -> None:
        self.text = text
        self.literals = literals
        self._in_order = None if marks is None else _in_order(marks)

    def params(self, given: dict[str, Any]) -> Any:
        """What the driver takes: what is given with the statement's own literals, by name or in order of its marks."""
        named = {**self.literals, **given} if self.literals else given
        return named if self._in_order is None else self._in_order(named)


def _in_order(marks: Sequence[str]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    # Half the price of SQLite's own look-up by name.
    if len(marks) > 1:
        return itemgetter(*marks)
    return lambda named: tuple(named[mark] for mark in marks)


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

    def __init__(self, clause: Callable[[str], Select[*tuple[Any, ...]]], row: type[R]) -> None:
        columns = clause("sqlite").selected_columns
        names = tuple(column.name for column in columns)
        if names != row.__struct_fields__:
            raise ValueError(f"{row.__name__} has {row.__struct_fields__}, the select gives {names}")
        _only_plain(columns)
        super().__init__(clause)
        self._row = row
        self._flags = [at for at, column in enumerate(columns) if isinstance(column.type, Boolean)]

    def row(self, dialect: str) -> Callable[..., R]:
        """What makes a row of a tuple's values."""
        # SQLite has no booleans: it gives 0 and 1, which would go out as numbers in JSON.
        return self._flagged if self._flags and dialect == "sqlite" else self._row

    def _flagged(self, *values: Any) -> R:
        row = list(values)
        for at in self._flags:
            row[at] = None if row[at] is None else bool(row[at])
        return self._row(*row)


class Change(Statement):
    """An insert, update or delete."""


def query(clause: Select[*tuple[Any, ...]], row: type[R]) -> Query[R]:
    """A select bound to the struct its rows become. Raises ValueError when names differ."""
    return Query(lambda _: clause, row)


def query_among(clause: Select[*tuple[Any, ...]], column: ColumnElement[str], name: str, row: type[R]) -> Query[R]:
    """The rows of a select whose column is one of a list; the list is given as JSON text under `name`."""
    given: BindParameter[str] = bindparam(name, type_=Text)
    on_sqlite = select(literal_column("value", Text)).select_from(func.json_each(given))
    on_postgresql = select(func.json_array_elements_text(cast(given, JSON)))
    return Query(lambda dialect: clause.where(column.in_(on_postgresql if dialect == "postgresql" else on_sqlite)), row)


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
    # What came with a value is part of the statement, NULL included; the rest comes with the call.
    binds = compiled.binds if isinstance(compiled, SQLCompiler) else {}
    literals = {name: bind.effective_value for name, bind in binds.items() if not bind.required}
    marks = None
    if dialect == "sqlite":
        marks = list(compiled.positiontup or ()) if isinstance(compiled, SQLCompiler) else []
    return Bound(text, literals, marks)


def _only_plain(columns: Iterable[Any]) -> None:
    for column in columns:
        if not isinstance(column.type, _PLAIN):
            raise TypeError(f"{column.name}: {column.type!r} would need a type processor")
