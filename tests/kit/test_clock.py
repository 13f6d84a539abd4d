"""Time as numbers and as text."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoer.kit.clock import SECOND, ManualClock, SystemClock, from_iso, iso

NEW_YEAR = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp()) * SECOND


def test_the_machine_s_clock_tells_microseconds_utc() -> None:
    """And not a local time."""
    before, now, after = time.time_ns() // 1_000, SystemClock().now(), time.time_ns() // 1_000
    assert before <= now <= after


def test_a_clock_set_back_never_makes_time_run_backwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands still, and goes on when the machine's has caught up."""
    told = iter([5_000_000, 3_000_000, 4_999_000, 6_000_000])
    monkeypatch.setattr(time, "time_ns", lambda: next(told))
    clock = SystemClock()
    assert [clock.now() for _ in range(4)] == [5_000, 5_000, 5_000, 6_000]


def test_a_manual_clock_moves_only_when_told() -> None:
    """Forth and back."""
    clock = ManualClock(10)
    assert (clock.now(), clock.now()) == (10, 10)
    clock.advance(5)
    assert clock.now() == 15
    clock.advance(-10)
    assert clock.now() == 5


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (0, "1970-01-01T00:00:00.000000Z"),
        (NEW_YEAR, "2027-01-01T00:00:00.000000Z"),
        (NEW_YEAR - 1, "2026-12-31T23:59:59.999999Z"),
        (NEW_YEAR + 42, "2027-01-01T00:00:00.000042Z"),
    ],
)
def test_iso_has_always_six_digits_and_z(at: int, text: str) -> None:
    """Also where the fraction is nothing."""
    assert iso(at) == text
    assert from_iso(text) == at


@pytest.mark.parametrize(
    "text", ["2027-01-01T08:00:00+08:00", "2027-01-01T00:00:00", "2027-01-01", "2026-12-31T19:00:00.000-05:00"]
)
def test_other_zones_and_shorter_forms_are_read(text: str) -> None:
    """A time without zone is UTC, wherever this machine stands."""
    assert from_iso(text) == NEW_YEAR


@pytest.mark.parametrize("text", ["", "yesterday", "2027-13-01T00:00:00Z", "1800000000"])
def test_what_is_no_time_is_refused(text: str) -> None:
    """Rather than guessed."""
    with pytest.raises(ValueError, match=r"Invalid isoformat|month must be"):
        from_iso(text)


@given(st.integers(0, 4_000_000_000 * SECOND), st.integers(0, 4_000_000_000 * SECOND))
def test_text_keeps_value_and_order(one: int, other: int) -> None:
    """To the microsecond."""
    assert from_iso(iso(one)) == one
    assert (iso(one) < iso(other)) == (one < other)
