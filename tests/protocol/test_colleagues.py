"""What staff see of each other, what was before, and several conversations at once."""

from functools import partial
from typing import Any

import httpx
import pytest

from tests.journal import journal
from tests.protocol.test_triage import do, events, night_shift, row_of, until
from tests.protocol.world import World, bearer, new_id
from xiaoer.auth.actor import Staff
from xiaoer.inbox.verbs import configure
from xiaoer.kit.clock import SECOND, iso
from xiaoer.kit.errors import Refused
from xiaoer.team import verbs as team
from xiaoer.team.verbs import stream_of


async def be(server: World, token: str, **presence: Any) -> httpx.Response:
    """Say whether she takes conversations."""
    return await server.http.put("/api/staff/presence", json=presence, headers=bearer(token))


async def is_now(server: World, token: str, status: str) -> bool:
    """Whether she is what she is taken for, without having said why."""
    presence = (await server.get("/api/staff/me", token)).json()["presence"]
    return (presence["status"], presence["reason"]) == (status, None)


async def happened(server: World, stream: str) -> list[dict[str, Any]]:
    """The facts of everything that happened to it."""
    lines = await journal(server.house.store)
    return [line.decode() for line in lines if line.stream == stream]


async def test_colleagues_are_seen_as_they_are(server: World) -> None:
    me, token = await server.staff()
    ben, his = await server.staff()
    await night_shift(server, ben)
    mine, _ = await server.conversation()
    await do(server, token, mine, "take")
    async with await server.console(his):

        async def here() -> bool:
            return bool((await server.get("/api/colleagues", token)).json()[0]["status"] == "online")

        async def online() -> list[int]:
            return [each["online"] for each in (await server.get("/api/teams", token)).json()]

        await until(here)
        assert await online() == [1]
        since = iso(server.clock.now())
        away = {"status": "away", "reason": "training", "since": since}
        assert (await be(server, his, status="away", reason="training")).json() == away
        assert await online() == [0]
        server.clock.advance(SECOND)
        assert (await be(server, his, status="away", reason="training")).json() == away
        [colleague] = (await server.get("/api/colleagues", token)).json()
        who = {"id": ben, "name": "Agent 2", "role": "agent"}
        assert colleague == who | away | {"load": 0, "capacity": 5, "teams": ["night"]}
        [other] = (await server.get("/api/colleagues", his)).json()
        assert (other["id"], other["status"], other["load"]) == (me, "offline", 1)
        assert (await be(server, his, status="away", reason="sleep")).status_code == 400
    told = (await server.get("/api/staff/me", his)).json()
    assert told == who | {"presence": away, "teams": [{"id": "night", "name": "Night shift"}]}
    assert (await server.get("/api/staff/me", token)).json()["presence"]["status"] == "offline"
    facts = [each for each in await happened(server, "routing") if each["kind"] == "availability.changed"]
    assert [(each["online"], each["reason"]) for each in facts] == [(True, None), (False, "training")]


async def test_whoever_leads_others_takes_conversations_once_she_says_so(server: World) -> None:
    lead, token = await server.staff("supervisor")
    admin = (await server.staff("admin"))[1]
    waiting, _ = await server.conversation("human please")
    async with await server.console(token) as seat, await server.console(admin):
        for who in (token, admin):
            await until(partial(is_now, server, who, "away"))
        assert (await row_of(server, token, waiting))["owner"] == "queue"
        assert (await be(server, token, status="online")).status_code == 200
        await seat.until(lambda frame: frame["type"] == "counts" and frame["mine"] == 1)
    # Once she has said it, she is what she said, whenever she comes again.
    async with await server.console(token):
        await until(partial(is_now, server, token, "online"))
    facts = [each for each in await happened(server, "routing") if each["kind"] == "availability.changed"]
    assert [each["online"] for each in facts if each["agent"] == lead] == [False, True]


async def test_teams_are_made_and_changed_and_every_change_is_told_once(server: World) -> None:
    ana, token = await server.staff()
    ben, _ = await server.staff()
    boss = Staff((await server.staff("admin"))[0], "admin")
    write = server.house.store.write
    for _ in range(2):
        await write(team.create, boss, "night", name="  Night   shift ")
        await write(team.set_members, boss, "night", members=[ana, ben])
        await write(team.rename, boss, "night", name="Late")
        await write(team.set_teams, boss, ben, team_ids=[])
        await write(team.set_teams, boss, ben, team_ids=["night"])
        await write(team.set_members, boss, "night", members=[ana])
    wrong: list[tuple[Any, tuple[str, ...], dict[str, Any], str]] = [
        (team.rename, ("none",), {"name": "x"}, "not_found"),
        (team.remove, ("none",), {}, "not_found"),
        (team.create, ("other",), {"name": "  "}, "name_empty"),
        (team.set_members, ("night",), {"members": ["nobody"]}, "no_such_agent"),
        (team.set_teams, (ana,), {"team_ids": ["night", "none"]}, "no_such_team"),
    ]
    for verb, args, more, code in wrong:
        with pytest.raises(Refused, match=code):
            await write(verb, boss, *args, **more)
    night = {"id": "night", "name": "Late", "members": [{"id": ana, "name": "Agent 1"}]}
    assert (await server.get("/api/teams", token)).json() == [night | {"online": 0}]
    await write(team.remove, boss, "night")
    assert (await server.get("/api/teams", token)).json() == []
    assert (await server.get("/api/staff/me", token)).json()["teams"] == []
    kinds = [each["kind"].removeprefix("team.") for each in await happened(server, stream_of("night"))]
    changed = "members_changed"
    assert kinds[:6] == ["created", changed, "renamed", changed, changed, changed]
    assert kinds[6:] == [changed, changed, changed, changed, "deleted"]
    assert "Late" not in str(await happened(server, stream_of("night")))


async def test_what_was_settled_before_is_seen_in_whatever_inbox(server: World) -> None:
    """Each stretch by how it began, who settled it and how it was rated; the one that is shown is not among them."""
    ana, token = await server.staff()
    await server.house.store.write(configure, inbox_id="app", name="App", channel="widget", locale="en", origins=[])
    first, contact = await server.conversation("The first thing", "c1")
    await do(server, token, first, "resolve")
    async with await server.widget(contact) as tab:
        await tab.entry("How was it?")
        await tab.send(type="rating.give", id="r", score=4)
        await tab.answer("r")
    server.clock.advance(SECOND)
    opened = await server.session("c1", inbox="app")
    await server.post("/api/widget/messages", opened["token"], id=new_id(), text="In the app")
    in_app = str((await server.session("c1", inbox="app"))["conversation"])
    await do(server, token, in_app, "resolve")
    server.clock.advance(SECOND)
    await server.post("/api/widget/messages", contact, id="m2", text="The second thing")
    await do(server, token, first, "resolve")
    stranger, _ = await server.conversation("Somebody else's", "c2")
    await do(server, token, stranger, "resolve")

    async def earlier(conversation: str) -> list[tuple[str, str, int | None]]:
        shown = (await server.get(f"/api/conversations/{conversation}", token)).json()["earlier"]
        assert {(each["by"], each["agent"]["id"]) for each in shown} <= {("agent", ana)}
        return [(each["text"], each["inbox"]["name"], each["score"]) for each in shown]

    one, app = ("The first thing", "Shop", 4), ("In the app", "App", None)
    assert await earlier(first) == [app, one]
    assert await earlier(in_app) == [("The second thing", "Shop", None), one]
    assert await earlier(stranger) == []
    await server.post("/api/widget/messages", contact, id="m3", text="The third thing")
    assert await earlier(first) == [("The second thing", "Shop", None), app, one]
    shown = (await server.get(f"/api/conversations/{first}", token)).json()["earlier"][0]
    lines = {line["seq"]: line["text"] for line in await server.lines(token, first)}
    assert lines[shown["seq"]] == "The second thing"


async def test_several_at_once_each_for_itself(server: World) -> None:
    me, token = await server.staff()
    other = (await server.staff())[1]
    several = [(await server.conversation())[0] for _ in range(3)]
    await do(server, other, several[1], "take")
    missing = new_id()
    response = await server.http.post(
        "/api/conversations/bulk/take",
        json={"conversations": [*several, missing, several[0]]},
        headers={**bearer(token), "accept-language": "zh-CN"},
    )
    assert response.status_code == 200
    told = response.json()
    assert told["done"] == [several[0], several[2]]
    assert [(each["conversation"], each["code"]) for each in told["refused"]] == [
        (several[1], "taken"),
        (missing, "not_found"),
    ]
    assert "同事" in told["refused"][0]["message"]
    assert [(await row_of(server, token, each))["agent"]["id"] == me for each in several] == [True, False, True]
    told = (await server.post("/api/conversations/bulk/resolve", token, conversations=several)).json()
    assert (told["done"], told["refused"][0]["code"]) == ([several[0], several[2]], "not_yours")
    for each in (several[0], several[2]):
        assert len(await events(server, token, each, "conversation.resolved")) == 1
    for wrong in ([], several * 40):
        response = await server.post("/api/conversations/bulk/resolve", token, conversations=wrong)
        assert response.status_code == 400
    page = (await server.get("/api/conversations", token, view="resolved")).json()
    assert {each["id"] for each in page["conversations"]} == {several[0], several[2]}
