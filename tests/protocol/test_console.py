"""The staff socket: watching, resuming, answering, and who waits for whom."""

import asyncio
from typing import Any

import pytest

from tests.protocol.test_socket import say_often
from tests.protocol.world import Frame, Socket, World, new_id
from xiaoer.app.staff_seat import Seat
from xiaoer.kit.clock import HOUR


def seqs(seat: Socket, conversation: str) -> list[int]:
    """The seqs heard of a conversation."""
    return [frame["seq"] for frame in seat.entries() if frame["conversation"] == conversation]


async def until_seq(seat: Socket, seq: int) -> Frame:
    """The line of that seq."""
    return await seat.until(lambda frame: frame["type"] == "entry" and frame["seq"] == seq)


async def heard_out(seat: Socket) -> None:
    """Everything sent so far has been taken: frames are taken in order."""
    await seat.send(type="nothing")
    await seat.error("invalid_frame")


async def test_a_watched_thread_comes_from_the_seq_on_without_gap(server: World) -> None:
    conversation, contact = await server.conversation("one")
    other, _ = await server.conversation("elsewhere")
    token = (await server.staff())[1]
    async with await server.console(token, f"&conversation={conversation}&after=1") as seat:
        await until_seq(seat, 2)
        for number in range(20):
            await server.post("/api/widget/messages", contact, id=new_id(), text=f"message {number}")
        await until_seq(seat, 22)
        assert seqs(seat, conversation) == list(range(2, 23))
        assert seqs(seat, other) == []
        await seat.send(type="unwatch", conversation=conversation)
        await seat.send(type="watch", conversation=other, after=0)
        await seat.until(lambda frame: frame["type"] == "entry" and frame["text"] == "elsewhere")
        await server.post("/api/widget/messages", contact, id=new_id(), text="unheard")
        await seat.send(type="watch", conversation=conversation, after=22)
        await until_seq(seat, 23)
        assert seqs(seat, conversation) == list(range(2, 24))
    assert await server.lines(token, conversation, 1) == [
        frame for frame in seat.entries() if frame["conversation"] == conversation
    ]


async def test_who_is_let_in_hears_all_that_happens_from_then_on(
    server: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, contact = await server.conversation("one")
    token = (await server.staff())[1]
    await server.post(f"/api/conversations/{conversation}/take", token)
    sit = server.house.feed.sit

    async def slowly(*of: Any) -> Seat:
        await asyncio.sleep(0.2)
        return await sit(*of)

    monkeypatch.setattr(server.house.feed, "sit", slowly)
    async with await server.console(token) as seat:
        await server.post("/api/widget/messages", contact, id=new_id(), text="at once")
        await seat.entry("at once")


async def test_a_long_thread_is_paged_over_http(server: World) -> None:
    conversation, _ = await server.conversation()
    await server.house.store.write(say_often, conversation, 298)
    token = (await server.staff())[1]
    async with await server.console(token) as seat:
        await seat.send(type="watch", conversation=conversation)
        await until_seq(seat, 200)
        await server.post(f"/api/conversations/{conversation}/notes", token, id="n", text="here")
        await until_seq(seat, 301)
        assert seqs(seat, conversation) == [*range(1, 201), 301]
    assert [line["seq"] for line in await server.lines(token, conversation, 200)] == list(range(201, 302))


async def test_an_agents_words_are_acked_and_reach_the_customer_once(server: World) -> None:
    conversation, contact = await server.conversation()
    token = (await server.staff())[1]
    async with await server.console(token) as seat, await server.widget(contact) as tab:
        for _ in range(2):
            await seat.send(type="message.send", conversation=conversation, id="m", text="at your service")
            await seat.send(type="note.add", conversation=conversation, id="n", text="between us")
            ack, note = await seat.answer("m"), await seat.answer("n")
            assert (ack["n"], note["n"]) == (2, None)
            seat.heard.remove(ack)
            seat.heard.remove(note)
        reply = await tab.entry("at your service")
        assert (reply["author"], reply["id"], reply["n"]) == ("agent", "m", 2)
        assert "agent" not in reply
        await seat.send(type="typing", conversation=conversation)
        await tab.until(lambda frame: frame == {"type": "typing", "author": "agent"})
        await tab.send(type="typing")
        typing = {"type": "typing", "conversation": conversation, "author": "contact", "agent": None}
        await seat.until(lambda frame: frame == typing)
        await tab.say("thank you")
        # It is hers now, so she hears of it without watching.
        await seat.until(lambda frame: frame["type"] == "entry" and frame["text"] == "thank you")
        await tab.entry_n(3)
        assert tab.numbers() == [1, 2, 3]
        assert "between us" not in str(tab.heard)
        own = seqs(seat, conversation)
        assert own == list(range(own[0], own[-1] + 1))


async def test_the_list_is_told_live(server: World) -> None:
    token = (await server.staff())[1]
    async with await server.console(token) as seat:
        await seat.send(type="view", view="all")
        await heard_out(seat)
        conversation, contact = await server.conversation("anybody there?")
        told = await seat.until(
            lambda frame: frame["type"] == "conversation" and frame["conversation"]["id"] == conversation
        )
        assert told["conversation"]["last"]["text"] == "anybody there?"
        assert (told["conversation"]["owner"], told["conversation"]["unread"]) == ("assistant", 1)
        await seat.until(lambda frame: frame["type"] == "counts" and frame["all"] == 1)
        await server.post("/api/widget/handoff", contact, id="h")
        # She is the one who is here, so it is given to her.
        await seat.until(lambda frame: frame["type"] == "conversation" and frame["conversation"]["owner"] == "agent")
        await seat.until(lambda frame: frame["type"] == "counts" and frame["mine"] == 1)


async def test_a_list_is_told_what_it_shows(server: World) -> None:
    me, token = await server.staff()
    async with await server.console(token) as seat:
        await seat.send(type="view", view="theirs")
        await seat.error("invalid_frame")
        # Her own is what she sees until she says otherwise: what is nobody's moves only the counts.
        mine, _ = await server.conversation("mine")
        await server.conversation("nobody's")
        await server.post(f"/api/conversations/{mine}/take", token)
        await seat.until(lambda frame: frame["type"] == "counts" and (frame["mine"], frame["all"]) == (1, 2))
        told = {frame["conversation"]["id"] for frame in seat.heard if frame["type"] == "conversation"}
        assert told == {mine}
        # What was hers is seen to go.
        await server.post(f"/api/conversations/{mine}/resolve", token)
        gone = await seat.until(
            lambda frame: frame["type"] == "conversation" and frame["conversation"]["owner"] == "nobody"
        )
        assert gone["conversation"]["id"] == mine
        assert me not in str(gone)


async def test_a_rating_with_a_comment_is_told_as_json(server: World) -> None:
    conversation, contact = await server.conversation()
    token = (await server.staff())[1]
    async with (
        await server.console(token, f"&conversation={conversation}") as seat,
        await server.widget(contact) as tab,
    ):
        await server.post(f"/api/conversations/{conversation}/resolve", token)
        await tab.entry("How was it?")
        await tab.send(type="rating.give", id="r", score=5, comment='"quoted", and kind')
        line = await seat.until(lambda frame: frame["type"] == "entry" and frame["event"] == "rating.given")
        assert line["text"] == '"quoted", and kind'


async def test_a_person_is_called_by_word_and_by_button_once(server: World) -> None:
    token = (await server.staff())[1]
    for words in ("I want to talk to a human", "转人工", "quiero hablar con una persona"):
        conversation, contact = await server.conversation(words)
        for _ in range(2):
            assert (await server.post("/api/widget/handoff", contact, id=new_id())).status_code == 200
        await server.post("/api/widget/messages", contact, id=new_id(), text=words)
        lines = await server.lines(token, conversation)
        assert [line["event"] for line in lines].count("conversation.handed_off") == 1
        assert [line["text"] for line in lines].count("I'm getting a person for you. Your place is kept.") == 1
        handed = next(line for line in lines if line["event"] == "conversation.handed_off")
        # In the same breath as the message.
        assert handed["seq"] == 3
    # The button alone begins a conversation, too.
    opened = await server.session()
    assert (await server.post("/api/widget/handoff", opened["token"], id="h")).json() == {"id": "h", "n": 1}
    assert (await server.session(visitor=opened["visitor"]))["conversation"] is not None


async def test_nobody_there_is_said_once_and_the_place_is_kept(server: World) -> None:
    token = await server.token()
    async with await server.widget(token) as tab:
        await tab.say("human please")
        await tab.entry("Nobody is here right now.")
        await tab.place(1)
        await tab.say("hello?")
        await tab.say("a person, please")
        await tab.send(type="handoff.request", id="again")
        await tab.answer("again")
        await asyncio.sleep(0.1)
        said = [entry["text"] for entry in await server.thread(token) if entry["author"] == "system"]
        assert len([text for text in said if "Nobody is here" in text]) == 1
        assert len([text for text in said if "getting a person" in text]) == 1


async def test_three_who_wait_know_their_places_and_move_up(server: World) -> None:
    token = (await server.staff())[1]
    opened = [await server.session() for _ in range(3)]
    tabs = [await server.widget(each["token"]) for each in opened]
    for place, tab in enumerate(tabs, start=1):
        await tab.say("human please")
        frame = await tab.place(place)
        assert frame == {"type": "queue", "position": place, "wait": None}
    conversations = [(await server.session(visitor=each["visitor"]))["conversation"] for each in opened]
    # The second is answered by somebody: the third moves up, the first stays.
    await server.post(f"/api/conversations/{conversations[1]}/take", token)
    await tabs[1].place(0)
    await tabs[2].place(2)
    assert not [frame for frame in tabs[0].heard if frame["type"] == "queue"]
    # Whoever comes back is told her place at once.
    await tabs[2].close()
    tabs[2] = await server.widget(opened[2]["token"], after=99)
    await tabs[2].place(2)
    await server.post(f"/api/conversations/{conversations[0]}/resolve", token)
    await tabs[0].place(0)
    await tabs[2].place(1)
    # Somebody comes to work: nobody waits any more.
    async with await server.console(token):
        await tabs[2].place(0)
        shown = (await server.get(f"/api/conversations/{conversations[2]}", token)).json()["conversation"]
        assert shown["owner"] in ("queue", "agent")
        await tabs[2].say("are you there?")
    for tab in tabs:
        await tab.close()


async def test_an_agent_who_is_away_is_given_nothing(server: World) -> None:
    token = (await server.staff())[1]
    async with await server.console(token) as seat:
        assert (await server.http.put("/api/staff/presence", json={"status": "asleep"})).status_code in (400, 401)
        response = await server.http.put(
            "/api/staff/presence", json={"status": "away"}, headers={"authorization": f"Bearer {token}"}
        )
        assert (response.json()["status"], response.json()["reason"]) == ("away", None)
        async with await server.widget(await server.token()) as tab:
            await tab.say("human please")
            await tab.entry("Nobody is here right now.")
            await server.http.put(
                "/api/staff/presence", json={"status": "online"}, headers={"authorization": f"Bearer {token}"}
            )
            await seat.until(lambda frame: frame["type"] == "counts" and frame["mine"] == 1)
            await tab.place(0)


async def test_nothing_is_written_once_the_login_is_over(server: World) -> None:
    conversation, _ = await server.conversation()
    token = (await server.staff())[1]
    async with await server.console(token) as seat:
        server.clock.advance(13 * HOUR)
        await seat.send(type="message.send", conversation=conversation, id="late", text="Too late")
        assert await seat.closed() == 4401
        assert not [frame for frame in seat.heard if frame["type"] == "ack"]
    other = (await server.staff())[1]
    assert "Too late" not in str(await server.lines(other, conversation, 0))
