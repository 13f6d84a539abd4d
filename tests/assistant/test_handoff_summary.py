"""Who takes over reads what the customer wants, what was done for her and what was left, and nothing made up."""

import anyio
import pytest
from typing_extensions import override

from tests.assistant.talk import CANCEL, CODES_KEY, RETURNS, WHERE, WHO, Talk
from xiaoer.app.beside import detail
from xiaoer.auth.actor import Staff
from xiaoer.contact import verbs as contact
from xiaoer.contact.jobs import digits
from xiaoer.contact.proof import FRESH_FOR, Ask, ask_code, place_of
from xiaoer.conversation import agents, entries, verbs
from xiaoer.conversation.queries import current_of
from xiaoer.conversation.schemas import Detail
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Choices, Offer
from xiaoer.inbox.verbs import configure
from xiaoer.kit.clock import MINUTE, ManualClock, iso
from xiaoer.kit.store import Store
from xiaoer.order.facts import Customer, Order
from xiaoer.order.shop import ShopUnreachable
from xiaoer.shops.local.adapter import LocalShop

ANA = Staff("ana", "agent")


@pytest.fixture
async def talk(house: Store[Tx], shop: LocalShop) -> Talk:
    """The English customer in an inbox."""
    await house.write(configure, inbox_id="web", name="Web", channel="widget", locale="en", origins=[])
    return Talk(house, shop, WHO["en"], "en")


async def beside(talk: Talk, locale: str = "en", shop: LocalShop | None = None) -> Detail:
    """What stands beside her thread."""
    return await detail(talk.store, shop or talk.shop, ANA, await conversation_of(talk), locale)


async def conversation_of(talk: Talk) -> str:
    """Her conversation."""
    current = await talk.store.read(current_of, talk.contact)
    assert current is not None
    return current.id


async def offered(talk: Talk) -> Offer:
    """An offer to cancel, asked for and narrowed down."""
    said = await talk.say(CANCEL["en"])
    for _ in range(3):
        for part in said.parts:
            if isinstance(part, Offer):
                return part
            if isinstance(part, Choices):
                said = await talk.pick(said.id, part.options[0].value)
    raise AssertionError("nothing was offered")


async def test_there_is_none_before_anybody_was_handed_over(talk: Talk) -> None:
    await talk.say(WHERE["en"])
    assert (await beside(talk)).handoff is None


async def test_what_was_wanted_done_and_left_is_told_in_the_readers_language(talk: Talk) -> None:
    await talk.say(RETURNS["en"])
    offer = await offered(talk)
    await talk.write("I want to talk to a human")
    shown = (await beside(talk)).handoff
    assert shown is not None
    assert shown.reason == "requested"
    assert shown.wants[0] == RETURNS["en"]
    assert CANCEL["en"] in shown.wants
    assert "human" not in str(shown.wants)
    [article] = [line for line in shown.did if "article" in line]
    assert "eturn" in article
    assert shown.open == [f"Offered, waits for a yes: {offer.title}"]
    told = (await beside(talk, "zh-CN")).handoff
    assert told is not None
    assert told.wants == shown.wants
    assert [line.startswith("已提出，等客户点头：取消订单") for line in told.open] == [True]
    # What becomes of it afterwards is seen there.
    said = [line for line in await talk.lines() if any(isinstance(part, Offer) for part in line.parts)]
    await talk.pick(said[-1].id, "yes")
    after = (await beside(talk)).handoff
    assert after is not None
    assert f"Done: {offer.title}" in after.did
    assert after.open == []


async def test_what_was_not_answered_is_said_and_what_was_erased_is_not(talk: Talk, clock: ManualClock) -> None:
    await talk.say(WHERE["en"])
    id_ = await talk.write("and a long story about " + "my cat " * 40)
    conversation = await conversation_of(talk)
    current = await talk.store.read(current_of, talk.contact)
    assert current is not None
    clock.advance(MINUTE)
    assert await talk.store.write(verbs.hand_over_unanswered, conversation, current.asked_seq)
    shown = (await beside(talk)).handoff
    assert shown is not None
    assert shown.reason == "unanswered"
    [line] = shown.open
    assert line.startswith("Not answered: “and a long story about my cat")
    assert line.endswith("…”")
    assert len(line) < 150
    await talk.store.write(entries.erase, conversation, id_, actor="system")
    shown = (await beside(talk)).handoff
    assert shown is not None
    assert "my cat" not in str(shown)


async def test_a_new_stretch_begins_after_what_was_settled(talk: Talk) -> None:
    await talk.say(RETURNS["en"])
    conversation = await conversation_of(talk)
    await talk.store.write(agents.resolve, ANA, conversation)
    await talk.write("I want to talk to a human")
    shown = await beside(talk)
    assert shown.handoff is not None
    # A bare wish is all she said, so it is told.
    assert (shown.handoff.wants, shown.handoff.did, shown.handoff.open) == (["I want to talk to a human"], [], [])


async def test_orders_come_with_what_can_be_done_and_why_the_rest_cannot(talk: Talk) -> None:
    await talk.say(WHERE["en"])
    shown = await beside(talk)
    assert shown.orders
    assert shown.contact.orders == len(shown.orders)
    states = {
        order.order.status: next(action for action in order.actions if action.action == "cancel_order")
        for order in shown.orders
    }
    [open_] = {action.possible for status, action in states.items() if status in ("paid", "packed")}
    assert open_
    gone = next(action for status, action in states.items() if status in ("shipped", "delivered", "completed"))
    assert (gone.possible, gone.reason) == (False, "Already shipped")
    told = await beside(talk, "zh-CN")
    assert "已发货" in {action.reason for order in told.orders or [] for action in order.actions}
    # Nothing was proposed by looking.
    assert shown.deeds == []


async def test_how_surely_she_is_known(talk: Talk, clock: ManualClock) -> None:
    who = contact.Who("web", WHO["en"], "Somebody", "en")
    id_, never = talk.contact.contact_id, 1 << 62
    put = contact.put_session
    await talk.store.write(put, who, token_hash="t", contact_id=id_, visitor_hash=None, expires_at=never)
    await talk.say(WHERE["en"])
    known = (await beside(talk)).contact
    assert (known.level, known.verified_at, known.fresh_until) == ("verified", iso(clock.now()), None)
    # She is a customer since her first order, not since her first word here.
    assert known.since == iso(min(order.placed_at for order in await talk.shop.orders(WHO["en"]) if order.placed_at))
    assert known.email
    assert known.city
    assert known.ways == ["email", "phone"]
    current = await talk.store.read(current_of, talk.contact)
    assert current is not None
    ask = Ask(
        id="c-1",
        contact_id=id_,
        place=place_of(current.id),
        customer_id=WHO["en"],
        way="email",
        locale="en",
        actor="assistant",
    )
    await talk.store.write(ask_code, ask)
    await talk.work()
    await talk.say(digits(CODES_KEY, "c-1"))
    proved = (await beside(talk)).contact
    assert (proved.level, proved.fresh_until) == ("fresh", iso(clock.now() + FRESH_FOR))
    clock.advance(FRESH_FOR)
    assert (await beside(talk)).contact.level == "verified"
    visitor = Talk(talk.store, talk.shop, None, "en")
    await visitor.say("hello")
    shown = await beside(visitor)
    assert (shown.contact.level, shown.contact.verified_at, shown.contact.email) == ("visitor", None, None)
    assert (shown.orders, shown.contact.orders) == ([], 0)


class Slow(LocalShop):
    """A shop that answers who she is and then no more."""

    @override
    async def customer(self, customer_id: str) -> Customer | None:
        """At once."""
        return await super().customer(customer_id)

    @override
    async def orders(self, customer_id: str, limit: int = 20) -> tuple[Order, ...]:
        """Never."""
        await anyio.sleep(60)
        return ()


class Away(LocalShop):
    """A shop that cannot be reached."""

    @override
    async def customer(self, customer_id: str) -> Customer | None:
        """Nobody there."""
        raise ShopUnreachable


@pytest.mark.parametrize("kind", [Slow, Away])
async def test_a_shop_that_does_not_answer_leaves_only_the_orders_out(
    talk: Talk, kind: type[LocalShop], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xiaoer.app.beside.SHOP_LIMIT", 0.2)
    await talk.say(WHERE["en"])
    shown = await beside(talk, shop=kind(talk.store))
    assert shown.orders is None
    assert shown.contact.name
    assert (shown.contact.email is None) == (kind is Away)
