"""The process dies between any two steps: one cancellation in the end, or none and a person who knows."""

import pytest

from tests.action.gate import NEITHER, ONCE, SETTLES, Gate, Life, Manner
from xiaoer.action.queries import Deed
from xiaoer.job.queue import LEASE
from xiaoer.kit.clock import SECOND
from xiaoer.order.shop import Guarantee

STEPS = 14


async def _killed_at(gate: Gate, place: int, deed: Deed) -> bool:
    """Run until the process dies at that step, then let another one take over; whether it died at all."""
    life = Life(place)
    for _ in range(4):
        await gate.turn(life)
        if life.left is not None and life.left < 0:
            break
    gate.clock.advance(LEASE + SECOND)
    await gate.run()
    assert await gate.given_up() == []
    assert (await gate.now(deed)).state not in ("proposed", "confirmed", "sent")
    return life.left is not None and life.left < 0


@pytest.mark.parametrize("guarantee", [ONCE, SETTLES, NEITHER])
@pytest.mark.parametrize("manner", ["well", "dropped", "lost", "away"])
@pytest.mark.in_turn
async def test_it_is_done_once_wherever_the_process_dies(crowd: Gate, guarantee: Guarantee, manner: Manner) -> None:
    crowd.shop.guarantee = guarantee
    died = 0
    for place in range(STEPS):
        number = f"#M-{place}"
        deed = await crowd.wish(number)
        await crowd.say(deed, yes=True)
        crowd.shop.manners = [manner]
        died += await _killed_at(crowd, place, deed)
        now = await crowd.now(deed)
        status, paid, refunded = await crowd.money(number)
        assert crowd.shop.effects[number] <= 1
        if now.state == "done":
            assert (status, crowd.shop.effects[number], refunded) == ("cancelled", 1, paid)
        else:
            # Nobody dared to send it again, and the call had not been made.
            assert guarantee is not ONCE
            assert (status, crowd.shop.effects[number], refunded.amount) == ("paid", 0, 0)
            assert now.state == ("unknown" if guarantee is NEITHER else "refused")
            assert now.to_person
    assert 6 <= died < STEPS


@pytest.mark.parametrize("guarantee", [ONCE, SETTLES, NEITHER])
async def test_dying_again_and_again_does_not_do_it_again(crowd: Gate, guarantee: Guarantee) -> None:
    crowd.shop.guarantee = guarantee
    for place in range(1, 6):
        number = f"#M-{place}"
        deed = await crowd.wish(number)
        await crowd.say(deed, yes=True)
        for _ in range(4):
            crowd.shop.manners = ["dropped"]
            await crowd.turn(Life(place))
            crowd.clock.advance(LEASE + SECOND)
        crowd.shop.manners = []
        await crowd.run()
        assert crowd.shop.effects[number] <= 1
        _, paid, refunded = await crowd.money(number)
        assert refunded.amount == paid.amount * crowd.shop.effects[number]
        assert ((await crowd.now(deed)).state == "done") is (crowd.shop.effects[number] == 1)
