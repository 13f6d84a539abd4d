"""What a row of the list is about: told with every row, live, and in the language of whoever reads it."""

from typing import Any

from tests.journal import journal
from tests.protocol.matters import CLAIM, NUMBER, open_case, shop, step
from tests.protocol.test_deeds import CANCEL, answer, begun, propose, reporting
from tests.protocol.test_search import search
from tests.protocol.world import Frame, Socket, World

__all__ = ["reporting", "shop"]


async def row(shop: World, token: str, locale: str) -> Frame:
    """The one row of her list, in a language."""
    headers = {"authorization": f"Bearer {token}", "accept-language": locale}
    page = await shop.http.get("/api/conversations", params={"view": "mine"}, headers=headers)
    [found] = page.json()["conversations"]
    return dict(found)


async def told(seat: Socket, **topic: Any) -> None:
    """The list is told that it is about this now."""
    await seat.until(
        lambda frame: (
            frame["type"] == "conversation" and topic.items() <= (frame["conversation"]["topic"] or {}).items()
        )
    )


async def test_a_case_is_told_with_every_row_and_live(shop: World) -> None:
    case, conversation, _, token = await open_case(shop, CLAIM)
    expected = {"title": "Claim", "stands": "To be reviewed", "order": NUMBER, "amount": None}
    assert (await row(shop, token, "en"))["topic"] == expected
    assert (await row(shop, token, "zh-CN"))["topic"]["stands"] == "待审核"
    shown = (await shop.get(f"/api/conversations/{conversation}", token)).json()
    assert shown["conversation"]["topic"] == expected
    assert [hit["conversation"]["topic"] for hit in await search(shop, token, "help")] == [expected]
    changed = await shop.post(f"/api/conversations/{conversation}/priority", token, priority="high")
    assert changed.json()["topic"] == expected
    async with await shop.console(token, "&locale=zh-CN") as seat, await shop.console(token, "&locale=en") as other:
        before = await journal(shop.house.store)
        await step(shop, token, case, "accept")
        await told(seat, title="售后申诉", stands="待处理", order=NUMBER)
        await told(other, stands="To be put right", order=NUMBER)
        # Nothing was said in the conversation: the list heard of it all the same.
        await step(shop, token, case, "note", text="Called the carrier.")
        after = [line.stream for line in await journal(shop.house.store)][len(before) :]
        assert f"case:{case}" in after


async def test_a_deed_under_way_is_told_live_until_nothing_comes_of_it(shop: World) -> None:
    conversation, hers, _, token = await begun(shop)
    assert (await row(shop, token, "en"))["topic"] is None
    async with await shop.console(token, "&locale=en") as seat:
        made = await propose(shop, token, conversation, CANCEL)
        assert made.status_code == 201, made.text
        await told(seat, title="Cancel order", stands="Waits for a yes", order="#K-1001")
        await answer(shop, hers, "no")
        await seat.until(lambda frame: frame["type"] == "conversation" and frame["conversation"]["topic"] is None)
    assert (await row(shop, token, "en"))["topic"] is None
    kinds = [line.kind for line in await journal(shop.house.store)]
    assert "deed.declined" in kinds
    assert "assistant.understood" not in kinds
