"""The customer's socket: acks, numbers, resuming, and several ways of being there at once."""

import asyncio

from tests.protocol.world import Frame, World, new_id
from xiaoer.conversation import entries, verbs
from xiaoer.conversation.entries import Body
from xiaoer.conversation.ownership import locked
from xiaoer.event.tx import Tx
from xiaoer.inbox.parts import Choices, Option
from xiaoer.kit.clock import HOUR


def say_often(tx: Tx, conversation: str, times: int) -> None:
    """The house talks a lot."""
    for number in range(times):
        body = Body(f"line {number}")
        verbs.say(tx, locked(tx, conversation), body, author="system", actor="system", answers=None)


def offer_choices(tx: Tx, conversation: str) -> str:
    """The house asks which."""
    options = [Option(value="a", label="A"), Option(value="b", label="B")]
    body = Body("which one?", [Choices(options=options)])
    said = verbs.say(tx, locked(tx, conversation), body, author="system", actor="system", answers=None)
    return said.entry or ""


def without_n(entry: Frame) -> Frame:
    """An entry but for the number under which it came."""
    return {name: value for name, value in entry.items() if name != "n"}


async def test_the_ack_comes_after_the_commit_and_before_the_own_entry(server: World) -> None:
    token = await server.token("c-1")
    async with await server.widget(token) as tab:
        for number in range(1, 30):
            id_ = new_id()
            assert await tab.say(f"message {number}", id_) == {"type": "ack", "id": id_, "n": number}
            # Whoever has the ack finds the message.
            assert [entry["id"] for entry in await server.thread(token, number - 1)] == [id_]
        await tab.entry_n(29)
        kinds = [(frame["type"], frame["id"]) for frame in tab.heard if frame["type"] in ("ack", "entry")]
        assert tab.numbers() == list(range(1, 30))
        for id_ in {id_ for _, id_ in kinds}:
            assert kinds.index(("ack", id_)) < kinds.index(("entry", id_))
        own = tab.entries()[0]
        assert (own["author"], own["text"], own["parts"]) == ("contact", "message 1", [])
        assert own["at"].endswith("Z")
        assert set(own) == {"type", "n", "id", "author", "name", "text", "parts", "at"}


async def test_one_id_is_one_message_whichever_way_it_comes(server: World) -> None:
    token, id_ = await server.token(), new_id()
    async with await server.widget(token) as tab:
        first = await tab.say("once", id_)
        tab.heard.remove(first)
        assert await tab.say("once", id_) == first
        response = await server.post("/api/widget/messages", token, id=id_, text="once, but other words")
        assert response.json() == {"id": id_, "n": 1}
        await tab.say("then another")
        await tab.entry_n(2)
        assert [entry["text"] for entry in tab.entries()] == ["once", "then another"]


async def test_one_id_is_one_message_also_at_the_same_moment(server: World) -> None:
    token, ids = await server.token(), [new_id() for _ in range(5)]
    async with await server.widget(token) as one, await server.widget(token) as two:
        for id_ in ids:
            for tab in (one, two):
                await tab.send(type="message.send", id=id_, text=f"from {id_}")
        answers = await asyncio.gather(
            *(server.post("/api/widget/messages", token, id=id_, text=f"from {id_}") for id_ in ids)
        )
        numbers = {response.json()["id"]: response.json()["n"] for response in answers}
        assert sorted(numbers.values()) == [1, 2, 3, 4, 5]
        for tab in (one, two):
            for id_ in ids:
                assert (await tab.answer(id_))["n"] == numbers[id_]
            await tab.entry_n(5)
            assert tab.numbers() == [1, 2, 3, 4, 5]
            assert {entry["id"]: entry["n"] for entry in tab.entries()} == numbers


async def test_a_customers_id_cannot_be_an_agents_line(server: World) -> None:
    conversation, token = await server.conversation()
    id_ = new_id()
    staff = (await server.staff())[1]
    await server.post(f"/api/conversations/{conversation}/messages", staff, id=id_, text="hello from us")
    async with await server.widget(token) as tab:
        answer = await tab.say("mine", id_)
        assert (answer["type"], answer["code"]) == ("error", "id_taken")
    assert [entry["text"] for entry in await server.thread(token)] == ["hello", "hello from us"]


async def test_two_customers_may_use_one_id(server: World) -> None:
    one, two, id_ = await server.token(), await server.token(), new_id()
    for token, text in ((one, "mine"), (two, "yours")):
        response = await server.post("/api/widget/messages", token, id=id_, text=text)
        assert response.json() == {"id": id_, "n": 1}
    assert [entry["text"] for entry in await server.thread(one)] == ["mine"]
    assert [entry["text"] for entry in await server.thread(two)] == ["yours"]


async def test_two_tabs_see_the_same(server: World) -> None:
    token = await server.token()
    async with await server.widget(token) as one, await server.widget(token) as two:
        await one.say("from the first")
        await two.say("from the second")
        for tab in (one, two):
            await tab.entry_n(2)
        assert one.entries() == two.entries()
        await one.send(type="typing")
        await two.say("done")
        await one.entry_n(3)
        # What she types herself is for the others.
        assert not [frame for frame in one.heard + two.heard if frame["type"] == "typing"]


async def test_resuming_begins_after_the_number(server: World) -> None:
    token = await server.token()
    for number in range(1, 6):
        await server.post("/api/widget/messages", token, id=new_id(), text=f"message {number}")
    expected = {"3": [4, 5], "5": [], "-1": [1, 2, 3, 4, 5], "x": [1, 2, 3, 4, 5], "9" * 30: [1, 2, 3, 4, 5]}
    tabs = {after: await server.widget(token, after) for after in expected}
    await server.post("/api/widget/messages", token, id=new_id(), text="and on")
    for after, tab in tabs.items():
        await tab.entry_n(6)
        assert tab.numbers() == [*expected[after], 6], after
        await tab.close()


async def test_a_number_that_never_was_loses_nothing(server: World) -> None:
    token = await server.token()
    await server.post("/api/widget/messages", token, id=new_id(), text="first")
    async with await server.widget(token, 999) as tab:
        await tab.say("second")
        await tab.entry("second")
        assert tab.numbers() == [1, 2]


async def test_at_most_two_hundred_come_on_resume_and_the_rest_over_http(server: World) -> None:
    conversation, token = await server.conversation()
    await server.house.store.write(say_often, conversation, 449)
    async with await server.widget(token) as tab:
        await tab.entry_n(200)
        await tab.say("and on")
        await tab.entry_n(451)
        assert tab.numbers() == [*range(1, 201), 451]
    seen, more, requests = 200, True, 0
    while more:
        page = (await server.get("/api/widget/messages", token, after=seen)).json()
        assert [entry["n"] for entry in page["entries"]] == list(range(seen + 1, min(seen + 200, 451) + 1))
        assert page["last"] == 451
        seen, more, requests = page["entries"][-1]["n"], page["more"], requests + 1
    assert (seen, requests) == (451, 2)
    for limit in (0, 201, -1, "x"):
        assert (await server.get("/api/widget/messages", token, limit=limit)).status_code == 400
    page = (await server.get("/api/widget/messages", token, limit=3)).json()
    assert ([entry["n"] for entry in page["entries"]], page["more"]) == ([1, 2, 3], True)


async def test_an_entry_that_changes_comes_again_with_the_next_number(server: World) -> None:
    conversation, token = await server.conversation()
    entry = await server.house.store.write(offer_choices, conversation)
    async with await server.widget(token) as tab:
        before = await tab.entry_n(2)
        await tab.send(type="choice.pick", id="p1", entry=entry, value="b")
        assert (await tab.answer("p1"))["n"] == 3
        after = await tab.entry_n(3)
        assert after["parts"][0]["picked"] == "b"
        after["parts"][0]["picked"] = None
        assert without_n(after) == without_n(before)
        # Said again it is the same; something else is refused.
        await tab.send(type="choice.pick", id="p2", entry=entry, value="b")
        assert (await tab.answer("p2"))["n"] == 3
        await tab.send(type="choice.pick", id="p3", entry=entry, value="a")
        assert (await tab.answer("p3"))["code"] == "already_picked"
        await tab.send(type="choice.pick", id="p4", entry=entry, value="z")
        assert (await tab.answer("p4"))["type"] == "error"
        assert tab.numbers() == [1, 2, 3]


async def test_foreign_entries_cannot_be_picked(server: World) -> None:
    hers, _ = await server.conversation(customer="c-1")
    entry = await server.house.store.write(offer_choices, hers)
    own, token = await server.conversation(customer="c-2")
    async with await server.widget(token, 1) as tab:
        for number, target in enumerate((entry, hers, own, "nothing", new_id())):
            await tab.send(type="choice.pick", id=f"p{number}", entry=target, value="a")
            answer = await tab.answer(f"p{number}")
            assert (answer["type"], answer["code"]) == ("error", "not_found")
        assert tab.entries() == []
        own_message = (await server.thread(token))[0]["id"]
        await tab.send(type="choice.pick", id="p9", entry=own_message, value="a")
        assert (await tab.answer("p9"))["code"] == "nothing_to_pick"
    picked = await server.house.store.read(entries.written, hers, entry)
    assert picked is not None
    assert b'"picked":null' in (picked.body or b"")


async def test_a_rating_answers_a_question_and_nothing_else(server: World) -> None:
    conversation, token = await server.conversation()
    async with await server.widget(token, 1) as tab:
        await tab.send(type="rating.give", id="r1", score=5, comment=None)
        assert (await tab.answer("r1"))["code"] == "nothing_to_rate"
        for number, score in enumerate((0, 6, -1, 2.5, "5", None, 10**30)):
            await tab.send(type="rating.give", id=f"bad{number}", score=score, comment=None)
            assert (await tab.answer(f"bad{number}"))["code"] == "invalid_frame"
        staff = (await server.staff())[1]
        await server.post(f"/api/conversations/{conversation}/resolve", staff)
        asked = await tab.entry("How was it?")
        assert asked["parts"] == [{"type": "rating", "score": None}]
        await tab.send(type="rating.give", id="r2", score=4, comment="quick and kind\0")
        answer = await tab.answer("r2")
        given = await tab.entry_n(answer["n"])
        assert (given["id"], given["parts"]) == (asked["id"], [{"type": "rating", "score": 4}])
        assert "quick and kind" not in str(tab.entries())
        await tab.send(type="rating.give", id="r3", score=1, comment="x" * 10_001)
        assert (await tab.answer("r3"))["code"] == "too_long"
    lines = await server.lines(staff, conversation)
    [rated] = [line for line in lines if line["event"] == "rating.given"]
    assert (rated["facts"]["score"], rated["text"]) == (4, "quick and kind\0")
    assert lines[-1]["parts"] == [{"type": "rating", "score": 4}]


async def test_a_message_to_a_resolved_conversation_reopens_it_and_numbers_go_on(server: World) -> None:
    conversation, token = await server.conversation("first")
    staff = (await server.staff())[1]
    assert (await server.post(f"/api/conversations/{conversation}/resolve", staff)).json()["status"] == "resolved"
    async with await server.widget(token) as tab:
        await tab.entry("How was it?")
        answer = await tab.say("one more thing")
        assert answer["n"] == 3
        await tab.entry_n(3)
        assert tab.numbers() == [1, 2, 3]
    shown = (await server.get(f"/api/conversations/{conversation}", staff)).json()["conversation"]
    assert (shown["status"], shown["owner"]) == ("open", "assistant")
    lines = await server.lines(staff, conversation)
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert "conversation.reopened" in [line["event"] for line in lines]
    assert (await server.session(visitor=None))["conversation"] is None


async def test_a_clock_set_back_orders_nothing_anew(server: World) -> None:
    token = await server.token()
    async with await server.widget(token) as tab:
        await tab.say("before")
        server.clock.advance(-3 * HOUR)
        await tab.say("after")
        server.clock.advance(2 * HOUR)
        await tab.say("later")
        await tab.entry("later")
        assert tab.numbers() == sorted(tab.numbers())
    said = [entry["text"] for entry in await server.thread(token) if entry["author"] == "contact"]
    assert said == ["before", "after", "later"]


async def test_http_does_the_same_as_the_socket(server: World) -> None:
    token, id_ = await server.token(), new_id()
    assert (await server.post("/api/widget/messages", token, id=id_, text="hello")).json() == {"id": id_, "n": 1}
    async with await server.widget(token) as tab:
        await tab.entry("hello")
        response = await server.post("/api/widget/handoff", token, id="person")
        assert response.json() == {"id": "person", "n": 2}
        assert (await server.post("/api/widget/handoff", token, id="person")).json() == {"id": "person", "n": 2}
        await tab.entry_n(2)
        assert (await server.thread(token))[:2] == tab.entries()[:2]
    for path in ("/api/widget/messages", "/api/widget/handoff"):
        assert (await server.post(path, id=id_, text="x")).status_code == 401
    response = await server.post("/api/widget/messages", token, id=new_id(), text="x", attachments=["nothing"])
    assert (response.status_code, response.json()["code"]) == (422, "no_such_attachment")
