"""The protocol's server with a small shop behind it."""

import pytest

from tests.protocol.conftest import clock, server
from tests.protocol.world import World
from tests.shops.world import WORLD
from xiaoer.shops.local.load import load

__all__ = ["clock", "server"]


@pytest.fixture
async def shop(server: World) -> World:
    """The server, once customers and orders are loaded."""
    await load(server.house.store, WORLD)
    return server
