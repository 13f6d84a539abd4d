"""Time, always as microseconds UTC, always handed in."""

import functools
import time
from datetime import UTC, datetime
from typing import Protocol

MILLISECOND = 1_000
SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Clock(Protocol):
    """Tells the time in microseconds UTC."""

    def now(self) -> int:
        """Microseconds since the epoch, UTC."""
        ...


class SystemClock:
    """The machine's clock, never running backwards within a process."""

    def __init__(self) -> None:
        self._last = 0

    def now(self) -> int:
        """Microseconds since the epoch; a clock set back stands still until it has caught up."""
        self._last = max(self._last, time.time_ns() // 1_000)
        return self._last


class ManualClock:
    """A clock that moves when told to."""

    def __init__(self, start: int = 1_800_000_000 * SECOND) -> None:
        self._now = start

    def now(self) -> int:
        """The time it was last set to."""
        return self._now

    def advance(self, microseconds: int) -> None:
        """Move on, or back, by so many microseconds."""
        self._now += microseconds


def iso(at: int) -> str:
    """ISO 8601 with microseconds and Z."""
    return f"{_whole_second(at // SECOND)}.{at % SECOND:06d}Z"


@functools.lru_cache(maxsize=1024)
def _whole_second(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def from_iso(text: str) -> int:
    """Microseconds of an ISO 8601 time; one without zone is taken as UTC."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int(moment.timestamp()) * SECOND + moment.microsecond
