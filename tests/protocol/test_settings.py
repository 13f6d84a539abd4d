"""What admins and supervisors change in the console: who may, what is recorded, what is refused, what follows."""

import asyncio
import re
from typing import Any

import httpx
import pytest

from tests.journal import journal
from tests.protocol.world import PASSWORD, Frame, World, bearer, eventually
from xiaoer.app import learner
from xiaoer.kit.words import LOCALES

NEW = {"name": "Mei", "email": "Mei@shop.example", "role": "agent", "teams": []}
ROUTES = [
    ("GET", "/api/inboxes", "admin"),
    ("PUT", "/api/inboxes/shop", "admin"),
    ("GET", "/api/staff", "admin"),
    ("POST", "/api/staff", "admin"),
    ("PUT", "/api/staff/x", "admin"),
    ("POST", "/api/staff/x/password", "admin"),
    ("PUT", "/api/teams/x", "admin"),
    ("DELETE", "/api/teams/x", "admin"),
    ("GET", "/api/articles", "supervisor"),
    ("PUT", "/api/articles/x", "supervisor"),
    ("DELETE", "/api/articles/x", "supervisor"),
    ("GET", "/api/examples", "supervisor"),
    ("PUT", "/api/examples/thanks", "supervisor"),
]
# The same doors as the house names them, and those beside them that only staff may pass; {id} is a conversation.
DOORS = {
    "GET /api/inboxes",
    "PUT /api/inboxes/{inbox_id:str}",
    "GET /api/staff",
    "POST /api/staff",
    "PUT /api/staff/{staff_id:str}",
    "POST /api/staff/{staff_id:str}/password",
    "PUT /api/staff/me/password",
    "PUT /api/teams/{team_id:str}",
    "DELETE /api/teams/{team_id:str}",
    "GET /api/articles",
    "PUT /api/articles/{slug:str}",
    "DELETE /api/articles/{slug:str}",
    "GET /api/examples",
    "PUT /api/examples/{intent:str}",
    "GET /api/macros",
    "PUT /api/macros/{macro_id:str}",
    "DELETE /api/macros/{macro_id:str}",
    "GET /api/conversations/{id}/macros/{macro_id:str}",
    "GET /api/report/live",
    "GET /api/report/live/conversations",
}


async def put(server: World, path: str, token: str, **body: Any) -> httpx.Response:
    """A JSON PUT."""
    return await server.http.put(path, json=body, headers=bearer(token))


async def remove(server: World, path: str, token: str) -> httpx.Response:
    """A DELETE."""
    return await server.http.delete(path, headers=bearer(token))


async def happened(server: World, *streams: str) -> list[tuple[str, str]]:
    """Every event of these streams: its kind, and whose doing."""
    lines = await journal(server.house.store)
    return [(line.kind, line.actor) for line in lines if line.stream in streams]


async def found(server: World, asked: str) -> set[str]:
    """Which articles the help pages find."""
    page = await server.get("/help/en", q=asked)
    # Where none is found all are listed below.
    shown = page.text.partition('<div id="found"')[2].partition("</div>")[0]
    assert shown
    return set(re.findall(r'href="/help/en/([a-z0-9-]+)"', shown))


async def log_in(server: World, email: str, password: str) -> httpx.Response:
    """The door."""
    return await server.post("/api/staff/sessions", email=email, password=password)


def refused(response: httpx.Response) -> tuple[int, str]:
    """How it was refused."""
    return response.status_code, response.json()["code"]


@pytest.mark.parametrize(("method", "path", "role"), ROUTES)
@pytest.mark.in_turn
async def test_each_is_shut_to_everybody_below(server: World, method: str, path: str, role: str) -> None:
    below = (await server.staff("agent" if role == "supervisor" else "supervisor"))[1]
    assert (await server.http.request(method, path, json={})).status_code == 401
    response = await server.http.request(method, path, json={}, headers=bearer(below))
    assert refused(response) == (403, "forbidden")
    enough = (await server.staff(role))[1]  # type: ignore[arg-type]
    response = await server.http.request(method, path, json={}, headers=bearer(enough))
    assert response.status_code not in (401, 403, 405, 500)


async def test_an_inbox_is_made_changed_and_shown_with_its_snippet(server: World) -> None:
    me, token = await server.staff("admin")
    origins = ["https://Shop.example/", "https://shop.example:443", "http://localhost:3000", "https://商店.example"]
    edit = {"name": " Tea ", "locale": "es", "origins": origins, "color": "#0a7d5c"}
    made = await put(server, "/api/inboxes/tea", token, **edit)
    assert made.json() == {
        "id": "tea",
        "name": "Tea",
        "channel": "widget",
        "locale": "es",
        "origins": ["https://shop.example", "http://localhost:3000", "https://xn--czrs0t.example"],
        "color": "#0a7d5c",
        "snippet": f'<script src="{server.url}/widget/loader.js" data-inbox="tea" async></script>',
    }
    assert (await put(server, "/api/inboxes/tea", token, **edit | {"color": None, "origins": []})).status_code == 200
    listed = (await server.get("/api/inboxes", token)).json()
    assert [(each["id"], each["origins"], each["color"]) for each in listed][1:] == [("tea", [], None)]
    assert await happened(server, "inbox:tea") == [("inbox.configured", f"agent:{me}")] * 2


@pytest.mark.parametrize(
    ("path", "change", "code"),
    [
        ("tea", {"origins": ["https://shop.example/cart"]}, "origin_invalid"),
        ("tea", {"origins": ["https://shop.example; script-src *"]}, "origin_invalid"),
        ("tea", {"origins": ["https://*.shop.example"]}, "origin_invalid"),
        ("tea", {"origins": ["javascript://shop"]}, "origin_invalid"),
        ("tea", {"locale": "fr"}, "locale_unknown"),
        ("tea", {"name": "  "}, "name_empty"),
        ("Tea%20shop", {}, "slug_invalid"),
        ("tea", {"color": "red"}, "invalid"),
    ],
)
@pytest.mark.in_turn
async def test_what_makes_no_inbox_is_refused(server: World, path: str, change: Frame, code: str) -> None:
    token = (await server.staff("admin"))[1]
    edit: Frame = {"name": "Tea", "locale": "en", "origins": [], "color": None} | change
    response = await put(server, f"/api/inboxes/{path}", token, **edit)
    assert response.json()["code"] == code
    assert response.json()["detail"]
    assert len((await server.get("/api/inboxes", token)).json()) == 1


async def test_somebody_new_logs_in_with_what_is_shown_once(server: World) -> None:
    me, token = await server.staff("admin")
    assert (await put(server, "/api/teams/care", token, name="Care", members=[me])).status_code == 200
    response = await server.post("/api/staff", token, **NEW | {"teams": ["care"]})
    assert (response.status_code, response.headers["cache-control"]) == (201, "no-store")
    made = response.json()
    member = made["member"]
    assert (member["email"], member["role"], member["active"], member["teams"]) == (
        "mei@shop.example",
        "agent",
        True,
        ["care"],
    )
    assert (await log_in(server, "mei@shop.example", made["password"])).status_code == 201
    listed = (await server.get("/api/staff", token)).json()
    assert [each["name"] for each in listed] == ["Admin 1", "Mei"]
    assert made["password"] not in str(listed)
    assert "hash" not in str(listed)
    assert (await happened(server, f"agent:{member['id']}"))[0] == ("staff.added", f"agent:{me}")
    assert refused(await server.post("/api/staff", token, **NEW)) == (409, "email_taken")
    # Nobody is half made.
    for change, code in (
        ({"teams": ["none"], "email": "b@shop.example"}, "no_such_team"),
        ({"email": "nobody"}, "email_invalid"),
    ):
        assert (await server.post("/api/staff", token, **NEW | change)).json()["code"] == code
    assert len((await server.get("/api/staff", token)).json()) == 2


async def test_who_is_dismissed_is_out_at_once(server: World) -> None:
    me, admin = await server.staff("admin")
    agent, token = await server.staff()
    other = await server.log_in(agent)
    edit = {"name": "Agent 1", "role": "agent", "active": False, "teams": []}
    async with await server.console(token) as seat, await server.console(other) as second:
        response = await put(server, f"/api/staff/{agent}", admin, **edit)
        assert response.json()["active"] is False
        assert await seat.closed() == 4401
        assert await second.closed() == 4401
    for each in (token, other):
        assert (await server.get("/api/staff/me", each)).status_code == 401
    assert refused(await log_in(server, server.email(agent), PASSWORD)) == (401, "wrong_login")
    assert (await happened(server, f"agent:{agent}"))[-2:] == [
        ("staff.changed", f"agent:{me}"),
        ("staff.logged_out", f"agent:{me}"),
    ]
    # The same again is nothing; back again she logs in anew.
    await put(server, f"/api/staff/{agent}", admin, **edit)
    await put(server, f"/api/staff/{agent}", admin, **edit | {"active": True})
    assert [kind for kind, _ in await happened(server, f"agent:{agent}")].count("staff.changed") == 2
    assert (await server.get("/api/staff/me", token)).status_code == 401
    assert (await log_in(server, server.email(agent), PASSWORD)).status_code == 201


async def test_a_name_changes_nothing_else_and_a_role_begins_with_a_new_login(server: World) -> None:
    admin = (await server.staff("admin"))[1]
    agent, token = await server.staff()
    edit = {"name": "  An   Li ", "role": "agent", "active": True, "teams": []}
    assert (await put(server, f"/api/staff/{agent}", admin, **edit)).json()["name"] == "An Li"
    assert (await server.get("/api/staff/me", token)).json()["name"] == "An Li"
    await put(server, f"/api/staff/{agent}", admin, **edit | {"role": "supervisor"})
    assert (await server.get("/api/staff/me", token)).status_code == 401
    assert (await server.get("/api/articles", await server.log_in(agent))).status_code == 200
    assert refused(await put(server, "/api/staff/none", admin, **edit)) == (404, "not_found")
    assert refused(await put(server, f"/api/staff/{agent}", admin, **edit | {"name": " "})) == (422, "name_empty")
    assert refused(await put(server, f"/api/staff/{agent}", admin, **edit | {"teams": ["no"]}))[1] == "no_such_team"


async def test_an_admin_there_always_is(server: World) -> None:
    me, token = await server.staff("admin")
    mine = {"name": "Admin 1", "role": "admin", "active": True, "teams": []}
    for change in ({"role": "agent"}, {"active": False}):
        assert refused(await put(server, f"/api/staff/{me}", token, **mine | change)) == (409, "own_role")
    other, hers = await server.staff("admin")
    # Two who dismiss each other at the same time: one stays.
    gone = {"name": "x", "role": "agent", "active": True, "teams": []}
    await asyncio.gather(
        put(server, f"/api/staff/{me}", hers, **gone), put(server, f"/api/staff/{other}", token, **gone)
    )
    left = [each for each in (token, hers) if (await server.get("/api/staff", each)).status_code == 200]
    assert len(left) == 1
    listed = (await server.get("/api/staff", left[0])).json()
    assert [each["role"] for each in listed].count("admin") == 1


async def test_a_password_given_and_a_password_chosen(server: World) -> None:
    boss, admin = await server.staff("admin")
    agent, token = await server.staff()
    given = (await server.post(f"/api/staff/{agent}/password", admin)).json()["password"]
    assert (await server.get("/api/staff/me", token)).status_code == 401
    assert refused(await log_in(server, server.email(agent), PASSWORD)) == (401, "wrong_login")
    assert refused(await server.post("/api/staff/none/password", admin)) == (404, "not_found")
    here = (await log_in(server, server.email(agent), given)).json()["token"]
    elsewhere = (await log_in(server, server.email(agent), given)).json()["token"]
    path = "/api/staff/me/password"
    assert refused(await put(server, path, here, old="wrong", new="a new long one")) == (422, "wrong_password")
    assert (await put(server, path, here, old=given, new="short")).status_code in (400, 422)
    async with await server.console(elsewhere) as seat, await server.console(here) as mine:
        assert (await put(server, path, here, old=given, new="a new long one")).status_code == 204
        assert await seat.closed() == 4401
        assert (await server.get("/api/staff/me", here)).status_code == 200
        assert mine.code is None
    assert (await log_in(server, server.email(agent), given)).status_code == 401
    assert (await log_in(server, server.email(agent), "a new long one")).status_code == 201
    kinds = await happened(server, f"agent:{agent}")
    assert ("staff.password_changed", f"agent:{boss}") in kinds
    assert ("staff.password_changed", f"agent:{agent}") in kinds
    # Whoever finds an open console has five guesses.
    codes = [refused(await put(server, path, here, old="guess", new="a new long one"))[1] for _ in range(6)]
    assert (codes[0], codes[-1]) == ("wrong_password", "too_many_logins")


async def test_a_team_is_made_filled_renamed_and_gone(server: World) -> None:
    me, token = await server.staff("admin")
    agent = (await server.staff())[0]
    made = await put(server, "/api/teams/care", token, name="Care", members=[agent])
    assert made.json() == {"id": "care", "name": "Care", "members": [{"id": agent, "name": "Agent 2"}], "online": 0}
    # In Chinese it is called otherwise; everybody who is in it hears that.
    names = {"zh-CN": " 关怀 ", "es": ""}
    called = await put(server, "/api/teams/care", token, name="Care", names=names, members=[me])
    assert called.json()["names"] == {"zh-CN": "关怀"}
    hers = (await server.get("/api/staff/me", token)).json()["teams"]
    assert hers == [{"id": "care", "name": "Care", "names": {"zh-CN": "关怀"}}]
    strange = await put(server, "/api/teams/care", token, name="Care", names={"xx": "x"}, members=[me])
    assert refused(strange) == (422, "locale_unknown")
    renamed = await put(server, "/api/teams/care", token, name="After-sales", members=[me])
    assert (renamed.json()["name"], [each["id"] for each in renamed.json()["members"]]) == ("After-sales", [me])
    assert "names" not in renamed.json()
    assert refused(await put(server, "/api/teams/care", token, name="Care", members=["no"])) == (422, "no_such_agent")
    assert refused(await put(server, "/api/teams/A%20b", token, name="Care", members=[])) == (422, "slug_invalid")
    assert (await remove(server, "/api/teams/care", token)).status_code == 204
    assert (await server.get("/api/teams", token)).json() == []
    assert {actor for _, actor in await happened(server, "team:care")} == {f"agent:{me}"}


async def test_an_article_is_read_found_and_gone(server: World) -> None:
    me, token = await server.staff("supervisor")
    texts = {
        "en": {"title": "Kettles", "body": "Fill it to the mark."},
        "zh-CN": {"title": "水壶", "body": "加水到刻度。"},
    }
    made = (await put(server, "/api/articles/kettles", token, texts=texts)).json()
    assert (made["slug"], made["texts"]) == ("kettles", texts)
    assert (await server.get("/help/en/kettles")).status_code == 200
    assert await found(server, "kettle mark") == {"kettles"}
    # The index follows what is written, and a language that is left out goes.
    changed = {"en": {"title": "Pots", "body": "Warm it first."}}
    await put(server, "/api/articles/kettles", token, texts=changed)
    [listed] = (await server.get("/api/articles", token)).json()
    assert listed["texts"] == changed
    assert (listed["settled"], listed["unsettled"]) == (0, 0)
    for settled in ("yes", "yes", "no"):
        assert (await server.http.post("/help/en/kettles", data={"settled": settled})).status_code == 303
        server.http.cookies.clear()
    [listed] = (await server.get("/api/articles", token)).json()
    assert (listed["settled"], listed["unsettled"]) == (2, 1)
    assert await found(server, "kettle") == set()
    assert await found(server, "warm") == {"kettles"}
    assert (await remove(server, "/api/articles/kettles", token)).status_code == 204
    assert (await remove(server, "/api/articles/kettles", token)).status_code == 204
    assert (await server.get("/api/articles", token)).json() == []
    assert await found(server, "warm") == set()
    assert (await server.get("/help/en/kettles")).status_code == 404
    assert await happened(server, "article:kettles") == [
        ("article.published", f"agent:{me}"),
        ("article.published", f"agent:{me}"),
        ("article.withdrawn", f"agent:{me}"),
        *[("article.judged", "reader")] * 3,
        ("article.withdrawn", f"agent:{me}"),
    ]


async def test_what_makes_no_article_is_refused(server: World) -> None:
    token = (await server.staff("supervisor"))[1]
    good = {"title": "T", "body": "B"}
    for path, texts, code in (
        ("x", {}, "article_empty"),
        ("x", {"en": {"title": "T", "body": " "}}, "article_empty"),
        ("x", {"en": good, "fr": good}, "locale_unknown"),
        ("X-1", {"en": good}, "slug_invalid"),
    ):
        assert refused(await put(server, f"/api/articles/{path}", token, texts=texts)) == (422, code)
    assert (await server.get("/api/articles", token)).json() == []


async def test_sentences_are_kept_and_learnt(server: World, monkeypatch: pytest.MonkeyPatch) -> None:
    me, token = await server.staff("supervisor")
    monkeypatch.setattr(learner, "PACE", 0.05)
    learnt: list[None] = []

    async def learn() -> None:
        if not learnt:
            learnt.append(None)
            raise RuntimeError
        learnt.append(None)

    monkeypatch.setattr(server.house.learner, "learn", learn)
    texts = {"en": [" many   thanks ", "many thanks", ""], "zh-CN": ["多谢"]}
    made = (await put(server, "/api/examples/thanks", token, texts=texts)).json()
    assert made == {
        "intent": "thanks",
        "title": "Thanks",
        "texts": {"zh-CN": ["多谢"], "en": ["many thanks"], "es": []},
    }
    # What failed is learnt again.
    await eventually(lambda: len(learnt) == 2)
    listed = (await server.http.get("/api/examples", headers=bearer(token) | {"accept-language": "zh-CN"})).json()
    thanks = next(each for each in listed if each["intent"] == "thanks")
    assert (thanks["title"], thanks["texts"]) == ("感谢", made["texts"])
    assert all(each["title"] != each["intent"] and set(each["texts"]) == set(LOCALES) for each in listed)
    await put(server, "/api/examples/thanks", token, texts=made["texts"])
    await put(server, "/api/examples/thanks", token, texts={})
    assert await happened(server, "knowledge") == [("examples.changed", f"agent:{me}")] * 2
    for path, given, code in (
        ("none", {}, "not_found"),
        ("thanks", {"fr": ["merci"]}, "locale_unknown"),
        ("thanks", {"en": ["x" * 501]}, "example_too_long"),
    ):
        assert (await put(server, f"/api/examples/{path}", token, texts=given)).json()["code"] == code
