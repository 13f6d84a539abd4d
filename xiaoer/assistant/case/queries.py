"""What she has shown in the chat before there was a case for it."""

import msgspec
from sqlalchemy import bindparam, or_, select

from xiaoer.auth.actor import System
from xiaoer.kit.clock import HOUR
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.media.models import attachment
from xiaoer.order.case.queries import Case, cases_of_conversation

SHOWN_BEFORE = HOUR
MOST = 6


class _Id(msgspec.Struct, frozen=True):
    id: str


_pictures = query(
    select(attachment.c.id)
    .where(
        attachment.c.conversation_id == bindparam("conversation_id"),
        attachment.c.contact_id == bindparam("contact_id"),
        attachment.c.used_at >= bindparam("since"),
        or_(attachment.c.media_type.like("image/%"), attachment.c.media_type.like("video/%")),
    )
    .order_by(attachment.c.used_at)
    .limit(MOST),
    _Id,
)


def shown_before(read: Reader, actor: System, case: Case) -> list[str]:
    """The pictures she sent in the hour before the case began, in its conversation, and that show no other case."""
    begun = cases_of_conversation(read, actor, case.conversation_id or "")
    others = {file for one in begun if one.id != case.id for file in one.files}
    since = case.opened_at - SHOWN_BEFORE
    found = read.all(_pictures, conversation_id=case.conversation_id, contact_id=case.contact_id, since=since)
    return [one.id for one in found if one.id not in others]
