"""Sorting, passing on, putting off and finding conversations, over HTTP."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tests.journal import journal
from tests.protocol.world import PATIENCE, Frame, World, bearer, new_id
from xiaoer.auth.actor import Staff, System
from xiaoer.kit.clock import DAY, HOUR, MINUTE, SECOND, iso
from xiaoer.routing import verbs as routing
from xiaoer.team import verbs as team

SYSTEM = System()


async def do(server: World, token: str, conversation: str, what: str, **body: Any) -> Frame:
    """A change of a conversation that is taken; its row afterwards."""
    response = await server.post(f"/api/conversations/{conversation}/{what}", token, **body)
    assert response.status_code == 200, response.text
    row: Frame = response.json()
    return row


async def refused(server: World, token: str, conversation: str, what: str, **body: Any) -> tuple[int, str]:
    """A change that is not: its status and code."""
    response = await server.post(f"/api/conversations/{conversation}/{what}", token, **body)
    return response.status_code, response.json()["code"]


async def row_of(server: World, token: str, conversation: str) -> Frame:
    """The conversation as it stands in the list."""
    response = await server.get(f"/api/conversations/{conversation}", token)
    row: Frame = response.json()["conversation"]
    return row


async def until(check: Callable[[], Awaitable[bool]]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(PATIENCE):
        while not await check():  # noqa: ASYNC110 - what it waits for is a state of others
            await asyncio.sleep(0.02)


async def owned_by(server: World, token: str, conversation: str, owner: str, agent: str | None = None) -> Frame:
    """Its row, once it is owned so."""
    async with asyncio.timeout(PATIENCE):
        while True:
            row = await row_of(server, token, conversation)
            if row["owner"] == owner and (row["agent"] or {}).get("id") == agent:
                return row
            await asyncio.sleep(0.02)


async def events(server: World, token: str, conversation: str, kind: str) -> list[Frame]:
    """The facts of all events of a kind in a thread."""
    return [line["facts"] for line in await server.lines(token, conversation) if line["event"] == kind]


async def waiting(server: World) -> tuple[str, str]:
    """A conversation in everybody's queue, and the customer's token."""
    conversation, contact = await server.conversation("human please")
    return conversation, contact


async def beat(server: World, *agents: str) -> None:
    """They are still there."""
    await server.house.store.write(routing.seen, [*agents], server.house.node)


async def night_shift(server: World, *members: str) -> None:
    """A team of these."""
    await server.house.store.write(team.create, SYSTEM, "night", name="Night shift")
    await server.house.store.write(team.set_members, SYSTEM, "night", members=members)


async def test_priority_and_labels_are_told_in_the_thread_and_stand_in_the_row(server: World) -> None:
    conversation, contact = await server.conversation()
    other, _ = await server.conversation()
    token = (await server.staff())[1]
    for _ in range(2):
        row = await do(server, token, conversation, "priority", priority="urgent")
        assert row["priority"] == "urgent"
        row = await do(server, token, conversation, "labels", labels=["  VIP  guest", "late"])
        assert row["labels"] == ["VIP guest", "late"]
    assert (await do(server, token, other, "labels", labels=["vip GUEST"]))["labels"] == ["VIP guest"]
    assert (await server.get("/api/labels", token)).json() == ["late", "VIP guest"]
    assert await refused(server, token, conversation, "labels", labels=["late", "LATE"]) == (422, "label_twice")
    assert await refused(server, token, conversation, "labels", labels=["\u200b \n"]) == (422, "label_empty")
    assert await refused(server, token, conversation, "labels", labels=["x" * 41]) == (400, "invalid")
    assert await refused(server, token, conversation, "priority", priority="whenever") == (400, "invalid")
    assert await refused(server, token, new_id(), "priority", priority="low") == (404, "not_found")
    assert (await do(server, token, conversation, "labels", labels=["late"]))["labels"] == ["late"]
    assert await events(server, token, conversation, "conversation.prioritised") == [
        {"kind": "conversation.prioritised", "before": "medium", "after": "urgent"}
    ]
    assert await events(server, token, conversation, "conversation.labelled") == [
        {"kind": "conversation.labelled", "before": [], "after": ["VIP guest", "late"]},
        {"kind": "conversation.labelled", "before": ["VIP guest", "late"], "after": ["late"]},
    ]
    # The customer sees nothing of it.
    assert "VIP" not in str(await server.thread(contact))
    assert [entry["n"] for entry in await server.thread(contact)] == [1]


async def test_urgent_ones_stand_above_whoever_waits_longer(server: World) -> None:
    token = (await server.staff())[1]
    waits = []
    for _ in range(5):
        waits.append((await waiting(server))[0])
        server.clock.advance(SECOND)
    for late in (waits[3], waits[4]):
        await do(server, token, late, "priority", priority="urgent")
    wanted = [waits[3], waits[4], *waits[:3]]
    page = (await server.get("/api/conversations", token, view="unassigned")).json()
    assert [row["id"] for row in page["conversations"]] == wanted
    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = (await server.get("/api/conversations", token, view="unassigned", limit=1, **after)).json()
        seen += [row["id"] for row in page["conversations"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert seen == wanted
    for cursor in ("", "7", "2~1~x", "0~x~y", "0~" + "9" * 30 + "~x"):
        response = await server.get("/api/conversations", token, view="unassigned", after=cursor)
        assert (response.status_code, response.json()["code"]) == (422, "invalid_cursor")


async def test_the_urgent_are_served_first_and_everybody_knows_her_place(server: World) -> None:
    token = (await server.staff())[1]
    opened = [await server.session() for _ in range(4)]
    tabs = [await server.widget(each["token"]) for each in opened]
    for number, tab in enumerate(tabs, start=1):
        await tab.say("human please")
        await tab.place(number)
    ids = [(await server.session(visitor=each["visitor"]))["conversation"] for each in opened]
    await do(server, token, ids[2], "priority", priority="high")
    await tabs[2].place(1)
    await tabs[0].place(2)
    await do(server, token, ids[3], "priority", priority="urgent")
    await tabs[3].place(1)
    await tabs[2].place(2)
    await tabs[1].place(4)
    await do(server, token, ids[3], "priority", priority="low")
    await tabs[3].place(4)
    await tabs[2].place(1)
    # What is as urgent as before changes nothing for those who wait.
    await do(server, token, ids[0], "priority", priority="low")
    async with await server.console(token) as seat:
        await seat.until(lambda frame: frame["type"] == "counts" and frame["mine"] == 4)
    told = [line.decode() for line in await journal(server.house.store) if line.stream == "routing"]
    urged = [(fact["conversation"], fact["urgency"]) for fact in told if fact["kind"] == "queue.urged"]
    assert urged == [(ids[2], 1), (ids[3], 0), (ids[3], 2)]
    served = [fact["conversation"] for fact in told if fact["kind"] == "queue.matched"]
    assert served == [ids[2], ids[0], ids[1], ids[3]]
    for tab in tabs:
        await tab.close()


async def test_what_is_snoozed_is_out_of_the_way_until_its_time(server: World) -> None:
    conversation, _ = await server.conversation()
    me, token = await server.staff()
    async with await server.console(token) as seat:
        await do(server, token, conversation, "take")
        until_then = server.clock.now() + HOUR
        row = await do(server, token, conversation, "snooze", until=iso(until_then))
        assert (row["status"], row["owner"], row["agent"]) == ("snoozed", "nobody", None)
        assert row["snoozed_until"] == iso(until_then)
        await seat.until(lambda frame: frame["type"] == "counts" and (frame["mine"], frame["snoozed"]) == (0, 1))
        page = (await server.get("/api/conversations", token, view="snoozed")).json()
        assert [each["id"] for each in page["conversations"]] == [conversation]
        assert page["counts"] == {"mine": 0, "unassigned": 0, "all": 1, "snoozed": 1}
        later = server.clock.now() + 2 * HOUR
        await do(server, token, conversation, "snooze", until=iso(later))
        server.clock.advance(HOUR + MINUTE)
        server.house.runner.poke()
        await asyncio.sleep(0.1)
        assert (await row_of(server, token, conversation))["status"] == "snoozed"
        server.clock.advance(HOUR)
        await beat(server, me)
        server.house.runner.poke()
        row = await owned_by(server, token, conversation, "agent", me)
        assert (row["status"], row["snoozed_until"]) == ("open", None)
    assert [each["until"] for each in await events(server, token, conversation, "conversation.snoozed")] == [
        until_then,
        later,
    ]
    assert await events(server, token, conversation, "conversation.woken") == [
        {"kind": "conversation.woken", "agent": me, "reason": "time"}
    ]


async def test_whoever_writes_wakes_what_was_snoozed_and_keeps_her_person(server: World) -> None:
    """Her agent has it when she is here; otherwise it waits for anybody, in front, and not for the assistant."""
    conversation, contact = await waiting(server)
    me, token = await server.staff()
    async with await server.console(token):
        await owned_by(server, token, conversation, "agent", me)
        await do(server, token, conversation, "snooze", until=iso(server.clock.now() + DAY))
        await server.post("/api/widget/messages", contact, id=new_id(), text="still there?")
        await owned_by(server, token, conversation, "agent", me)
        await do(server, token, conversation, "snooze", until=iso(server.clock.now() + DAY))
        away = {"status": "away", "reason": "meal"}
        await server.http.put("/api/staff/presence", json=away, headers=bearer(token))
        await server.post("/api/widget/messages", contact, id=new_id(), text="hello?")
        row = await owned_by(server, token, conversation, "queue")
        assert row["waiting_since"] is not None
    assert (
        await events(server, token, conversation, "conversation.woken")
        == [{"kind": "conversation.woken", "agent": me, "reason": "contact"}] * 2
    )
    # Her words came to a person each time.
    received = await events(server, token, conversation, "message.received")
    assert [each["owner"] for each in received] == ["assistant", "agent", "agent"]
    assert len(await events(server, token, conversation, "conversation.returned")) == 1
    assert "woken" not in str(await server.thread(contact))


async def test_the_button_wakes_what_was_snoozed_for_the_person_who_had_it(server: World) -> None:
    conversation, contact = await waiting(server)
    me, token = await server.staff()
    button = {"token": contact, "id": new_id()}
    async with await server.console(token):
        await owned_by(server, token, conversation, "agent", me)
        await server.post(f"/api/conversations/{conversation}/messages", token, id=new_id(), text="Tomorrow I know.")
        await do(server, token, conversation, "snooze", until=iso(server.clock.now() + DAY))
        async with await server.widget(contact) as tab:
            await tab.send(type="handoff.request", id=button["id"])
            await tab.answer(button["id"])
        row = await owned_by(server, token, conversation, "agent", me)
        assert (row["status"], row["waiting_since"]) == ("open", iso(server.clock.now()))
        await do(server, token, conversation, "snooze", until=iso(server.clock.now() + DAY))
        away = {"status": "away", "reason": "meal"}
        await server.http.put("/api/staff/presence", json=away, headers=bearer(token))
        async with await server.widget(contact, after=99) as tab:
            again = new_id()
            await tab.send(type="handoff.request", id=again)
            await tab.answer(again)
        await owned_by(server, token, conversation, "queue")
    woken = {"kind": "conversation.woken", "agent": me, "reason": "person"}
    assert await events(server, token, conversation, "conversation.woken") == [woken, woken]
    assert len(await events(server, token, conversation, "conversation.handed_off")) == 1
    assert len(await events(server, token, conversation, "conversation.returned")) == 1
    # She is told each time that a person comes, and nothing of who had put it off.
    said = [entry["text"] for entry in await server.thread(contact) if entry["author"] == "system"]
    assert len([text for text in said if text == said[0]]) == 3


async def test_what_a_colleague_put_off_is_not_taken_unawares(server: World) -> None:
    conversation, _ = await waiting(server)
    token = (await server.staff())[1]
    other = (await server.staff())[1]
    boss, its_token = await server.staff("supervisor")
    await do(server, token, conversation, "take")
    await do(server, token, conversation, "snooze", until=iso(server.clock.now() + DAY))
    before = len(await server.lines(token, conversation))
    for act in ("take", "reopen"):
        assert await refused(server, other, conversation, act) == (409, "snoozed_by")
    assert await refused(server, other, conversation, "messages", id=new_id(), text="Me!") == (409, "snoozed_by")
    assert len(await server.lines(token, conversation)) == before
    noted = await server.post(f"/api/conversations/{conversation}/notes", other, id=new_id(), text="He called.")
    assert noted.status_code == 200
    row = await do(server, its_token, conversation, "take")
    assert (row["status"], row["agent"]["id"]) == ("open", boss)
    assert await refused(server, token, conversation, "take") == (409, "taken")


async def test_who_may_snooze_and_wake(server: World) -> None:
    conversation, _ = await server.conversation()
    me, token = await server.staff()
    other = (await server.staff())[1]
    boss = (await server.staff("supervisor"))[1]
    soon = iso(server.clock.now() + HOUR)
    await do(server, token, conversation, "take")
    assert await refused(server, other, conversation, "snooze", until=soon) == (403, "not_yours")
    for wrong in (iso(server.clock.now()), iso(server.clock.now() + 400 * DAY), "tomorrow", "9999999-01-01"):
        assert await refused(server, token, conversation, "snooze", until=wrong) == (422, "not_later")
    await do(server, token, conversation, "snooze", until=soon)
    assert await refused(server, other, conversation, "wake") == (403, "not_yours")
    assert await refused(server, other, conversation, "resolve") == (403, "not_yours")
    async with await server.console(token):
        for _ in range(2):
            assert (await do(server, boss, conversation, "wake"))["agent"]["id"] == me
    await do(server, token, conversation, "snooze", until=soon)
    row = await do(server, token, conversation, "resolve")
    assert (row["status"], row["snoozed_until"]) == ("resolved", None)
    assert await refused(server, token, conversation, "snooze", until=soon) == (409, "not_possible")
    [fact] = await events(server, token, conversation, "conversation.resolved")
    assert (fact["before"], fact["agent"]) == ("nobody", me)
    assert [each["reason"] for each in await events(server, token, conversation, "conversation.woken")] == ["agent"]
    # A supervisor may step in for whoever is away: it is hers by her answer.
    await do(server, token, conversation, "take")
    await do(server, token, conversation, "snooze", until=soon)
    await server.post(f"/api/conversations/{conversation}/messages", boss, id="m", text="for my colleague")
    row = await row_of(server, other, conversation)
    assert (row["owner"], row["snoozed_until"]) == ("agent", None)


async def test_a_conversation_is_passed_to_a_colleague_with_a_word(server: World) -> None:
    conversation, contact = await waiting(server)
    ana, hers = await server.staff()
    ben, his = await server.staff()
    await do(server, hers, conversation, "take")
    await server.post(f"/api/conversations/{conversation}/messages", hers, id="m", text="one moment")
    assert (await row_of(server, hers, conversation))["unread"] == 0
    async with await server.console(hers) as old, await server.console(his) as new:
        body = {"id": "t", "agent": ben, "note": "regular customer, be kind"}
        for _ in range(2):
            row = await do(server, hers, conversation, "transfer", **body)
            assert (row["owner"], row["agent"]["id"], row["unread"]) == ("agent", ben, 1)
        told = await new.until(lambda frame: frame["type"] == "entry" and frame["id"] == "t")
        assert (told["kind"], told["agent"]["id"]) == ("note", ana)
        for seat in (old, new):
            await seat.until(
                lambda frame: (
                    frame["type"] == "conversation" and (frame["conversation"]["agent"] or {}).get("id") == ben
                )
            )
    # It is no longer hers to give.
    for who in (ana, None):
        assert await refused(server, hers, conversation, "transfer", id=new_id(), agent=who) == (403, "not_yours")
    assert await refused(server, his, conversation, "transfer", id=new_id(), agent="nobody") == (422, "no_such_agent")
    both = {"agent": ana, "team": "night"}
    assert await refused(server, his, conversation, "transfer", id=new_id(), **both) == (422, "one_receiver")
    assert await refused(server, his, conversation, "transfer", id=new_id(), team="none") == (422, "no_such_team")
    long = "x" * 10_001
    assert await refused(server, his, conversation, "transfer", id="u", agent=ana, note=long) == (422, "too_long")
    assert (await row_of(server, his, conversation))["agent"]["id"] == ben
    assigned = await events(server, his, conversation, "conversation.assigned")
    assert assigned == [
        {"kind": "conversation.assigned", "agent": ana, "before": "queue"},
        {"kind": "conversation.assigned", "agent": ben, "before": "agent"},
    ]
    boss = (await server.staff("supervisor"))[1]
    assert (await do(server, boss, conversation, "transfer", id=new_id(), agent=ana))["agent"]["id"] == ana
    await do(server, hers, conversation, "resolve")
    assert await refused(server, hers, conversation, "transfer", id=new_id(), agent=ben) == (409, "not_possible")
    assert "be kind" not in str(await server.thread(contact))


async def test_a_teams_queue_is_served_by_its_longest_idle_member(server: World) -> None:
    ana, hers = await server.staff()
    ben, his = await server.staff()
    # Of two who are idle since the same moment the one hired first is asked: ids tell so from the next millisecond on.
    await asyncio.sleep(0.005)
    cleo, cleos = await server.staff()
    await night_shift(server, ben, cleo)
    conversation, contact = await server.conversation()
    await do(server, hers, conversation, "take")
    async with await server.console(hers), await server.widget(contact) as tab:
        # Nobody of the team is here: she is told so, and keeps her place, though somebody else is here.
        row = await do(server, hers, conversation, "transfer", id="t", team="night", note="she is abroad")
        assert (row["owner"], row["team"]) == ("queue", {"id": "night", "name": "Night shift"})
        await tab.entry("Nobody is here right now.")
        await tab.place(1)
        another, _ = await waiting(server)
        await owned_by(server, hers, another, "agent", ana)
        assert (await row_of(server, hers, conversation))["owner"] == "queue"
        server.clock.advance(SECOND)
        async with await server.console(cleos):
            row = await owned_by(server, hers, conversation, "agent", cleo)
            assert row["team"]["id"] == "night"
            await tab.place(0)
            async with await server.console(his):
                # Cleo has just had one: it is Ben's turn.
                second, _ = await server.conversation()
                await do(server, hers, second, "transfer", id="t2", team="night")
                await owned_by(server, hers, second, "agent", ben)
    [fact] = await events(server, hers, conversation, "conversation.transferred")
    assert fact == {"kind": "conversation.transferred", "before": "agent", "agent": ana, "team": "night"}
    assert (await events(server, hers, second, "conversation.transferred"))[0]["before"] == "assistant"
    assert await refused(server, hers, conversation, "transfer", id=new_id()) == (403, "not_yours")
    # Back to everybody's.
    row = await do(server, cleos, conversation, "transfer", id="t3")
    assert row["team"] is None


async def test_whoever_waits_for_a_team_that_is_no_more_waits_for_everybody(server: World) -> None:
    ana, hers = await server.staff()
    ben, _ = await server.staff()
    boss = Staff((await server.staff("supervisor"))[0], "supervisor")
    await night_shift(server, ben)
    waits = [(await waiting(server))[0] for _ in range(2)]
    for each in waits:
        await do(server, hers, each, "transfer", id=new_id(), team="night")
    async with await server.console(hers) as seat:
        await asyncio.sleep(0.2)
        assert [(await row_of(server, hers, each))["owner"] for each in waits] == ["queue", "queue"]
        await server.house.store.write(team.remove, boss, "night")
        for each in waits:
            row = await owned_by(server, hers, each, "agent", ana)
            assert row["team"] is None
        await seat.until(lambda frame: frame["type"] == "counts" and frame["mine"] == 2)
    assert (await server.get("/api/teams", hers)).json() == []
    facts = await events(server, hers, waits[0], "conversation.transferred")
    assert [(fact["before"], fact["team"]) for fact in facts] == [("queue", "night"), ("queue", None)]
