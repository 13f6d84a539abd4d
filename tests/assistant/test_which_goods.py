"""What went wrong is put to an order in which it can have gone wrong: one that came, and that holds what she names."""

import pytest

from tests.assistant.attacking import is_heard
from tests.assistant.orders import order, parcel
from tests.assistant.talk import Made, choices_in, of_status
from xiaoer.action.kinds.claim_problem import ClaimProblem
from xiaoer.action.known import Known
from xiaoer.inbox.parts import Offer
from xiaoer.order.facts import OrderStatus, ParcelStatus
from xiaoer.shops.local.adapter import LocalShop

# A pan is on its way to her, and a tent arrived long ago; of what else the shop sells she has nothing.
HER = {"zh-CN": "cust-1005", "en": "cust-2005", "es": "cust-3005"}
BROKEN = {"zh-CN": "收到的盖碗碎了", "en": "my gaiwan arrived broken", "es": "el gaiwan me llegó roto"}
STRANGE = {"zh-CN": "青瓷盖碗", "en": "Celadon gaiwan", "es": "Gaiwan de celadón"}


@pytest.mark.parametrize("locale", HER)
async def test_goods_that_none_of_her_orders_holds_are_said_to_be_in_none(
    talk: Made, shop: LocalShop, locale: str
) -> None:
    her = talk(HER[locale], locale)
    said = await her.say(BROKEN[locale])
    assert is_heard("assistant-absent", [said])
    assert STRANGE[locale].lower() in said.text.lower()
    came = {one.id for one in await shop.orders(HER[locale]) if one.status in ("delivered", "completed")}
    assert {value.removeprefix("claim_problem:") for value in choices_in(said)} == {*came, "person"}
    again = await her.say({"zh-CN": "好的", "en": "yes", "es": "sí"}[locale])
    assert choices_in(again) == choices_in(said)
    assert not any(isinstance(part, Offer) for line in await her.lines() for part in line.parts)


async def test_what_is_on_its_way_cannot_have_come_broken(talk: Made, shop: LocalShop) -> None:
    moving = await of_status(shop, HER["zh-CN"], "shipped")
    her = talk(HER["zh-CN"], "zh-CN")
    assert moving.id in (await her.say(f"订单 {moving.id} 收到是坏的")).text
    assert not any(isinstance(part, Offer) for line in await her.lines() for part in line.parts)


@pytest.mark.parametrize(
    ("status", "parcels", "reason", "refused"),
    [
        ("shipped", ("in_transit",), "damaged", "not_arrived"),
        ("shipped", ("in_transit",), "missing", "not_arrived"),
        ("shipped", ("in_transit",), "wrong", "not_arrived"),
        ("shipped", ("in_transit",), "not_received", None),
        ("shipped", ("in_transit",), "not_said", None),
        ("shipped", ("delivered", "in_transit"), "damaged", None),
        ("delivered", ("delivered",), "damaged", None),
        ("paid", (), "damaged", "not_left"),
    ],
)
def test_only_what_somebody_holds_can_be_seen_to_be_wrong(
    status: OrderStatus, parcels: tuple[ParcelStatus, ...], reason: str, refused: str | None
) -> None:
    of = order("P-1", status, shipments=tuple(parcel(one) for one in parcels))
    claim = ClaimProblem(order_id="P-1", reason=reason)  # type: ignore[arg-type]
    assert claim.available(Known(None, of)) == refused
