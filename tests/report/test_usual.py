"""What is asked about today and how the day goes, against the same weekday a week ago up to the same time."""

from datetime import datetime

import pytest

from tests.protocol.world import World, new_id
from tests.report.test_figures import opened
from tests.report.test_live import Floor
from xiaoer.assistant.events import Understood
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import DAY, HOUR, MINUTE, SECOND
from xiaoer.report.day import day_of
from xiaoer.report.topics import MOST, is_hot

WEEK = 7 * DAY


@pytest.fixture
async def floor(server: World) -> Floor:
    """The floor of a server, since a day."""
    await ask(server, "opening_hours")
    server.clock.advance(DAY)
    return Floor(server)


def understand(tx: Tx, conversation: str, about: str | None) -> None:
    """The assistant takes what was said last to mean that."""
    fact = Understood(answers=1, commands=["ask"], intent=None, confidence=900, locale="en", about=about)
    tx.record(fact, stream=f"conversation:{conversation}", actor="assistant")


async def ask(server: World, *topics: str | None, conversation: str | None = None) -> str:
    """One conversation in which these were asked about, one after another."""
    id_ = conversation or (await server.conversation("grandma's cardigan"))[0]
    for topic in topics:
        await server.house.store.write(understand, id_, topic)
    return id_


async def in_words(floor: Floor, server: World, locale: str) -> list[str]:
    """What the topics are called in a language."""
    await floor.live()
    token = (await server.staff("supervisor"))[1]
    headers = {"authorization": f"Bearer {token}", "accept-language": locale}
    shown = (await server.http.get("/api/report/live", headers=headers)).json()
    return [one["title"] for one in shown["topics"]]


@pytest.mark.parametrize(
    ("count", "before", "hot"),
    [
        # Nothing before: a handful is chance still.
        (7, 0, False),
        (8, 0, True),
        (13, 2, False),
        (14, 2, True),
        (86, 21, True),
        (61, 56, False),
        (33, 53, False),
        # Far beyond chance, and yet not half as many again.
        (2_400, 2_000, False),
        (3_000, 2_000, True),
        (0, 0, False),
    ],
)
def test_hot_is_what_chance_does_not_explain(count: int, before: int, hot: bool) -> None:
    assert is_hot(count, before) is hot


async def test_topics_are_counted_by_conversation_and_compared(server: World, floor: Floor) -> None:
    assert (await floor.live())["topics"] == []
    for _ in range(2):
        await ask(server, "parcel_status", "cancel_order")
    # Later that day, a week ago: not yet at this time.
    server.clock.advance(2 * HOUR)
    await ask(server, "parcel_status")
    server.clock.advance(WEEK - 2 * HOUR)
    for number in range(8):
        # Twice in one conversation is once; what was not understood is nothing.
        await ask(server, None, "invoice", "invoice", *(["parcel_status"] if number < 3 else []))
    shown = (await floor.live())["topics"]
    assert shown == [
        {"topic": "invoice", "title": "Invoice", "count": 8, "before": 0, "hot": True},
        {"topic": "parcel_status", "title": "Where the parcel is", "count": 3, "before": 2, "hot": False},
    ]
    assert await in_words(floor, server, "zh-CN") == ["发票", "包裹到哪了"]
    # Tomorrow none of it is of the day.
    server.clock.advance(DAY)
    assert (await floor.live())["topics"] == []


async def test_without_a_week_ago_nothing_is_usual_and_nothing_hot(server: World, floor: Floor) -> None:
    async def nine() -> tuple[int, int | None, bool]:
        for _ in range(9):
            await ask(server, "invoice")
        [shown] = (await floor.live())["topics"]
        return shown["count"], shown["before"], shown["hot"]

    assert await nine() == (9, None, False)
    server.clock.advance(WEEK)
    assert await nine() == (9, 9, False)
    # Nobody came on that day, and one cannot say that nobody would have asked.
    server.clock.advance(DAY)
    assert await nine() == (9, None, False)
    # On that day nobody asked.
    await server.conversation("hello")
    server.clock.advance(DAY)
    await server.conversation("hello")
    server.clock.advance(WEEK)
    assert await nine() == (9, 0, True)


async def test_a_few_are_shown_what_is_hot_first_and_what_the_shop_named_by_its_own_name(
    server: World, floor: Floor
) -> None:
    await ask(server, "coupon")
    server.clock.advance(WEEK)
    for number in range(12):
        await ask(server, "gift_wrapping", *(["stock"] if number < 5 else []))
    for topic in ("coupon", "payment", "product", "exchange", "cancel_order"):
        await ask(server, topic)
    shown = (await floor.live())["topics"]
    assert len(shown) == MOST
    assert [(one["title"], one["count"], one["hot"]) for one in shown[:3]] == [
        ("gift_wrapping", 12, True),
        ("In stock?", 5, False),
        ("Cancel order", 1, False),
    ]


async def test_a_topic_opens_the_conversations_it_counts(server: World, floor: Floor) -> None:
    old = await ask(server, "invoice")
    server.clock.advance(WEEK)
    first, second = await ask(server, "invoice", "stock"), await ask(server, "invoice")
    await ask(server, "stock")
    # Settled and asked again: still one conversation.
    await floor.resolve(second)
    await ask(server, "invoice", conversation=second)
    shown = {one["topic"]: one for one in (await floor.live())["topics"]}
    behind = await opened(server, "topic", "invoice")
    assert (len(behind), set(behind)) == (shown["invoice"]["count"], {first, second})
    assert old not in behind
    assert await opened(server, "topic", "nothing") == []
    assert await opened(server, "topic") == []
    agent = (await server.staff())[1]
    path = "/api/report/live/conversations"
    assert (await server.get(path, agent, figure="topic", of="invoice")).status_code == 403


async def test_what_is_told_live_has_names_in_the_language_of_who_looks_and_no_words_of_customers(
    server: World,
) -> None:
    supervisor = (await server.staff("supervisor"))[1]
    async with await server.console(supervisor, "&locale=zh-CN") as seat:
        await seat.send(type="live", on=True, zone="UTC")
        await seat.until(lambda frame: frame["type"] == "live")
        await ask(server, "invoice")
        told = await seat.until(lambda frame: frame["type"] == "live" and bool(frame["topics"]))
        assert [one["title"] for one in told["topics"]] == ["发票"]
        assert "cardigan" not in str([told["topics"], told["last_week"]])


async def test_the_rows_of_the_floor_say_what_they_are_about(server: World, floor: Floor) -> None:
    """Those who wait longest and those behind a figure read as in the list."""
    await server.conversation("human please")
    shown = await floor.live()
    token = (await server.staff("supervisor"))[1]
    listed = (await server.get("/api/conversations", token, view="all")).json()["conversations"]
    behind = (await server.get("/api/report/live/conversations", token, figure="waiting")).json()["conversations"]
    assert [row["topic"] for row in shown["longest"]] == [row["topic"] for row in listed]
    assert behind == listed


async def busy_morning(server: World, floor: Floor, *, wait: int, scores: list[int]) -> None:
    """Six whom a person answers after so many seconds, and those who were pleased or not with the assistant."""
    agent = (await server.staff())[1]
    for _ in range(6):
        conversation, _token = await server.conversation("human please")
        server.clock.advance(wait * SECOND)
        await server.post(f"/api/conversations/{conversation}/messages", agent, id=new_id(), text="Hello.")
    for score in scores:
        conversation, token = await floor.comes()
        await floor.resolve(conversation)
        await floor.rate(token, score)


async def test_the_day_is_compared_with_the_same_weekday_up_to_the_same_time(server: World, floor: Floor) -> None:
    began = server.clock.now()
    await busy_morning(server, floor, wait=30, scores=[5, 5, 4, 4, 1])
    assert (await floor.live())["last_week"] is None
    server.clock.advance(4 * HOUR)
    later, token = await floor.comes()
    await floor.resolve(later)
    await floor.rate(token, 1)
    server.clock.advance(began + WEEK + 10 * MINUTE - server.clock.now())
    await busy_morning(server, floor, wait=10, scores=[5, 5, 5, 5])
    shown = await floor.live()
    then = shown["last_week"]
    # Of four ratings today nothing is said yet; one more, and there is.
    assert then == {
        "day": "2024-10-05",
        "came": [0] * 9 + [11] + [0] * 3 + [1] + [0] * 10,
        "came_so_far": 11,
        "first_response_p50": 30,
        "alone": None,
        "ratings": None,
    }
    conversation, token = await floor.comes()
    await floor.resolve(conversation)
    await floor.rate(token, 5)
    then = (await floor.live())["last_week"]
    assert (then["alone"], then["ratings"]) == ({"solved": 4, "of": 5}, [1, 0, 0, 2, 2])


async def test_what_came_back_later_was_solved_as_far_as_was_known_then(server: World, floor: Floor) -> None:
    tokens = []
    for _ in range(5):
        conversation, token = await floor.comes()
        tokens.append(token)
        await floor.resolve(conversation)
        await floor.rate(token, 5)
    server.clock.advance(HOUR)
    await floor.says(tokens[0])
    assert (await floor.live())["alone"] == {"solved": 4, "of": 5}
    server.clock.advance(WEEK - 30 * MINUTE)
    for _ in range(5):
        conversation, token = await floor.comes()
        await floor.resolve(conversation)
        await floor.rate(token, 5)
    # Half an hour before she came back, and half an hour after.
    assert (await floor.live())["last_week"]["alone"] == {"solved": 5, "of": 5}
    server.clock.advance(HOUR)
    assert (await floor.live())["last_week"]["alone"] == {"solved": 4, "of": 5}


async def test_nothing_is_compared_with_a_day_on_which_nobody_came(server: World, floor: Floor) -> None:
    await floor.comes()
    server.clock.advance(WEEK + DAY)
    await floor.comes()
    assert (await floor.live())["last_week"] is None
    server.clock.advance(WEEK)
    assert (await floor.live())["last_week"]["came_so_far"] == 1


async def test_the_first_day_there_was_is_no_day_to_compare_with(server: World) -> None:
    """It may have begun in the afternoon; nor is it known what was asked in the morning."""
    floor = Floor(server)
    await floor.comes()
    server.clock.advance(DAY)
    await floor.comes()
    server.clock.advance(HOUR)
    await ask(server, "invoice")
    server.clock.advance(6 * DAY)
    assert (await floor.live())["last_week"] is None
    server.clock.advance(DAY)
    for _ in range(9):
        await ask(server, "invoice")
    shown = await floor.live()
    assert (shown["last_week"]["came_so_far"], shown["topics"][0]["before"]) == (2, None)


def at(text: str) -> int:
    """A moment."""
    return int(datetime.fromisoformat(text).timestamp()) * SECOND


@pytest.mark.parametrize(
    ("now", "zone", "start", "then", "hours"),
    [
        ("2026-11-21T15:42:00+00:00", "UTC", "2026-11-14T00:00:00+00:00", "2026-11-14T15:42:00+00:00", 24),
        ("2026-11-21T15:42:00+08:00", "Asia/Shanghai", "2026-11-14T00:00:00+08:00", "2026-11-14T15:42:00+08:00", 24),
        # The clocks went back in between: the same time by the clock, not a week of hours.
        ("2026-11-01T15:42:00+01:00", "Europe/Paris", "2026-10-25T00:00:00+02:00", "2026-10-25T15:42:00+01:00", 25),
        ("2026-10-29T15:42:00+01:00", "Europe/Paris", "2026-10-22T00:00:00+02:00", "2026-10-22T15:42:00+02:00", 24),
    ],
)
def test_a_week_ago_by_the_clock(now: str, zone: str, start: str, then: str, hours: int) -> None:
    past = day_of(at(now), zone).week_ago
    assert (past.start, past.now) == (at(start), at(then))
    assert (past.end - past.start) // HOUR == hours
    assert past.date == start[:10]
