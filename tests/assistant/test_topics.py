"""What a row of the list says a conversation is about: what was understood, and the deed there is of it."""

import pytest

from tests.assistant.talk import CANCEL, RETURNS, WHERE, WHO, Talk
from xiaoer.app import topics
from xiaoer.auth.actor import Staff
from xiaoer.conversation import queries
from xiaoer.conversation.queries import current_of
from xiaoer.conversation.schemas import Topic
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Choices, Offer
from xiaoer.inbox.verbs import configure
from xiaoer.kit.store import Store
from xiaoer.shops.local.adapter import LocalShop

ANA = Staff("ana", "agent")


@pytest.fixture
async def talk(house: Store[Tx], shop: LocalShop) -> Talk:
    """The English customer in an inbox."""
    await house.write(configure, inbox_id="web", name="Web", channel="widget", locale="en", origins=[])
    return Talk(house, shop, WHO["en"], "en")


async def topic(talk: Talk, locale: str = "en") -> Topic | None:
    """What her row says, to a reader of a language."""
    current = await talk.store.read(current_of, talk.contact)
    assert current is not None
    row = await talk.store.read(queries.summary, ANA, current.id)
    assert row.topic is None
    [told] = await talk.store.read(topics.with_topics, [row], locale)
    return told.topic


async def test_it_is_what_was_understood_last_in_the_readers_language(talk: Talk) -> None:
    await talk.write("hello")
    assert await topic(talk) is None
    await talk.work()
    assert await topic(talk) is None
    said = await talk.say(WHERE["en"])
    shown = await topic(talk)
    assert shown is not None
    assert (shown.title, shown.stands, shown.amount) == ("Order status", None, None)
    assert shown.order is not None
    assert shown.order in said.text + str(said.parts)
    chinese = await topic(talk, "zh-CN")
    assert chinese is not None
    assert (chinese.title, chinese.order) == ("订单进度", shown.order)
    await talk.say(RETURNS["en"])
    assert await topic(talk) == Topic(title="How to return", stands=None, order=None, amount=None)


async def test_courtesies_and_what_is_not_understood_leave_it_as_it_is(talk: Talk) -> None:
    await talk.say(RETURNS["en"])
    before = await topic(talk)
    for courtesy in ("thanks a lot", "hello there", "qwertz uiop"):
        await talk.say(courtesy)
        assert await topic(talk) == before


async def test_it_outlives_the_hand_off(talk: Talk) -> None:
    await talk.say(WHERE["en"])
    before = await topic(talk)
    await talk.say("let me speak to a person")
    assert before is not None
    assert await topic(talk) == before


async def test_a_deed_under_way_says_how_far_it_is(talk: Talk) -> None:
    said = await talk.say(CANCEL["en"])
    while not any(isinstance(part, Offer) for part in said.parts):
        choices = next(part for part in said.parts if isinstance(part, Choices))
        said = await talk.pick(said.id, choices.options[0].value)
    shown = await topic(talk)
    assert shown is not None
    assert (shown.title, shown.stands) == ("Cancel order", "Waits for a yes")
    assert shown.order is not None
    assert shown.amount is not None
    assert shown.amount.amount > 0
    assert (await topic(talk, "zh-CN")).stands == "等客户点头"  # type: ignore[union-attr]
    # Once nothing comes of it any more, it is what she wanted.
    await talk.say("no, forget it")
    assert await topic(talk) == Topic(title="Cancel order", stands=None, order=shown.order, amount=None)


async def test_a_page_is_one_query_that_goes_by_indexes(house: Store[Tx]) -> None:
    connection = house.database.connect(write=False)
    on_postgresql = connection.dialect == "postgresql"
    bound = topics._several.on(connection.dialect)  # noqa: SLF001 - the plan is what is tested
    try:
        if on_postgresql:
            connection.execute("SET enable_seqscan = off", {})
        explain = "EXPLAIN " if on_postgresql else "EXPLAIN QUERY PLAN "
        plan = [str(row) for row in connection.execute(explain + bound.text, bound.params({"ids": "[]"})).fetchall()]
    finally:
        connection.close()
    told = "\n".join(plan)
    assert "deed_by_conversation" in told
    assert "order_case_by_conversation" in told
    assert "Seq Scan" not in told
    for table in ("conversation", "assistant_state", "deed", "order_case"):
        assert f"SCAN {table}" not in told
