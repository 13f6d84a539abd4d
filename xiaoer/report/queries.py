"""The floor at this moment, from rows with an index for it: nothing here reads all there is."""

from collections.abc import Iterable
from itertools import groupby

import msgspec
from sqlalchemy import BigInteger, ColumnElement, Text, and_, bindparam, case, cast, func, null, or_, select
from sqlalchemy.sql import Select

from xiaoer.auth.actor import Staff
from xiaoer.kit.clock import HOUR, SECOND, iso
from xiaoer.kit.errors import Forbidden
from xiaoer.kit.statement import Query, query
from xiaoer.kit.store import Reader
from xiaoer.report import floor
from xiaoer.report.day import Day
from xiaoer.report.fold import SILENCE
from xiaoer.report.models import report_pickup, report_stretch
from xiaoer.report.schemas import Alone, Hour, LiveReport, RatingsShown

# Of fewer pick-ups nothing is said.
SAMPLES = 5
CONTENT = 4
_s = report_stretch.c
_start, _now = bindparam("start", type_=BigInteger), bindparam("now", type_=BigInteger)


class _Rank(msgspec.Struct, frozen=True):
    team_id: str | None
    rank: int
    number: int
    wait: int


class _Alone(msgspec.Struct, frozen=True):
    solved: int
    number: int


class _Scores(msgspec.Struct, frozen=True):
    one: int
    two: int
    three: int
    four: int
    five: int
    asked: int


class _Hour(msgspec.Struct, frozen=True):
    hour: int
    came: int
    assistant: int
    agent: int


def _halves(waits: Select[tuple[str | None, int]]) -> Query[_Rank]:
    """Of the waits of each team the one that half of them do not exceed, and the one that nine in ten do not."""
    each = waits.subquery()
    rank = func.row_number(type_=BigInteger).over(partition_by=each.c.team_id, order_by=each.c.wait).label("rank")
    number = func.count().over(partition_by=each.c.team_id).label("number")
    ranked = select(each.c.team_id, rank, number, each.c.wait).subquery()
    half, most = (ranked.c.number + 1) // 2, (ranked.c.number * 9 + 9) // 10
    return query(
        select(ranked)
        .where(or_(ranked.c.rank == half, ranked.c.rank == most))
        .order_by(ranked.c.team_id, ranked.c.rank),
        _Rank,
    )


def _over_at() -> ColumnElement[int]:
    """When it was clear how a stretch ended; null while it is not. The words stand in `alone-definition`."""
    silent = _s.last_assistant_at + SILENCE
    return case(
        (or_(_s.person_at.isnot(None), _s.first_assistant_at.is_(None)), _s.resolved_at),
        (_s.scored_at.isnot(None), _s.scored_at),
        (_s.last_contact_at > _s.last_assistant_at, _s.resolved_at),
        (_s.back_at < silent, _s.back_at),
        else_=silent,
    )


began_today = _s.began_at >= _start
rated_today = _s.scored_at >= _start
_over = _over_at()
# What was settled long ago need not be looked at.
ended_today = and_(_s.changed_at >= _start - SILENCE, _over >= _start, _over <= _now)
_by_itself = and_(_s.person_at.is_(None), _s.first_assistant_at.isnot(None), _s.back_at.is_(None))
_pleased = or_(_s.score >= CONTENT, and_(_s.scored_at.is_(None), _s.last_contact_at <= _s.last_assistant_at))
alone = and_(_by_itself, _pleased)
_alone = query(
    select(func.count(case((alone, 1))).label("solved"), func.count().label("number")).where(ended_today), _Alone
)
# Who was promised a person waits from then on; whom nobody had answered at all, from the beginning.
_needed = case((_s.first_assistant_at <= _s.person_at, _s.person_at), else_=_s.began_at)
_first_response = _halves(
    select(cast(null(), Text).label("team_id"), (_s.first_agent_at - _needed).label("wait")).where(
        began_today, _s.first_agent_at.isnot(None)
    )
)
_pickups = _halves(
    select(report_pickup.c.team_id, (report_pickup.c.picked_at - report_pickup.c.queued_at).label("wait")).where(
        report_pickup.c.picked_at >= bindparam("since", type_=BigInteger)
    )
)
_by_assistant = and_(
    _s.first_assistant_at.isnot(None),
    or_(_s.first_agent_at.is_(None), _s.first_assistant_at <= _s.first_agent_at),
)
_by_agent = and_(
    _s.first_agent_at.isnot(None), or_(_s.first_assistant_at.is_(None), _s.first_agent_at < _s.first_assistant_at)
)
hour = (_s.began_at - _start) // HOUR
_hour = hour.label("hour")
_hours = query(
    select(
        _hour,
        func.count().label("came"),
        func.count(case((_by_assistant, 1))).label("assistant"),
        func.count(case((_by_agent, 1))).label("agent"),
    )
    .where(began_today)
    .group_by(_hour)
    .order_by(_hour),
    _Hour,
)
_ratings = query(
    select(
        *(
            func.count(case((and_(rated_today, _s.score == score), 1))).label(name)
            for score, name in enumerate(_Scores.__struct_fields__[:5], start=1)
        ),
        func.count(case((_s.asked_at >= _start, 1))).label("asked"),
    ).where(_s.changed_at >= _start),
    _Scores,
)


def live(read: Reader, actor: Staff, now: int, day: Day) -> LiveReport:
    """The floor as a supervisor sees it now: `await store.read(queries.live, staff, clock.now(), day_of(now, zone))`.

    Raises Forbidden for who is no supervisor.
    """
    if actor.role == "agent":
        raise Forbidden("forbidden")
    first = _percentiles(read.all(_first_response, start=day.start), least=1).get(None, (None, None))
    pickups = _percentiles(read.all(_pickups, since=now - HOUR), least=SAMPLES)
    ended = read.one(_alone, start=day.start, now=now) or _Alone(0, 0)
    scores = read.one(_ratings, start=day.start) or _Scores(0, 0, 0, 0, 0, 0)
    *of_each, asked = msgspec.structs.astuple(scores)
    people = floor.on_shift(read, actor, now, day.start)
    return LiveReport(
        at=iso(now),
        day=day.date,
        on_shift=people,
        queues=floor.queues(read, actor, people, pickups),
        overdue=floor.overdue(read, actor, now),
        longest=floor.longest(read, actor),
        first_response_p50=first[0],
        first_response_p90=first[1],
        alone=Alone(solved=ended.solved, of=ended.number),
        ratings=RatingsShown(scores=of_each, asked=asked),
        hours=_all_hours(read.all(_hours, start=day.start), now, day),
    )


def _percentiles(ranks: Iterable[_Rank], least: int) -> dict[str | None, floor.Waits]:
    """p50 and p90 in seconds, by team."""
    found: dict[str | None, floor.Waits] = {}
    for team, of_team in groupby(ranks, lambda one: one.team_id):
        waits = [round(one.wait / SECOND) for one in of_team if one.number >= least]
        if waits:
            found[team] = (waits[0], waits[-1])
    return found


def _all_hours(found: Iterable[_Hour], now: int, day: Day) -> list[Hour]:
    """Every hour of the day that has begun, those in which nobody came too."""
    busy = {one.hour: one for one in found}
    hours = []
    for number in range((now - day.start) // HOUR + 1):
        one = busy.get(number, _Hour(number, 0, 0, 0))
        at = iso(day.start + number * HOUR)
        hours.append(Hour(at=at, came=one.came, assistant=one.assistant, agent=one.agent))
    return hours
