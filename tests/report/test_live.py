"""What supervisors are told of the floor, over HTTP, against what happened."""

import asyncio

import pytest

from tests.journal import folded
from tests.protocol.world import Frame, World, bearer, eventually, new_id
from xiaoer.app import live_feed
from xiaoer.conversation.entries import Body
from xiaoer.conversation.ownership import locked
from xiaoer.conversation.verbs import say
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import DAY, HOUR, MINUTE, SECOND, iso

MIDNIGHT = 20_000 * DAY


def answer(tx: Tx, conversation: str) -> None:
    """The assistant answers all there is."""
    current = locked(tx, conversation)
    say(tx, current, Body("Here you are."), author="assistant", actor="assistant", answers=current.asked_seq)


class Floor:
    """A shop floor: customers, the assistant, and a supervisor who looks."""

    def __init__(self, server: World) -> None:
        self.server = server

    async def comes(self, customer: str | None = None) -> tuple[str, str]:
        """A customer whom the assistant answers; the conversation and her token."""
        conversation, token = await self.server.conversation("hello", customer)
        await self.server.house.store.write(answer, conversation)
        return conversation, token

    async def says(self, token: str, text: str = "and another thing") -> None:
        """She writes again."""
        response = await self.server.post("/api/widget/messages", token, id=new_id(), text=text)
        assert response.status_code == 200, response.text

    async def resolve(self, conversation: str) -> None:
        """A supervisor settles it, and the customer is asked how it was."""
        token = (await self.server.staff("supervisor"))[1]
        response = await self.server.post(f"/api/conversations/{conversation}/resolve", token)
        assert response.status_code == 200
        events: list[str] = []
        for _ in range(1_000):
            await asyncio.sleep(0.02)
            events = [line["event"] for line in await self.server.lines(token, conversation)]
            if events.count("rating.asked") == events.count("conversation.resolved"):
                return
        raise AssertionError(events)

    async def rate(self, token: str, score: int) -> None:
        """She says how it was."""
        async with await self.server.widget(token) as tab:
            id_ = new_id()
            await tab.send(type="rating.give", id=id_, score=score)
            await tab.answer(id_)

    async def live(self, zone: str | None = None) -> Frame:
        """What a supervisor is shown, once all is folded."""
        await folded(self.server.house.store, self.server.house.folds[0])
        token = (await self.server.staff("supervisor"))[1]
        response = await self.server.get("/api/report/live", token, **({"zone": zone} if zone else {}))
        assert response.status_code == 200, response.text
        shown: Frame = response.json()
        return shown

    async def alone(self) -> tuple[int, int]:
        """How many the assistant solved alone, of how many."""
        shown = (await self.live())["alone"]
        return shown["solved"], shown["of"]


@pytest.fixture
def floor(server: World) -> Floor:
    """The floor of a server."""
    return Floor(server)


async def test_it_is_for_supervisors_and_knows_its_time_zone(server: World, floor: Floor) -> None:
    assert (await server.get("/api/report/live")).status_code == 401
    agent = (await server.staff())[1]
    assert (await server.get("/api/report/live", agent)).status_code == 403
    supervisor = (await server.staff("supervisor"))[1]
    for zone in ("Mars/Base", "../UTC", ""):
        refused = await server.get("/api/report/live", supervisor, zone=zone)
        assert (refused.status_code, refused.json()["code"]) == (422, "zone_unknown")
    empty = await floor.live()
    assert empty == {
        "type": "live",
        "at": iso(server.clock.now()),
        "day": "2024-10-04",
        "on_shift": [],
        "queues": [{"team": None, "online": 0, "waiting": 0, "longest_since": None, "p50": None, "p90": None}],
        "overdue": {"late": 0, "soon": 0},
        "longest": [],
        "first_response_p50": None,
        "first_response_p90": None,
        "alone": {"solved": 0, "of": 0},
        "ratings": {"scores": [0, 0, 0, 0, 0], "asked": 0},
        "hours": [{"at": iso(MIDNIGHT + n * HOUR), "came": 0, "assistant": 0, "agent": 0} for n in range(10)],
        "topics": [],
        "last_week": None,
    }
    # In Honolulu it is yesterday still, half past eleven at night.
    there = await floor.live("Pacific/Honolulu")
    assert (there["day"], len(there["hours"])) == ("2024-10-03", 24)
    assert there["hours"][0]["at"] == iso(MIDNIGHT - 14 * HOUR)


async def test_the_hours_say_who_came_and_who_answered_first(server: World, floor: Floor) -> None:
    agent = (await server.staff())[1]
    await floor.comes()
    conversation, _ = await floor.comes()
    await server.post(f"/api/conversations/{conversation}/messages", agent, id=new_id(), text="I am here too.")
    server.clock.advance(HOUR)
    for text in ("human please", "a person, please"):
        conversation, _ = await server.conversation(text)
        await server.post(f"/api/conversations/{conversation}/messages", agent, id=new_id(), text="Good morning.")
    await server.conversation("human please")
    hours = (await floor.live())["hours"]
    assert [hour for hour in hours if hour["came"]] == [
        {"at": iso(MIDNIGHT + 9 * HOUR), "came": 2, "assistant": 2, "agent": 0},
        {"at": iso(MIDNIGHT + 10 * HOUR), "came": 3, "assistant": 0, "agent": 2},
    ]
    # What was yesterday is not today.
    server.clock.advance(DAY)
    assert not [hour for hour in (await floor.live())["hours"] if hour["came"]]


async def test_who_waits_and_who_is_on(server: World, floor: Floor) -> None:
    since = iso(server.clock.now())
    waiting = (await server.conversation("human please"))[0]
    server.clock.advance(2 * MINUTE)
    await server.conversation("human please")
    shown = await floor.live()
    queue = {"team": None, "online": 0, "waiting": 2, "longest_since": since, "p50": None, "p90": None}
    assert shown["queues"] == [queue]
    assert shown["overdue"] == {"late": 0, "soon": 1}
    assert [row["waiting_since"] for row in shown["longest"]] == [since, iso(server.clock.now())]
    assert shown["longest"][0]["id"] == waiting
    agent, token = await server.staff()
    async with await server.console(token):
        supervisor = (await server.staff("supervisor"))[1]

        async def has(number: int) -> bool:
            rows = (await server.get("/api/report/live", supervisor)).json()["on_shift"]
            return [row["load"] for row in rows] == [number]

        for _ in range(1_000):
            if await has(2):
                break
            await asyncio.sleep(0.02)
        [one] = (await floor.live())["on_shift"]
        assert one["agent"] == {"id": agent, "name": "Agent 2"}
        assert (one["status"], one["load"], one["capacity"]) == ("online", 2, 5)
        assert one["waits"] == [since, iso(server.clock.now())]
        assert (await floor.live())["queues"][0]["online"] == 1
        await server.post(f"/api/conversations/{waiting}/messages", token, id=new_id(), text="Here I am.")
        [one] = (await floor.live())["on_shift"]
        assert one["waits"] == [iso(server.clock.now())]
        assert len((await floor.live())["longest"]) == 1
    await eventually(lambda: not server.house.feed.present)
    server.clock.advance(2 * MINUTE)
    assert [one["status"] for one in (await floor.live())["on_shift"]] == ["offline"]


async def test_how_long_was_waited_for_a_person(server: World, floor: Floor) -> None:
    agent = (await server.staff())[1]
    for number in range(1, 11):
        # Those the assistant answered first wait from the hand-off, not from when they came.
        conversation, token = await (floor.comes() if number % 2 else server.conversation("human please"))
        if number % 2:
            server.clock.advance(MINUTE)
            await floor.says(token, "human please")
        server.clock.advance(number * SECOND)
        await server.post(f"/api/conversations/{conversation}/take", agent)
        server.clock.advance(SECOND)
        await server.post(f"/api/conversations/{conversation}/messages", agent, id=new_id(), text="Hello.")
        if number == 4:
            shown = await floor.live()
            assert (shown["queues"][0]["p50"], shown["queues"][0]["p90"]) == (None, None)
            assert (shown["first_response_p50"], shown["first_response_p90"]) == (3, 5)
    shown = await floor.live()
    assert (shown["queues"][0]["p50"], shown["queues"][0]["p90"]) == (5, 9)
    assert (shown["first_response_p50"], shown["first_response_p90"]) == (6, 10)
    server.clock.advance(2 * HOUR)
    shown = await floor.live()
    assert (shown["queues"][0]["p50"], shown["first_response_p50"]) == (None, 6)


async def test_each_team_has_its_own_queue(server: World, floor: Floor) -> None:
    agent, token = await server.staff()
    admin = (await server.staff("admin"))[1]
    for team, members in (("care", [agent]), ("shop", [])):
        body = {"name": team.title(), "members": members}
        await server.http.put(f"/api/teams/{team}", json=body, headers=bearer(admin))
    since = iso(server.clock.now())
    first = (await server.conversation("human please"))[0]
    server.clock.advance(MINUTE)
    conversation = (await server.conversation("human please"))[0]
    for each in (first, conversation):
        sent = await server.post(f"/api/conversations/{each}/transfer", token, id=new_id(), team="care", note="please")
        assert sent.status_code == 200, sent.text
    everybody, care, shop = (await floor.live())["queues"]
    assert (everybody["team"], everybody["waiting"]) == (None, 0)
    assert (care["team"], care["waiting"], care["longest_since"]) == ({"id": "care", "name": "Care"}, 2, since)
    assert (shop["team"]["name"], shop["waiting"]) == ("Shop", 0)
    # What waited in one queue goes on waiting in the other; a pick-up counts where it was.
    for _ in range(3):
        again = (await server.conversation("human please"))[0]
        await server.post(f"/api/conversations/{again}/transfer", token, id=new_id(), team="care", note="please")
    server.clock.advance(MINUTE)
    for row in (await floor.live())["longest"]:
        await server.post(f"/api/conversations/{row['id']}/take", token)
    everybody, care, shop = (await floor.live())["queues"]
    assert (care["waiting"], care["p50"], care["p90"]) == (0, 60, 120)
    # Whoever has no console open is in no queue's reach.
    assert [each["online"] for each in (everybody, care, shop)] == [0, 0, 0]
    assert (everybody["p50"], shop["p50"]) == (None, None)


async def test_who_is_away_says_why_and_since_when(server: World, floor: Floor) -> None:
    token = (await server.staff())[1]
    async with await server.console(token):
        await eventually(lambda: server.house.feed.present)
        server.clock.advance(10 * SECOND)
        body = {"status": "away", "reason": "meal"}
        assert (await server.http.put("/api/staff/presence", json=body, headers=bearer(token))).status_code == 200
        since = iso(server.clock.now())
        server.clock.advance(SECOND)
        [one] = (await floor.live())["on_shift"]
        assert (one["status"], one["reason"], one["since"]) == ("away", "meal", since)


async def test_solved_alone_is_what_the_customer_says_or_a_day_of_silence(server: World, floor: Floor) -> None:
    pleased, token = await floor.comes()
    assert await floor.alone() == (0, 0)
    await floor.resolve(pleased)
    # Settled, but she may still say that it is not.
    assert await floor.alone() == (0, 0)
    await floor.rate(token, 4)
    assert await floor.alone() == (1, 1)
    await floor.rate(token, 3)
    assert await floor.alone() == (0, 1)
    await floor.rate(token, 5)
    assert (await floor.live())["ratings"] == {"scores": [0, 0, 0, 0, 1], "asked": 1}
    silent, _ = await floor.comes()
    handed, other = await floor.comes()
    await floor.says(other, "human please")
    server.clock.advance(DAY - 1)
    assert await floor.alone() == (0, 0)
    server.clock.advance(1)
    assert await floor.alone() == (1, 1)
    # Over when it is settled, and not alone.
    await floor.resolve(handed)
    assert await floor.alone() == (1, 2)
    assert silent not in (pleased, handed)


async def test_what_comes_back_was_not_solved(server: World, floor: Floor) -> None:
    first, token = await floor.comes()
    await floor.resolve(first)
    await floor.rate(token, 5)
    assert await floor.alone() == (1, 1)
    server.clock.advance(HOUR)
    await floor.says(token)
    assert await floor.alone() == (0, 1)
    shown = (await floor.live())["hours"]
    assert [hour["came"] for hour in shown if hour["came"]] == [1, 1]
    # The second stretch stands for itself.
    await server.house.store.write(answer, first)
    await floor.resolve(first)
    await floor.rate(token, 5)
    assert await floor.alone() == (1, 2)


async def test_who_writes_a_day_later_comes_with_another_matter(server: World, floor: Floor) -> None:
    await floor.comes("c-1")
    server.clock.advance(DAY + HOUR)
    assert await floor.alone() == (1, 1)
    await floor.says(await server.token("c-1"))
    shown = await floor.live()
    # She is here again, so the first time did not settle it.
    assert (shown["alone"], sum(hour["came"] for hour in shown["hours"])) == ({"solved": 0, "of": 1}, 1)


async def test_whoever_was_never_answered_was_not_solved(server: World, floor: Floor) -> None:
    conversation, _ = await server.conversation("hello")
    await floor.resolve(conversation)
    assert await floor.alone() == (0, 1)
    taken, _ = await floor.comes()
    agent = (await server.staff("supervisor"))[1]
    await server.post(f"/api/conversations/{taken}/take", agent)
    await server.post(f"/api/conversations/{taken}/resolve", agent)
    assert await floor.alone() == (0, 2)


async def test_who_looks_is_told_of_the_last_that_happened(server: World) -> None:
    """Nothing else has to happen first: it is counted before it is told."""
    supervisor = (await server.staff("supervisor"))[1]
    async with await server.console(supervisor) as seat:
        await seat.send(type="live", on=True, zone="UTC")
        await seat.until(lambda frame: frame["type"] == "live")
        await asyncio.sleep(live_feed.PACE)
        await server.conversation("hello")
        told = await seat.until(
            lambda frame: frame["type"] == "live" and sum(one["came"] for one in frame["hours"]) == 1
        )
        assert told["day"] == "2024-10-04"
