"""`kill -9` in the middle of everything: what was acknowledged is there, once, in order, and everybody is served."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from tests import postgres
from tests.crash.clients import Agent, Customer, Sender
from tests.running import Running

CUSTOMERS = 50
PATIENCE = 90.0
# Between two looks that must see the same.
QUIET = 1.0
pytestmark = [pytest.mark.load, pytest.mark.timeout(600)]


class Survived(NamedTuple):
    """How often it died at work, what it said is kept, what stands there, and what its log complains of."""

    deaths: int
    acknowledged: list[str]
    standing: list[str]
    complaints: list[str]


@asynccontextmanager
async def at_work(server: Running, demo: dict[str, Any]) -> AsyncIterator[tuple[list[Customer], Agent]]:
    """Everybody connected; their sockets end with this."""
    async with httpx.AsyncClient(base_url=server.url, timeout=PATIENCE) as http:
        login = await http.post(
            "/api/staff/sessions", json={key: demo["staff"][0][key] for key in ("email", "password")}
        )
        agent = Agent(server, login.json()["token"], login.json()["agent"]["id"])
        known = [one["identity"] for one in demo["customers"]]
        customers = []
        for index in range(CUSTOMERS):
            identity = known[index] if index < len(known) else None
            asked = {"inbox": demo["inbox"], "locale": "en", "identity": identity, "visitor": None}
            opened = await http.post("/api/widget/sessions", json=asked)
            customers.append(Customer(server, opened.json(), index))
    tasks = [asyncio.create_task(one.stay()) for one in [agent, *customers]]
    try:
        yield customers, agent
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def until(holds: Callable[[], bool]) -> None:
    """Wait for it."""
    while not holds():  # noqa: ASYNC110 - what is counted is counted by clients, who need not know of it
        await asyncio.sleep(0.02)


async def crash(server: Running, customers: list[Customer], rounds: int, chance: random.Random) -> int:
    """Everybody writes, and the server dies again and again; at the end it lives. How often it died."""
    deaths = 0
    chatter = [asyncio.create_task(one.chatter()) for one in customers]
    for _ in range(rounds):
        enough = sum(len(one.acked) for one in customers) + CUSTOMERS // 2
        async with asyncio.timeout(PATIENCE):
            await until(lambda enough=enough: sum(len(one.acked) for one in customers) >= enough)  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0, 1))
        deaths += await asyncio.to_thread(server.answers)
        server.kill()
        server.start()
    for task in chatter:
        task.cancel()
    await asyncio.gather(*chatter, return_exceptions=True)
    return deaths


async def until_served(server: Running, token: str, senders: list[Sender]) -> list[dict[str, Any]]:
    """All conversations, once nobody waits for the assistant or for a receipt, and nothing was added for a while."""
    bearer = {"authorization": f"Bearer {token}"}
    before: list[dict[str, Any]] = []
    async with httpx.AsyncClient(base_url=server.url, headers=bearer, timeout=PATIENCE) as http:
        async with asyncio.timeout(PATIENCE):
            while True:
                answer = await http.get("/api/conversations?view=all&limit=100")
                rows: list[dict[str, Any]] = answer.json()["conversations"]
                moves = any(row["owner"] == "assistant" and row["waiting_since"] for row in rows)
                if rows == before and not moves and not any(one.unacked for one in senders):
                    return rows
                before = rows
                await asyncio.sleep(QUIET)


async def staff_thread(http: httpx.AsyncClient, conversation_id: str) -> list[dict[str, Any]]:
    """Every event of a conversation."""
    found: list[dict[str, Any]] = []
    more = True
    while more:
        answer = await http.get(f"/api/conversations/{conversation_id}/entries?after={len(found)}&limit=200")
        found += answer.json()["entries"]
        more = answer.json()["more"]
    return found


async def shown(customer: Customer, last: int) -> None:
    """Her socket has brought her as much; it may come a moment later than it stands there."""
    async with asyncio.timeout(PATIENCE):
        await until(lambda: customer.last >= last)


def check_thread(events: list[dict[str, Any]], row: dict[str, Any]) -> None:
    """Both numbers without a gap, nothing twice, and the last word of the customer was heard."""
    assert [event["seq"] for event in events] == list(range(1, row["seq"] + 1))
    shown = [event["n"] for event in events if event["n"] is not None]
    assert shown == list(range(1, len(shown) + 1))
    written = [event["id"] for event in events if event["event"] in ("message.received", "message.sent")]
    assert len(written) == len(set(written))
    asked = max(event["seq"] for event in events if event["event"] == "message.received")
    answers = [
        event["seq"]
        for event in events
        if event["event"] == "message.sent" and event["author"] in ("assistant", "agent")
    ]
    assert row["owner"] in ("queue", "agent") or (row["owner"] == "assistant" and max(answers) > asked)


async def check(
    server: Running, customers: list[Customer], agent: Agent, rows: list[dict[str, Any]], token: str
) -> list[str]:
    """What each sent stands there once, in her order; nobody was told anything twice. What stands there."""
    standing: list[str] = []
    async with httpx.AsyncClient(
        base_url=server.url, headers={"authorization": f"Bearer {token}"}, timeout=PATIENCE
    ) as http:
        for one in customers:
            entries = await one.entries(http, 150)
            assert [entry["n"] for entry in entries] == list(range(1, len(entries) + 1))
            await shown(one, len(entries))
            hers = [entry for entry in entries if entry["author"] == "contact"]
            assert [entry["id"] for entry in hers] == one.sent
            assert {entry["id"]: entry["n"] for entry in hers} == one.acked
            assert (one.wrong, one.last) == ([], len(entries))
            standing += [entry["id"] for entry in hers]
        replies: list[str] = []
        for row in rows:
            events = await staff_thread(http, row["id"])
            check_thread(events, row)
            replies += [event["id"] for event in events if event["author"] == "agent" and event["kind"] == "message"]
    assert agent.wrong == []
    assert len(replies) == len(set(replies))
    assert set(replies) == set(agent.acked)
    assert set(agent.sent) == set(agent.acked) | agent.not_mine
    return standing + replies


async def survive(server: Running, rounds: int, seed: int) -> Survived:
    """The whole of it."""
    server.start()
    demo = await asyncio.to_thread(server.ready)
    async with at_work(server, demo) as (customers, agent):
        for one in customers[:5]:
            await one.say("转人工")
        deaths = await crash(server, customers, rounds, random.Random(seed))
        await asyncio.to_thread(server.ready)
        token = agent.address().partition("token=")[2]
        rows = await until_served(server, token, [agent, *customers])
        assert len(rows) == CUSTOMERS
        standing = await check(server, customers, agent, rows, token)
        assert min(one.connections for one in customers) > rounds // 2
        assert len(agent.acked) >= 5
        acknowledged = [id_ for one in (*customers, agent) for id_ in one.acked]
    return Survived(deaths, acknowledged, standing, server.complaints())


async def test_ten_times_on_sqlite(tmp_path: Path) -> None:
    """Fifty customers and an agent, one file."""
    server = Running(tmp_path / "house")
    try:
        survived = await survive(server, 10, 1)
    finally:
        server.kill()
    assert (survived.deaths, survived.complaints) == (10, [])
    assert sorted(survived.standing) == sorted(survived.acknowledged)


async def test_a_few_times_on_postgresql(postgres_template: str, tmp_path: Path) -> None:
    """The database lives on; what our process held is nobody's."""
    with postgres.clone(postgres_template) as url:
        server = Running(tmp_path / "house", database=url)
        try:
            survived = await survive(server, 2, 2)
        finally:
            server.kill()
    assert (survived.deaths, survived.complaints) == (2, [])
    assert sorted(survived.standing) == sorted(survived.acknowledged)
