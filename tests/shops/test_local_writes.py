"""The embedded shop does what the port lets others do."""

import pytest

from tests.filled import templates
from tests.shops.conformance_account import AccountConformance
from tests.shops.conformance_aftersales import AftersalesConformance
from tests.shops.conformance_writes import WritesConformance
from tests.shops.world import MORE, WORLD
from xiaoer.event.tx import Tx
from xiaoer.kit.store import Store
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import load


async def _fill(store: Store[Tx]) -> None:
    await load(store, WORLD)
    await load(store, MORE)


sqlite_template, postgres_template = templates(_fill)


@pytest.fixture
async def stocked(store: Store[Tx]) -> LocalShop:
    """The embedded shop with the world in it, and what the writes are tried on."""
    return LocalShop(store)


class TestLocalWrites(WritesConformance, AftersalesConformance, AccountConformance):
    """The port's promises, on both databases."""
