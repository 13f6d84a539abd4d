"""Some runs of the hostile shop, always the same ones; `make eval-hostile` does ten thousand."""

from unittest.mock import patch

import pytest

from tests.action.hostile import runs
from tests.action.hostile_shop import HostileShop
from xiaoer.action.action import Action
from xiaoer.action.kinds.registry import ALL


@pytest.mark.parametrize("first", [0, 1_800, 5_000])
async def test_money_and_effects_stay_what_was_meant(first: int) -> None:
    found = await runs(range(first, first + 50))
    assert found.broken == []
    assert found.runs == 50
    assert found.paid_out > 0
    assert found.ends["done"] > 0


async def test_every_action_comes_to_something_in_them() -> None:
    found = await runs(range(9_000, 9_300))
    assert found.broken == []
    assert found.kinds_done.keys() == {action.kind for action in ALL}
    assert found.came_late > 0
    assert found.killed > 0
    assert {"done", "refused", "unknown", "voided", "declined"} <= found.ends.keys()


async def is_seen(what: str, within: int) -> bool:
    """Whether so many runs are enough to find it; some of them, where they are."""
    for first in range(0, within, 20):
        found = await runs(range(first, first + 20))
        if any(what in line for line in found.broken):
            return True
    return False


async def test_a_shop_that_does_it_twice_would_be_seen() -> None:
    honest = HostileShop.do

    async def twice(
        self: HostileShop, key: str, verb: object, args: tuple[object, ...], more: dict[str, object]
    ) -> object:
        await honest(self, f"{key}!", verb, args, more)
        return await honest(self, key, verb, args, more)

    with patch.object(HostileShop, "do", twice):
        assert await is_seen("nobody meant", 40)


async def test_a_gate_that_takes_any_answer_for_done_would_be_seen() -> None:
    made: list[type[Action]] = [action for action in ALL if action.kind in ("refund_order", "compensate")]
    for action in made:
        with patch.object(action, "read_back", lambda *_: "done"):
            assert await is_seen("is done and never happened", 200)
