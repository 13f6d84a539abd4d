"""A rating sent again, since its ack was lost, is one rating."""

from tests.protocol.world import World


async def test_a_rating_sent_again_leaves_one_note(server: World) -> None:
    conversation, token = await server.conversation("hello")
    staff = (await server.staff())[1]
    await server.post(f"/api/conversations/{conversation}/resolve", staff)
    async with await server.widget(token) as tab:
        await tab.entry("How was it?")
        await tab.send(type="rating.give", id="r1", score=4, comment="quick and kind")
        first = await tab.answer("r1")
        await tab.entry_n(first["n"])
    async with await server.widget(token, first["n"]) as tab:
        await tab.send(type="rating.give", id="r1", score=4, comment="quick and kind")
        assert (await tab.answer("r1"))["n"] == first["n"]
        await tab.send(type="rating.give", id="r2", score=2, comment="quick and kind")
        assert (await tab.answer("r2"))["n"] == first["n"] + 1
    lines = await server.lines(staff, conversation)
    given = [line for line in lines if line["event"] == "rating.given"]
    assert [(line["facts"]["score"], line["text"]) for line in given] == [(4, "quick and kind"), (2, "quick and kind")]
