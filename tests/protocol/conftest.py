"""A running server for each test, on both databases."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hurry import hurried, without_worker
from tests.protocol.world import World, running, without_assistant
from xiaoer.app import house as house_module
from xiaoer.app import serve
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.settings import Settings


@pytest.fixture
def clock() -> ManualClock:
    """A clock that begins now and moves when told to."""
    return ManualClock(time.time_ns() // 1_000)


@pytest.fixture
async def server(
    database_url: str, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """A server on a database of its own; the machine keeps silent, so that every number is the test's."""
    hurried(monkeypatch)
    monkeypatch.setattr(house_module, "SUBSCRIBERS", without_assistant())
    without_worker(monkeypatch)
    # What settles one server for good would hold on to all of these.
    monkeypatch.setattr(serve, "settle_memory", lambda: None)
    settings = Settings(data=str(tmp_path / "data"), port=0, database=database_url)
    async with running(settings, clock) as world:
        yield world
