"""The gate with its subscribers, rules, customers and a shop."""

from collections.abc import AsyncIterator

import pytest

from tests.action.gate import HER, VISITOR, Gate, TroubleShop, more_orders
from tests.filled import templates
from tests.shops.world import WORLD
from xiaoer.action.events import DeedApproved, DeedConfirmed
from xiaoer.action.jobs import ANSWER, PERFORM
from xiaoer.conversation.events import OfferAnswered
from xiaoer.event.tx import Journal, Tx
from xiaoer.job.queue import Subscriber, Subscriptions
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.store import Store
from xiaoer.policy.rules import load as rules
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.load import load

SUBSCRIPTIONS = Subscriptions(
    {OfferAnswered: [Subscriber(ANSWER)], DeedConfirmed: [Subscriber(PERFORM)], DeedApproved: [Subscriber(PERFORM)]}
)


RULES = rules()


async def _fill(store: Store[Tx]) -> None:
    await load(store, WORLD)
    await store.write(import_rules, RULES)


sqlite_template, postgres_template = templates(_fill)


@pytest.fixture
async def store(database_url: str, clock: ManualClock) -> AsyncIterator[Store[Tx]]:
    """An open store whose events reach the gate's jobs."""
    opened = Store(database(database_url), Journal("test", SUBSCRIPTIONS), clock=clock)
    yield opened
    await opened.close()


@pytest.fixture
async def gate(store: Store[Tx], clock: ManualClock) -> Gate:
    """Everything in its place, and a shop that behaves until told otherwise."""
    made = Gate(store, TroubleShop(store), clock)
    await made.meet(HER)
    await made.meet(VISITOR)
    return made


@pytest.fixture
async def crowd(gate: Gate) -> Gate:
    """The same with twenty more paid orders of hers, `#M-0` and on."""
    await load(gate.store, more_orders(20))
    return gate
