"""Reading decisions by the rule that made them, and by when."""

import msgspec
from sqlalchemy import BigInteger, and_, bindparam, func, or_, select

from xiaoer.action.models import deed
from xiaoer.action.queries import Deed, columns
from xiaoer.action.states import State
from xiaoer.auth.actor import Staff
from xiaoer.kit.errors import Invalid
from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader

PAGE = 20


class Count(msgspec.Struct, frozen=True):
    """So many deeds of a rule stand so, and when the last of them began."""

    state: State
    number: int
    at: int


class Place(msgspec.Struct, frozen=True):
    """A place in the deeds by when they began."""

    at: int
    id: str


# Behind every deed there will ever be.
NEWEST = Place((1 << 63) - 1, "")

_before = or_(
    deed.c.created_at < bindparam("at", type_=BigInteger),
    and_(deed.c.created_at == bindparam("at", type_=BigInteger), deed.c.id < bindparam("id")),
)
# The same bound once more by time alone: of the two, this one the index can begin at.
_not_after = deed.c.created_at <= bindparam("at", type_=BigInteger)
_newest_first = (deed.c.created_at.desc(), deed.c.id.desc())
_counted = query(
    select(deed.c.state, func.count().label("number"), func.max(deed.c.created_at).label("at"))
    .where(deed.c.rule == bindparam("rule"), deed.c.created_at >= bindparam("since"))
    .group_by(deed.c.state),
    Count,
)
_of_rule = query(
    select(*columns)
    .where(deed.c.rule == bindparam("rule"), _not_after, _before)
    .order_by(*_newest_first)
    .limit(bindparam("limit", type_=BigInteger)),
    Deed,
)
_of_time = query(
    select(*columns)
    .where(deed.c.created_at >= bindparam("since"), _not_after, _before)
    .order_by(*_newest_first)
    .limit(bindparam("limit", type_=BigInteger)),
    Deed,
)


def counts_of(read: Reader, actor: Staff, rule: str, since: int) -> list[Count]:
    """How the deeds stand that a rule decided last, in whatever version, and that began since then."""
    return read.all(_counted, rule=rule, since=since)


def decisions_of(read: Reader, actor: Staff, rule: str, after: str = "") -> tuple[list[Deed], str | None]:
    """A page of the deeds that a rule decided last, newest first, and how to ask for the next one."""
    place = NEWEST if not after else _place(after)
    found = read.all(_of_rule, rule=rule, at=place.at, id=place.id, limit=PAGE + 1)
    if len(found) <= PAGE:
        return found, None
    shown = found[:PAGE]
    return shown, f"{shown[-1].created_at}.{shown[-1].id}"


def decided_since(read: Reader, since: int, before: Place, limit: int) -> list[Deed]:
    """The next so many deeds before a place, newest first, none that began earlier than `since`."""
    return read.all(_of_time, since=since, at=before.at, id=before.id, limit=limit)


def _place(text: str) -> Place:
    at, _, deed_id = text.partition(".")
    if not at.isascii() or not at.isdigit() or len(at) > 18 or not deed_id:
        raise Invalid("invalid")
    return Place(int(at), deed_id)
