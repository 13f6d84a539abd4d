"""Reading inboxes."""

import msgspec
from sqlalchemy import bindparam, select

from xiaoer.inbox.models import inbox
from xiaoer.kit.errors import NotFound
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader


class Inbox(msgspec.Struct, frozen=True):
    """A configured channel. `origins` are the pages that may hold it, separated by spaces."""

    id: str
    name: str
    channel: str
    locale: str
    origins: str
    color: str | None


_columns = [inbox.c[name] for name in Inbox.__struct_fields__]
_by_id = query(select(*_columns).where(inbox.c.id == bindparam("id")), Inbox)
_all = query(select(*_columns).order_by(inbox.c.created_at, inbox.c.id).limit(bindparam("limit")), Inbox)


def inbox_of(read: Reader, inbox_id: str) -> Inbox:
    """The inbox; which ones there are is no secret. Raises NotFound."""
    found = read.one(_by_id, id=inbox_id)
    if found is None:
        raise NotFound("inbox_not_found")
    return found


def inboxes(read: Reader, limit: int = 100) -> list[Inbox]:
    """All inboxes, oldest first."""
    return read.all(_all, limit=limit)
