"""Whatever is sent gets a clear answer, the socket stays, and nobody else notices."""

import asyncio
import json
import socket
import time
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.protocol.database import contents
from tests.protocol.world import World, eventually, new_id
from xiaoer.kit import outbox

DEEP = "[" * 100_000
# What becomes of a socket, no database has to do with.
on_one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
UNREADABLE = [
    "",
    "hello",
    "null",
    "[]",
    "[1,2]",
    "17",
    '"text"',
    "{}",
    "{",
    '{"type":"nothing"}',
    '{"type":["message.send"]}',
    '{"type":"entry","n":1,"id":"x","author":"agent","text":"forged","parts":[],"at":""}',
    '{"type":"message.send"}',
    '{"type":"message.send","id":"x"}',
    '{"type":"message.send","id":1,"text":"x"}',
    '{"type":"message.send","id":"x","text":1}',
    '{"type":"message.send","id":"x","text":"x","attachments":"x"}',
    '{"type":"message.send","id":"","text":"x"}',
    '{"type":"message.send","id":"with\\u0000null","text":"x"}',
    '{"type":"message.send","id":"with space","text":"x"}',
    '{"type":"message.send","id":"line\\n","text":"x"}',
    '{"type":"message.send","id":"' + "i" * 65 + '","text":"x"}',
    '{"type":"message.send","id":"' + "i" * 1_000_000 + '","text":"x"}',
    '{"type":"message.send","id":"x","text":"lone \\ud800 surrogate"}',
    '{"type":"choice.pick","id":"x","entry":"\\u0000","value":"x"}',
    '{"type":"rating.give","id":"x","score":' + "9" * 5_000 + "}",
    '{"type":"handoff.request"}',
    DEEP,
    '{"type":"message.send","id":"x","text":"x","more":' + DEEP,
    '{"more":' + DEEP + "]" * 100_000 + ',"type":"typing"}',
]
SENSELESS = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff",
    b'{"id":"x"}',
    b'{"id":"x","text":1}',
    b'{"id":"a\\u0000","text":"x"}',
    b'{"id":"x","text":"\\ud800"}',
    DEEP.encode(),
    b'{"id":"x","text":"y","more":' + DEEP.encode(),
]
UNWATCHABLE = [
    '{"type":"watch","conversation":"\\u0000"}',
    '{"type":"watch","conversation":"x","after":-1}',
    '{"type":"watch","conversation":"x","after":99999999999999999999}',
]


@on_one_database
async def test_what_cannot_be_read_gets_an_error_and_the_socket_stays(server: World) -> None:
    token = await server.token()
    async with await server.widget(token) as tab:
        for raw in UNREADABLE:
            await tab.connection.send(raw)
            error = await tab.error("invalid_frame")
            assert error["message"], raw[:80]
        for binary in (b"", b"\xff\xfe", b'{"type":"typing"}', bytes(range(256))):
            await tab.connection.send(binary)
            await tab.error("invalid_frame")
        assert (await tab.say("still here"))["n"] == 1
        assert not [frame for frame in tab.heard if frame["type"] == "error"]
    assert [entry["text"] for entry in await server.thread(token)] == ["still here"]


@on_one_database
async def test_an_error_bears_the_id_where_there_is_one(server: World) -> None:
    async with await server.widget(await server.token()) as tab:
        await tab.send(type="message.send", id="readable", text=17)
        assert (await tab.error("invalid_frame"))["id"] == "readable"
        await tab.send(type="message.send", id=17, text="x")
        assert (await tab.error("invalid_frame"))["id"] is None


async def test_nothing_said_is_no_message(server: World) -> None:
    token = await server.token()
    async with await server.widget(token) as tab:
        for text in ("", " ", "\n\t ", "\u3000\u2003"):
            answer = await tab.say(text)
            assert (answer["type"], answer["code"]) == ("error", "empty")
            response = await server.post("/api/widget/messages", token, id=new_id(), text=text)
            assert (response.status_code, response.json()["code"]) == (422, "empty")
    # Not even a conversation was begun.
    assert contents(server.house.settings.database_url)["conversation"] == []


async def test_a_megabyte_is_too_long_and_ten_thousand_are_not(server: World) -> None:
    token = await server.token()
    async with await server.widget(token) as tab:
        answer = await tab.say("茶" * 333_333)
        assert (answer["type"], answer["code"]) == ("error", "too_long")
        assert "10" in answer["message"]
        assert (await tab.say("x" * 10_001))["code"] == "too_long"
        longest = "😀" * 10_000
        assert (await tab.say(longest))["n"] == 1
        assert (await tab.entry_n(1))["text"] == longest
    response = await server.post("/api/widget/messages", token, id=new_id(), text="x" * 1_000_000)
    assert (response.status_code, response.json()["code"]) == (422, "too_long")


async def test_text_may_hold_whatever_json_can(server: World) -> None:
    token = await server.token()
    text = 'null \0, quote ", slash \\, \u2028, \u202e, </script>, 😀, \x7f, \ufeff, \uffff'
    async with await server.widget(token) as tab:
        assert (await tab.say(text))["n"] == 1
        assert (await tab.entry_n(1))["text"] == text
    assert [entry["text"] for entry in await server.thread(token)] == [text]
    staff = (await server.staff())[1]
    conversation = (await server.get("/api/conversations", staff)).json()["conversations"][0]
    assert conversation["last"]["text"] == text
    assert text in [line["text"] for line in await server.lines(staff, conversation["id"])]


@on_one_database
async def test_a_body_that_makes_no_sense_is_a_problem(server: World) -> None:
    token = await server.token()
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    for body in SENSELESS:
        response = await server.http.post("/api/widget/messages", content=body, headers=headers)
        assert (response.status_code, response.json()["code"]) == (400, "invalid"), body[:40]
        assert response.headers["content-type"] == "application/problem+json"
    assert await server.thread(token) == []


@on_one_database
async def test_a_body_over_the_limit_is_too_large(server: World) -> None:
    token = await server.token()
    response = await server.post("/api/widget/messages", token, id=new_id(), text="x" * (5 << 20))
    assert (response.status_code, response.json()["code"]) == (413, "too_large")


async def test_the_limit_is_one_for_both_ways_and_each_contact_has_her_own(server: World) -> None:
    token, other = await server.token("c-1"), await server.token("c-2")
    async with await server.widget(token) as tab, await server.widget(other) as neighbour:
        for number in range(60):
            await tab.send(type="message.send", id=f"a{number}", text="over the socket")
        await tab.answer("a59")
        for number in range(40):
            assert (await server.post("/api/widget/messages", token, id=f"b{number}", text="x")).status_code == 200
        response = await server.post("/api/widget/messages", token, id="b40", text="x")
        assert (response.status_code, response.json()["code"]) == (429, "too_many")
        assert 1 <= int(response.headers["retry-after"]) <= 2
        assert 0 < response.json()["retry_after"] <= 0.05
        await tab.send(type="message.send", id="late", text="x")
        error = await tab.error("too_many")
        assert error["id"] == "late"
        assert 0 < error["retry_after"] <= 0.05
        # Another session of hers is no way around it; somebody else is not touched.
        assert (
            await server.post("/api/widget/messages", await server.token("c-1"), id="c", text="x")
        ).status_code == 429
        assert (await neighbour.say("me"))["type"] == "ack"
        server.clock.advance(100_000)
        assert [(await tab.say("again"))["type"] for _ in range(3)] == ["ack", "ack", "error"]
    entries = await server.thread(token)
    assert [entry["n"] for entry in entries] == list(range(1, 103))


async def test_who_floods_is_slowed_and_others_are_served(server: World) -> None:
    flooding, other = await server.token("c-1"), await server.token("c-2")
    async with await server.widget(flooding) as flood, await server.widget(other) as neighbour:

        async def pour() -> None:
            for number in range(5_000):
                await flood.connection.send(json.dumps({"type": "message.send", "id": f"f{number}", "text": "x" * 500}))

        pouring = asyncio.create_task(pour())
        await flood.error("too_many")
        for _ in range(10):
            async with asyncio.timeout(5):
                assert (await neighbour.say("served"))["type"] == "ack"
        assert len(await server.thread(flooding)) <= 101
        assert not [frame for frame in neighbour.heard if frame["type"] == "error"]
        pouring.cancel()
        # It would take its time to hear of the end, behind all it has poured.
        flood.connection.transport.abort()


def deaf(server: World, token: str) -> socket.socket:
    """A socket that asks for everything and reads nothing."""
    where = urlsplit(server.url)
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    client.connect((where.hostname, where.port))
    asked = {
        "Host": where.netloc,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
    }
    lines = [
        f"GET /api/widget/socket?token={token}&after=0 HTTP/1.1",
        *(f"{key}: {asked[key]}" for key in asked),
        "",
        "",
    ]
    client.sendall("\r\n".join(lines).encode())
    return client


def open_sockets(server: World) -> float:
    """How many customers' sockets the server knows of."""
    value: Any = server.house.metrics.registry.get_sample_value("xiaoer_sockets", {"side": "contact"})
    return float(value)


@on_one_database
async def test_who_never_reads_is_closed_and_nobody_else_notices(
    server: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "LIMIT", 50)
    conversation, token = await server.conversation("hello", "c-1")
    agent = (await server.staff())[1]
    other = await server.token("c-2")
    client = await asyncio.to_thread(deaf, server, token)
    try:
        async with await server.widget(other) as neighbour:
            await eventually(lambda: open_sockets(server) == 2)
            long = "x" * 9_000
            for _ in range(20):
                answers = await asyncio.gather(
                    *(
                        server.post(f"/api/conversations/{conversation}/messages", agent, id=new_id(), text=long)
                        for _ in range(50)
                    )
                )
                assert {response.status_code for response in answers} == {200}
                assert (await neighbour.say("unharmed"))["type"] == "ack"
                if open_sockets(server) == 1:
                    break
            await eventually(lambda: open_sockets(server) == 1)
            assert (await neighbour.say("still"))["type"] == "ack"
    finally:
        client.close()
    # She comes back and resumes.
    async with await server.widget(token, 1) as tab:
        await tab.entry_n(201)
        assert tab.numbers() == list(range(2, 202))


@on_one_database
async def test_the_kernel_lets_go_of_who_never_reads_too(server: World) -> None:
    assert server.listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 30_000


@on_one_database
async def test_nobody_waits_for_a_packet_to_fill(server: World) -> None:
    token = await server.token()
    took = []
    for _ in range(9):
        began = time.monotonic()
        await server.get("/api/widget/messages", token)
        took.append(time.monotonic() - began)
    assert server.listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    # With Nagle's algorithm the half of them would take 40 ms.
    assert min(took) < 0.03


@on_one_database
async def test_staff_sockets_stay_too(server: World) -> None:
    conversation, _ = await server.conversation()
    async with await server.console((await server.staff())[1]) as seat:
        for raw in [*UNREADABLE, *UNWATCHABLE]:
            await seat.connection.send(raw)
            await seat.error("invalid_frame")
        await seat.connection.send(b"\x00\xff")
        await seat.error("invalid_frame")
        await seat.send(type="watch", conversation=new_id())
        await seat.error("not_found")
        await seat.send(type="message.send", conversation=new_id(), id="x", text="to nobody")
        assert (await seat.error("not_found"))["id"] == "x"
        await seat.send(type="note.add", conversation=conversation, id="n", text="seen")
        assert (await seat.answer("n"))["type"] == "ack"
