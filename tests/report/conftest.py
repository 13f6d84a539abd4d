"""The protocol's server, for the supervisor's page."""

import pytest

from tests.protocol.conftest import server
from xiaoer.kit.clock import DAY, HOUR, MINUTE, ManualClock

__all__ = ["clock", "server"]


@pytest.fixture
def clock() -> ManualClock:
    """Half past nine in the morning, UTC."""
    return ManualClock(20_000 * DAY + 9 * HOUR + 30 * MINUTE)
