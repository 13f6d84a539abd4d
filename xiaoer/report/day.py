"""The day of a time zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Invalid


class Day(msgspec.Struct, frozen=True):
    """A day: its date there, and the moment of its midnight."""

    date: str
    start: int


def day_of(now: int, zone: str) -> Day:
    """The day it is now in an IANA time zone. Raises Invalid `zone_unknown`."""
    # Only what is listed: a name is a path, and must not lead anywhere.
    if zone not in available_timezones():
        raise Invalid("zone_unknown")
    local = datetime.fromtimestamp(now // SECOND, UTC).astimezone(ZoneInfo(zone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return Day(local.date().isoformat(), int(midnight.timestamp()) * SECOND)
