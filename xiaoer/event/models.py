"""Tables of the journal."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from xiaoer.kit.statement import metadata

POSITION = BigInteger().with_variant(Integer, "sqlite")

stream = Table(
    "stream",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("n", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

event = Table(
    "event",
    metadata,
    Column("position", POSITION, primary_key=True),
    # PostgreSQL's transaction id, by which a tail knows what is complete; 0 on SQLite.
    Column("xact", BigInteger, nullable=False),
    Column("stream", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("n", BigInteger),
    Column("entry", Text),
    Column("kind", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("facts", LargeBinary, nullable=False),
    Column("commitment", LargeBinary),
    Index("event_by_seq", "stream", "seq", unique=True),
    Index("event_by_xact", "xact", "position"),
    sqlite_autoincrement=True,
)
_numbered, _entered = event.c.n.isnot(None), event.c.entry.isnot(None)
Index("event_by_n", event.c.stream, event.c.n, unique=True, sqlite_where=_numbered, postgresql_where=_numbered)
Index("event_by_entry", event.c.stream, event.c.entry, sqlite_where=_entered, postgresql_where=_entered)

payload = Table(
    "payload",
    metadata,
    Column("position", POSITION, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

cursor = Table(
    "cursor",
    metadata,
    Column("name", Text, primary_key=True),
    Column("xact", BigInteger, nullable=False),
    Column("position", BigInteger, nullable=False),
)
