"""Deeds by an agent's hand: what is asked, what the rules say, who decides, and what the customer sees of it."""

import asyncio
from typing import Any

import httpx
import msgspec
import pytest

from tests.journal import journal
from tests.protocol.world import PATIENCE, Frame, World, eventually, new_id
from tests.shops.world import ANA, CARD, GIFT, WORLD
from xiaoer.app.subscriptions import SUBSCRIBERS
from xiaoer.assistant.jobs import TURN
from xiaoer.kit.clock import DAY
from xiaoer.kit.money import Money
from xiaoer.order.facts import Order
from xiaoer.order.shop import ShopUnreachable
from xiaoer.policy.rules import Verdict, load
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import load as load_shop

CANCEL: dict[str, Any] = {"action": "cancel_order", "order": "#K-1001", "fields": {"reason": "ordered_by_mistake"}}


@pytest.fixture(autouse=True)
def reporting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the assistant's turns are missing: what becomes of a deed is told."""
    acting = {kind: [each for each in of if each.kind != TURN] for kind, of in SUBSCRIBERS.items()}
    monkeypatch.setattr("tests.protocol.conftest.without_assistant", lambda: acting)


@pytest.fixture
async def shop(server: World) -> World:
    """The same with a shop and its rules."""
    await load_shop(server.house.store, WORLD)
    await server.house.store.write(import_rules, load())
    return server


async def begun(server: World, customer: str | None = ANA) -> tuple[str, str, str, str]:
    """A conversation an agent has: its id, the customer's token, and the agent with hers."""
    conversation, hers = await server.conversation("please help", customer)
    agent, token = await server.staff()
    await server.post(f"/api/conversations/{conversation}/take", token)
    return conversation, hers, agent, token


async def propose(
    server: World, token: str, conversation: str, wish: dict[str, Any] = CANCEL, **more: Any
) -> httpx.Response:
    """Propose it."""
    return await server.post(f"/api/conversations/{conversation}/deeds", token, **({"id": new_id()} | wish | more))


async def only(server: World, verdict: Verdict) -> None:
    """One rule is in force: it lets what is paid be cancelled, with this verdict."""
    one = next(rule for rule in load() if rule.id == "cancel-paid")
    await server.house.store.write(import_rules, [msgspec.structs.replace(one, verdict=verdict)])


def offers(entries: list[Frame]) -> list[Frame]:
    """The offers in a thread, each as it stands now."""
    newest = {entry["id"]: entry for entry in entries}
    return [part for entry in newest.values() for part in entry["parts"] if part["type"] == "offer"]


async def settled(server: World, hers: str, state: str) -> list[Frame]:
    """The customer's thread once its offer stands so and that was said."""
    async with asyncio.timeout(PATIENCE):
        while True:
            entries = await server.thread(hers)
            if [part["state"] for part in offers(entries)][-1:] == [state] and entries[-1]["author"] == "assistant":
                return entries
            await asyncio.sleep(0.02)


async def happened(server: World) -> list[str]:
    """What became of deeds, one after the other."""
    return [
        line.kind.removeprefix("deed.") for line in await journal(server.house.store) if line.kind.startswith("deed.")
    ]


async def answer(server: World, hers: str, value: str) -> None:
    """The customer's yes or no to the newest offer, by its button."""
    entry = next(entry for entry in reversed(await server.thread(hers)) if offers([entry]))
    async with await server.widget(hers) as tab:
        await tab.send(type="choice.pick", id="x", entry=entry["id"], value=value)
        await tab.answer("x")


async def order_of(server: World, number: str = "#K-1001") -> Order:
    """The order as the shop has it."""
    found = await LocalShop(server.house.store).order(number, ANA)
    assert found is not None
    return found


async def test_a_form_asks_for_everything_in_the_readers_language(shop: World) -> None:
    conversation, _, _, token = await begun(shop)
    path = f"/api/conversations/{conversation}/form"
    form = (await shop.get(path, token, action="change_payment", order="#K-1001")).json()
    assert (form["action"], form["title"]) == ("change_payment", "Change payment")
    [field] = form["fields"]
    assert (field["name"], field["kind"], field["optional"]) == ("method_id", "choice", False)
    assert [choice["value"] for choice in field["choices"]] == [CARD, GIFT]
    chinese = await shop.http.get(
        path,
        params={"action": "change_items", "order": "#K-1001"},
        headers={"authorization": f"Bearer {token}", "accept-language": "zh-CN"},
    )
    swaps = chinese.json()["fields"][0]
    assert [swap["line"] for swap in swaps["swaps"]] == ["1", "2"]
    assert "Change" not in chinese.json()["title"]
    money = (await shop.get(path, token, action="compensate", order="#K-1001")).json()["fields"][1]
    assert money["most"] == {"amount": 5900, "currency": "USD"}
    # Another customer's order is nobody's here, nor is an action that is none.
    wrong = [("cancel_order", "#K-2001", 404, "order_not_found"), ("no_such", "#K-1001", 422, "no_such_action")]
    for action, order, status, code in wrong:
        response = await shop.get(path, token, action=action, order=order)
        assert (response.status_code, response.json()["code"]) == (status, code)
    assert await happened(shop) == []


@pytest.mark.parametrize("verdict", ["allow", "confirm", "approve"])
async def test_what_would_happen_is_shown_before_and_nothing_is_written(shop: World, verdict: Verdict) -> None:
    conversation, hers, _, token = await begun(shop)
    await only(shop, verdict)
    path = f"/api/conversations/{conversation}/deeds/preview"
    shown = (await shop.post(path, token, **CANCEL)).json()
    assert (shown["verdict"], shown["reason"], shown["words"]) == (verdict, None, None)
    assert [line for line in shown["lines"] if "$49.00" in line]
    shown = (await shop.post(path, token, **(CANCEL | {"order": "#K-1002"}))).json()
    assert (shown["verdict"], shown["reason"], shown["lines"]) == ("refuse", "left", [])
    assert shown["words"] == "Already shipped"
    assert await happened(shop) == []
    assert offers(await shop.thread(hers)) == []


async def test_the_customer_is_asked_and_her_yes_does_it_once(shop: World) -> None:
    conversation, hers, agent, token = await begun(shop)
    id_ = new_id()
    made = await propose(shop, token, conversation, id=id_)
    assert (made.status_code, made.json()["state"]) == (201, "proposed")
    entry = (await shop.thread(hers))[-1]
    assert (entry["id"], entry["author"], entry["name"]) == (id_, "agent", "Agent 1")
    assert [(part["deed"], part["state"]) for part in entry["parts"]] == [(made.json()["id"], "open")]
    # The same id again, also at once and twice, is the same deed and the same line.
    again = await asyncio.gather(*(propose(shop, token, conversation, id=id_) for _ in range(3)))
    assert {(each.status_code, each.json()["id"]) for each in again} == {(201, made.json()["id"])}
    other = await propose(shop, token, conversation)
    assert (other.status_code, other.json()["code"]) == (409, "deed_under_way")
    assert len(offers(await shop.thread(hers))) == 1
    await answer(shop, hers, "yes")
    entries = await settled(shop, hers, "done")
    assert "is cancelled" in entries[-1]["text"] or "cancelado" in entries[-1]["text"]
    assert await happened(shop) == ["proposed", "confirmed", "sent", "done"]
    order = await order_of(shop)
    assert (order.status, order.refunded) == ("cancelled", Money(5900, "USD"))
    facts = [line for line in await journal(shop.house.store) if line.kind == "deed.proposed"]
    assert facts[0].actor == f"agent:{agent}"
    assert (await propose(shop, token, conversation, id=id_)).json()["state"] == "done"
    assert await happened(shop) == ["proposed", "confirmed", "sent", "done"]


async def test_what_the_rules_allow_is_done_at_once_and_told(shop: World) -> None:
    conversation, hers, _, token = await begun(shop)
    await only(shop, "allow")
    id_ = new_id()
    several = await asyncio.gather(*(propose(shop, token, conversation, id=id_) for _ in range(3)))
    assert len({each.json()["id"] for each in several}) == 1
    entries = await settled(shop, hers, "done")
    assert [part["state"] for part in offers(entries)] == ["done"]
    assert await happened(shop) == ["proposed", "confirmed", "sent", "done"]
    assert (await order_of(shop)).refunded == Money(5900, "USD")


async def test_a_refusal_says_the_rules_words_and_the_customer_hears_nothing(shop: World) -> None:
    conversation, hers, _, token = await begun(shop)
    before = await shop.thread(hers)
    refused = await propose(shop, token, conversation, CANCEL | {"order": "#K-1002"})
    assert (refused.status_code, refused.json()["code"]) == (409, "deed_refused")
    assert "on its way" in refused.json()["detail"]
    assert refused.headers["content-type"].startswith("application/problem+json")
    foreign = await propose(shop, token, conversation, CANCEL | {"order": "#K-2001"})
    assert (foreign.status_code, foreign.json()["code"]) == (409, "deed_refused")
    senseless = await propose(shop, token, conversation, CANCEL | {"fields": {"reason": 7}})
    assert (senseless.status_code, senseless.json()["code"]) == (422, "no_such_action")
    assert await happened(shop) == ["refused", "refused"]
    assert await shop.thread(hers) == before
    assert (await order_of(shop)).status == "paid"


async def test_nothing_is_done_for_a_visitor(shop: World) -> None:
    conversation, hers, _, token = await begun(shop, None)
    refused = await propose(shop, token, conversation)
    assert (refused.status_code, refused.json()["code"]) == (409, "deed_refused")
    form = await shop.get(f"/api/conversations/{conversation}/form", token, action="cancel_order", order="#K-1001")
    assert form.status_code == 404
    assert "#K-1001" not in str(await shop.thread(hers))


async def test_only_the_conversations_agent_proposes_and_takes_back(shop: World) -> None:
    conversation, hers, _, token = await begun(shop)
    other = (await shop.staff())[1]
    lead = (await shop.staff("supervisor"))[1]
    for stranger in (other, lead):
        response = await propose(shop, stranger, conversation)
        assert (response.status_code, response.json()["code"]) == (409, "not_yours")
    assert await happened(shop) == []
    deed = (await propose(shop, token, conversation)).json()["id"]
    response = await shop.post(f"/api/deeds/{deed}/withdraw", other)
    assert (response.status_code, response.json()["code"]) == (403, "not_yours")
    assert [part["state"] for part in offers(await shop.thread(hers))] == ["open"]
    for _ in range(2):
        response = await shop.post(f"/api/deeds/{deed}/withdraw", token)
        assert (response.status_code, response.json()["state"]) == (200, "voided")
    entries = await settled(shop, hers, "void")
    assert entries[-1]["text"]
    assert await happened(shop) == ["proposed", "voided"]
    assert (await shop.post("/api/deeds/nothing/withdraw", token)).status_code == 404
    # What is taken back can be proposed anew.
    assert (await propose(shop, token, conversation)).status_code == 201


async def test_her_yes_and_the_agents_taking_back_at_once_end_in_one(shop: World) -> None:
    conversation, hers, _, token = await begun(shop)
    deed = (await propose(shop, token, conversation)).json()["id"]
    _, taken = await asyncio.gather(
        answer(shop, hers, "yes"), shop.post(f"/api/deeds/{deed}/withdraw", token), return_exceptions=True
    )
    assert isinstance(taken, httpx.Response)
    if taken.status_code == 200:
        await settled(shop, hers, "void")
        assert (await order_of(shop)).status == "paid"
        assert set(await happened(shop)) <= {"proposed", "voided", "overtaken"}
    else:
        assert taken.json()["code"] == "deed_closed"
        await settled(shop, hers, "done")
        assert await happened(shop) == ["proposed", "confirmed", "sent", "done"]


async def held(server: World) -> tuple[str, str, str, str]:
    """She said yes to what needs a second person: the deed, the conversation, her token and the agent's."""
    conversation, hers, _, token = await begun(server)
    await only(server, "approve")
    deed = str((await propose(server, token, conversation)).json()["id"])
    await answer(server, hers, "yes")
    await settled(server, hers, "awaiting")
    return deed, conversation, hers, token


async def test_a_second_person_sees_what_she_decides_and_it_is_done(shop: World) -> None:
    deed, conversation, hers, agent = await held(shop)
    _, lead = await shop.staff("supervisor")
    assert (await shop.get("/api/deeds", agent)).status_code == 403
    for step in ("approve", "reject"):
        assert (await shop.post(f"/api/deeds/{deed}/{step}", agent)).status_code == 403
    [row] = (await shop.get("/api/deeds", lead, state="awaiting")).json()["deeds"]
    assert (row["deed"]["id"], row["conversation"], row["order"]) == (deed, conversation, "#K-1001")
    assert (row["rule"], row["rule_version"], row["own"]) == ("cancel-paid", row["rule_version"], False)
    assert row["words"]
    assert row["lines"]
    assert row["due_at"] > row["since"]
    assert row["proposed_by"]["name"] == "Agent 1"
    assert row["facts"]["order"]["status"] == "paid"
    assert [step["event"] for step in row["tried"]] == ["deed.proposed", "deed.awaiting"]
    async with await shop.console(lead) as seat, await shop.console(agent) as others:
        await seat.until(lambda frame: frame == {"type": "deeds", "awaiting": 1, "unknown": 0})
        await others.until(lambda frame: frame == {"type": "deeds", "awaiting": 0, "unknown": 0})
        approved = await shop.post(f"/api/deeds/{deed}/approve", lead)
        assert (approved.status_code, approved.json()["state"]) == (200, "confirmed")
        await seat.until(lambda frame: frame == {"type": "deeds", "awaiting": 0, "unknown": 0})
    await settled(shop, hers, "done")
    assert await happened(shop) == ["proposed", "awaiting", "approved", "sent", "done"]
    # Beside the thread it is told with the rule, what it moved, and who approved it.
    beside = (await shop.get(f"/api/conversations/{conversation}", agent)).json()
    [shown] = beside["deeds"]
    # What was talked about here is not told as done elsewhere.
    assert beside["elsewhere"] == []
    assert (shown["rule"], shown["rule_version"]) == (row["rule"], row["rule_version"])
    assert (shown["operation"], shown["words"]) == ("cancel_order", row["words"])
    assert (shown["amount"], shown["second"]["name"]) == (row["amount"], "Supervisor 2")
    assert (shown["approval"], row["deed"]["approval"]) == (True, True)
    assert shown["done_at"] >= shown["at"]
    assert (row["deed"]["second"], row["deed"]["done_at"]) == (None, None)
    assert (await shop.get("/api/deeds", lead)).json() == {"deeds": [], "next": None}
    # Twice is the same yes; a no comes too late.
    assert (await shop.post(f"/api/deeds/{deed}/approve", lead)).json()["state"] == "done"
    assert (await shop.post(f"/api/deeds/{deed}/reject", lead)).json()["state"] == "done"
    assert (await shop.post("/api/deeds/nothing/approve", lead)).status_code == 404


async def test_nobody_decides_on_her_own(shop: World) -> None:
    conversation, hers = await shop.conversation("please help", ANA)
    _, lead = await shop.staff("supervisor")
    await only(shop, "approve")
    deed = (await propose(shop, lead, conversation)).json()["id"]
    await answer(shop, hers, "yes")
    await settled(shop, hers, "awaiting")
    [row] = (await shop.get("/api/deeds", lead)).json()["deeds"]
    assert row["own"]
    for step in ("approve", "reject"):
        response = await shop.post(f"/api/deeds/{deed}/{step}", lead)
        assert (response.status_code, response.json()["code"]) == (403, "own_deed")
    assert (await happened(shop))[-1] == "awaiting"
    _, other = await shop.staff("admin")
    assert (await shop.post(f"/api/deeds/{deed}/approve", other)).status_code == 200
    await settled(shop, hers, "done")


async def test_a_no_is_told_and_nothing_is_done(shop: World) -> None:
    deed, _, hers, _ = await held(shop)
    _, lead = await shop.staff("supervisor")
    assert (await shop.post(f"/api/deeds/{deed}/reject", lead)).json()["state"] == "refused"
    await settled(shop, hers, "refused")
    response = await shop.post(f"/api/deeds/{deed}/approve", lead)
    assert (response.status_code, response.json()["code"]) == (409, "deed_closed")
    assert await happened(shop) == ["proposed", "awaiting", "refused"]
    assert (await order_of(shop)).status == "paid"


async def test_an_order_that_changed_meanwhile_makes_it_stale(shop: World) -> None:
    deed, _, hers, _ = await held(shop)
    _, lead = await shop.staff("supervisor")
    local = LocalShop(shop.house.store)
    await local.refund("#K-1001", Money(100, "USD"), "#K-1001/p1", "elsewhere")
    assert (await shop.post(f"/api/deeds/{deed}/approve", lead)).json()["state"] == "voided"
    await settled(shop, hers, "void")
    assert (await order_of(shop)).refunded == Money(100, "USD")


async def test_a_day_without_a_second_person_ends_it(shop: World) -> None:
    deed, _, _, _ = await held(shop)
    shop.clock.advance(DAY + 1)
    told: list[str] = []
    shop.house.hub.listen(f"deed:{deed}", lambda heard: told.append(heard.recorded.event.kind()))  # type: ignore[union-attr]
    shop.house.runner.poke()
    await eventually(lambda: told == ["deed.refused"])
    _, lead = await shop.staff("supervisor")
    assert (await shop.get("/api/deeds", lead)).json()["deeds"] == []
    assert deed not in str((await shop.get("/api/deeds", lead, state="unknown")).json())


async def test_what_nobody_knows_is_listed_with_what_was_tried(shop: World, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation, hers, _, token = await begun(shop)
    await only(shop, "allow")

    async def lost(*args: Any, **named: Any) -> None:
        raise TimeoutError

    monkeypatch.setattr(LocalShop, "cancel_order", lost)
    deed = (await propose(shop, token, conversation)).json()["id"]
    await settled(shop, hers, "unknown")
    # Whoever works here sees it, an agent too.
    page = (await shop.get("/api/deeds", token, state="unknown")).json()
    [row] = page["deeds"]
    assert (row["deed"]["id"], row["deed"]["state"], row["own"], row["escalated"]) == (deed, "unknown", True, False)
    assert [step["event"] for step in row["tried"]][:4] == [
        "deed.proposed",
        "deed.confirmed",
        "deed.sent",
        "deed.unknown",
    ]
    assert row["amount"] is None or row["amount"]["currency"] == "USD"
    assert (await shop.get("/api/deeds", token, state="nonsense")).status_code == 400


async def test_a_shop_that_is_away_changes_nothing(shop: World, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation, hers, _, token = await begun(shop)

    async def away(*args: Any, **named: Any) -> None:
        raise ShopUnreachable

    monkeypatch.setattr(LocalShop, "order", away)
    for response in (
        await propose(shop, token, conversation),
        await shop.post(f"/api/conversations/{conversation}/deeds/preview", token, **CANCEL),
        await shop.get(f"/api/conversations/{conversation}/form", token, action="cancel_order", order="#K-1001"),
    ):
        assert (response.status_code, response.json()["code"]) == (503, "shop_away")
    assert await happened(shop) == []
    assert offers(await shop.thread(hers)) == []


async def test_an_id_that_is_another_line_is_no_deed(shop: World) -> None:
    conversation, hers, _, token = await begun(shop)
    await shop.post(f"/api/conversations/{conversation}/messages", token, id="said", text="one moment")
    response = await propose(shop, token, conversation, id="said")
    assert (response.status_code, response.json()["code"]) == (409, "id_taken")
    assert await happened(shop) == []
    assert len(await shop.thread(hers)) == 2
