"""Offers: made on true orders, answered once, void when anything changes, and told how they ended."""

import msgspec
import pytest
from typing_extensions import override

from tests.assistant.attacking import is_heard
from tests.assistant.talk import (
    CANCEL,
    LOCALES,
    RETURNS,
    WHERE,
    WHO,
    YES,
    Made,
    choices_in,
    of_status,
    offer_as_shown,
    offer_in,
)
from xiaoer.conversation import verbs
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Offer
from xiaoer.kit.store import Store
from xiaoer.order import facts
from xiaoer.order.shop import ShopNoAnswer
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import ShopData, load

IF = {
    "zh-CN": "好的，不过要能赔我五十块才行",
    "en": "yes, but only if I get fifty dollars on top",
    "es": "sí, pero siempre que me den cincuenta euros más",
}


@pytest.mark.parametrize("locale", LOCALES)
async def test_an_order_is_cancelled_once_by_a_written_yes(talk: Made, shop: LocalShop, locale: str) -> None:
    her = talk(WHO[locale], locale)
    paid = await of_status(shop, WHO[locale], "paid")
    offered = await her.say(CANCEL[locale])
    offer = offer_in(offered)
    assert paid.id in offered.text
    assert offer.state == "open"
    assert (await of_status(shop, WHO[locale], "paid")).id == paid.id  # nothing is done before the yes
    told = await her.say(YES[locale])
    assert paid.id in told.text
    after = await shop.order(paid.id, WHO[locale])
    assert after is not None
    assert after.status == "cancelled"
    assert after.refunded == after.paid
    assert offer_as_shown(await her.lines(), offered.id).state == "done"
    again = await her.say(YES[locale])
    assert "Offer" not in str([type(part).__name__ for part in again.parts])
    assert len((await shop.order(paid.id, WHO[locale])).refunds) == 1  # type: ignore[union-attr]
    assert await her.handed_off() == []


async def test_the_button_does_the_same(talk: Made, shop: LocalShop) -> None:
    her = talk(WHO["en"])
    offered = await her.say(CANCEL["en"])
    told = await her.pick(offered.id, "yes")
    assert "is cancelled" in told.text
    assert offer_as_shown(await her.lines(), offered.id).state == "done"
    assert [facts["did"] for facts in await her.happened("assistant.acted")] == [["told_deed"]]


async def test_a_no_keeps_the_order(talk: Made, shop: LocalShop) -> None:
    her = talk(WHO["en"])
    paid = await of_status(shop, WHO["en"], "paid")
    offered = await her.say(CANCEL["en"])
    assert "leave the order" in (await her.say("no")).text
    assert offer_as_shown(await her.lines(), offered.id).state == "declined"
    assert (await of_status(shop, WHO["en"], "paid")).id == paid.id


async def test_several_that_fit_are_asked_for_and_a_picked_one_is_offered(
    talk: Made, house: Store[Tx], shop: LocalShop
) -> None:
    second = await _second_to_cancel(house, shop, WHO["en"])
    her = talk(WHO["en"])
    asked = await her.say("cancel my order please")
    values = choices_in(asked)
    assert values[-1] == "person"
    assert len(values) == 3
    assert not any(isinstance(part, Offer) for part in asked.parts)
    assert f"cancel_order:{second}" in values
    offered = await her.pick(asked.id, f"cancel_order:{second}")
    assert offer_in(offered).title.endswith(second)
    assert "is cancelled" in (await her.say("yes")).text
    assert [order.id for order in await shop.orders(WHO["en"]) if order.status == "cancelled"] == [second]


async def test_what_has_left_is_refused_in_the_rules_words(talk: Made, shop: LocalShop) -> None:
    moving = await of_status(shop, WHO["en"], "shipped")
    said = await talk(WHO["en"]).say(f"cancel order {moving.id}")
    assert "on its way" in said.text
    assert choices_in(said) == ["person"]
    assert (await of_status(shop, WHO["en"], "shipped")).id == moving.id


async def test_anything_else_makes_the_offer_void(talk: Made, shop: LocalShop) -> None:
    her = talk(WHO["en"])
    offered = await her.say(CANCEL["en"])
    await her.say(WHERE["en"])  # another order is spoken of
    assert offer_as_shown(await her.lines(), offered.id).state == "void"
    await her.say("yes")
    assert (await of_status(shop, WHO["en"], "paid")).id
    assert await her.happened("offer.answered") == []


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_question_is_answered_and_the_offer_called_to_mind(talk: Made, shop: LocalShop, locale: str) -> None:
    her = talk(WHO[locale], locale)
    offered = await her.say(CANCEL[locale])
    told = await her.say(RETURNS[locale])
    assert offer_in(offered).title in told.text
    assert (offer_as_shown(await her.lines(), offered.id).state, await her.happened("offer.answered")) == ("open", [])
    await her.say(YES[locale])
    assert offer_as_shown(await her.lines(), offered.id).state == "done"
    assert [facts["did"] for facts in await her.happened("assistant.acted")][1] == ["told_article", "recalled_offer"]


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_condition_is_no_yes(talk: Made, shop: LocalShop, locale: str) -> None:
    her = talk(WHO[locale], locale)
    paid = await of_status(shop, WHO[locale], "paid")
    await her.say(CANCEL[locale])
    said = await her.say(IF[locale])
    assert is_heard("assistant-as-shown", [said])
    assert (await her.happened("offer.answered"), await her.handed_off()) == ([], [])
    assert (await of_status(shop, WHO[locale], "paid")).id == paid.id


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_yes_after_a_strange_number_does_nothing_to_hers(talk: Made, shop: LocalShop, locale: str) -> None:
    her = talk(WHO[locale], locale)
    paid = await of_status(shop, WHO[locale], "paid")
    asked = await her.say(f"{CANCEL[locale]} XE-99999")
    assert choices_in(asked) == [f"cancel_order:{paid.id}", "person"]
    for _ in range(3):
        asked = await her.say(YES[locale])
        assert choices_in(asked) == [f"cancel_order:{paid.id}", "person"]
    assert not any(isinstance(part, Offer) for line in await her.lines() for part in line.parts)
    assert (await her.handed_off(), (await of_status(shop, WHO[locale], "paid")).id) == ([], paid.id)
    assert offer_in(await her.pick(asked.id, f"cancel_order:{paid.id}")).title.endswith(paid.id)


async def test_an_order_that_changed_meanwhile_is_not_cancelled(talk: Made, shop: LocalShop) -> None:
    her = talk(WHO["en"])
    paid = await of_status(shop, WHO["en"], "paid")
    offered = await her.say(CANCEL["en"])
    await shop.cancel_order(paid.id, "by the shop itself", "another-key")
    told = await her.say("yes")
    assert "already cancelled" in told.text
    assert offer_as_shown(await her.lines(), offered.id).state == "refused"


async def test_no_answer_of_the_shop_is_said_as_it_is(talk: Made, house: Store[Tx]) -> None:
    her = talk(WHO["en"], shop=_Silent(house))
    offered = await her.say(CANCEL["en"])
    told = await her.say("yes")
    assert "not be done twice" in told.text
    assert offer_as_shown(await her.lines(), offered.id).state == "unknown"


async def test_an_offer_answered_by_its_button_while_she_writes_is_answered_once(talk: Made) -> None:
    her = talk(WHO["en"])
    offered = await her.say(CANCEL["en"])
    await her.store.write(verbs.pick, her.session, entry=offered.id, value="no")
    await her.say("yes")
    assert [facts["yes"] for facts in await her.happened("offer.answered")] == [False]
    assert (await her.last()).parts  # what would be done is shown again


class _Silent(LocalShop):
    """Takes every order to cancel and never answers."""

    @override
    async def cancel_order(
        self, order_id: str, reason: str, key: str, lines: tuple[str, ...] = ()
    ) -> facts.Cancellation:
        raise ShopNoAnswer


async def _second_to_cancel(house: Store[Tx], shop: LocalShop, customer_id: str) -> str:
    """The number of another order of hers that has not left."""
    paid = await of_status(shop, customer_id, "paid")
    more = msgspec.structs.replace(paid, id="XP-70001", status="unpaid", payments=(), coupon=None)
    await load(house, ShopData(orders=(more,)))
    return more.id
