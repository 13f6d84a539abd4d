"""The transaction of a verb, which can record what happened."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, cast, func, insert, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from xiaoer.event.journal import Event, Recorded
from xiaoer.event.models import event, payload, stream
from xiaoer.kit import crypto, store
from xiaoer.kit.database import Connection
from xiaoer.kit.statement import Change, change, either

CHANNEL = "xiaoer"
_encode = msgspec.json.Encoder().encode


def _next_of_stream() -> Change:
    def grown(first: Any) -> ClauseElement:
        first = first.values(id=bindparam("id"), seq=literal(1), n=bindparam("n"))
        grow = {"seq": stream.c.seq + 1, "n": stream.c.n + first.excluded.n}
        clause: ClauseElement = first.on_conflict_do_update(index_elements=["id"], set_=grow)
        return clause.returning(stream.c.seq, stream.c.n)  # type: ignore[attr-defined, no-any-return]

    return either(on_sqlite=grown(sqlite.insert(stream)), on_postgresql=grown(postgresql.insert(stream)))


def _put_event() -> Change:
    columns = [column.name for column in event.columns if column.name not in ("position", "xact")]
    values: dict[str, Any] = {name: bindparam(name) for name in columns}

    def put(xact: Any) -> ClauseElement:
        return insert(event).values(**values, xact=xact).returning(event.c.position)

    return either(on_sqlite=put(literal(0)), on_postgresql=put(cast(cast(func.pg_current_xact_id(), Text), BigInteger)))


next_of_stream = _next_of_stream()
put_event = _put_event()
put_payload = change(insert(payload))
notify = change(select(func.pg_notify(CHANNEL, bindparam("message", type_=Text))))


class Tx(store.Tx):
    """A kit transaction that records events; whoever subscribes gets a job row in the same transaction."""

    __slots__ = ("_journal", "enqueued", "recorded")

    def __init__(self, connection: Connection, call: store.Call, journal: "Journal") -> None:
        super().__init__(connection, call)
        self._journal = journal
        self.recorded: list[Recorded] = []
        self.enqueued = False

    def record(
        self,
        fact: Event,
        *,
        stream: str,
        actor: str,
        entry: str | None = None,
        body: bytes | None = None,
        visible: bool = False,
    ) -> Recorded:
        """Write down what happened. `visible` gives it the customer's next number; `body` is what may be erased."""
        seq, n = self.returning(next_of_stream, id=stream, n=int(visible))
        salt = crypto.salt() if body is not None else b""
        [position] = self.returning(
            put_event,
            stream=stream,
            seq=seq,
            n=n if visible else None,
            entry=entry,
            kind=fact.kind(),
            actor=actor,
            at=self.now,
            facts=_encode(fact),
            commitment=None if body is None else crypto.commitment(salt, body),
        )
        if body is not None:
            self.run(put_payload, position=position, salt=salt, body=body)
        recorded = Recorded(position, stream, seq, n if visible else None, entry, actor, self.now, fact, body)
        self.recorded.append(recorded)
        self._journal.subscribe(self, recorded)
        if self.dialect == "postgresql":
            self.run(notify, message=f"{self._journal.node} {seq} {stream}")
        return recorded


class Journal:
    """Makes the transactions of one node, and tells each event's subscribers within its transaction."""

    def __init__(self, node: str, subscribe: Callable[[Tx, Recorded], None]) -> None:
        self.node = node
        self.subscribe = subscribe

    def __call__(self, connection: Connection, call: store.Call) -> Tx:
        """A transaction for one verb."""
        return Tx(connection, call, self)
