"""Colleagues at one conversation: who looks, who types, who was faster; and what the console is told besides."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from tests.protocol.world import Frame, Socket, World, new_id
from xiaoer.app.relay import Relay


async def looked_at_by(seat: Socket, conversation: str, *names: str) -> Frame:
    """The colleagues who have it open, as a seat was told; what was told before it is forgotten."""
    found = await seat.until(
        lambda frame: (
            frame["type"] == "watchers"
            and frame["conversation"] == conversation
            and [who["name"] for who in frame["agents"]] == [*names]
        )
    )
    del seat.heard[: seat.heard.index(found) + 1]
    return found


async def silent(seat: Socket, kind: str) -> bool:
    """Nothing of that kind was heard, and nothing more comes."""
    await seat.send(type="nothing")
    await seat.error("invalid_frame")
    return not [frame for frame in seat.heard if frame["type"] == kind]


async def test_colleagues_see_each_other_at_a_thread_and_see_each_other_go(server: World) -> None:
    conversation, contact = await server.conversation()
    other, _ = await server.conversation()
    ana, hers = await server.staff()
    ben, his = await server.staff()
    async with await server.console(hers) as one, await server.console(his) as two:
        await one.send(type="watch", conversation=conversation)
        await looked_at_by(one, conversation)
        await two.send(type="watch", conversation=other)
        await looked_at_by(two, other)
        await two.send(type="watch", conversation=conversation)
        told = await looked_at_by(two, conversation, "Agent 1")
        assert told["agents"] == [{"id": ana, "name": "Agent 1"}]
        await looked_at_by(one, conversation, "Agent 2")
        # A second tab of the same agent is not somebody else.
        async with await server.console(his, f"&conversation={conversation}") as tab:
            await looked_at_by(tab, conversation, "Agent 1")
            assert await silent(one, "watchers")
        assert await silent(one, "watchers")
        await two.send(type="unwatch", conversation=conversation)
        await looked_at_by(one, conversation)
        await two.send(type="watch", conversation=conversation)
        await looked_at_by(one, conversation, "Agent 2")
        await two.close()
        await looked_at_by(one, conversation)
        # Who left a thread is told no more of it, and resumes where she says.
        await one.send(type="unwatch", conversation=conversation)
        await server.post("/api/widget/messages", contact, id=new_id(), text="anybody?")
        await silent(one, "entry")
        assert "anybody?" not in str(one.entries())
        seat = next(iter(server.house.feed._seats[ana]))  # noqa: SLF001 - what it keeps must not grow
        assert (seat.seen, seat.watched) == ({}, set())
        assert server.house.feed._watches.threads() == []  # noqa: SLF001
    async with await server.widget(contact) as tab:
        await tab.entry("anybody?")
        assert "watchers" not in str(tab.heard)
        assert ben not in str(tab.heard)


async def test_colleagues_see_by_name_who_is_typing_and_the_customer_does_not(server: World) -> None:
    conversation, contact = await server.conversation()
    ana, hers = await server.staff()
    his = (await server.staff())[1]
    cleos = (await server.staff())[1]
    query = f"&conversation={conversation}"
    async with (
        await server.console(hers, query) as one,
        await server.console(his, query) as two,
        await server.console(cleos) as away,
        await server.widget(contact) as tab,
    ):
        await looked_at_by(one, conversation, "Agent 2")
        await tab.entry("hello")
        await one.send(type="typing", conversation=conversation)
        typing = {"type": "typing", "conversation": conversation, "author": "agent"}
        await two.until(lambda frame: frame == typing | {"agent": {"id": ana, "name": "Agent 1"}})
        heard = await tab.until(lambda frame: frame["type"] == "typing")
        assert ana not in str(heard)
        assert await silent(one, "typing")
        assert await silent(away, "typing")
        await tab.send(type="typing")
        for seat in (one, two):
            await seat.until(lambda frame: frame == typing | {"author": "contact", "agent": None})


@asynccontextmanager
async def lists(server: World, *views: str) -> AsyncIterator[list[Socket]]:
    """Colleagues, each with another list before her, who have heard what there was to hear."""
    async with AsyncExitStack() as open_:
        seats = []
        for view in views:
            token = (await server.staff())[1]
            seats.append(await open_.enter_async_context(await server.console(token)))
            await seats[-1].send(type="view", view=view)
        for seat in seats:
            assert await silent(seat, "watchers")
        yield seats


async def test_lists_see_who_writes_and_looks_where(server: World) -> None:
    conversation, _ = await server.conversation()
    ana, hers = await server.staff()
    agent = {"id": ana, "name": "Agent 1"}
    typing = {"type": "typing", "conversation": conversation, "author": "agent", "agent": agent}
    async with (
        await server.console(hers) as one,
        lists(server, "all", "unassigned", "mine") as (all_, queue, mine),
    ):
        await one.send(type="watch", conversation=conversation)
        for seat in (all_, queue):
            await looked_at_by(seat, conversation, "Agent 1")
        # Often at once is told once.
        for _ in range(5):
            await one.send(type="typing", conversation=conversation)
        for seat in (all_, queue):
            await seat.until(lambda frame: frame == typing)
        assert len([frame for frame in all_.heard if frame["type"] == "typing"]) <= 2
        # Whoever turns to a list that shows it hears who is there now.
        assert await silent(mine, "watchers")
        await mine.send(type="view", view="all")
        await looked_at_by(mine, conversation, "Agent 1")


async def test_lists_that_do_not_show_it_hear_nothing_of_who_is_there(server: World) -> None:
    conversation, _ = await server.conversation()
    hers = (await server.staff())[1]
    async with (
        await server.console(hers) as one,
        lists(server, "all", "unassigned", "mine") as (all_, queue, mine),
    ):
        await one.send(type="watch", conversation=conversation)
        for seat in (all_, queue):
            await looked_at_by(seat, conversation, "Agent 1")
        await mine.send(type="view", view="all")
        await looked_at_by(mine, conversation, "Agent 1")
        await mine.send(type="view", view="mine")
        # From now on it is hers, and no list of those who wait shows it.
        await server.post(f"/api/conversations/{conversation}/take", hers)
        assert await silent(queue, "watchers")
        queue.heard.clear()
        await one.send(type="unwatch", conversation=conversation)
        await looked_at_by(all_, conversation)
        assert await silent(queue, "watchers")
        assert await silent(mine, "watchers")
        # Her own list shows it too, whatever it lists besides.
        await all_.send(type="watch", conversation=conversation)
        await looked_at_by(one, conversation, "Agent 2")
        assert await silent(one, "typing")


async def test_of_two_who_answer_at_once_the_second_is_told_and_loses_nothing(server: World) -> None:
    conversation, contact = await server.conversation("human please")
    staff = [await server.staff() for _ in range(2)]
    async with (
        await server.console(staff[0][1], "&locale=zh-CN") as one,
        await server.console(staff[1][1], "&locale=es") as two,
        await server.widget(contact) as tab,
    ):
        await tab.entry("human please")
        await asyncio.gather(
            one.send(type="message.send", conversation=conversation, id="a", text="I am Ana"),
            two.send(type="message.send", conversation=conversation, id="b", text="I am Ben"),
        )
        answers = [await one.answer("a"), await two.answer("b")]
        [lost] = [each for each in answers if each["type"] == "error"]
        assert lost["code"] == "not_yours"
        # In her language.
        assert not lost["message"].isascii()
        await tab.entry("I am")
        said = [entry["text"] for entry in await server.thread(contact) if entry["author"] == "agent"]
        assert len(said) == 1
        # The same line under the same id, once it is hers to say.
        late = staff[answers.index(lost)]
        early = staff[1 - answers.index(lost)]
        id_ = "ab"[answers.index(lost)]
        await server.post(f"/api/conversations/{conversation}/transfer", early[1], id=new_id(), agent=late[0])
        path = f"/api/conversations/{conversation}/messages"
        assert (await server.post(path, late[1], id=id_, text="together")).json()["id"] == id_
        await tab.entry("together")


async def test_the_console_hears_how_far_the_customer_is_and_she_how_far_it_is(server: World) -> None:
    conversation, contact = await server.conversation()
    me, token = await server.staff()
    other = (await server.staff())[1]
    async with await server.console(token) as seat, await server.widget(contact) as tab:
        await server.post(f"/api/conversations/{conversation}/take", token)
        await seat.send(type="message.send", conversation=conversation, id="m", text="at your service")
        n = (await seat.answer("m"))["n"]
        await tab.entry("at your service")
        await tab.send(type="receipt", delivered=n, read=n)
        receipt = {"type": "receipt", "conversation": conversation, "delivered": n, "read": n}
        await seat.until(lambda frame: frame == receipt)
        shown = (await server.get(f"/api/conversations/{conversation}", token)).json()
        assert (shown["delivered_n"], shown["read_n"]) == (n, n)
        await tab.say("thank you")
        said = await seat.until(lambda frame: frame["type"] == "entry" and frame["text"] == "thank you")
        await tab.until(lambda frame: frame["type"] == "receipt" and frame["delivered"] == said["n"])
        # Whose it is not has not read it for her.
        await server.post(f"/api/conversations/{conversation}/read", other, seq=said["seq"])
        await asyncio.sleep(0.3)
        assert not [each for each in tab.heard if each["type"] == "receipt" and each["read"] == said["n"]]
        assert (await server.get(f"/api/conversations/{conversation}", token)).json()["conversation"]["unread"] == 1
        row = (await server.post(f"/api/conversations/{conversation}/read", token, seq=said["seq"])).json()
        assert (row["unread"], row["agent"]["id"]) == (0, me)
        await tab.until(lambda frame: frame["type"] == "receipt" and frame["read"] == said["n"])


async def test_supervisors_see_the_floor_live(server: World) -> None:
    boss = (await server.staff("supervisor"))[1]
    token = (await server.staff())[1]
    async with await server.console(boss) as wall, await server.console(token) as seat:
        await seat.send(type="live", on=True, zone="UTC")
        await seat.error("forbidden")
        await wall.send(type="live", on=True, zone="Nowhere/Land")
        await wall.error("zone_unknown")
        await wall.send(type="live", on=True, zone="Asia/Shanghai")
        first = await wall.until(lambda frame: frame["type"] == "live")
        assert {who["agent"]["name"] for who in first["on_shift"]} >= {"Agent 2"}
        await server.conversation("human please")
        await wall.until(lambda frame: frame["type"] == "live" and sum(who["load"] for who in frame["on_shift"]) == 1)
        await wall.send(type="live", on=False)
        assert await silent(seat, "live")


async def test_what_passes_on_another_node_is_heard_here(server: World) -> None:
    """Who looks there and who types; a node that dies is believed for less than a minute."""
    conversation, _ = await server.conversation()
    hers = (await server.staff())[1]
    ben, _ = await server.staff()
    house = server.house
    async with await server.console(hers, f"&conversation={conversation}") as seat:
        await looked_at_by(seat, conversation)
        there = Relay(house.store, house.hub, "other")
        house.feed._names[ben] = "Agent 2"  # noqa: SLF001 - read when somebody sits down

        def passing(kind: str, **what: Any) -> None:
            topic = f"conversation:{conversation}"
            house.relay.receive(there._message(topic, kind, what))  # noqa: SLF001 - what goes over the wire

        passing("watching", node="other", agents=[ben])
        await looked_at_by(seat, conversation, "Agent 2")
        passing("agent_typing", agent=ben)
        await seat.until(lambda frame: frame["type"] == "typing" and frame["agent"]["id"] == ben)
        passing("watching", node="other", agents=[])
        await looked_at_by(seat, conversation)
        passing("something new", node="other", agents=[])
        assert await silent(seat, "watchers")
