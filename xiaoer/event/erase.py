"""Taking away the bytes of events while the events and every proof over them stay."""

import msgspec
from sqlalchemy import bindparam, delete, select

from xiaoer.event.models import event, payload
from xiaoer.event.tx import Tx
from xiaoer.kit.statement import change, query
from xiaoer.kit.store import Reader


class Proof(msgspec.Struct, frozen=True):
    """What stands of an event's bytes: always the commitment, the rest until erased."""

    position: int
    commitment: bytes | None
    salt: bytes | None
    body: bytes | None


_of_entry = select(event.c.position).where(event.c.stream == bindparam("stream"), event.c.entry == bindparam("entry"))
_erase = change(delete(payload).where(payload.c.position.in_(_of_entry)))
_proofs = query(
    select(event.c.position, event.c.commitment, payload.c.salt, payload.c.body)
    .select_from(event.outerjoin(payload, payload.c.position == event.c.position))
    .where(event.c.stream == bindparam("stream"), event.c.entry == bindparam("entry"))
    .order_by(event.c.position),
    Proof,
)


def erase_entry(tx: Tx, stream: str, entry: str) -> int:
    """Delete bytes and salt of every event of an entry; how many there were."""
    return tx.run(_erase, stream=stream, entry=entry)


def proofs(read: Reader, stream: str, entry: str) -> list[Proof]:
    """Commitments of an entry's events beside what is left of their bytes."""
    return read.all(_proofs, stream=stream, entry=entry)
