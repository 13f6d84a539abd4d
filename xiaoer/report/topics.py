"""What customers ask about today, and what of that is more than chance."""

from math import sqrt

import msgspec
from sqlalchemy import BigInteger, and_, bindparam, distinct, func, select

from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.report.day import Day
from xiaoer.report.models import report_topic
from xiaoer.report.schemas import TopicShown

MOST = 5
# Three standard deviations, as on a control chart (Shewhart 1931), and half as many again.
SIGMAS = 3.0
RATIO = 1.5
_t = report_topic.c
_start, _now = bindparam("start", type_=BigInteger), bindparam("now", type_=BigInteger)


class _At(msgspec.Struct, frozen=True):
    at: int


class _Count(msgspec.Struct, frozen=True):
    topic: str
    count: int


asked_today = and_(_t.asked_at >= _start, _t.asked_at <= _now)
_counts = query(
    select(_t.topic, func.count(distinct(_t.conversation_id)).label("count")).where(asked_today).group_by(_t.topic),
    _Count,
)
_earlier = query(select(_t.asked_at.label("at")).where(_t.asked_at < _start).limit(1), _At)


def is_hot(count: int, before: int) -> bool:
    """Whether so many are more than usual, a week ago being what is usual.

    Counts of what happens by chance are Poisson; by Anscombe (1948) 2 * sqrt(count + 3/8) of them has a standard
    deviation of about 1 whatever the mean, so that the difference of two has one of sqrt(2).
    """
    sigmas = sqrt(2) * (sqrt(count + 0.375) - sqrt(before + 0.375))
    return sigmas >= SIGMAS and count >= RATIO * before


def shown(read: Reader, now: int, day: Day, *, compared: bool) -> list[TopicShown]:
    """What most conversations ask about today, what is hot first; `compared` where there is a week ago."""
    today = {one.topic: one.count for one in read.all(_counts, start=day.start, now=now)}
    # A day in which this began to be written down says too little of itself.
    known = compared and read.one(_earlier, start=day.week_ago.start) is not None
    before = read.all(_counts, start=day.week_ago.start, now=day.week_ago.now) if known else []
    then = {one.topic: one.count for one in before}
    found = [
        TopicShown(
            topic=topic,
            title=topic,
            count=count,
            before=then.get(topic, 0) if known else None,
            hot=known and is_hot(count, then.get(topic, 0)),
        )
        for topic, count in today.items()
    ]
    return sorted(found, key=lambda one: (not one.hot, -one.count, one.topic))[:MOST]
