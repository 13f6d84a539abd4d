"""What the customer sees beside her thread: who answers, how far her lines came, how long it may take."""

import time
from functools import partial
from typing import Any

import pytest

from tests.journal import journal
from tests.protocol.test_console import heard_out
from tests.protocol.world import Frame, Socket, World, eventually, new_id
from xiaoer.app import receipts as receipts_module
from xiaoer.auth.limits import Limiter
from xiaoer.conversation import receipts as conversation_receipts
from xiaoer.conversation.events import EntryChanged
from xiaoer.conversation.receipts import n_of, receipts_of, seen_by_customer, seen_by_staff
from xiaoer.event.journal import Event
from xiaoer.event.tx import Tx
from xiaoer.inbox.channel import Receipt
from xiaoer.inbox.verbs import configure
from xiaoer.kit.clock import HOUR, MINUTE, SECOND, ManualClock
from xiaoer.kit.store import Store
from xiaoer.routing.events import QueueEntered, QueueLeft, QueueMatched
from xiaoer.routing.waits import STREAM, pace


def owners(heard: list[Frame]) -> list[tuple[str, str | None]]:
    """Who answered, one after the other."""
    return [(frame["owner"], frame["name"]) for frame in heard if frame["type"] == "owner"]


def receipts(heard: list[Frame]) -> list[tuple[int, int]]:
    """How far her lines were said to be."""
    return [(frame["delivered"], frame["read"]) for frame in heard if frame["type"] == "receipt"]


async def names_of_events(server: World) -> list[str]:
    """The kinds of all events."""
    return [line.kind for line in await journal(server.house.store)]


async def test_a_session_says_what_the_chat_is_called_and_its_colour(server: World) -> None:
    assert (await server.session())["inbox"] == {"name": "Shop", "color": None}
    await server.house.store.write(
        configure, inbox_id="shop", name="茶", channel="widget", locale="en", origins=[], color="#0a7f5c"
    )
    assert (await server.session())["inbox"] == {"name": "茶", "color": "#0a7f5c"}
    # Who changes its name without a word about the colour leaves that; None takes it away.
    ways: list[tuple[str | None, dict[str, Any]]] = [("#0a7f5c", {}), (None, {"color": None})]
    for color, given in ways:
        await server.house.store.write(
            partial(configure, **given), inbox_id="shop", name="tea", channel="widget", locale="en", origins=[]
        )
        assert (await server.session())["inbox"] == {"name": "tea", "color": color}


async def test_she_is_told_who_answers_by_name(server: World) -> None:
    conversation, token = await server.conversation("hello", "c-1")
    agent, seat = await server.staff()
    async with await server.widget(token, 1) as tab:
        await tab.until(lambda frame: frame["type"] == "owner")
        assert owners(tab.heard) == [("assistant", None)]
        await server.post("/api/widget/handoff", token, id=new_id())
        await tab.until(lambda frame: frame["type"] == "owner" and frame["owner"] == "queue")
        await server.post(f"/api/conversations/{conversation}/messages", seat, id="r1", text="at your service")
        line = await tab.entry("at your service")
        assert (line["author"], line["name"]) == ("agent", "Agent 1")
        await tab.until(lambda frame: frame["type"] == "owner" and frame["owner"] == "agent")
        await server.post(f"/api/conversations/{conversation}/resolve", seat)
        await tab.until(lambda frame: frame["type"] == "owner" and frame["owner"] == "nobody")
        await tab.say("one more thing")
        await tab.until(
            lambda frame: frame == {"type": "owner", "owner": "assistant", "name": None} and len(owners(tab.heard)) > 4
        )
        expected = [("assistant", None), ("queue", None), ("agent", "Agent 1"), ("nobody", None), ("assistant", None)]
        assert owners(tab.heard) == expected
    # Who comes later is told at once, and what is read again bears the name too.
    names = {entry["author"]: entry["name"] for entry in await server.thread(token)}
    assert names == {"contact": None, "system": None, "agent": "Agent 1"}
    await server.post(f"/api/conversations/{conversation}/take", seat)
    async with await server.widget(token, 0) as tab:
        assert owners([await tab.until(lambda frame: frame["type"] == "owner")]) == [("agent", "Agent 1")]
    assert agent not in str(tab.heard)


async def test_a_new_agent_is_called_by_her_name_from_her_first_line(server: World) -> None:
    conversation, token = await server.conversation("hello", "c-1")
    async with await server.widget(token, 1) as tab:
        for number in range(3):
            _, seat = await server.staff("supervisor")
            await server.post(f"/api/conversations/{conversation}/resolve", seat)
            await server.post(
                f"/api/conversations/{conversation}/messages", seat, id=f"r{number}", text=f"line {number}"
            )
            assert (await tab.entry(f"line {number}"))["name"] == f"Supervisor {number + 1}"
        assert tab.numbers() == list(range(2, 2 + len(tab.numbers())))


async def test_receipts_only_grow_and_nobody_reads_what_is_not_there(store: Store[Tx]) -> None:
    await store.write(_three_lines)
    assert await store.read(receipts_of, "c") == Receipt()
    assert await store.write(seen_by_customer, "c", delivered=2, read=1) == Receipt(2, 1)
    assert await store.write(seen_by_customer, "c", delivered=1, read=1) is None
    # Read is delivered, and there are only three.
    assert await store.write(seen_by_staff, "c", read=3) == Receipt(2, 1, 3, 3)
    assert await store.write(seen_by_customer, "c", delivered=99, read=2) == Receipt(3, 2, 3, 3)
    assert await store.write(seen_by_staff, "c", delivered=1 << 53, read=1 << 53) is None
    assert await store.write(seen_by_customer, "nowhere", delivered=1, read=1) is None
    assert [await store.read(n_of, "c", seq) for seq in (0, 1, 2, 3, 9)] == [0, 1, 1, 2, 3]
    lines = await journal(store)
    assert [line.kind for line in lines] == ["entry.changed"] * 4


def _three_lines(tx: Tx) -> None:
    for visible in (True, False, True, True):
        tx.record(EntryChanged(), stream="conversation:c", actor="system", visible=visible)


async def a_burst(tab: Socket, other: Socket) -> float:
    """She has four lines and has read three, said bit by bit; how many seconds until all of it was heard."""
    began = time.monotonic()
    for n in range(1, 5):
        await tab.send(type="receipt", delivered=n, read=n - 1)
        await other.send(type="receipt", delivered=n - 1, read=0)
    for each in (tab, other):
        await heard_out(each)
    return time.monotonic() - began


async def test_what_she_has_and_has_read_is_written_down_once_for_a_burst(
    server: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def counted(tx: Tx, conversation_id: str, *, delivered: int, read: int) -> Receipt | None:
        written.append((delivered, read))
        return seen_by_customer(tx, conversation_id, delivered=delivered, read=read)

    monkeypatch.setattr(conversation_receipts, "seen_by_customer", counted)
    monkeypatch.setattr(receipts_module, "PACE", 0.3)
    conversation, token = await server.conversation("hello", "c-1")
    agent = (await server.staff())[1]
    for number in range(3):
        body = {"id": f"r{number}", "text": "an answer"}
        await server.post(f"/api/conversations/{conversation}/messages", agent, **body)
    before = await names_of_events(server)
    house = server.house
    told: list[object] = []
    house.hub.listen(f"conversation:{conversation}", lambda heard: told.append(getattr(heard, "what", None)))
    async with await server.widget(token, 1) as tab, await server.widget(token, 1) as other:
        # One write, and on a machine that stood still meanwhile no more than one for each time of waiting.
        most = 1 + await a_burst(tab, other) // receipts_module.PACE
        await eventually(lambda: Receipt(4, 3, 4, 4) in told)
        assert written[-1] == (4, 3)
        assert len(told) <= len(written) <= most
        assert told[-1] == Receipt(4, 3, 4, 4)
        # The same again changes nothing, and nobody is told.
        before_again, known = len(written), len(told)
        await tab.send(type="receipt", delivered=4, read=3)
        await eventually(lambda: len(written) == before_again + 1)
        assert len(told) == known
        for wrong in ({"delivered": -1, "read": 0}, {"delivered": 1}, {"delivered": "1", "read": 0}):
            await tab.send(type="receipt", **wrong)
            assert (await tab.error("invalid_frame"))["id"] is None
    assert await house.store.read(receipts_of, conversation) == Receipt(4, 3, 4, 4)
    assert await names_of_events(server) == before


async def test_she_sees_her_lines_delivered_then_read(server: World) -> None:
    conversation, token = await server.conversation("hello", "c-1")
    agent = (await server.staff())[1]
    house = server.house
    async with await server.widget(token, 1) as tab:
        await tab.until(lambda frame: frame["type"] == "receipt")
        assert receipts(tab.heard) == [(0, 0)]
        house.receipts.staff(conversation, delivered=1)
        await tab.until(lambda frame: receipts([frame]) == [(1, 0)])
        await tab.say("and another")
        house.receipts.staff(conversation, delivered=2)
        house.receipts.staff(conversation, read=1)
        await tab.until(lambda frame: receipts([frame]) == [(2, 1)])
        # Who answers has read it all.
        await server.post(f"/api/conversations/{conversation}/messages", agent, id="r", text="an answer")
        await tab.until(lambda frame: receipts([frame]) == [(3, 3)])
        # What concerns none of her lines she is not told.
        await server.post(f"/api/conversations/{conversation}/messages", agent, id="r2", text="more of it")
        await tab.entry("more of it")
        assert receipts(tab.heard) == [(0, 0), (1, 0), (2, 1), (3, 3)]
    async with await server.widget(token, 4) as tab:
        assert receipts([await tab.until(lambda frame: frame["type"] == "receipt")]) == [(4, 4)]
    # Another's thread says nothing of it.
    async with await server.widget(await server.token("c-2")) as stranger:
        assert receipts([await stranger.until(lambda frame: frame["type"] == "receipt")]) == [(0, 0)]


async def wait_and_be_taken(
    store: Store[Tx], clock: ManualClock, waits: list[int], team: str | None = None, name: str = "x"
) -> None:
    """So many stand in line one behind the other, and each is picked up after so many more seconds."""
    names = [f"{name}{at}" for at in range(len(waits))]
    for each in names:
        await store.write(_happen, QueueEntered(conversation=each, rank=1, since=1, team=team))
    for each, seconds in zip(names, waits, strict=True):
        clock.advance(seconds * SECOND)
        await store.write(_happen, QueueMatched(conversation=each, agent="a"))
        await store.write(_happen, QueueLeft(conversation=each))


def _happen(tx: Tx, fact: Event) -> None:
    tx.record(fact, stream=STREAM, actor="system")


async def test_a_wait_is_told_from_five_pick_ups_of_the_last_hour(store: Store[Tx], clock: ManualClock) -> None:
    async def estimate(position: int, team: str | None = None) -> tuple[int, int] | None:
        return (await store.read(pace, clock.now())).estimate(team, position)

    assert await estimate(1) is None
    # Each a minute after the one before: a minute a place, wherever they stood.
    await wait_and_be_taken(store, clock, [60, 60, 60, 60])
    assert await estimate(1) is None
    # Who is picked up at once tells nothing of waiting.
    await wait_and_be_taken(store, clock, [0], name="at-once")
    assert await estimate(1) is None
    await wait_and_be_taken(store, clock, [300], name="slow")
    assert (await estimate(1), await estimate(3)) == ((60, 300), (180, 900))
    assert await estimate(0) is None
    # Another team's queue has its own pace.
    assert await estimate(1, "returns") is None
    await wait_and_be_taken(store, clock, [7] * 5, team="returns", name="r")
    assert (await estimate(1, "returns"), await estimate(1)) == ((10, 10), (60, 300))
    clock.advance(HOUR)
    assert await estimate(1) is None


async def test_who_leaves_the_queue_is_no_pick_up(store: Store[Tx], clock: ManualClock) -> None:
    for number in range(9):
        await store.write(_happen, QueueEntered(conversation=f"x{number}", rank=1, since=1))
        clock.advance(MINUTE)
        await store.write(_happen, QueueLeft(conversation=f"x{number}"))
        # Whose entering lies beyond what is looked back at has no beginning.
        await store.write(_happen, QueueMatched(conversation=f"y{number}", agent="a"))
    assert (await store.read(pace, clock.now())).estimate(None, 1) is None


async def test_the_waiting_are_told_how_long_it_may_take(server: World, clock: ManualClock) -> None:
    _, token = await server.conversation("hello", "c-1")
    await server.post("/api/widget/handoff", token, id=new_id())
    async with await server.widget(token) as tab:
        assert (await tab.place(1))["wait"] is None
    await wait_and_be_taken(server.house.store, clock, [60] * 5)
    clock.advance(MINUTE)
    _, second = await server.conversation("hello", "c-2")
    async with await server.widget(second) as tab:
        await server.post("/api/widget/handoff", second, id=new_id())
        # The five stood behind her, second to sixth: 30, 40, 45, 48, 50 seconds a place.
        assert (await tab.place(2))["wait"] == {"p50": 90, "p90": 120}
    async with await server.widget(token) as tab:
        assert (await tab.place(1))["wait"] == {"p50": 45, "p90": 50}


async def test_from_one_address_only_so_many_chats_are_opened(server: World, clock: ManualClock) -> None:
    few = Limiter(clock, rate=0.5, burst=3)
    server.house.desk._doors = few  # noqa: SLF001 - the default lets a thousand through
    for _ in range(3):
        await server.session()
    refused = await server.post("/api/widget/sessions", inbox="shop")
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many")
    assert int(refused.headers["retry-after"]) >= 2
    clock.advance(2 * SECOND)
    await server.session()
    assert "conversation.started" not in await names_of_events(server)
