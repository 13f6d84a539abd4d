"""What makes no shop is refused as a whole."""

import copy
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from sqlalchemy import func, select

from tests.shops.world import ANA, WORLD
from xiaoer.event.models import event
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Invalid
from xiaoer.kit.statement import query
from xiaoer.kit.store import Store
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import load


class _Count(msgspec.Struct):
    events: int


_recorded = query(select(func.count().label("events")).select_from(event), _Count)


def _without_texts(data: dict[str, Any]) -> None:
    data["products"][0]["texts"] = {}


def _mixed(data: dict[str, Any]) -> None:
    data["orders"][0]["shipping"]["currency"] = "EUR"


def _unknown_status(data: dict[str, Any]) -> None:
    data["orders"][0]["status"] = "lost"


@pytest.mark.parametrize("spoil", [_without_texts, _mixed, _unknown_status])
async def test_a_spoilt_import_writes_nothing(store: Store[Tx], spoil: Callable[[dict[str, Any]], None]) -> None:
    data = copy.deepcopy(WORLD)
    spoil(data)
    with pytest.raises((Invalid, msgspec.ValidationError)):
        await load(store, data)
    assert await LocalShop(store).products("en") == ()
    assert await store.read(lambda read: read.one(_recorded)) == _Count(0)


async def test_an_order_of_nobody_is_refused(store: Store[Tx]) -> None:
    with pytest.raises(Invalid) as refused:
        await load(store, WORLD | {"customers": []})
    assert (refused.value.code, refused.value.facts) == ("import_no_customer", {"id": "#K-1001"})
    assert await LocalShop(store).order("#K-1001", ANA) is None
