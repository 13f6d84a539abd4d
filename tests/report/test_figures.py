"""Each figure of the floor opens the conversations it counts, and no others."""

import re
from pathlib import Path

import pytest

from tests.protocol.world import Frame, World, bearer, new_id
from tests.report.test_live import Floor
from xiaoer.kit.clock import DAY, HOUR, MINUTE, SECOND
from xiaoer.report.floor import PROMISE, WARNING

WAITING = Path(__file__).parents[2] / "web/console/src/waiting.ts"


async def opened(server: World, figure: str, of: str = "", **more: str) -> list[str]:
    """The ids behind a figure, as a supervisor gets them."""
    token = (await server.staff("supervisor"))[1]
    answer = await server.get("/api/report/live/conversations", token, figure=figure, of=of, **more)
    assert answer.status_code == 200, answer.text
    page: Frame = answer.json()
    assert (page["next"], set(page["counts"])) == (None, {"mine", "unassigned", "all", "snoozed"})
    return [row["id"] for row in page["conversations"]]


@pytest.fixture
def floor(server: World) -> Floor:
    """The floor of a server."""
    return Floor(server)


async def test_it_is_for_supervisors_and_of_nothing_unheard_of(server: World) -> None:
    path = "/api/report/live/conversations"
    assert (await server.get(path, figure="late")).status_code == 401
    assert (await server.get(path, (await server.staff())[1], figure="late")).status_code == 403
    supervisor = (await server.staff("supervisor"))[1]
    for wrong in (
        {},
        {"figure": "secrets"},
        {"figure": "late", "zone": "Mars/Base"},
        {"figure": "rated", "of": "five"},
        {"figure": "came"},
        {"figure": "came", "of": "123"},
        {"figure": "agent", "of": "a\tb"},
        {"figure": "agent", "of": "a" * 65},
        {"figure": "late", "limit": "0"},
    ):
        refused = await server.get(path, supervisor, **wrong)
        assert refused.status_code in (400, 422), wrong
    for nobody in ("0190a7f2-0000-7000-8000-000000000000", "nobody"):
        assert await opened(server, "agent", nobody) == []


async def test_who_waits_too_long_and_who_will_soon(server: World, floor: Floor) -> None:
    token = (await server.staff())[1]
    held = (await server.conversation("human please"))[0]
    await server.post(f"/api/conversations/{held}/take", token)
    queued = (await server.conversation("human please"))[0]
    server.clock.advance(80 * SECOND)
    soon = (await server.conversation("human please"))[0]
    server.clock.advance(50 * SECOND)
    await server.conversation("human please")
    await floor.comes()
    assert ((await floor.live())["overdue"], await opened(server, "late")) == ({"late": 0, "soon": 2}, [])
    server.clock.advance(50 * SECOND)
    assert (await floor.live())["overdue"] == {"late": 2, "soon": 1}
    assert set(await opened(server, "late")) == {held, queued}
    assert await opened(server, "soon") == [soon]
    assert await opened(server, "with_agents") == [held]
    assert len(await opened(server, "waiting")) == 4
    # Answered, nobody waits for her any more.
    await server.post(f"/api/conversations/{held}/messages", token, id=new_id(), text="Here I am.")
    assert await opened(server, "late") == [queued]
    assert await opened(server, "with_agents") == []


async def test_what_waits_in_a_queue_and_what_somebody_has(server: World) -> None:
    agent, token = await server.staff()
    admin = (await server.staff("admin"))[1]
    await server.http.put("/api/teams/care", json={"name": "Care", "members": []}, headers=bearer(admin))
    mine, everybodys, cares = [(await server.conversation("human please"))[0] for _ in range(3)]
    await server.post(f"/api/conversations/{mine}/take", token)
    await server.post(f"/api/conversations/{cares}/transfer", token, id=new_id(), team="care", note="please")
    assert await opened(server, "queue") == [everybodys]
    assert await opened(server, "queue", "care") == [cares]
    assert await opened(server, "agent", agent) == [mine]
    # The queue of a team that is no more is everybody's, as where it is counted.
    assert (await server.http.delete("/api/teams/care", headers=bearer(admin))).status_code == 204
    assert set(await opened(server, "queue")) == {everybodys, cares}


async def test_the_figures_of_the_day(server: World, floor: Floor) -> None:
    pleased, token = await floor.comes()
    await floor.resolve(pleased)
    await floor.rate(token, 5)
    cross, other = await floor.comes()
    await floor.resolve(cross)
    await floor.rate(other, 2)
    server.clock.advance(HOUR)
    answered = (await server.conversation("human please"))[0]
    server.clock.advance(MINUTE)
    await server.post(f"/api/conversations/{answered}/messages", (await server.staff())[1], id=new_id(), text="Hi.")
    shown = await floor.live()
    assert shown["alone"] == {"solved": 1, "of": 2}
    assert await opened(server, "alone") == [pleased]
    assert set(await opened(server, "ended")) == {pleased, cross}
    assert [len(await opened(server, "rated", str(score))) for score in range(1, 6)] == shown["ratings"]["scores"]
    assert await opened(server, "rated", "2") == [cross]
    assert set(await opened(server, "rated")) == {pleased, cross}
    assert await opened(server, "answered") == [answered]
    assert [len(await opened(server, "came", str(n))) for n in range(len(shown["hours"]))] == [
        hour["came"] for hour in shown["hours"]
    ]
    # In another zone the day, and so the hour, is another.
    assert await opened(server, "came", "10", zone="Asia/Shanghai") == []
    assert await opened(server, "came", "18", zone="Asia/Shanghai") == [answered]
    server.clock.advance(DAY)
    assert await opened(server, "alone") == []


async def test_a_long_list_comes_by_pages_and_each_once(server: World) -> None:
    made = {(await server.conversation("human please"))[0] for _ in range(5)}
    token = (await server.staff("supervisor"))[1]
    found: list[str] = []
    after: str | None = "~"
    for expected in (2, 2, 1):
        answer = await server.get("/api/report/live/conversations", token, figure="queue", after=str(after), limit="2")
        page = answer.json()
        found += [row["id"] for row in page["conversations"]]
        assert len(page["conversations"]) == expected
        after = page["next"]
    assert (after, len(found), set(found)) == (None, 5, made)


def test_late_is_late_on_both_sides() -> None:
    says = dict(re.findall(r"const (LIMIT|RISK) = (\d+);", WAITING.read_text("utf-8")))
    assert {name: int(value) * SECOND for name, value in says.items()} == {"LIMIT": PROMISE, "RISK": WARNING}
