"""The day of a time zone, and the one to compare it with."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Invalid

WEEK = timedelta(days=7)


class Past(msgspec.Struct, frozen=True):
    """The same weekday a week ago: its date there, its midnights, and when its clocks showed what they show now."""

    date: str
    start: int
    now: int
    end: int


class Day(msgspec.Struct, frozen=True):
    """A day: its date there, the moment of its midnight, and the same weekday a week ago."""

    date: str
    start: int
    week_ago: Past


def day_of(now: int, zone: str) -> Day:
    """The day it is now in an IANA time zone. Raises Invalid `zone_unknown`."""
    # Only what is listed: a name is a path, and must not lead anywhere.
    if zone not in available_timezones():
        raise Invalid("zone_unknown")
    local = datetime.fromtimestamp(now // SECOND, UTC).astimezone(ZoneInfo(zone))
    midnight = local.replace(hour=0, minute=0, second=0, fold=0)
    before = midnight - WEEK
    week_ago = Past(
        before.date().isoformat(), _moment(before), _moment(local - WEEK), _moment(before + timedelta(days=1))
    )
    return Day(midnight.date().isoformat(), _moment(midnight), week_ago)


def _moment(local: datetime) -> int:
    """When clocks there show that: what is added to them is added to what they show."""
    return int(local.timestamp()) * SECOND
