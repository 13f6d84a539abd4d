"""Reading what was sent."""

import msgspec
from sqlalchemy import bindparam, select

from xiaoer.channels.outbox.models import outbox_message
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader


class Sent(msgspec.Struct, frozen=True):
    """A message as it went out."""

    id: str
    way: str
    address: str
    subject: str
    text: str
    sent_at: int


_to = query(
    select(*(outbox_message.c[name] for name in Sent.__struct_fields__))
    .where(outbox_message.c.address == bindparam("address"))
    .order_by(outbox_message.c.sent_at.desc(), outbox_message.c.id.desc())
    .limit(bindparam("limit")),
    Sent,
)


def sent_to(read: Reader, address: str, limit: int = 50) -> list[Sent]:
    """What went to an address, the newest first."""
    return read.all(_to, address=address, limit=limit)
