"""Two hands at once: the chat beside her own page, beside an agent, beside another customer. One deed, money once."""

import asyncio
from typing import Any

import pytest

from tests.assistant.attacking import DeedRow, deeds
from tests.assistant.talk import CANCEL, LOCALES, WHO, YES, Made, Talk, of_status, offer_as_shown, offer_in
from xiaoer.action.facts import Request, fill
from xiaoer.action.kinds.registry import make
from xiaoer.action.own.api import OwnHand
from xiaoer.action.queries import Deed
from xiaoer.action.verbs import propose
from xiaoer.auth.actor import Contact, Staff
from xiaoer.contact.verbs import Who, contact_id_of, meet
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import NotFound, Refused
from xiaoer.kit.money import Money
from xiaoer.kit.store import Store
from xiaoer.order.facts import Order
from xiaoer.shops.local.adapter import LocalShop


def own_page(house: Store[Tx], shop: LocalShop, customer_id: str) -> OwnHand:
    """What she does herself on a page."""
    contact = Contact(contact_id_of("web", customer_id), "web", customer_id)
    return OwnHand(house, shop, Request(contact=contact, hand="customer", locale="en"))


async def by_agent(house: Store[Tx], shop: LocalShop, her: Talk, kind: str, **fields: Any) -> Deed:
    """What an agent proposes for her."""
    staff = Staff("agent-1", "agent")
    # Whoever has never written is met when she is first done something for.
    who = Who("web", her.contact.customer_id, "Somebody", "en")
    await house.write(meet, who, contact_id=her.contact.contact_id, visitor_hash=None)
    request = Request(contact=her.contact, hand="agent", locale="en", staff=staff, entry_id="by-agent")
    filled = await fill(shop, make(kind, fields), request, now=house.clock.now())
    return await house.write(propose, request, filled)


async def now(shop: LocalShop, order: Order) -> Order:
    """The order as the shop has it."""
    found = await shop.order(order.id, order.customer_id)
    assert found is not None
    return found


async def of_order(house: Store[Tx], order: Order) -> list[DeedRow]:
    """All deeds on it."""
    return [row for row in (await deeds(house)).values() if row.order_id == order.id]


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_yes_in_the_chat_and_one_on_her_page_at_once_are_one(
    talk: Made, house: Store[Tx], shop: LocalShop, locale: str
) -> None:
    her, page = talk(WHO[locale], locale), own_page(house, shop, WHO[locale])
    paid = await of_status(shop, WHO[locale], "paid")
    offered = await her.say(CANCEL[locale])
    standing = await page.propose("cancel_order", {"order_id": paid.id})
    assert standing.deed.id == offer_in(offered).deed
    await her.write(YES[locale])
    await asyncio.gather(her.work(), page.answer(standing.deed.id, yes=True), page.answer(standing.deed.id, yes=True))
    await her.work()
    [row] = await of_order(house, paid)
    assert row.state == "done"
    after = await now(shop, paid)
    assert (after.status, len(after.refunds), after.refunded) == ("cancelled", len(after.payments), after.paid)
    assert offer_as_shown(await her.lines(), offered.id).state == "done"


async def test_a_no_on_her_page_and_a_yes_in_the_chat_end_in_one(talk: Made, house: Store[Tx], shop: LocalShop) -> None:
    her, page = talk(WHO["en"]), own_page(house, shop, WHO["en"])
    paid = await of_status(shop, WHO["en"], "paid")
    offer = offer_in(await her.say(CANCEL["en"]))
    await her.write("yes")
    await asyncio.gather(her.work(), page.answer(offer.deed, yes=False))
    await her.work()
    [row] = await of_order(house, paid)
    after = await now(shop, paid)
    assert (row.state, after.status, bool(after.refunds)) in {
        ("declined", "paid", False),
        ("done", "cancelled", True),
    }


async def test_the_same_wish_in_two_chats_is_one_offer_and_one_deed(
    talk: Made, house: Store[Tx], shop: LocalShop
) -> None:
    first, second = talk(WHO["en"]), talk(WHO["en"])
    paid = await of_status(shop, WHO["en"], "paid")
    await first.write(f"cancel order {paid.id}")
    await second.write(f"cancel order {paid.id}")
    await asyncio.gather(first.work(), second.work())
    for chat in (first, second):
        await chat.write("yes")
    await asyncio.gather(first.work(), second.work())
    rows = await of_order(house, paid)
    assert [row.state for row in rows if row.state != "refused"] == ["done"]
    after = await now(shop, paid)
    assert after.refunded == after.paid
    assert len(after.refunds) == len(after.payments)


async def test_an_agents_offer_and_the_chats_are_one_and_each_yes_counts_once(
    talk: Made, house: Store[Tx], shop: LocalShop
) -> None:
    her = talk(WHO["en"])
    paid = await of_status(shop, WHO["en"], "paid")
    offer = offer_in(await her.say(CANCEL["en"]))
    same = await by_agent(house, shop, her, "cancel_order", order_id=paid.id)
    assert same.id == offer.deed
    await her.say("yes")
    again = await by_agent(house, shop, her, "cancel_order", order_id=paid.id)
    assert (again.state, again.amount) == ("refused", 0)
    assert sorted(row.state for row in await of_order(house, paid)) == ["done", "refused"]
    assert (await now(shop, paid)).refunded == paid.paid


async def test_what_an_agent_pays_meanwhile_voids_what_the_chat_has_offered(
    talk: Made, house: Store[Tx], shop: LocalShop
) -> None:
    her = talk(WHO["en"])
    paid = await of_status(shop, WHO["en"], "paid")
    offered = await her.say(CANCEL["en"])
    part = Money(700, paid.total.currency)
    await by_agent(house, shop, her, "refund_order", order_id=paid.id, part="amount", amount=part)
    await asyncio.gather(her.work(), her.write("yes"))
    await her.work()
    rows = {row.kind: row.state for row in await of_order(house, paid)}
    after = await now(shop, paid)
    assert rows["refund_order"] == "done"
    assert rows["cancel_order"] in ("voided", "refused")
    assert (after.status, after.refunded) == ("paid", part)
    assert offer_as_shown(await her.lines(), offered.id).state in ("void", "refused")


async def test_anothers_offer_is_nobody_elses_to_answer(talk: Made, house: Store[Tx], shop: LocalShop) -> None:
    her, other = talk(WHO["en"]), talk(WHO["es"], "es")
    paid = await of_status(shop, WHO["en"], "paid")
    offered = await her.say(CANCEL["en"])
    deed = offer_in(offered).deed
    await other.say("hola")
    for value in ("yes", "no"):
        with pytest.raises(Refused):
            await other.pick(offered.id, value)
    for said in ("sí", f"confirmo {deed}", f"sí, {paid.id}"):
        await other.say(said)
    stranger = own_page(house, shop, WHO["es"])
    for yes in (True, False):
        with pytest.raises(NotFound):
            await stranger.answer(deed, yes=yes)
    for ask in (stranger.stands, stranger.again):
        with pytest.raises(NotFound):
            await ask(deed)
    with pytest.raises(NotFound):
        await stranger.propose("cancel_order", {"order_id": paid.id})
    [row] = await of_order(house, paid)
    assert (row.state, row.customer_id) == ("proposed", WHO["en"])
    assert (await now(shop, paid)).status == "paid"
    shown = "".join(line.text for line in await other.lines() if line.author == "assistant")
    assert paid.items[0].title not in shown
    # Hers it still is.
    assert "is cancelled" in (await her.say("yes")).text


async def test_a_visitors_yes_in_the_same_words_is_nothing(talk: Made, house: Store[Tx], shop: LocalShop) -> None:
    her, visitor = talk(WHO["en"]), talk(None)
    paid = await of_status(shop, WHO["en"], "paid")
    offer = offer_in(await her.say(CANCEL["en"]))
    for said in ("yes", f"yes to offer {offer.deed}", f"yes, cancel {paid.id}"):
        told = await visitor.say(said)
        assert not [part for part in told.parts if getattr(part, "deed", None)]
    assert [row.state for row in await of_order(house, paid)] == ["proposed"]
