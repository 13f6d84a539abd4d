"""Whole turns against the demo shop: true answers, deeds done once, nothing shown that is not hers, void when late."""

from collections.abc import Awaitable, Callable

import msgspec
import pytest
from typing_extensions import override

from tests.assistant.conftest import DEMO
from tests.assistant.talk import (
    LOCALES,
    RETURNS,
    WHERE,
    WHO,
    Here,
    Made,
    choices_in,
    of_status,
    offer_in,
)
from xiaoer.assistant import jobs
from xiaoer.assistant.jobs import teach
from xiaoer.auth.actor import Staff
from xiaoer.conversation import agents
from xiaoer.conversation.queries import current_of
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Typing
from xiaoer.inbox.parts import Article, Offer, Order
from xiaoer.job.queue import Job
from xiaoer.kit.clock import SECOND, ManualClock
from xiaoer.kit.store import Store
from xiaoer.kit.worker import Worker
from xiaoer.knowledge.files import read_examples
from xiaoer.knowledge.jobs import take_in
from xiaoer.order import facts
from xiaoer.order.shop import ShopUnreachable
from xiaoer.shops.local.adapter import LocalShop


@pytest.mark.parametrize("locale", LOCALES)
async def test_where_is_my_order_is_answered_with_its_parcel(talk: Made, shop: LocalShop, locale: str) -> None:
    moving = await of_status(shop, WHO[locale], "shipped")
    said = await talk(WHO[locale], locale).say(WHERE[locale])
    assert moving.id in said.text
    assert moving.shipments[0].events[-1].place in said.text
    [part] = [part for part in said.parts if isinstance(part, Order)]
    assert (part.id, part.status, part.total) == (moving.id, "shipped", moving.total)
    assert [event.text for event in part.parcels[0].events] == [event.text for event in moving.shipments[0].events]
    paid = await of_status(shop, WHO[locale], "paid")
    stuck = moving.shipments[0].status == "exception"
    assert choices_in(said) == [f"show:{paid.id}", *(["person"] if stuck else [])]


@pytest.mark.parametrize(
    ("locale", "text"),
    [("zh-CN", "发货了吗"), ("en", "has my order shipped yet?"), ("es", "¿ya han enviado mi pedido?")],
)
async def test_who_asks_whether_it_was_sent_hears_of_what_was_not(
    talk: Made, shop: LocalShop, locale: str, text: str
) -> None:
    paid, moving = [await of_status(shop, WHO[locale], status) for status in ("paid", "shipped")]
    said = await talk(WHO[locale], locale).say(text)
    assert paid.id in said.text
    assert choices_in(said)[0] == f"show:{moving.id}"


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_shops_own_article_answers_with_its_source(talk: Made, locale: str) -> None:
    said = await talk(None, locale).say(RETURNS[locale])
    assert "14" in said.text
    [part] = [part for part in said.parts if isinstance(part, Article)]
    assert (part.id, part.url) == ("returns", f"/help/{locale}/returns")


async def test_a_strangers_order_number_reads_like_one_that_does_not_exist(talk: Made, shop: LocalShop) -> None:
    theirs = await of_status(shop, WHO["zh-CN"], "shipped")
    tracking = theirs.shipments[0].tracking
    her = talk(WHO["en"])
    for words in ("where is {}", "cancel order {}", "{}"):
        said, unknown = [(await her.say(words.format(number))) for number in (theirs.id, "XP-99999")]
        assert said.text.replace(theirs.id, "?") == unknown.text.replace("XP-99999", "?")
        assert said.parts == unknown.parts
        assert theirs.id not in str(said.parts)
    assert tracking not in (await her.say(f"track {tracking}")).text.replace(tracking, "", 1)
    assert theirs.items[0].title not in "".join(line.text for line in await her.lines())


async def test_a_visitor_gets_no_order_whatever_she_types(talk: Made, shop: LocalShop) -> None:
    theirs = await of_status(shop, WHO["en"], "shipped")
    secrets = [theirs.items[0].title, theirs.shipments[0].events[-1].text, theirs.total.text("en"), "has been shipped"]
    for words in (WHERE["en"], f"where is {theirs.id}", theirs.shipments[0].tracking, f"cancel {theirs.id}", "yes"):
        visitor = talk(None)
        said = await visitor.say(words)
        shown = said.text + str(msgspec.json.encode(said.parts))
        assert not any(secret in shown for secret in secrets)
        assert not any(isinstance(part, Order | Offer) for part in said.parts)
    assert "log in" in (await talk(None).say(WHERE["en"])).text


async def test_a_named_order_is_told_however_it_is_typed(talk: Made, shop: LocalShop) -> None:
    done = await of_status(shop, WHO["en"], "completed")
    her = talk(WHO["en"])
    for typed in (done.id, done.id.lower().replace("-", ""), f"#{done.id}", done.shipments[0].tracking):
        said = await her.say(f"what about {typed}")
        assert [part.id for part in said.parts if isinstance(part, Order)] == [done.id]


async def test_a_shop_that_is_away_is_said_and_a_person_called(talk: Made, house: Store[Tx]) -> None:
    her = talk(WHO["en"], shop=_Away(house))
    await her.say(WHERE["en"])
    assert [line.author for line in await her.lines()] == ["contact", "assistant", "system"]
    assert await her.handed_off() == ["failed"]
    assert "14" in (await talk(WHO["en"], shop=_Away(house)).say(RETURNS["en"])).text


async def test_a_newer_message_makes_the_turn_void_and_is_answered_with_it(talk: Made, shop: LocalShop) -> None:
    her = talk(WHO["en"])
    paid = await of_status(shop, WHO["en"], "paid")
    her.mind.before = _then(lambda: her.write(paid.id))
    await her.say("I no longer need this order")
    lines = await her.lines()
    assert [line.author for line in lines] == ["contact", "contact", "assistant"]
    assert offer_in(lines[-1]).title.endswith(paid.id)


async def test_an_agent_who_takes_it_makes_the_turn_void(talk: Made, house: Store[Tx]) -> None:
    her = talk(WHO["en"])

    async def take() -> None:
        current = await house.read(current_of, her.contact)
        assert current is not None
        await house.write(agents.take, Staff("agent-1", "agent"), current.id)

    her.mind.before = take
    await her.write(WHERE["en"])
    await her.work()
    assert [line.author for line in await her.lines()] == ["contact"]
    assert await her.owner() == "agent"
    assert await her.happened("assistant.acted") == []


async def test_a_turn_that_runs_twice_answers_once(talk: Made, house: Store[Tx], shop: LocalShop) -> None:
    her = talk(WHO["en"])
    await her.say(WHERE["en"])
    current = await house.read(current_of, her.contact)
    assert current is not None
    args = {"stream": f"conversation:{current.id}", "seq": current.asked_seq}
    await jobs.turn(house, shop, Here(), lambda *_: None, Job(1, jobs.TURN, "k", args, 1))
    assert len(await her.lines()) == 2


@pytest.mark.parametrize("error", [RuntimeError("broken"), TimeoutError(), MemoryError()])
async def test_a_turn_that_fails_leaves_her_to_a_person_in_ten_seconds(
    talk: Made, clock: ManualClock, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    her = talk(WHO["en"])

    async def fail() -> None:
        raise error

    her.mind.before = fail
    await her.write("my secret words about an order")
    await her.work()
    assert await her.owner() == "assistant"
    clock.advance(10 * SECOND)
    await her.work()
    assert await her.owner() == "queue"
    assert await her.handed_off() == ["unanswered"]
    assert "turn failed" in caplog.text
    assert "secret" not in caplog.text


async def test_two_misses_call_a_person(talk: Made) -> None:
    her = talk(WHO["en"])
    first = await her.say("qwx zzkv plonk")
    assert choices_in(first)[-1] == "person"
    assert len(choices_in(first)) == 4
    await her.say("plonk zzkv qwx")
    assert await her.owner() == "queue"
    assert await her.handed_off() == ["unsure"]
    assert [facts["misses"] for facts in await her.happened("assistant.missed")] == [1, 2]


async def test_who_comes_back_from_a_person_begins_anew(talk: Made, house: Store[Tx]) -> None:
    her = talk(WHO["en"])
    await her.say("qwx zzkv plonk")
    await her.say("qwx zzkv plonk")
    current = await house.read(current_of, her.contact)
    assert current is not None
    await house.write(agents.resolve, Staff("agent-1", "supervisor"), current.id)
    assert len(choices_in(await her.say("qwx zzkv plonk"))) == 4


@pytest.mark.parametrize("demo_url", ["sqlite"], indirect=True)
async def test_the_longest_message_is_answered(talk: Made) -> None:
    assert "XE-" in (await talk(WHO["en"]).say(WHERE["en"] + " and so on" * 990)).text


async def test_a_person_is_a_choice_away(talk: Made) -> None:
    her = talk(WHO["en"])
    first = await her.say("qwx zzkv plonk")
    await her.pick(first.id, "person")
    assert await her.handed_off() == ["requested"]


async def test_a_wish_for_a_person_that_no_word_list_holds_is_heard(talk: Made) -> None:
    her = talk(None, "zh-CN")
    await her.say("我想跟你们的人说")
    assert await her.owner() == "queue"


async def test_the_language_changes_after_two_messages(talk: Made) -> None:
    her = talk(WHO["en"], "en")
    assert "has been shipped" in (await her.say(WHERE["en"])).text
    assert "has been shipped" in (await her.say(WHERE["es"])).text
    assert "se ha enviado" in (await her.say("¿y cuándo llega mi paquete a casa?")).text
    assert await her.locale() == "es"
    assert "se ha enviado" in (await her.say("ok, " + WHERE["en"])).text
    changed = await her.happened("conversation.locale_changed")
    assert [(facts["before"], facts["after"]) for facts in changed] == [("en", "es")]


@pytest.mark.parametrize(
    ("words", "answer"), [("hello", "Hello."), ("thank you so much", "welcome"), ("bye", "Goodbye.")]
)
@pytest.mark.in_turn
async def test_small_talk_is_short(talk: Made, words: str, answer: str) -> None:
    said = await talk(None).say(words)
    assert answer in said.text
    assert said.parts == []
    assert len(said.text) < 60


async def test_agents_see_what_was_understood_and_done_and_no_text_is_kept(talk: Made) -> None:
    her = talk(WHO["en"])
    await her.say("where on earth is my order, it was for grandma")
    [understood] = await her.happened("assistant.understood")
    assert understood["intent"] in ("order_status", "parcel_status")
    assert understood["about"] == understood["intent"]
    assert "show" in understood["commands"]
    assert understood["locale"] == "en"
    assert 500 <= understood["confidence"] <= 1000
    [acted] = await her.happened("assistant.acted")
    assert acted["did"] == ["told_order"]
    assert acted["order"].startswith("XE-")
    assert b"grandma" not in await her.everything()


async def test_she_sees_that_it_writes(talk: Made) -> None:
    her = talk(None)
    await her.say("hello")
    assert [what for _, what in her.signals] == [Typing("assistant")]
    assert her.signals[0][0].startswith("conversation:")


@pytest.mark.parametrize("demo_url", ["sqlite"], indirect=True)
async def test_the_worker_learns_from_the_stored_sentences(talk: Made, house: Store[Tx]) -> None:
    assert not await teach(house, _Unteachable())
    await take_in(house, [], {"en": read_examples(DEMO / "examples")["en"]})
    async with Worker("xiaoer.assistant.classifier", limit=30.0) as worker:
        assert await teach(house, worker)
        her = talk(WHO["en"])
        her.mind = worker  # type: ignore[assignment]
        assert "XE-" in (await her.say(WHERE["en"])).text


class _Unteachable:
    async def prepare(self, *_: object) -> int:
        raise AssertionError("there is nothing to learn")


class _Away(LocalShop):
    """Cannot be reached."""

    @override
    async def orders(self, customer_id: str, limit: int = 20) -> tuple[facts.Order, ...]:
        raise ShopUnreachable


def _then(act: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[None]]:
    async def then() -> None:
        await act()

    return then
