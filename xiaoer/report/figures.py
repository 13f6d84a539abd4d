"""The conversations behind each figure of the floor, by the conditions that count them."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import ColumnElement, Text, bindparam, literal, or_, select
from sqlalchemy.sql import Select

from xiaoer.auth.actor import Staff
from xiaoer.conversation import queries as conversations
from xiaoer.conversation.models import conversation
from xiaoer.conversation.schemas import SummaryPage
from xiaoer.kit.errors import Forbidden, Invalid
from xiaoer.kit.statement import Query, query
from xiaoer.kit.store import Reader
from xiaoer.report import floor, queries, topics
from xiaoer.report.day import Day
from xiaoer.report.models import report_stretch, report_topic
from xiaoer.report.schemas import Figure, FigureName
from xiaoer.team.models import team

NEWEST = "~"


class _Id(msgspec.Struct, frozen=True):
    id: str


_c, _s, _t = conversation.c, report_stretch.c, report_topic.c
_before = bindparam("before", type_=Text)


def _standing(*where: ColumnElement[bool]) -> Query[_Id]:
    """Conversations as they stand."""
    return _page(select(_c.id).where(*where, _c.id < _before), _c.id)


def _of_today(*where: ColumnElement[bool]) -> Query[_Id]:
    """Conversations with a stretch like that; one with several is there once."""
    found = select(_s.conversation_id.label("id")).where(*where, _s.conversation_id < _before).distinct()
    return _page(found, _s.conversation_id)


def _asked_today(*where: ColumnElement[bool]) -> Query[_Id]:
    """Conversations in which that was asked about; one that asked again after it was settled is there once."""
    found = select(_t.conversation_id.label("id")).where(*where, _t.conversation_id < _before).distinct()
    return _page(found, _t.conversation_id)


def _page(found: Select[tuple[str]], id_: ColumnElement[str]) -> Query[_Id]:
    return query(found.order_by(id_.desc()).limit(bindparam("limit")), _Id)


_with_agent = _c.owner == literal("agent")
_queued = _c.owner == literal("queue")
_of = bindparam("of", type_=Text)
_figures: Mapping[FigureName, Query[_Id]] = {
    "queue": _standing(_queued, _c.team_id == _of),
    "agent": _standing(_with_agent, _c.agent_id == _of),
    "waiting": _standing(floor.waits, _c.waiting_since.isnot(None)),
    "with_agents": _standing(_with_agent, _c.waiting_since.isnot(None)),
    "late": _standing(floor.waits, floor.late),
    "soon": _standing(floor.waits, floor.soon),
    "answered": _of_today(queries.began_today, _s.first_agent_at.isnot(None)),
    "alone": _of_today(queries.ended_today, queries.alone),
    "ended": _of_today(queries.ended_today),
    "rated": _of_today(queries.rated_today, _s.score == bindparam("number")),
    "topic": _asked_today(topics.asked_today, _t.topic == _of),
    "came": _of_today(queries.began_today, queries.hour == bindparam("number")),
}
# Without saying which: everybody's queue, with what waits for a team that is no more; whatever the score.
_any: Mapping[FigureName, Query[_Id]] = {
    "queue": _standing(_queued, or_(_c.team_id.is_(None), _c.team_id.notin_(select(team.c.id)))),
    "rated": _of_today(queries.rated_today),
}


def behind(
    read: Reader, actor: Staff, now: int, day: Day, *, figure: Figure, after: str = NEWEST, limit: int
) -> SummaryPage:
    """A page of the conversations a figure counts, the newest first.

    Raises Forbidden for who is no supervisor, Invalid where no number is given that one is asked for.
    """
    if actor.role == "agent":
        raise Forbidden("forbidden")
    anything = None if figure.of else _any.get(figure.name)
    found = read.all(
        anything or _figures[figure.name],
        before=after,
        limit=limit + 1,
        of=figure.of,
        number=_number(figure.of) if figure.name in ("rated", "came") and not anything else 0,
        start=day.start,
        now=now,
        **floor.lines(now),
    )
    ids = [row.id for row in found[:limit]]
    rows = {row.id: row for row in conversations.summaries(read, actor, ids)}
    return SummaryPage(
        conversations=[rows[id_] for id_ in ids if id_ in rows],
        next=ids[-1] if len(found) > limit else None,
        counts=conversations.counts(read, actor),
    )


def _number(of: str) -> int:
    # Hours of a day and scores have no more than two digits.
    if not (of.isascii() and of.isdigit() and len(of) <= 2):
        raise Invalid("invalid")
    return int(of)
