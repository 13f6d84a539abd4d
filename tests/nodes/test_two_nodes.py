"""Two server processes on one PostgreSQL database: it is one house, whichever door one takes."""

import asyncio
import shutil
import statistics
import time
import uuid
from collections.abc import Iterator

import httpx
import psycopg
import pytest

from tests import postgres
from tests.nodes.talk import Frame, House, Talk, console, talk, widget
from tests.running import Running

KEYS = ("identity.key", "identity-next.key")
pytestmark = [pytest.mark.load, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def nodes(postgres_template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Both nodes, with the same signing keys."""
    folder = tmp_path_factory.mktemp("nodes")
    with postgres.clone(postgres_template) as url:
        one, two = Running(folder / "one", database=url), Running(folder / "two", database=url)
        try:
            one.start()
            demo = one.ready()
            for key in KEYS:
                shutil.copy(one.folder / key, two.folder / key)
            two.start()
            two.ready()
            yield House(one, two, demo, url)
        finally:
            one.kill()
            two.kill()
        # That the connection which listens was cut is worth a line; nothing else was.
        assert [line for line in one.complaints() if "_hear_other_nodes" not in line] == []


def is_mine(agent_id: str, conversation_id: str, frame: Frame) -> bool:
    """Whether a frame says that the conversation is this agent's now."""
    if frame["type"] != "conversation" or frame["conversation"]["id"] != conversation_id:
        return False
    return (frame["conversation"]["agent"] or {}).get("id") == agent_id


def place(position: int, frame: Frame) -> bool:
    """Whether a frame tells this place."""
    return (frame["type"], frame.get("position")) == ("queue", position)


async def conversation_of(http: httpx.AsyncClient, contact: str) -> Frame:
    """The conversation of a contact, as staff see it."""
    rows = (await http.get("/api/conversations?view=all&limit=100")).raise_for_status().json()["conversations"]
    [row] = [row for row in rows if row["contact"]["id"] == contact]
    found: Frame = row
    return found


async def resolved(http: httpx.AsyncClient, contact: str) -> None:
    """Nobody has it any more: the next test begins with idle agents."""
    row = await conversation_of(http, contact)
    (await http.post(f"/api/conversations/{row['id']}/resolve")).raise_for_status()


async def exchange(house: House, customer: Talk, agent: Talk, conversation_id: str) -> list[float]:
    """Some words both ways, each with the time until the other side, on the other node, had it."""
    took = []
    for _ in range(6):
        began = time.monotonic()
        id_ = await customer.send("message.send", text="are you there?", attachments=[])
        assert (await agent.entry(id_))["text"] == "are you there?"
        took.append(time.monotonic() - began)
        began = time.monotonic()
        id_ = await agent.send("message.send", conversation=conversation_id, text="I am")
        shown = await customer.entry(id_)
        assert (shown["author"], shown["text"]) == ("agent", "I am")
        took.append(time.monotonic() - began)
    return took


async def test_from_the_hand_off_to_the_rating_across_nodes(nodes: House) -> None:
    """Customers on both nodes, the agent on one of them."""
    near, far = await nodes.customer(nodes.one), await nodes.customer(nodes.two)
    async with talk(nodes.one, widget(near)) as first, talk(nodes.two, widget(far)) as second:
        await first.send("handoff.request")
        await first.until(lambda frame: place(1, frame))
        await second.send("message.send", text="转人工", attachments=[])
        await second.until(lambda frame: place(2, frame))
        async with nodes.agent(nodes.two) as (http, token, me), talk(nodes.two, console(token)) as agent:
            for customer in (first, second):
                await customer.until(lambda frame: place(0, frame) and frame is not customer.frames[0])  # noqa: B023
            row = await conversation_of(http, near["contact"])
            await agent.until(lambda frame: is_mine(me, row["id"], frame))
            await agent.send("watch", conversation=row["id"], after=0)
            took = await exchange(nodes, first, agent, row["id"])
            assert statistics.median(took) < 1
            (
                await http.post(f"/api/conversations/{row['id']}/notes", json={"id": "n1", "text": "psst"})
            ).raise_for_status()
            (await http.post(f"/api/conversations/{row['id']}/resolve")).raise_for_status()
            asked = await first.until(lambda frame: bool(frame.get("parts")) and frame["parts"][0]["type"] == "rating")
            assert asked["parts"][0]["score"] is None
            given = await first.send("rating.give", score=5, comment=None)
            await first.ack(given)
            rated = await agent.until(lambda frame: frame.get("id") == asked["id"] and frame["parts"][0]["score"] == 5)
            assert rated["conversation"] == row["id"]
            await resolved(http, far["contact"])
        assert first.numbers() == list(range(1, len(first.numbers()) + 1))
        assert "psst" not in str(first.frames)


async def test_news_are_fetched_when_they_were_not_heard(nodes: House) -> None:
    """The connections that listen are cut, words go on; every socket catches up by itself, nothing comes twice."""
    session = await nodes.customer(nodes.one)
    async with (
        nodes.agent(nodes.two) as (http, token, me),
        talk(nodes.two, console(token)) as agent,
        talk(nodes.one, widget(session)) as customer,
    ):
        await customer.send("message.send", text="转人工", attachments=[])
        await customer.until(lambda frame: frame["type"] == "entry" and frame["n"] >= 2)
        row = await conversation_of(http, session["contact"])
        await agent.until(lambda frame: is_mine(me, row["id"], frame))
        await agent.send("watch", conversation=row["id"], after=0)
        await exchange(nodes, customer, agent, row["id"])
        with psycopg.connect(nodes.database, autocommit=True) as admin:
            cut = admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%' AND datname = current_database()"
            ).fetchall()
        assert cut == [(True,), (True,)]
        asked = await customer.send("message.send", text="still there?", attachments=[])
        answer = str(uuid.uuid4())
        (
            await http.post(f"/api/conversations/{row['id']}/messages", json={"id": answer, "text": "always"})
        ).raise_for_status()
        assert (await agent.entry(asked))["author"] == "contact"
        assert (await customer.entry(answer))["author"] == "agent"
        await exchange(nodes, customer, agent, row["id"])
        seqs = agent.numbers("seq", row["id"])
        since = seqs[seqs.index(1) :]
        assert since == list(range(1, len(since) + 1))
        assert customer.numbers() == list(range(1, len(customer.numbers()) + 1))
        await resolved(http, session["contact"])


async def storm(sockets: tuple[Talk, Talk], count: int) -> dict[str, tuple[Talk, ...]]:
    """Words over both sockets as fast as they go, and some of them over both: which id was sent over which."""
    sent: dict[str, tuple[Talk, ...]] = {}
    for turn in range(count):
        shared = str(uuid.uuid4())
        for socket in sockets:
            sent[await socket.send("message.send", text=f"word {turn}", attachments=[])] = (socket,)
            await socket.send("message.send", id=shared, text=f"said twice {turn}", attachments=[])
        sent[shared] = sockets
    return sent


async def thread(http: httpx.AsyncClient, conversation_id: str) -> list[Frame]:
    """All that happened in a conversation, as staff read it."""
    found: list[Frame] = []
    more = True
    while more:
        answer = await http.get(f"/api/conversations/{conversation_id}/entries?after={len(found)}&limit=200")
        page = answer.raise_for_status().json()
        found += page["entries"]
        more = page["more"]
    return found


async def test_both_nodes_write_to_one_conversation_at_once(nodes: House) -> None:
    """From her very first words on: no gap, nothing twice, nobody is told that it failed."""
    sessions = [await nodes.customer(nodes.one) for _ in range(4)]

    async def write(session: Frame) -> None:
        async with talk(nodes.one, widget(session)) as left, talk(nodes.two, widget(session)) as right:
            for id_, over in (await storm((left, right), 12)).items():
                shown = {(await socket.entry(id_))["n"] for socket in (left, right)}
                acks = {(await socket.ack(id_))["n"] for socket in over}
                assert len(shown) == 1
                assert acks == shown
            for socket in (left, right):
                assert socket.numbers() == list(range(1, len(socket.numbers()) + 1))
                assert [frame for frame in socket.frames if frame["type"] == "error"] == []

    await asyncio.gather(*(write(session) for session in sessions))
    async with nodes.agent(nodes.two) as (http, _, _):
        for session in sessions:
            row = await conversation_of(http, session["contact"])
            events = await thread(http, row["id"])
            seqs = [event["seq"] for event in events]
            # The assistant may still be answering: the thread is read after the row and may hold more than it told.
            assert seqs == list(range(1, len(seqs) + 1))
            assert len(seqs) >= row["seq"]
            heard = [event["id"] for event in events if event["event"] == "message.received"]
            assert len(heard) == len(set(heard)) == 36
            await resolved(http, session["contact"])


def a_minute_later(database: str) -> None:
    """Nobody has been seen for a minute; who lives says so again within seconds."""
    with psycopg.connect(database, autocommit=True) as admin:
        admin.execute("UPDATE presence SET seen_at = seen_at - 60000000")


async def test_a_node_dies(nodes: House) -> None:
    """Its agent's customer is first in line again; its customers go on at the other door and miss nothing."""
    session, other = await nodes.customer(nodes.two), await nodes.customer(nodes.one)
    async with nodes.agent(nodes.two) as (_, token, me), nodes.agent(nodes.one, 1) as (http, second_token, her):
        async with talk(nodes.two, console(token)) as agent, talk(nodes.two, widget(session)) as customer:
            await customer.send("message.send", text="转人工", attachments=[])
            await customer.until(lambda frame: frame["type"] == "entry" and frame["n"] >= 2)
            row = await conversation_of(http, session["contact"])
            await agent.until(lambda frame: is_mine(me, row["id"], frame))
            nodes.two.kill()
            known = customer.numbers()
        a_minute_later(nodes.database)
        async with talk(nodes.one, widget(other)) as later, talk(nodes.one, widget(session, known[-1])) as customer:
            await later.send("message.send", text="转人工", attachments=[])
            # First, or second where the one whose agent died is already seen to wait.
            await later.until(lambda frame: place(1, frame) or place(2, frame))
            await customer.ack(await customer.send("message.send", text="hello?", attachments=[]))
            await customer.until(lambda frame: place(1, frame))
            await later.until(lambda frame: place(2, frame))
            async with talk(nodes.one, console(second_token)) as colleague:
                await colleague.until(lambda frame: is_mine(her, row["id"], frame))
                answer = await colleague.send("message.send", conversation=row["id"], text="I have it from here")
                assert (await customer.entry(answer))["author"] == "agent"
            numbers = known + customer.numbers()
            assert numbers == list(range(1, len(numbers) + 1))
            assert (await conversation_of(http, session["contact"]))["agent"]["id"] == her
