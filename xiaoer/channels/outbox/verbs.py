"""Keeping what goes out."""

from sqlalchemy import bindparam, delete

from xiaoer.channels.outbox.models import outbox_message
from xiaoer.kit.clock import DAY
from xiaoer.kit.statement import change, upsert
from xiaoer.kit.store import Tx

KEPT = 7 * DAY
_put = upsert(outbox_message, index=["id"])
_forget = change(delete(outbox_message).where(outbox_message.c.sent_at < bindparam("before")))


def keep(tx: Tx, key: str, way: str, address: str, subject: str, text: str) -> None:
    """It is in the outbox; the same key again is the same message."""
    tx.run(_forget, before=tx.now - KEPT)
    tx.run(_put, id=key, way=way, address=address, subject=subject, text=text, sent_at=tx.now)
