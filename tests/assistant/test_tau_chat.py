"""A shop that others made: what a customer of it is told, and what is done for her."""

import json
import os
from pathlib import Path

import pytest

from tests.assistant.talk import Made
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Offer, Order
from xiaoer.kit.store import Store
from xiaoer.order import facts
from xiaoer.shops.local import tau
from xiaoer.shops.local.adapter import LocalShop

DATA = Path(os.environ.get("TESTS_DATA", Path(__file__).parents[2].parent / "shared" / "data"))
DB = DATA / "tau_retail" / "db.json"
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DB.exists(), reason=f"{DB} is not there; set TESTS_DATA to where the data lies"),
]


async def test_a_customer_of_theirs_is_served_from_her_own_orders(
    house: Store[Tx], shop: LocalShop, talk: Made
) -> None:
    data = json.loads(DB.read_bytes())
    await tau.load(house, data)
    pending = {order["user_id"]: name for name, order in data["orders"].items() if order["status"] == "pending"}
    delivered = {order["user_id"]: name for name, order in data["orders"].items() if order["status"] == "delivered"}
    hers = next(user for user in pending if user in delivered)
    foreign = next(name for user, name in pending.items() if user != hers)
    chat = talk(hers, "en")

    told = await chat.say(f"Where is my order {delivered[hers]}?")
    assert [part.id for part in told.parts if isinstance(part, Order)] == [delivered[hers]]
    refused = await chat.say(f"Where is my order {foreign}?")
    assert not [part for part in refused.parts if isinstance(part, Order)]

    asked = await chat.say(f"Please cancel order {pending[hers].removeprefix('#')}")
    assert [part.state for part in asked.parts if isinstance(part, Offer)] == ["open"]
    assert await _of(shop, pending[hers], hers) == ("paid", 0)
    await chat.say("yes please")
    status, refunded = await _of(shop, pending[hers], hers)
    assert status == "cancelled"
    assert refunded == round(100 * sum(row["amount"] for row in data["orders"][pending[hers]]["payment_history"]))
    await chat.say(f"Please cancel order {pending[hers]}")
    assert await _of(shop, pending[hers], hers) == ("cancelled", refunded)


async def _of(shop: LocalShop, order_id: str, customer_id: str) -> tuple[facts.OrderStatus, int]:
    order = await shop.order(order_id, customer_id)
    assert order is not None
    return order.status, order.refunded.amount
