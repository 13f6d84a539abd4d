"""Hands that reach for the money of one order at once, on two servers: never more than was paid for it."""

from collections.abc import AsyncIterator
from typing import Any

import anyio
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.action.conftest import SUBSCRIPTIONS
from tests.action.gate import HER, TALK, Gate, TroubleShop, more_orders
from tests.shops.world import ANA, CARD
from xiaoer.action.facts import Request, fill
from xiaoer.action.kinds.registry import make
from xiaoer.action.verbs import propose
from xiaoer.auth.actor import Staff
from xiaoer.event.tx import Journal
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import load

LEAD = Staff("lead", "supervisor")


def _usd(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "USD"}


WISHES: list[tuple[str, dict[str, Any], str]] = [
    ("cancel_order", {}, "customer"),
    ("cancel_order", {"item": "1"}, "customer"),
    ("cancel_order", {"item": "2"}, "assistant"),
    ("refund_order", {"part": "all"}, "agent"),
    ("refund_order", {"part": "line", "item": "2"}, "agent"),
    ("refund_order", {"part": "amount", "amount": _usd(3_000)}, "agent"),
    ("compensate", {"amount": _usd(500), "reason": "late"}, "agent"),
    ("compensate", {"amount": _usd(4_000), "reason": "late"}, "assistant"),
    ("return_items", {"items": ["1", "2"], "method_id": CARD}, "customer"),
]


@pytest.fixture
async def other(gate: Gate, database_url: str, clock: ManualClock) -> AsyncIterator[Gate]:
    """The second server, before the same shop."""
    store = Store(database(database_url), Journal("other", SUBSCRIPTIONS), clock=clock)
    yield Gate(store, TroubleShop(store), clock)
    await store.close()


async def _reach(node: Gate, number: str, wish: tuple[str, dict[str, Any], str]) -> None:
    kind, fields, hand = wish
    by = LEAD if hand == "agent" else None
    request = Request(contact=HER, hand=hand, locale="en", staff=by, conversation_id=TALK)  # type: ignore[arg-type]
    try:
        action = make(kind, fields | {"order_id": number})
        filled = await fill(node.shop, action, request, now=node.clock.now())
        deed = await node.store.write(propose, request, filled)
    except Refused:
        return
    if deed.state == "proposed":
        await node.say(deed, yes=True)


@settings(
    max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    chosen=st.lists(st.tuples(st.sampled_from(range(len(WISHES))), st.booleans()), min_size=2, max_size=7),
    delivered=st.booleans(),
)
async def test_no_order_pays_more_than_it_was_paid(
    gate: Gate, other: Gate, chosen: list[tuple[int, bool]], delivered: bool
) -> None:
    number = f"#R-{await gate.store.write(lambda tx: tx.new_id())}"
    order: Any = more_orders(1)["orders"][0] | {"id": number, "status": "delivered" if delivered else "paid"}
    order["payments"] = [one | {"id": f"{number}/{one['method_id']}"} for one in order["payments"]]
    await load(gate.store, {"orders": [order]})
    async with anyio.create_task_group() as group:
        for place, here in chosen:
            group.start_soon(_reach, gate if here else other, number, WISHES[place])
    async with anyio.create_task_group() as group:
        group.start_soon(gate.turn)
        group.start_soon(other.turn)
    await gate.run()
    await other.run()
    found = await LocalShop(gate.store).order(number, ANA)
    assert found is not None
    promised = sum(one.amount.amount for one in found.returns)
    assert found.refunded.amount + promised <= found.paid.amount
    for payment in found.payments:
        gone = sum(one.amount.amount for one in found.refunds if one.payment_id == payment.id)
        assert gone <= payment.amount.amount
    assert await gate.given_up() == []
