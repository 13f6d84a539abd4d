"""The two databases, reduced to what the store needs of them: connect, begin, commit, and what an error means."""

import sqlite3
import time
from collections.abc import Iterable
from typing import Any, Protocol
from urllib.parse import quote

import psycopg
from psycopg import errors as pg
from psycopg.conninfo import conninfo_to_dict

LOCK_TIMEOUT = 5.0
# A server that vanished without a word is noticed; what the URL says of these goes before.
_PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}


class Cursor(Protocol):
    """What both drivers' cursors have in common."""

    @property
    def rowcount(self) -> int:
        """Rows changed."""
        ...

    def fetchone(self) -> Any:
        """The next row or None."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows left."""
        ...


class Connection(Protocol):
    """One connection of one thread."""

    dialect: str

    def execute(self, text: str, params: Any, /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, text: str, rows: Iterable[dict[str, Any]], /) -> object:
        """Run one statement for many rows."""
        ...

    def begin(self) -> None:
        """Open a transaction for writing."""
        ...

    def commit(self) -> None:
        """End the transaction for good."""
        ...

    def rollback(self) -> None:
        """End the transaction as if it had not been."""
        ...

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open and can go on."""
        ...

    def limit(self, seconds: float) -> None:
        """Statements from now on stop after so many seconds in all."""
        ...

    def close(self) -> None:
        """Give it back."""
        ...


class Database(Protocol):
    """Where connections come from, and what its errors mean."""

    dialect: str
    errors: tuple[type[Exception], ...]

    def connect(self, *, write: bool) -> Connection:
        """A connection for the calling thread."""
        ...

    def again(self, error: Exception) -> bool:
        """Whether the same verb may succeed when simply run again."""
        ...

    def unanswered(self, error: Exception) -> bool:
        """Whether the database is gone without a word: a commit that raised this may have happened all the same."""
        ...

    def interrupted(self, error: Exception) -> bool:
        """Whether it was our own time limit that ended the statement."""
        ...

    def code(self, error: Exception) -> str:
        """The error by its code: its text may quote the row, and so what somebody wrote."""
        ...


class SqliteConnection:
    """A connection to the one file: WAL, and a commit is on the disk."""

    dialect = "sqlite"

    def __init__(self, path: str, *, write: bool) -> None:
        uri = f"file:{quote(path)}" + ("" if write else "?mode=ro")
        self._raw = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=LOCK_TIMEOUT)
        self._raw.execute("PRAGMA foreign_keys=ON")
        self._raw.execute("PRAGMA cache_size=-65536")
        self._deadline = 0.0
        if write:
            self._raw.execute("PRAGMA journal_mode=WAL")
            self._raw.execute("PRAGMA synchronous=FULL")
            # Pages that every message changes are copied back less often; rarer still, and the copying is felt.
            self._raw.execute("PRAGMA wal_autocheckpoint=4000")
            # What is erased must not linger in free pages.
            self._raw.execute("PRAGMA secure_delete=ON")
        else:
            self._raw.execute("PRAGMA query_only=ON")
        self.execute = self._raw.execute
        self.executemany = self._raw.executemany

    def begin(self) -> None:
        """Take the one write lock."""
        self._raw.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """To the disk."""
        self._raw.execute("COMMIT")

    def rollback(self) -> None:
        """Undo, if there is still something to undo."""
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")

    @property
    def in_transaction(self) -> bool:
        """SQLite itself closes the transaction on a full disk."""
        return self._raw.in_transaction

    def limit(self, seconds: float) -> None:
        """Checked every few thousand steps of SQLite's machine."""
        self._deadline = time.monotonic() + seconds
        self._raw.set_progress_handler(self._over, 20_000)

    def _over(self) -> bool:
        return time.monotonic() > self._deadline

    def close(self) -> None:
        """Close the file."""
        self._raw.close()


class SqliteDatabase:
    """One file on this machine."""

    dialect = "sqlite"
    errors: tuple[type[Exception], ...] = (sqlite3.Error,)

    def __init__(self, path: str) -> None:
        self.path = path

    def connect(self, *, write: bool) -> SqliteConnection:
        """Open the file, creating it only for writing."""
        return SqliteConnection(self.path, write=write)

    def again(self, error: Exception) -> bool:
        """Another process held the lock."""
        return getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")

    def unanswered(self, error: Exception) -> bool:
        """An I/O error while syncing leaves open what reached the disk; a full disk does not."""
        return getattr(error, "sqlite_errorname", "").startswith("SQLITE_IOERR")

    def interrupted(self, error: Exception) -> bool:
        """Our progress handler said stop."""
        return getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT"

    def code(self, error: Exception) -> str:
        """SQLite's name of it; misuse of the driver has none."""
        return str(getattr(error, "sqlite_errorname", type(error).__name__))


def postgres_options(url: str) -> dict[str, Any]:
    """How to connect: what the URL says, and to notice a server that vanished."""
    return {**_PATIENCE, **conninfo_to_dict(url)}


class PostgresConnection:
    """A connection to the server; prepared statements are the driver's business."""

    dialect = "postgresql"

    def __init__(self, url: str, *, write: bool) -> None:
        self._raw = psycopg.connect(autocommit=True, prepare_threshold=2, **postgres_options(url))
        self._raw.execute(f"SET lock_timeout = '{int(LOCK_TIMEOUT * 1000)}ms'")
        self._raw.execute("SET synchronous_commit = on")
        if not write:
            self._raw.execute("SET default_transaction_read_only = on")
        self._limit = 0

    def execute(self, text: str, params: Any) -> Cursor:
        """Run one statement."""
        return self._raw.execute(text, params)

    def executemany(self, text: str, rows: Iterable[dict[str, Any]]) -> None:
        """Run one statement for many rows, pipelined."""
        self._raw.cursor().executemany(text, rows)

    def begin(self) -> None:
        """Open a transaction."""
        self._raw.execute("BEGIN")

    def commit(self) -> None:
        """End it; a failed transaction would answer with a rollback, so it is refused here: nothing has happened."""
        if self._raw.info.transaction_status != psycopg.pq.TransactionStatus.INTRANS:
            raise pg.InFailedSqlTransaction
        self._raw.execute("COMMIT")

    def rollback(self) -> None:
        """Undo. Raises OperationalError when the connection is gone."""
        if self._raw.closed:
            raise psycopg.OperationalError("connection lost")
        self._raw.execute("ROLLBACK")

    @property
    def in_transaction(self) -> bool:
        """Open and not failed."""
        return not self._raw.closed and self._raw.info.transaction_status in (
            psycopg.pq.TransactionStatus.INTRANS,
            psycopg.pq.TransactionStatus.INERROR,
        )

    def limit(self, seconds: float) -> None:
        """Held by the server."""
        milliseconds = int(seconds * 1000)
        if milliseconds != self._limit:
            self._raw.execute(f"SET statement_timeout = {milliseconds}")
            self._limit = milliseconds

    def close(self) -> None:
        """Say goodbye."""
        self._raw.close()


class PostgresDatabase:
    """A PostgreSQL server, shared by any number of nodes."""

    dialect = "postgresql"
    errors: tuple[type[Exception], ...] = (psycopg.Error,)

    def __init__(self, url: str) -> None:
        self.url = url

    def connect(self, *, write: bool) -> PostgresConnection:
        """Connect."""
        return PostgresConnection(self.url, write=write)

    def again(self, error: Exception) -> bool:
        """Deadlock, serialization, a lock not given in time, or a connection that went away."""
        passing = isinstance(error, pg.DeadlockDetected | pg.SerializationFailure | pg.LockNotAvailable)
        return passing or self.unanswered(error)

    def unanswered(self, error: Exception) -> bool:
        """The connection went away, or the server is on its way down."""
        state = getattr(error, "sqlstate", None)
        if state is None:
            return isinstance(error, psycopg.OperationalError)
        return str(state).startswith(("08", "57P")) or state == "40003"

    def interrupted(self, error: Exception) -> bool:
        """statement_timeout."""
        return isinstance(error, pg.QueryCanceled)

    def code(self, error: Exception) -> str:
        """SQLSTATE; a lost connection has none."""
        return str(getattr(error, "sqlstate", None) or type(error).__name__)


def database(url: str) -> Database:
    """The database a URL names: `sqlite:///path` or `postgresql://...`. Raises ValueError for others."""
    if url.startswith("sqlite:///"):
        return SqliteDatabase(url.removeprefix("sqlite:///"))
    if url.startswith(("postgresql://", "postgres://")):
        return PostgresDatabase(url)
    raise ValueError("database url must begin with sqlite:/// or postgresql://")
