"""Cases on the desks of those who work here, and on the page of whoever inspects for them."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.journal import journal
from tests.protocol.matters import (
    CLAIM,
    NUMBER,
    detail,
    happened,
    open_case,
    shop,
    stands,
    step,
)
from tests.protocol.test_deeds import begun, reporting
from tests.protocol.world import INBOX, PATIENCE, World, new_id
from tests.shops.world import ANA
from xiaoer.contact.verbs import Who, contact_id_of, meet
from xiaoer.kit.clock import DAY, from_iso, iso
from xiaoer.order.case.terms import terms_of
from xiaoer.order.case.verbs import Opening
from xiaoer.order.case.verbs import open_case as open_case_of
from xiaoer.order.shop import ShopUnreachable

__all__ = ["reporting", "shop"]


async def test_somebody_else_inspects_once_by_an_address(shop: World) -> None:
    case, _, _, token = await open_case(shop)
    early = await shop.post(f"/api/cases/{case}/inspection", token)
    assert (early.status_code, early.json()["code"]) == (409, "not_now")
    await step(shop, token, case, "receive")
    link = (await shop.post(f"/api/cases/{case}/inspection", token)).json()
    assert link["expires_at"] == iso(shop.clock.now() // 1_000_000 * 1_000_000 + 14 * DAY)
    parts = urlsplit(link["url"])
    path = f"{parts.path}?{parts.query}"
    page = await shop.http.get(path)
    assert page.status_code == 200
    assert "The cup" in page.text
    assert NUMBER in page.text
    assert "Ana" not in page.text
    for wrong in (parts.path, path[:-1] + ("0" if path[-1] != "0" else "1"), path.replace(case, new_id())):
        assert (await shop.http.get(wrong)).status_code == 403
        assert (await shop.http.post(wrong, data={"verdict": "passed"})).status_code == 403
    for data in ({}, {"verdict": "maybe"}, {"verdict": "failed", "text": " "}):
        assert (await shop.http.post(path, data=data)).status_code == 422
    assert (await happened(shop, case)).count("case.moved") == 1
    said = await shop.http.post(path, data={"verdict": "failed", "text": "A crack in the <bottom>."})
    assert said.status_code == 200
    assert 'data-inspection="done"' in said.text
    # It was for this once.
    for again in (await shop.http.get(path), await shop.http.post(path, data={"verdict": "passed"})):
        assert again.status_code == 403
        assert 'data-inspection="over"' in again.text
    shown = await stands(shop, token, case, "inspected")
    assert shown["passed"] is False
    [last] = [one for one in shown["timeline"] if one["event"] == "case.moved" and one["facts"]["step"] == "inspect"]
    assert (last["by"], last["agent"], last["text"]) == ("third", None, "A crack in the <bottom>.")


async def test_lists_show_whose_turn_it_is(shop: World) -> None:
    case, conversation, _, token = await open_case(shop, CLAIM)
    _, other = await shop.staff()

    async def listed(view: str, by: str = token) -> list[str]:
        response = await shop.get("/api/cases", by, state=view)
        assert response.status_code == 200, response.text
        return [row["id"] for row in response.json()["cases"]]

    assert [await listed(view) for view in ("open", "waiting", "mine", "closed")] == [[case], [case], [], []]
    taken = await step(shop, token, case, "take")
    assert taken["case"]["agent"]["name"]
    assert await listed("mine") == [case]
    assert await listed("mine", other) == []
    due = (await shop.get(f"/api/cases/{case}", token)).json()["case"]["due_at"]
    page = (await shop.get("/api/cases", token, state="open", after=f"0~{from_iso(due)}~{case}")).json()
    assert (page["cases"], page["next"], page["numbers"]) == ([], None, {"open": 1, "waiting": 1, "mine": 1})
    assert (await shop.get("/api/cases", token, state="open", after=case)).json()["code"] == "invalid_cursor"
    rows = (await shop.get(f"/api/conversations/{conversation}/cases", token)).json()
    assert [(row["id"], row["customer"], row["late"]) for row in rows] == [(case, taken["case"]["customer"], False)]
    await step(shop, token, case, "withdraw")
    assert [await listed(view) for view in ("open", "waiting", "mine", "closed")] == [[], [], [], [case]]
    chinese = await shop.http.get(
        f"/api/cases/{case}", headers={"authorization": f"Bearer {token}", "accept-language": "zh-CN"}
    )
    assert chinese.json()["case"]["stands"] == "已撤回"


async def test_the_console_hears_of_every_change(shop: World) -> None:
    case, _, _, token = await open_case(shop, CLAIM)
    async with await shop.console(token) as seat:

        def said(**numbers: int) -> Any:
            wanted = {"type": "cases", **numbers}
            return seat.until(lambda frame: frame == wanted)

        await said(open=1, waiting=1, mine=0)
        await step(shop, token, case, "take")
        await said(open=1, waiting=1, mine=1)
        # What changes no number is told as well: whoever has it open looks again.
        before = len(seat.heard)
        await step(shop, token, case, "note", text="Called the carrier.")
        async with asyncio.timeout(PATIENCE):
            while not any(frame["type"] == "cases" for frame in seat.heard[before:]):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        await step(shop, token, case, "withdraw")
        await said(open=0, waiting=0, mine=0)


async def test_each_console_hears_its_own_number(shop: World) -> None:
    case, _, _, token = await open_case(shop, CLAIM)
    _, other = await shop.staff()
    async with await shop.console(token) as seat, await shop.console(other) as beside:
        for console in (seat, beside):
            await console.until(lambda frame: frame == {"type": "cases", "open": 1, "waiting": 1, "mine": 0})
        before = len(beside.heard)
        await step(shop, token, case, "take")
        await seat.until(lambda frame: frame == {"type": "cases", "open": 1, "waiting": 1, "mine": 1})
        await beside.until(lambda frame: frame["type"] == "cases" and frame in beside.heard[before:])
        assert {frame["mine"] for frame in beside.heard if frame["type"] == "cases"} == {0}


async def test_a_case_from_her_own_page_is_talked_about_where_an_agent_begins(shop: World) -> None:
    _, token = await shop.staff()
    _, other = await shop.staff()
    contact = contact_id_of(INBOX, ANA)
    await shop.house.store.write(meet, Who(INBOX, ANA, "Ana Ruiz", "es"), contact_id=contact, visitor_hash=None)
    opening = Opening(
        id=new_id(),
        kind="claim",
        shop="local",
        order_id=NUMBER,
        lines=("1",),
        customer_id=ANA,
        contact_id=contact,
        conversation_id=None,
        reason="not_received",
    )
    case = (await shop.house.store.write(open_case_of, opening, terms_of("claim", "not_received"))).id
    assert (await detail(shop, token, case))["case"]["conversation"] is None
    asked = [await shop.post(f"/api/cases/{case}/conversation", by) for by in (token, token, other)]
    assert [response.status_code for response in asked] == [200, 200, 200]
    [conversation] = {response.json()["case"]["conversation"] for response in asked}
    row = (await shop.get(f"/api/conversations/{conversation}", other)).json()["conversation"]
    assert (row["owner"], row["locale"], row["contact"]["id"]) == ("agent", "es", contact)
    assert (await happened(shop, case)).count("case.talked") == 1
    begun = [line.kind for line in await journal(shop.house.store) if line.stream.endswith(conversation)]
    assert begun == ["conversation.started", "conversation.assigned"]
    assert (await shop.post(f"/api/cases/{case}/conversation", None)).status_code == 401
    assert (await shop.post(f"/api/cases/{new_id()}/conversation", token)).status_code == 404


async def test_nobody_sees_a_case_without_a_token_and_nothing_is_made_up(shop: World) -> None:
    case, _, hers, token = await open_case(shop, CLAIM)
    for path in ("/api/cases", f"/api/cases/{case}"):
        for by in (None, hers, "x"):
            assert (await shop.get(path, by)).status_code == 401
    for by in (None, hers):
        assert (await shop.post(f"/api/cases/{case}/accept", by, id=new_id())).status_code == 401
    assert (await shop.get("/api/cases", token, state="all")).status_code == 400
    for path in ("/api/cases/none", f"/api/conversations/{new_id()}/cases"):
        assert (await shop.get(path, token)).status_code == 404
    for name, status in (("dance", 404), ("settle", 403), ("show", 403), ("expire", 409), ("inspect", 422)):
        answered = await shop.post(f"/api/cases/{case}/{name}", token, id=new_id())
        assert answered.status_code == status, (name, answered.text)
    assert await happened(shop, case) == ["case.opened"]


async def test_what_the_shop_does_not_say_is_left_out(shop: World, monkeypatch: pytest.MonkeyPatch) -> None:
    case, _, _, token = await open_case(shop, CLAIM)

    async def away(*_: Any) -> None:
        raise ShopUnreachable

    monkeypatch.setattr(shop.house.shop, "order", away)
    shown = await detail(shop, token, case)
    assert (shown["shop_away"], shown["label"], shown["items"], shown["matter"]) == (True, None, None, None)
    assert shown["case"]["state"] == "review"


async def test_the_console_offers_what_may_be_done_for_one_reason(shop: World) -> None:
    # Too late without a reason, not yet for what is damaged: her own page offers it, and so does the console.
    shop.clock.advance(9 * DAY)
    conversation, _, _, token = await begun(shop)
    orders = (await shop.get(f"/api/conversations/{conversation}", token)).json()["orders"]
    [actions] = [each["actions"] for each in orders if each["order"]["id"] == NUMBER]
    possible = {one["action"]: (one["possible"], one["reason"]) for one in actions}
    assert possible["return_items"] == (True, None)
    assert possible["cancel_order"][0] is False
