"""The floor at this moment, from rows with an index for it: nothing here reads all there is."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec
from sqlalchemy import BigInteger, Text, and_, bindparam, case, cast, func, null, or_, select
from sqlalchemy.sql import Select

from xiaoer.auth.actor import Staff
from xiaoer.kit.clock import HOUR, SECOND, iso
from xiaoer.kit.errors import Forbidden
from xiaoer.kit.statement import Query, query
from xiaoer.kit.store import Reader
from xiaoer.report import floor, topics
from xiaoer.report.day import Day
from xiaoer.report.models import over_at, report_pickup, report_stretch
from xiaoer.report.schemas import Alone, Hour, LastWeek, LiveReport, RatingsShown

# Of fewer nothing is said.
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


class _Asked(msgspec.Struct, frozen=True):
    asked: int


class _Came(msgspec.Struct, frozen=True):
    came: int


class _Began(msgspec.Struct, frozen=True):
    at: int


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


# A day goes from `start` to `now`: today, or a week ago with what was known then.
began_today = and_(_s.began_at >= _start, _s.began_at <= _now)
rated_today = and_(_s.scored_at >= _start, _s.scored_at <= _now)
ended_today = and_(over_at >= _start, over_at <= _now)
_not_back = or_(_s.back_at.is_(None), _s.back_at > _now)
_by_itself = and_(_s.person_at.is_(None), _s.first_assistant_at.isnot(None), _not_back)
_pleased = or_(_s.score >= CONTENT, and_(_s.scored_at.is_(None), _s.last_contact_at <= _s.last_assistant_at))
alone = and_(_by_itself, _pleased)
_alone = query(
    select(func.count(case((alone, 1))).label("solved"), func.count().label("number")).where(ended_today), _Alone
)
# Who was promised a person waits from then on; whom nobody had answered at all, from the beginning.
_needed = case((_s.first_assistant_at <= _s.person_at, _s.person_at), else_=_s.began_at)
_first_response = _halves(
    select(cast(null(), Text).label("team_id"), (_s.first_agent_at - _needed).label("wait")).where(
        began_today, _s.first_agent_at <= _now
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
_earlier = query(select(_s.began_at.label("at")).where(_s.began_at < _start).limit(1), _Began)
_came = query(select(func.count().label("came")).where(began_today), _Came)
_scores = query(
    select(
        *(
            func.count(case((_s.score == score, 1))).label(name)
            for score, name in enumerate(_Scores.__struct_fields__, start=1)
        )
    ).where(rated_today),
    _Scores,
)
_asked = query(
    select(func.count().label("asked")).where(_s.changed_at >= _start, _s.asked_at >= _start),
    _Asked,
)


def live(read: Reader, actor: Staff, now: int, day: Day) -> LiveReport:
    """The floor as a supervisor sees it now: `await store.read(queries.live, staff, clock.now(), day_of(now, zone))`.

    Raises Forbidden for who is no supervisor.
    """
    if actor.role == "agent":
        raise Forbidden("forbidden")
    first = _first_responses(read, day.start, now)
    pickups = _percentiles(read.all(_pickups, since=now - HOUR), least=SAMPLES)
    ended, scores = _ended(read, day.start, now), _rated(read, day.start, now)
    asked = read.one(_asked, start=day.start) or _Asked(0)
    then = _week_ago(read, day, first=first, ended=ended, scores=scores)
    people = floor.on_shift(read, actor, now, day.start)
    return LiveReport(
        at=iso(now),
        day=day.date,
        on_shift=people,
        queues=floor.queues(read, actor, people, pickups),
        overdue=floor.overdue(read, actor, now),
        longest=floor.longest(read, actor),
        first_response_p50=first.p50,
        first_response_p90=first.p90,
        alone=ended,
        ratings=RatingsShown(scores=scores, asked=asked.asked),
        hours=_all_hours(read.all(_hours, start=day.start, now=now), now, day),
        topics=topics.shown(read, now, day, compared=then is not None),
        last_week=then,
    )


class _First(msgspec.Struct, frozen=True):
    """p50 and p90 in seconds, over so many."""

    p50: int | None
    p90: int | None
    number: int


def _first_responses(read: Reader, start: int, now: int) -> _First:
    ranks = read.all(_first_response, start=start, now=now)
    p50, p90 = _percentiles(ranks, least=1).get(None, (None, None))
    return _First(p50, p90, ranks[0].number if ranks else 0)


def _ended(read: Reader, start: int, now: int) -> Alone:
    found = read.one(_alone, start=start, now=now) or _Alone(0, 0)
    return Alone(solved=found.solved, of=found.number)


def _rated(read: Reader, start: int, now: int) -> list[int]:
    found = read.one(_scores, start=start, now=now) or _Scores(0, 0, 0, 0, 0)
    return list(msgspec.structs.astuple(found))


def _week_ago(read: Reader, day: Day, *, first: _First, ended: Alone, scores: Sequence[int]) -> LastWeek | None:
    """What the day is compared with; None where nobody came on that one. Of a few, then or today, nothing is said."""
    past = day.week_ago
    # The day on which the first customer ever came was none of 24 hours.
    if read.one(_earlier, start=past.start) is None:
        return None
    came = {one.hour: one.came for one in read.all(_hours, start=past.start, now=past.end - 1)}
    if not came:
        return None
    so_far = read.one(_came, start=past.start, now=past.now) or _Came(0)
    before = _first_responses(read, past.start, past.now)
    over, given = _ended(read, past.start, past.now), _rated(read, past.start, past.now)
    return LastWeek(
        day=past.date,
        came=[came.get(number, 0) for number in range((past.end - past.start) // HOUR)],
        came_so_far=so_far.came,
        first_response_p50=before.p50 if min(first.number, before.number) >= SAMPLES else None,
        alone=over if min(ended.of, over.of) >= SAMPLES else None,
        ratings=given if min(sum(scores), sum(given)) >= SAMPLES else None,
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
