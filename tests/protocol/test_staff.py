"""The staff API: the door, every route with every role, and what agents do to conversations."""

import asyncio
import re

import httpx
import pytest

from tests.protocol.doors import CASES, CODES, DEEDS, FILES, POLICY, PUBLIC, STAFF
from tests.protocol.test_settings import DOORS
from tests.protocol.world import PASSWORD, World, bearer, new_id
from xiaoer.app.server import create
from xiaoer.auth.actor import Role
from xiaoer.demo.pages import ROUTES as DEMO
from xiaoer.kit.clock import HOUR, MINUTE, iso

ROLES: tuple[Role, ...] = ("agent", "supervisor", "admin")


def doors(server: World) -> dict[str, bool]:
    """Every route of the app, and whether it is open to everybody."""
    found: dict[str, bool] = {}
    for route in create(server.house).routes:
        for handler in getattr(route, "route_handlers", None) or [getattr(route, "route_handler", None)]:
            if handler is None or handler.handler_id.endswith("options_handler"):
                continue
            for method in sorted(getattr(handler, "http_methods", None) or ["WS"]):
                if method != "OPTIONS":
                    found[f"{method} {route.path}"] = bool(handler.opt.get("public"))
    return found


async def request(server: World, line: str, token: str | None, conversation: str = "") -> httpx.Response:
    """What a line of STAFF or DOORS says."""
    method, path = re.sub(r"\{\w+:str\}", "x", line.replace("{id}", conversation)).split(" ")
    return await server.http.request(method, path, json=STAFF.get(line, {}), headers=bearer(token))


async def test_the_public_doors_are_those_and_no_others(server: World) -> None:
    found = doors(server)
    assert {line for line, public in found.items() if public} == PUBLIC
    shut = {line.replace("{conversation_id:str}", "{id}") for line, public in found.items() if not public}
    assert shut == STAFF.keys() | DOORS | FILES | DEEDS | CASES | POLICY | CODES


def test_the_demo_shops_pages_are_nobodys_door() -> None:
    assert DEMO
    for handler in DEMO:
        assert handler.opt["public"]
        assert not [path for path in handler.paths if path.startswith(("/api", "/console"))]


async def test_nobody_else_gets_through_a_staff_door(server: World) -> None:
    conversation, contact = await server.conversation(customer="c-1")
    visitor = await server.session()
    strangers = [None, "nonsense", contact, visitor["token"], visitor["visitor"], server.identity("c-1")]
    for line in [*STAFF, *DOORS, *FILES, *DEEDS, *CASES, *POLICY, *CODES]:
        for token in strangers:
            # Whether there is such a conversation is not told either.
            response = await request(server, line, token, conversation if token else new_id())
            assert (response.status_code, response.json()["code"]) == (401, "unauthorized"), line
    assert [entry["text"] for entry in await server.thread(contact)] == ["hello"]


async def test_a_staff_token_is_no_customers(server: World) -> None:
    token = (await server.staff("admin"))[1]
    for response in (
        await server.get("/api/widget/messages", token),
        await server.post("/api/widget/messages", token, id="x", text="x"),
        await server.post("/api/widget/handoff", token, id="x"),
    ):
        assert (response.status_code, response.json()["code"]) == (401, "unauthorized")
    async with await server.widget(token) as tab:
        await tab.error("unauthorized")
        assert await tab.closed() == 4401
    contact = await server.token("c-1")
    async with await server.console(contact) as seat:
        await seat.error("unauthorized")
        assert await seat.closed() == 4401
        assert seat.entries() == []


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_on_each_route_with_a_foreign_and_an_unknown_id(server: World, role: Role) -> None:
    owner = (await server.staff())[1]
    foreign, _ = await server.conversation()
    await server.post(f"/api/conversations/{foreign}/take", owner)
    token = (await server.staff(role))[1]
    above = role != "agent"
    expected = {
        "GET /api/conversations/{id}": 200,
        "GET /api/conversations/{id}/entries": 200,
        "POST /api/conversations/{id}/messages": 409,
        "POST /api/conversations/{id}/notes": 200,
        "POST /api/conversations/{id}/take": 409,
        "POST /api/conversations/{id}/read": 200,
        "POST /api/conversations/{id}/priority": 200,
        "POST /api/conversations/{id}/labels": 200,
        "POST /api/conversations/{id}/snooze": 422 if above else 403,
        "POST /api/conversations/{id}/wake": 200,
        "POST /api/conversations/{id}/transfer": 200 if above else 403,
        "POST /api/conversations/{id}/resolve": 200 if above else 403,
        "POST /api/conversations/{id}/reopen": 200,
    }
    for line, status in expected.items():
        response = await request(server, line, token, foreign)
        assert response.status_code == status, (line, response.text)
        for unknown in (new_id(), "x", "a%00b", "%F0%9F%98%80", "x" * 5_000):
            response = await request(server, line, token, unknown)
            assert (response.status_code, response.json()["code"]) == (404, "not_found"), (line, unknown[:20])
    own = [line for line in STAFF if "{id}" not in line]
    for line in sorted(own, reverse=True):
        if not line.startswith("DELETE"):
            assert (await request(server, line, token)).status_code == 200, line
    assert (await request(server, "DELETE /api/staff/sessions", token)).status_code == 204
    assert (await request(server, "GET /api/staff/me", token)).status_code == 401


async def test_logging_in_takes_address_and_password(server: World) -> None:
    agent, _ = await server.staff("supervisor")
    email = server.email(agent)
    response = await server.post("/api/staff/sessions", email=f" {email.upper()} ", password=PASSWORD)
    assert response.status_code == 201
    assert response.json()["agent"] == {"id": agent, "name": "Supervisor 1", "role": "supervisor"}
    token = response.json()["token"]
    me = (await server.get("/api/staff/me", token)).json()
    assert {name: me[name] for name in ("id", "name", "role")} == response.json()["agent"]
    for wrong in (
        {"email": email, "password": PASSWORD + " "},
        {"email": "nobody@shop.example", "password": PASSWORD},
        {"email": "no address", "password": PASSWORD},
        {"email": "nul\0@shop.example", "password": PASSWORD},
    ):
        response = await server.post("/api/staff/sessions", **wrong)
        assert (response.status_code, response.json()["code"]) == (401, "wrong_login")
        assert email not in response.text
    for senseless in ({"email": email}, {"email": email, "password": 1}, {"email": "x" * 300, "password": "x"}):
        assert (await server.post("/api/staff/sessions", **senseless)).status_code == 400


async def test_guessing_is_slowed(server: World) -> None:
    agent, _ = await server.staff()
    email = server.email(agent)
    guesses = await asyncio.gather(
        *(server.post("/api/staff/sessions", email=email, password=f"guess {number}") for number in range(7))
    )
    assert sorted(response.status_code for response in guesses) == [401] * 5 + [429] * 2
    response = await server.post("/api/staff/sessions", email=email, password=PASSWORD)
    assert (response.status_code, response.json()["code"]) == (429, "too_many_logins")
    assert 1 <= int(response.headers["retry-after"]) <= 15 * 60
    server.clock.advance(15 * MINUTE)
    assert (await server.post("/api/staff/sessions", email=email, password=PASSWORD)).status_code == 201


async def test_a_login_ends_by_itself_and_on_all_sockets(server: World) -> None:
    agent, token = await server.staff()
    other = await server.log_in(agent)
    async with await server.console(token) as seat, await server.console(other) as second:
        await server.http.delete("/api/staff/sessions", headers=bearer(token))
        assert await seat.closed() == 4401
        assert seat.heard[-1]["code"] == "unauthorized"
        assert (await server.get("/api/staff/me", token)).status_code == 401
        # Her other login goes on until its time is over.
        assert (await server.get("/api/staff/me", other)).status_code == 200
        await second.send(type="unwatch", conversation="x")
        server.clock.advance(12 * HOUR)
        assert (await server.get("/api/staff/me", other)).status_code == 401
        server.house.feed.doubt_all()
        assert await second.closed() == 4401


async def test_views_and_counts_agree(server: World) -> None:
    me, token = await server.staff()
    other = (await server.staff())[1]
    made = [(await server.conversation(f"line {n}"))[0] for n in range(6)]
    mine, theirs, waiting, resolved, assistants, asleep = made
    await server.post(f"/api/conversations/{mine}/take", token)
    await server.post(f"/api/conversations/{theirs}/take", other)
    await server.post(f"/api/conversations/{resolved}/resolve", token)
    await server.post(f"/api/conversations/{asleep}/take", token)
    await server.post(f"/api/conversations/{asleep}/snooze", token, until=iso(server.clock.now() + HOUR))
    visitor = await server.session()
    await server.post("/api/widget/messages", visitor["token"], id=new_id(), text="human please")
    second = (await server.session(visitor=visitor["visitor"]))["conversation"]
    views = {
        view: (await server.get("/api/conversations", token, view=view)).json()
        for view in ("mine", "unassigned", "all", "snoozed", "resolved")
    }
    ids = {view: [row["id"] for row in page["conversations"]] for view, page in views.items()}
    assert ids["mine"] == [mine]
    assert ids["unassigned"] == [second]
    assert set(ids["all"]) == {mine, theirs, waiting, assistants, asleep, second}
    assert (ids["snoozed"], ids["resolved"]) == ([asleep], [resolved])
    held = {view: len(found) for view, found in ids.items() if view != "resolved"}
    assert all(page["counts"] == held for page in views.values())
    assert all(page["next"] is None for page in views.values())
    [row] = views["mine"]["conversations"]
    assert (row["owner"], row["agent"]["id"], row["status"], row["unread"]) == ("agent", me, "open", 1)
    assert (row["contact"]["verified"], row["inbox"]) == (False, {"id": "shop", "name": "Shop"})
    assert (row["last"]["author"], row["last"]["text"]) == ("contact", "line 0")
    assert (await server.get("/api/conversations", token, view="theirs")).status_code == 400


async def test_pages_by_key_show_nothing_twice_while_things_move(server: World) -> None:
    token = (await server.staff())[1]
    made = []
    for number in range(9):
        made.append(await server.conversation(f"line {number}"))
        server.clock.advance(1_000)
    seen: list[str] = []
    after: str | None = None
    while True:
        query = {"view": "all", "limit": 2} | ({"after": after} if after else {})
        page = (await server.get("/api/conversations", token, **query)).json()
        seen += [row["id"] for row in page["conversations"]]
        after = page["next"]
        if after is None:
            break
        # One that was shown moves to the front, and a new one comes.
        server.clock.advance(1_000)
        shown = next(contact for conversation, contact in made if conversation == seen[0])
        await server.post("/api/widget/messages", shown, id=new_id(), text="me again")
        made.append(await server.conversation("new"))
    assert seen == [conversation for conversation, _ in made[8::-1]]
    for nonsense in ("x", "~", "-1~x", "9" * 30 + "~x", "1", "1~", "2~1~x"):
        response = await server.get("/api/conversations", token, after=nonsense)
        assert (response.status_code, response.json()["code"]) == (422, "invalid_cursor"), nonsense
    for limit in (0, 101):
        assert (await server.get("/api/conversations", token, limit=limit)).status_code == 400


async def test_every_event_of_a_thread_has_one_line(server: World) -> None:
    me, token = await server.staff()
    conversation, contact = await server.conversation("hello", "c-1")
    await server.post(f"/api/conversations/{conversation}/take", token)
    await server.post(f"/api/conversations/{conversation}/messages", token, id="m1", text="hello, too")
    await server.post(f"/api/conversations/{conversation}/notes", token, id="n1", text="she is kind")
    await server.post(f"/api/conversations/{conversation}/resolve", token)
    async with await server.widget(contact) as tab:
        await tab.entry("How was it?")
    lines = await server.lines(token, conversation)
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert [line["event"] for line in lines][:6] == [
        "conversation.started",
        "message.received",
        "conversation.assigned",
        "message.sent",
        "note.added",
        "conversation.resolved",
    ]
    reply, note = lines[3], lines[4]
    assert (reply["kind"], reply["author"], reply["agent"]["id"], reply["n"]) == ("message", "agent", me, 2)
    assert (note["kind"], note["text"], note["n"], note["erased"]) == ("note", "she is kind", None, False)
    assert lines[2]["kind"] == "activity"
    assert {line["conversation"] for line in lines} == {conversation}
    for after in range(len(lines) + 1):
        assert await server.lines(token, conversation, after) == lines[after:]
    page = (await server.get(f"/api/conversations/{conversation}/entries", token, limit=2)).json()
    assert (len(page["entries"]), page["last"], page["more"]) == (2, len(lines), True)
    # The customer sees neither the note nor who has her.
    assert "she is kind" not in str(await server.thread(contact))
    assert [entry["n"] for entry in await server.thread(contact)] == [1, 2, 3]


async def test_replies_and_notes_are_written_once(server: World) -> None:
    conversation, contact = await server.conversation()
    token = (await server.staff())[1]
    path = f"/api/conversations/{conversation}"
    first = (await server.post(f"{path}/messages", token, id="m", text="once")).json()
    assert first["n"] == 2
    assert (await server.post(f"{path}/messages", token, id="m", text="twice")).json() == first
    note = (await server.post(f"{path}/notes", token, id="n", text="once")).json()
    assert note["n"] is None
    assert (await server.post(f"{path}/notes", token, id="n", text="twice")).json() == note
    answers = await asyncio.gather(*(server.post(f"{path}/messages", token, id="same", text="x") for _ in range(5)))
    assert len({response.text for response in answers}) == 1
    assert [entry["text"] for entry in await server.thread(contact)] == ["hello", "once", "x"]
    texts = [line["text"] for line in await server.lines(token, conversation) if line["kind"] == "note"]
    assert texts == ["once"]
    for kind in ("messages", "notes"):
        for body, code in (({"text": " "}, "empty"), ({"text": "x" * 10_001}, "too_long")):
            response = await server.post(f"{path}/{kind}", token, id=new_id(), **body)
            assert (response.status_code, response.json()["code"]) == (422, code)
        assert (await server.post(f"{path}/{kind}", token, id="a b", text="x")).status_code == 400
    theirs = (await server.thread(contact))[0]["id"]
    response = await server.post(f"{path}/messages", token, id=theirs, text="x")
    assert (response.status_code, response.json()["code"]) == (409, "id_taken")


async def test_two_who_take_at_once_do_not_both_have_it(server: World) -> None:
    conversation, _ = await server.conversation()
    tokens = [(await server.staff())[1] for _ in range(4)]
    answers = await asyncio.gather(*(server.post(f"/api/conversations/{conversation}/take", token) for token in tokens))
    assert sorted(response.status_code for response in answers) == [200, 409, 409, 409]
    [taken] = [response.json() for response in answers if response.status_code == 200]
    assert {response.json()["code"] for response in answers if response.status_code == 409} == {"taken"}
    winner = tokens[[response.status_code for response in answers].index(200)]
    assert (await server.post(f"/api/conversations/{conversation}/take", winner)).json()["agent"] == taken["agent"]
    lines = await server.lines(winner, conversation)
    assert [line["event"] for line in lines].count("conversation.assigned") == 1


async def test_resolving_and_reopening(server: World) -> None:
    conversation, _ = await server.conversation()
    mine, colleague, above = [(await server.staff(role))[1] for role in ("agent", "agent", "supervisor")]
    path = f"/api/conversations/{conversation}"
    await server.post(f"{path}/take", mine)
    response = await server.post(f"{path}/resolve", colleague)
    assert (response.status_code, response.json()["code"]) == (403, "not_yours")
    assert (await server.post(f"{path}/resolve", above)).json()["owner"] == "nobody"
    assert (await server.post(f"{path}/resolve", colleague)).json()["status"] == "resolved"
    reopened = (await server.post(f"{path}/reopen", colleague)).json()
    assert (reopened["owner"], reopened["status"]) == ("agent", "open")
    me = (await server.get("/api/staff/me", colleague)).json()["id"]
    assert reopened["agent"]["id"] == me
    assert (await server.post(f"{path}/reopen", mine)).json()["agent"]["id"] == me
    events = [line["event"] for line in await server.lines(mine, conversation)]
    assert events.count("conversation.resolved") == 1


async def test_unread_counts_until_it_is_read(server: World) -> None:
    conversation, contact = await server.conversation("one")
    await server.post("/api/widget/messages", contact, id=new_id(), text="two")
    token, other = (await server.staff())[1], (await server.staff())[1]
    path = f"/api/conversations/{conversation}"
    taken = (await server.post(f"{path}/take", token)).json()
    assert taken["unread"] == 2
    assert (await server.post(f"{path}/read", token, seq=1)).json()["unread"] == 2
    assert (await server.post(f"{path}/read", other, seq=taken["seq"])).json()["unread"] == 2
    assert (await server.post(f"{path}/read", token, seq=taken["seq"])).json()["unread"] == 0
    await server.post("/api/widget/messages", contact, id=new_id(), text="three")
    assert (await server.get(path, token)).json()["conversation"]["unread"] == 1
    await server.post(f"{path}/messages", token, id=new_id(), text="answered")
    assert (await server.get(path, token)).json()["conversation"]["unread"] == 0
    for senseless in (-1, 1 << 70, "x", None):
        assert (await server.post(f"{path}/read", token, seq=senseless)).status_code == 400
