"""What stands beside a thread of what can be done."""

import pytest

from tests.protocol import test_deeds
from tests.protocol.test_deeds import CANCEL, answer, begun, happened, propose
from tests.protocol.world import World

pytestmark = pytest.mark.usefixtures("reporting")
reporting, shop = test_deeds.reporting, test_deeds.shop


async def test_what_is_under_way_says_what_it_waits_for(shop: World) -> None:
    conversation, hers, _, token = await begun(shop)

    async def standing() -> dict[str, str | None]:
        shown = (await shop.get(f"/api/conversations/{conversation}", token)).json()
        [actions] = [one["actions"] for one in shown["orders"] if one["order"]["id"] == "#K-1001"]
        return {one["action"]: one["stands"] for one in actions if one["stands"]}

    assert await standing() == {}
    # Of one thing of the order only that waits; the others may be cancelled besides.
    part = CANCEL | {"fields": CANCEL["fields"] | {"item": "1"}}
    assert (await propose(shop, token, conversation, wish=part)).status_code == 201
    assert await standing() == {}
    await answer(shop, hers, "no")
    assert (await propose(shop, token, conversation)).status_code == 201
    assert await standing() == {"cancel_order": "proposed"}
    await answer(shop, hers, "no")
    assert await standing() == {}
    assert (await happened(shop)).count("declined") == 2
