"""A burst passes, a flood does not, and neither time nor memory is fooled."""

import pytest

from xiaoer.auth.limits import Limiter
from xiaoer.kit.clock import DAY, SECOND, ManualClock
from xiaoer.kit.errors import TooMany


def passed(limiter: Limiter, key: str, times: int) -> int:
    """How many of so many are let through."""
    count = 0
    for _ in range(times):
        try:
            limiter.take(key)
        except TooMany:
            continue
        count += 1
    return count


def test_a_hundred_at_once_and_twenty_a_second_for_long(clock: ManualClock) -> None:
    limiter = Limiter(clock)
    assert passed(limiter, "a", 500) == 100
    assert passed(limiter, "b", 1) == 1
    total = 0
    for _ in range(50):
        clock.advance(SECOND // 10)
        total += passed(limiter, "a", 10)
    assert total == 100


def test_says_when_the_next_one_will_pass(clock: ManualClock) -> None:
    limiter = Limiter(clock, rate=2.0, burst=1)
    limiter.take("a")
    clock.advance(SECOND // 10)
    with pytest.raises(TooMany) as refused:
        limiter.take("a")
    assert refused.value.code == "too_many"
    assert refused.value.retry_after == pytest.approx(0.4)
    clock.advance(round(refused.value.retry_after * SECOND))
    limiter.take("a")


def test_a_long_rest_fills_one_bucket_and_not_two(clock: ManualClock) -> None:
    limiter = Limiter(clock)
    assert passed(limiter, "a", 100) == 100
    clock.advance(30 * DAY)
    assert passed(limiter, "a", 500) == 100


def test_a_clock_set_back_neither_fills_nor_locks(clock: ManualClock) -> None:
    limiter = Limiter(clock, rate=1.0, burst=1)
    limiter.take("a")
    clock.advance(-DAY)
    assert passed(limiter, "a", 5) == 0
    clock.advance(DAY)
    assert passed(limiter, "a", 5) == 0
    clock.advance(SECOND)
    assert passed(limiter, "a", 5) == 1


def test_memory_is_bounded_and_keeps_who_is_busy(clock: ManualClock) -> None:
    limiter = Limiter(clock, rate=0.001, burst=2, most_keys=10)
    assert passed(limiter, "busy", 5) == 2
    for number in range(1_000):
        limiter.take(f"k{number}")
        assert passed(limiter, "busy", 1) == 0
    assert len(limiter) == 10
