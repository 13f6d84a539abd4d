"""What waits for a second person and is wished for again: she is told that it waits, in the house's own words."""

import pytest

from tests.assistant.talk import ALL_EVENTS, LOCALES, WHO, YES, Made, of_status
from xiaoer.action.events import DeedAwaiting, DeedDone
from xiaoer.shops.local.adapter import LocalShop

BROKEN = {
    "zh-CN": "订单 {} 收到的东西碎了",
    "en": "what came with order {} is broken",
    "es": "lo del pedido {} llegó roto",
}


@pytest.mark.parametrize("locale", LOCALES)
async def test_what_waits_is_told_to_wait_however_often_it_is_wished_for(
    talk: Made, shop: LocalShop, locale: str
) -> None:
    order = await of_status(shop, WHO[locale], "completed")
    her = talk(WHO[locale], locale)
    offered = await her.say(BROKEN[locale].format(order.id))
    await her.say(YES[locale])
    kinds = [line.kind for line in await her.store.read(lambda read: read.all(ALL_EVENTS))]
    assert DeedAwaiting.kind() in kinds
    again = await talk(WHO[locale], locale).say(BROKEN[locale].format(order.id))
    assert "24" in again.text
    assert again.parts == []
    assert again.id != offered.id
    assert DeedDone.kind() not in [line.kind for line in await her.store.read(lambda read: read.all(ALL_EVENTS))]
