"""Two servers on one database: still one deed, sent once."""

from collections.abc import AsyncIterator

import anyio
import pytest

from tests.action.conftest import SUBSCRIPTIONS
from tests.action.gate import NEITHER, ONCE, SETTLES, Gate
from xiaoer.action.jobs import PERFORM, perform
from xiaoer.action.queries import Deed
from xiaoer.event.tx import Journal
from xiaoer.job.queue import Job
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store
from xiaoer.order.shop import Guarantee


@pytest.fixture
async def other(gate: Gate, database_url: str, clock: ManualClock) -> AsyncIterator[Gate]:
    """The second server, before the same shop."""
    store = Store(database(database_url), Journal("other", SUBSCRIPTIONS), clock=clock)
    yield Gate(store, gate.shop, clock)
    await store.close()


async def test_wishes_on_both_make_one_deed(gate: Gate, other: Gate) -> None:
    made: list[Deed] = []

    async def wish(node: Gate) -> None:
        made.append(await node.wish("#K-1001"))

    async with anyio.create_task_group() as group:
        for _ in range(6):
            group.start_soon(wish, gate)
            group.start_soon(wish, other)
    assert len({deed.id for deed in made}) == 1
    assert await gate.told(made[0]) == ["proposed"]


@pytest.mark.parametrize("guarantee", [ONCE, SETTLES, NEITHER])
async def test_the_same_job_on_both_is_done_once(gate: Gate, other: Gate, guarantee: Guarantee) -> None:
    gate.shop.guarantee = guarantee
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=True)
    await gate.turn()
    job = Job(0, PERFORM, "twice", {"stream": deed.stream}, 0)

    late: list[str] = []

    async def work(node: Gate) -> None:
        try:
            await perform(node.store, gate.shop, job)
        except Refused as refused:
            # The other one was faster; the job comes again and finds it done.
            late.append(refused.code)

    async with anyio.create_task_group() as group:
        for node in (gate, other):
            group.start_soon(work, node)
    assert late in ([], ["deed_closed"])
    await gate.run()
    assert (await gate.now(deed)).state == "done"
    assert gate.shop.effects == {"#K-1001": 1}
    status, paid, refunded = await gate.money("#K-1001")
    assert (status, refunded) == ("cancelled", paid)
    assert [told["again"] for told in await gate.facts(deed) if told["kind"] == "deed.sent"][:1] == [False]
