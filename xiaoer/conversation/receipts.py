"""How far each side has a thread, and how far it has read it.

Kept as one row a conversation and without events: what a screen has shown is no evidence, and nobody acts on it.
"""

from typing import Any

import msgspec
from sqlalchemy import BigInteger, ColumnElement, bindparam, case, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from xiaoer.conversation.entries import stream_of
from xiaoer.conversation.models import receipt
from xiaoer.event.models import event, stream
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Receipt
from xiaoer.kit.statement import Change, either, query
from xiaoer.kit.store import Reader


class _Number(msgspec.Struct, frozen=True):
    n: int | None


_COLUMNS = [receipt.c[name] for name in Receipt.__struct_fields__]


def _growing() -> Change:
    """Insert the row, or let those of its numbers grow that do; no row is changed when none does."""

    def grown(put: Any) -> ClauseElement:
        bound = dict.fromkeys([each.name for each in receipt.columns])
        put = put.values({name: bindparam(name) for name in bound})
        grows: list[ColumnElement[bool]] = [each < put.excluded[each.name] for each in _COLUMNS]
        larger = {
            each.name: case((each < put.excluded[each.name], put.excluded[each.name]), else_=each) for each in _COLUMNS
        }
        clause: ClauseElement = put.on_conflict_do_update(
            index_elements=["conversation_id"], set_=larger, where=or_(*grows)
        )
        return clause

    return either(on_sqlite=grown(sqlite.insert(receipt)), on_postgresql=grown(postgresql.insert(receipt)))


_grow = _growing()
_of = query(select(*_COLUMNS).where(receipt.c.conversation_id == bindparam("id")), Receipt)
_last = query(select(stream.c.n).where(stream.c.id == bindparam("stream")), _Number)
_at = query(
    select(func.max(event.c.n).label("n")).where(
        event.c.stream == bindparam("stream"),
        event.c.n.isnot(None),
        event.c.seq <= bindparam("seq", type_=BigInteger),
    ),
    _Number,
)


def receipts_of(read: Reader, conversation_id: str) -> Receipt:
    """How far each side is; zeros while nobody has said."""
    return read.one(_of, id=conversation_id) or Receipt()


def n_of(read: Reader, conversation_id: str, seq: int) -> int:
    """The customer's number that stood at a seq: what staff say by seq, receipts say by n."""
    found = read.one(_at, stream=stream_of(conversation_id), seq=seq)
    return (found.n or 0) if found else 0


def seen_by_customer(tx: Tx, conversation_id: str, *, delivered: int, read: int) -> Receipt | None:
    """Her device has the thread up to `delivered`, she has seen it up to `read`. None when that was known."""
    return _seen(tx, conversation_id, "customer", delivered, read)


def seen_by_staff(tx: Tx, conversation_id: str, *, delivered: int = 0, read: int = 0) -> Receipt | None:
    """A console has the thread up to `delivered`, somebody of the staff or the assistant has read it up to `read`.

    None when that was known. Both are the customer's numbers (`n_of` makes one of a seq).
    """
    return _seen(tx, conversation_id, "staff", delivered, read)


def _seen(tx: Tx, conversation_id: str, side: str, delivered: int, read: int) -> Receipt | None:
    last = tx.one(_last, stream=stream_of(conversation_id))
    # Nobody has seen what is not there yet, and what was read was delivered.
    most = (last.n or 0) if last else 0
    delivered, read = min(max(delivered, read), most), min(read, most)
    if delivered == 0:
        return None
    row = msgspec.structs.asdict(Receipt()) | {f"{side}_delivered": delivered, f"{side}_read": read}
    if not tx.run(_grow, conversation_id=conversation_id, **row):
        return None
    return receipts_of(tx, conversation_id)
