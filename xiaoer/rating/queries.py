"""Reading ratings."""

import msgspec
from sqlalchemy import bindparam, select

from xiaoer.auth.actor import Staff, System
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.rating.models import rating


class _Score(msgspec.Struct, frozen=True):
    entry_id: str
    score: int | None


_of = query(
    select(rating.c.entry_id, rating.c.score).where(rating.c.conversation_id == bindparam("conversation_id")), _Score
)


def scores(read: Reader, actor: Staff | System, conversation_id: str) -> dict[str, int | None]:
    """What was answered to each question of a conversation, by the entry that asks."""
    return {row.entry_id: row.score for row in read.all(_of, conversation_id=conversation_id)}
