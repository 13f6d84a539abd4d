"""Who is let in: by the shop's word, as a visitor, for how long, and from which pages."""

import base64
import json
from typing import Any

import jwt
import pytest
from websockets.exceptions import InvalidStatus

from tests.journal import folded
from tests.protocol.database import contents
from tests.protocol.world import INBOX, ORIGIN, World, new_id
from xiaoer.auth.identity import mint
from xiaoer.inbox.verbs import configure
from xiaoer.kit.clock import HOUR, MINUTE, SECOND

FOREIGN = ["https://evil.example", "null", "http://shop.example", "https://shop.example.evil.example", "http://[x"]


def unsigned(**claims: Any) -> str:
    """A token whose maker could not be bothered."""
    parts = [{"alg": "none", "typ": "JWT"}, claims]
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts) + "."


async def refused(server: World, **body: Any) -> tuple[int, str]:
    """Status and code of a session that was not opened."""
    response = await server.post("/api/widget/sessions", **{"inbox": INBOX, **body})
    assert "token" not in response.json()
    return response.status_code, response.json()["code"]


async def test_a_customer_is_one_contact_wherever_she_signs_in(server: World) -> None:
    first, second = await server.session("c-1"), await server.session("c-1")
    other = await server.session("c-2")
    assert first["contact"] == second["contact"] != other["contact"]
    assert first["token"] != second["token"]
    assert (first["visitor"], first["conversation"], first["last"]) == (None, None, 0)


async def test_both_keys_are_believed_and_no_third(server: World) -> None:
    opened = [
        await server.post("/api/widget/sessions", inbox=INBOX, identity=server.identity("c-1", key=key))
        for key in (0, 1)
    ]
    assert [response.status_code for response in opened] == [201, 201]
    assert opened[0].json()["contact"] == opened[1].json()["contact"]
    stranger = mint(b"x" * 32, inbox_id=INBOX, customer_id="c-1", now=server.clock.now())
    assert await refused(server, identity=stranger) == (401, "forged")


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
async def test_what_is_wrong_with_an_identity_is_said(server: World) -> None:
    now, key = server.clock.now() // SECOND, server.house.identity_keys[0]
    claims = {"aud": INBOX, "sub": "c-1", "iat": now, "exp": now + 60}
    forged = [
        server.identity("c-1", inbox="elsewhere"),
        unsigned(**claims),
        jwt.encode(claims, key, algorithm="HS512"),
        jwt.encode({**claims, "exp": now + 601}, key, algorithm="HS256"),
        jwt.encode({**claims, "iat": now + 60, "exp": now + 120}, key, algorithm="HS256"),
        jwt.encode({**claims, "aud": [INBOX, "elsewhere"]}, key, algorithm="HS256"),
        jwt.encode({**claims, "sub": "c\0"}, key, algorithm="HS256"),
        jwt.encode({key: claim for key, claim in claims.items() if key != "exp"}, key, algorithm="HS256"),
        "not.a.token",
        "",
        "x" * 100_000,
    ]
    for token in forged:
        assert await refused(server, identity=token) == (401, "forged"), token[:80]
    good = server.identity("c-1")
    server.clock.advance(11 * MINUTE)
    assert await refused(server, identity=good) == (401, "expired")


async def test_a_session_writes_nothing_but_itself(server: World) -> None:
    # What is still to be counted of the house's own beginning is not the session's doing.
    await folded(server.house.store, *server.house.folds)
    before = contents(server.house.settings.database_url)
    await server.session("c-1")
    await server.session()
    after = contents(server.house.settings.database_url)
    changed = {table for table in after if before[table] != after[table]}
    assert changed == {"contact_session"}


async def test_a_visitor_is_known_again_by_her_token(server: World) -> None:
    first = await server.session()
    assert first["visitor"]
    await server.post("/api/widget/messages", first["token"], id=new_id(), text="hello")
    again = await server.session(visitor=first["visitor"])
    assert (again["contact"], again["visitor"], again["last"]) == (first["contact"], first["visitor"], 1)
    assert again["conversation"] is not None
    stranger = await server.session(visitor="never seen")
    assert stranger["contact"] != first["contact"]
    assert stranger["visitor"] not in ("never seen", first["visitor"])


async def test_a_visitors_thread_comes_along_and_her_token_opens_nothing_more(server: World) -> None:
    visitor = await server.session()
    await server.post("/api/widget/messages", visitor["token"], id=new_id(), text="before I said who I am")
    async with await server.widget(visitor["token"]) as tab:
        await tab.entry("before I said")
        known = await server.session("c-1", visitor=visitor["visitor"])
        assert await tab.closed() == 4401
    assert known["contact"] != visitor["contact"]
    assert known["last"] == 1
    assert [entry["text"] for entry in await server.thread(known["token"])] == ["before I said who I am"]
    for response in (
        await server.get("/api/widget/messages", visitor["token"]),
        await server.post("/api/widget/messages", visitor["token"], id=new_id(), text="me again"),
    ):
        assert (response.status_code, response.json()["code"]) == (401, "unauthorized")
    async with await server.widget(visitor["token"]) as tab:
        assert (await tab.error("unauthorized"))["id"] is None
        assert await tab.closed() == 4401
    later = await server.session(visitor=visitor["visitor"])
    assert later["contact"] not in (visitor["contact"], known["contact"])
    assert (later["conversation"], later["last"]) == (None, 0)


async def test_a_customer_who_comes_as_a_visitor_goes_on_in_the_newer_thread(server: World) -> None:
    at_home = await server.session("c-1")
    await server.post("/api/widget/messages", at_home["token"], id=new_id(), text="the old thread")
    visitor = await server.session()
    await server.post("/api/widget/messages", visitor["token"], id=new_id(), text="the new thread")
    async with await server.widget(at_home["token"]) as tab:
        await tab.entry("the old thread")
        on_the_road = await server.session("c-1", visitor=visitor["visitor"])
        # Her other screen shows a thread that is no longer hers: it has to open it anew.
        assert await tab.closed() == 4401
        assert tab.numbers() == [1]
    assert on_the_road["contact"] == at_home["contact"]
    for _ in range(2):
        await server.post("/api/widget/messages", on_the_road["token"], id=new_id(), text="more")
    again = await server.session("c-1")
    assert again["conversation"] == on_the_road["conversation"]
    assert [entry["text"] for entry in await server.thread(again["token"])] == ["the new thread", "more", "more"]
    staff = (await server.staff())[1]
    listed = (await server.get("/api/conversations", staff)).json()["conversations"]
    assert {row["contact"]["id"] for row in listed} == {at_home["contact"]}
    assert len(listed) == 2


async def test_a_session_ends_after_a_day(server: World) -> None:
    conversation, token = await server.conversation("hello", "c-1")
    agent, staff = await server.staff()
    await server.post(f"/api/conversations/{conversation}/take", staff)
    async with await server.widget(token, after=1) as speaking, await server.widget(token, after=1) as tab:
        server.clock.advance(24 * HOUR - 1)
        assert (await speaking.say("still there"))["type"] == "ack"
        await tab.entry("still there")
        server.clock.advance(1)
        await speaking.send(type="message.send", id=new_id(), text="too late")
        assert (await speaking.error("expired"))["message"]
        assert await speaking.closed() == 4401
        staff = await server.log_in(agent)
        await server.post(f"/api/conversations/{conversation}/messages", staff, id=new_id(), text="for you")
        # One that only listens is not told either.
        assert await tab.closed() == 4401
        assert not [entry for entry in tab.entries() if entry["text"] == "for you"]
    assert (await server.get("/api/widget/messages", token)).status_code == 401
    again = await server.session("c-1")
    assert [entry["text"] for entry in await server.thread(again["token"])] == ["hello", "still there", "for you"]


async def test_each_inbox_has_its_own_contacts_and_visitors(server: World) -> None:
    await server.house.store.write(configure, inbox_id="b", name="B", channel="widget", locale="en", origins=[])
    here, there = await server.session("c-1"), await server.session("c-1", inbox="b")
    assert here["contact"] != there["contact"]
    visitor = await server.session()
    await server.post("/api/widget/messages", visitor["token"], id=new_id(), text="only here")
    elsewhere = await server.session(visitor=visitor["visitor"], inbox="b")
    assert elsewhere["contact"] != visitor["contact"]
    assert await server.thread(elsewhere["token"]) == []
    # Nor does a login elsewhere take it along, or close it.
    await server.session("c-1", inbox="b")
    assert len(await server.thread(visitor["token"])) == 1


async def test_an_unknown_inbox_is_not_there(server: World) -> None:
    assert await refused(server, inbox="nowhere") == (404, "inbox_not_found")
    assert await refused(server, inbox="nowhere", identity=server.identity("c-1")) == (404, "inbox_not_found")
    assert await refused(server, inbox="a\0b") == (400, "invalid")
    assert (await server.get("/widget/", inbox="nowhere")).status_code == 404
    assert (await server.http.get("/widget/?inbox=a%00b")).status_code == 404


async def test_a_foreign_page_opens_nothing(server: World) -> None:
    token = await server.token()
    for origin in FOREIGN:
        headers = {"origin": origin}
        response = await server.http.post("/api/widget/sessions", json={"inbox": INBOX}, headers=headers)
        assert (response.status_code, response.json()["code"]) == (403, "forbidden_origin"), origin
        message = {"id": new_id(), "text": "hello"}
        headers |= {"authorization": f"Bearer {token}"}
        response = await server.http.post("/api/widget/messages", json=message, headers=headers)
        assert (response.status_code, response.json()["code"]) == (403, "forbidden_origin"), origin
        with pytest.raises(InvalidStatus) as raised:
            await server.widget(token, origin=origin)
        assert raised.value.response.status_code == 403
    assert await server.thread(token) == []


async def test_the_inboxs_own_pages_and_ours_may_hold_it(server: World) -> None:
    for origin in (ORIGIN, server.url):
        headers = {"origin": origin}
        response = await server.http.post("/api/widget/sessions", json={"inbox": INBOX}, headers=headers)
        assert response.status_code == 201
        async with await server.widget(response.json()["token"], origin=origin) as tab:
            assert (await tab.say("hello"))["type"] == "ack"


async def test_the_frame_says_which_pages_may_hold_it(server: World) -> None:
    page = await server.get("/widget/", inbox=INBOX)
    if page.status_code == 404:
        pytest.skip("the fronts are not built")
    policy = page.headers["content-security-policy"]
    ancestors = next(rule for rule in policy.split(";") if "frame-ancestors" in rule).split()
    assert ancestors == ["frame-ancestors", "'self'", ORIGIN]
    console = await server.get("/console/")
    assert "frame-ancestors 'none'" in console.headers["content-security-policy"]
