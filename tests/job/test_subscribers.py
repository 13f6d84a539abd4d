"""Who acts on an event: a job for each subscriber, in the transaction of the event."""

from collections.abc import AsyncIterator

import pytest

from tests.job.hands import rows
from xiaoer.event.journal import Event
from xiaoer.event.tail import Cursor, lines_after
from xiaoer.event.tx import Journal, Tx
from xiaoer.job.queue import Subscriber, Subscriptions, lease
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store


class OrderCancelled(Event, frozen=True, tag="order.cancelled"):
    """A fact for these tests."""

    order: str
    paid: bool


class OrderSeen(Event, frozen=True, tag="order.seen"):
    """A fact nobody waits for."""


SUBSCRIPTIONS = Subscriptions(
    {
        OrderCancelled: [
            Subscriber("tell"),
            Subscriber("refund", when=lambda event: event.paid),
        ]
    }
)


@pytest.fixture
async def subscribed(database_url: str, clock: ManualClock) -> AsyncIterator[Store[Tx]]:
    """A store whose events have subscribers."""
    opened = Store(database(database_url), Journal("subscribed", SUBSCRIPTIONS), clock=clock)
    yield opened
    await opened.close()


def cancel_order(tx: Tx, order: str, *, paid: bool = True, refuse: bool = False) -> int:
    """Two events, one of them with subscribers; then perhaps no."""
    tx.record(OrderSeen(), stream=f"order:{order}", actor="system")
    recorded = tx.record(
        OrderCancelled(order=order, paid=paid), stream=f"order:{order}", actor="agent:7", body=b"secret"
    )
    if refuse:
        raise Refused("no")
    return recorded.position


async def test_every_subscriber_of_an_event_gets_one_job(subscribed: Store[Tx], clock: ManualClock) -> None:
    """With the event's place and facts, in a lane of subscriber and stream; only where it says it wants it."""
    first = await subscribed.write(cancel_order, "o1")
    await subscribed.write(cancel_order, "o2", paid=False)
    found = await subscribed.read(rows)
    assert [(row.kind, row.key, row.lane) for row in found] == [
        ("tell", "tell:order:o1:2", "tell:order:o1"),
        ("refund", "refund:order:o1:2", "refund:order:o1"),
        ("tell", "tell:order:o2:2", "tell:order:o2"),
    ]
    assert all(row.due_at == clock.now() for row in found)
    tell, _refund, _other = await subscribed.write(lease, 100)
    assert tell.args == {
        "stream": "order:o1",
        "seq": 2,
        "position": first,
        "actor": "agent:7",
        "facts": {"kind": "order.cancelled", "order": "o1", "paid": True},
    }
    assert not any(b"secret" in row.args for row in found)


async def test_a_verb_that_refuses_leaves_neither_event_nor_job(subscribed: Store[Tx]) -> None:
    """They are one transaction; and when it is run again there is still one of each."""
    with pytest.raises(Refused):
        await subscribed.write(cancel_order, "o1", refuse=True)
    assert await subscribed.read(rows) == []
    assert await subscribed.read(lines_after, Cursor(-1, 0)) == []
    await subscribed.write(cancel_order, "o1")
    assert len(await subscribed.read(rows)) == 2
