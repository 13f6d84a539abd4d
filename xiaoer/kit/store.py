"""One writer thread that commits verbs in batches, a few reader threads, and nothing else that touches the database."""

import asyncio
import contextlib
import logging
import queue
import random
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from xiaoer.kit import database, errors, ids
from xiaoer.kit.clock import Clock, SystemClock
from xiaoer.kit.database import Connection, Database
from xiaoer.kit.statement import Change, Query

log = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")
Row = TypeVar("Row", bound=Any)
T = TypeVar("T", bound="Tx")

BATCH = 256
QUEUE = 20_000
READERS = 2
READ_LIMIT = 5.0
TRIES = 8


class Reader:
    """Reads of one call, within its time limit."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def dialect(self) -> str:
        """The database's name, for the rare statement that differs."""
        return self._connection.dialect

    def one(self, query: Query[Row], **params: Any) -> Row | None:
        """The first row, or None."""
        bound = query.on(self._connection.dialect)
        found = self._connection.execute(bound.text, bound.params(params)).fetchone()
        return None if found is None else query.row(self._connection.dialect)(*found)

    def all(self, query: Query[Row], **params: Any) -> list[Row]:
        """Every row; the query itself says how many at most."""
        bound = query.on(self._connection.dialect)
        row = query.row(self._connection.dialect)
        return [row(*found) for found in self._connection.execute(bound.text, bound.params(params)).fetchall()]


class Tx(Reader):
    """What a verb may do: read, write rows, and know the time and ids of its call."""

    __slots__ = ("_call", "_id_index", "now", "wrote")

    def __init__(self, connection: Connection, call: "Call") -> None:
        super().__init__(connection)
        self._call = call
        self._id_index = 0
        self.now = call.at
        self.wrote = False

    def run(self, change: Change, **params: Any) -> int:
        """Change rows; how many were."""
        bound = change.on(self._connection.dialect)
        changed = self._connection.execute(bound.text, bound.params(params)).rowcount
        self.wrote = self.wrote or changed != 0
        return changed

    def returning(self, change: Change, **params: Any) -> Any:
        """Change rows; the first tuple that RETURNING gave, or None."""
        bound = change.on(self._connection.dialect)
        self.wrote = True
        return self._connection.execute(bound.text, bound.params(params)).fetchone()

    def many(self, change: Change, rows: Iterable[dict[str, Any]]) -> None:
        """The same change for many rows."""
        bound = change.on(self._connection.dialect)
        self.wrote = True
        self._connection.executemany(bound.text, [bound.params(row) for row in rows])

    def new_id(self) -> str:
        """A new id; the same one when this verb is run again."""
        made = self._call.ids
        if self._id_index == len(made):
            made.append(ids.new_id())
        self._id_index += 1
        return made[self._id_index - 1]


class Call:
    """One verb with its arguments, its time, and where its outcome goes."""

    __slots__ = ("args", "at", "error", "future", "ids", "kwargs", "loop", "result", "tx", "verb")

    def __init__(self, verb: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], at: int) -> None:
        self.verb = verb
        self.args = args
        self.kwargs = kwargs
        self.at = at
        self.ids: list[str] = []
        self.loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Any] = self.loop.create_future()
        self.result: Any = None
        self.error: BaseException | None = None
        self.tx: Any = None


class _BatchLost(Exception):
    """The transaction of a batch is gone; its verbs are to be run one by one."""


class _Spoilt(Exception):
    """A verb failed after it had written: the batch is to be run again with savepoints."""


class _NoEntry(Exception):
    """No transaction can be begun at all: the lock is held elsewhere, or the database is away."""


class Store(Generic[T]):
    """`write` a verb, `read` a query. `committed` hears, on the loop, of every transaction that wrote."""

    def __init__(self, database: Database, tx: Callable[[Connection, Call], T], *, clock: Clock | None = None) -> None:
        self.database = database
        self.clock: Clock = clock or SystemClock()
        self.committed: Callable[[list[T]], None] = lambda _: None
        self._tx = tx
        self._calls: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
        self._local = threading.local()
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="xiaoer-read")
        self._connection = database.connect(write=True)
        self._open: list[Connection] = []
        self._closing = False
        self._writer = threading.Thread(target=self._write_loop, name="xiaoer-write", daemon=True)
        self._writer.start()

    @property
    def waiting(self) -> int:
        """How many verbs wait for the writer."""
        return self._calls.qsize()

    async def write(self, verb: Callable[Concatenate[T, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb in a transaction; returns after the commit. Raises its refusal, Failed, Unknown or Busy."""
        if self._closing or self._calls.qsize() >= QUEUE:
            raise errors.Busy
        call = Call(verb, args, kwargs, self.clock.now())
        self._calls.put(call)
        result: R = await call.future
        return result

    async def read(self, query: Callable[Concatenate[Reader, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query on a read-only connection. Raises TimedOut after five seconds, Failed or Busy."""
        if self._closing:
            raise errors.Busy
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, query, args, kwargs)

    async def close(self) -> None:
        """Finish what was begun and let go of the database."""
        self._closing = True
        self._calls.put(None)
        await asyncio.to_thread(self._writer.join)
        await asyncio.to_thread(self._readers.shutdown)
        # The writer last: whoever leaves a SQLite file last tidies it up, and a reader may not.
        for connection in [*self._open, self._connection]:
            connection.close()

    def _read(self, query: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
        while True:
            connection = getattr(self._local, "connection", None)
            try:
                return query(self._reader(connection), *args, **kwargs)
            except self.database.errors as error:
                if self.database.interrupted(error):
                    raise errors.TimedOut from None
                self._forget(self._local.__dict__.pop("connection", None))
                # A connection may have died in its sleep; reading again on a new one harms nobody.
                if connection is None or not self.database.unanswered(error):
                    log.error("store.read_failed", extra={"query": _name(query), "code": self.database.code(error)})
                    raise errors.Failed from None

    def _reader(self, connection: Connection | None) -> Reader:
        if connection is None:
            connection = self._local.connection = self.database.connect(write=False)
            self._open.append(connection)
        connection.limit(READ_LIMIT)
        return Reader(connection)

    def _forget(self, connection: Connection | None) -> None:
        if connection is not None:
            self._open.remove(connection)
            with contextlib.suppress(*self.database.errors):
                connection.close()

    def _write_loop(self) -> None:
        while True:
            first = self._calls.get()
            if first is None:
                return
            batch, last = self._drain(first)
            try:
                self._attempt_all(batch)
            except Exception:
                # A mistake of this file's own: nobody knows what happened, and the thread must live on.
                log.exception("store.broken")
                for call in batch:
                    call.error = errors.Unknown()
                self._reconnect()
            self._answer(batch)
            if last:
                return

    def _drain(self, first: Call) -> tuple[list[Call], bool]:
        batch = [first]
        with contextlib.suppress(queue.Empty):
            while len(batch) < BATCH:
                call = self._calls.get_nowait()
                if call is None:
                    return batch, True
                batch.append(call)
        return batch, False

    def _attempt_all(self, batch: list[Call]) -> None:
        waiting = list(reversed(batch))
        try:
            try:
                self._attempt(batch, guarded=False)
            except _Spoilt:
                self._quietly_rollback()
                self._attempt(batch, guarded=True)
        except _BatchLost:
            while waiting and self._attempt_alone(waiting[-1]):
                waiting.pop()
        except _NoEntry:
            pass
        else:
            return
        # What is left here could not even begin.
        for call in waiting:
            call.error = errors.Failed()

    def _attempt_alone(self, call: Call) -> bool:
        """One verb in a transaction of its own, tried while that may help. False when none can be begun."""
        until = time.monotonic() + database.LOCK_TIMEOUT
        for tries in range(TRIES):
            try:
                self._attempt([call], guarded=False)
            except _NoEntry:
                return False
            except _BatchLost:
                if time.monotonic() > until:
                    break
                # Whoever collided with us should not do so again at once.
                time.sleep(random.uniform(0, 0.002 * 2**tries))  # noqa: S311 - no secret
            else:
                return True
        call.error = errors.Failed()
        return True

    def _attempt(self, batch: list[Call], *, guarded: bool) -> None:
        """All verbs in one transaction. Raises _BatchLost when they are to be tried again, _NoEntry when none began.

        Savepoints are a fifth of what a message costs, and hardly ever needed: a verb refuses before it writes. So they
        are left out until one does not, which raises _Spoilt: the same batch is then run again, `guarded` by them.
        """
        alone = len(batch) == 1
        self._begin(len(batch))
        try:
            for call in batch:
                if guarded:
                    self._run_guarded(call)
                else:
                    self._run(call)
                    if call.error is not None and not alone and call.tx is not None and call.tx.wrote:
                        raise _Spoilt
        except self.database.errors as error:
            if not guarded and not alone and not self.database.again(error):
                raise _Spoilt from None
            self._lost(batch, error, commit=False)
            return
        if alone and batch[0].error is not None:
            self._quietly_rollback()
            return
        try:
            self._connection.commit()
        except self.database.errors as error:
            self._lost(batch, error, commit=True)

    def _begin(self, verbs: int) -> None:
        """Open a transaction, on a new connection where the old one died. Raises _NoEntry."""
        try:
            try:
                self._connection.begin()
            except self.database.errors as error:
                if not self.database.unanswered(error):
                    raise
                self._reconnect()
                self._connection.begin()
        except self.database.errors as error:
            log.error("store.no_entry", extra={"verbs": verbs, "code": self.database.code(error)})
            self._quietly_rollback()
            raise _NoEntry from None

    def _run(self, call: Call) -> None:
        """One verb; what it raises is its own answer. Raises what the database says."""
        call.result = call.error = call.tx = None
        try:
            call.tx = self._tx(self._connection, call)
            call.result = call.verb(call.tx, *call.args, **call.kwargs)
        except self.database.errors:
            raise
        except BaseException as error:
            # Nothing a verb raises may end this thread, and a future cannot hold a StopIteration.
            sound = isinstance(error, Exception) and not isinstance(error, StopIteration)
            call.error = error if sound else RuntimeError(type(error).__name__)

    def _run_guarded(self, call: Call) -> None:
        """One verb under its own savepoint: what it did before it failed is undone, unless the transaction went too."""
        self._connection.execute("SAVEPOINT verb", {})
        try:
            self._run(call)
        except self.database.errors as error:
            if not self._connection.in_transaction or self.database.again(error):
                raise
            self._refuse(call, error, errors.Failed())
        if call.error is not None:
            self._connection.execute("ROLLBACK TO verb", {})
        self._connection.execute("RELEASE verb", {})

    def _lost(self, batch: list[Call], error: Exception, *, commit: bool) -> None:
        """Say what became of the verbs of a transaction that ended in an error."""
        self._quietly_rollback()
        unknown = commit and self.database.unanswered(error)
        if not unknown and (len(batch) > 1 or self.database.again(error)):
            raise _BatchLost from None
        for call in batch:
            self._refuse(call, error, errors.Unknown() if unknown else errors.Failed())

    def _refuse(self, call: Call, error: Exception, answer: errors.Refused) -> None:
        """The answer takes the place of the driver's error, whose text may quote the row."""
        log.error("store.write_failed", extra={"verb": _name(call.verb), "code": self.database.code(error)})
        call.error = answer

    def _quietly_rollback(self) -> None:
        try:
            self._connection.rollback()
        except self.database.errors:
            self._reconnect()

    def _reconnect(self) -> None:
        with contextlib.suppress(*self.database.errors):
            self._connection.close()
        with contextlib.suppress(*self.database.errors):
            self._connection = self.database.connect(write=True)

    def _answer(self, batch: list[Call]) -> None:
        loops = {call.loop for call in batch}
        for loop in loops:
            mine = [call for call in batch if call.loop is loop]
            with contextlib.suppress(RuntimeError):  # that loop is closed: nobody waits any more
                loop.call_soon_threadsafe(self._deliver, mine)

    def _deliver(self, batch: list[Call]) -> None:
        written = []
        for call in batch:
            if not call.future.done():
                if call.error is None:
                    call.future.set_result(call.result)
                else:
                    call.future.set_exception(call.error)
            if call.error is None and call.tx.wrote:
                written.append(call.tx)
        if written:
            # After the waiting tasks have gone on: an acknowledgement goes out before its own echo.
            batch[0].loop.call_soon(self.committed, written)


def _name(function: Callable[..., Any]) -> str:
    return str(getattr(function, "__name__", type(function).__name__))
