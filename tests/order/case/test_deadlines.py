"""What happens by itself: she is reminded, time runs out, and what was done in time is left alone."""

from tests.order.case.matter import House, case_now, kinds, opened, to_state
from xiaoer.job.queue import finish, lease
from xiaoer.kit.clock import DAY, ManualClock
from xiaoer.order.case.verbs import expire, remind


async def test_she_is_reminded_and_then_it_is_over(store: House, clock: ManualClock) -> None:
    case = await to_state(store, "to_send")
    due = case.due_at or 0
    jobs = []
    for _ in range(8):
        clock.advance(DAY)
        due_now = await store.write(lease, 10)
        jobs += [(job.kind, job.args["left"]) for job in due_now]
        await store.write(finish, due_now, [])
    assert jobs == [("case.due", 3), ("case.due", 1), ("case.due", 0)]
    clock.advance(due - clock.now() - 3 * DAY)
    assert await store.write(remind, case.id, due, 3)
    assert not await store.write(remind, case.id, due, 3)
    assert not await store.write(expire, case.id, due)
    clock.advance(2 * DAY)
    assert await store.write(remind, case.id, due, 1)
    # A late reminder of an earlier day says nothing any more.
    assert not await store.write(remind, case.id, due, 3)
    clock.advance(DAY)
    assert not await store.write(remind, case.id, due, 1)
    assert await store.write(expire, case.id, due)
    assert not await store.write(expire, case.id, due)
    assert await kinds(store, case.id) == ["opened", "reminded", "reminded", "moved"]
    assert (await case_now(store, case.id)).state == "expired"


async def test_a_deadline_that_was_met_reminds_nobody(store: House, clock: ManualClock) -> None:
    case = await to_state(store, "on_the_way")
    clock.advance(30 * DAY)
    for job in await store.write(lease, 10):
        assert not await store.write(remind, case.id, job.args["due"], job.args["left"])
        assert not await store.write(expire, case.id, job.args["due"])
    assert await kinds(store, case.id) == ["opened", "moved"]


async def test_a_claim_without_photos_is_looked_at_all_the_same(store: House, clock: ManualClock) -> None:
    case = await opened(store, "claim", "damaged")
    clock.advance(3 * DAY)
    assert await store.write(expire, case.id, case.due_at or 0)
    assert (await case_now(store, case.id)).state == "review"
