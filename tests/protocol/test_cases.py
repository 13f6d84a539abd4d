"""Long matters from a deed to their end: what she is told, what staff may do, what the shop hears of it."""

import asyncio

from tests.journal import journal
from tests.protocol.matters import (
    CLAIM,
    DAMAGED,
    EXCHANGE,
    HURRY,
    NUMBER,
    detail,
    happened,
    labelled,
    open_case,
    order_is,
    order_of,
    photo,
    run,
    shop,
    stands,
    step,
    told,
    until,
)
from tests.protocol.test_deeds import offers, propose, reporting
from tests.protocol.world import Frame, World, new_id
from xiaoer.auth.actor import System
from xiaoer.kit.clock import DAY, from_iso, iso
from xiaoer.kit.words import day_text
from xiaoer.order.case.jobs import DUE, LOOK
from xiaoer.order.case.queries import case_of
from xiaoer.order.case.verbs import erase
from xiaoer.shops.local.adapter import LocalShop

__all__ = ["reporting", "shop"]


async def test_a_return_goes_from_her_wish_to_her_money(shop: World) -> None:
    case, conversation, hers, token = await open_case(shop)
    await told(shop, hers, "Please send it back by")
    # The label comes by itself, through the gate.
    await until(lambda: labelled(shop, token, case))
    shown = await detail(shop, token, case)
    assert (shown["case"]["kind"], shown["case"]["turn"], shown["case"]["order"]) == ("return", "customer", NUMBER)
    assert shown["label"]["to"]["city"] == "Getafe"
    assert [(one["key"], one["state"]) for one in shown["steps"]] == [
        ("asked", "done"),
        ("to_send", "now"),
        ("on_the_way", "todo"),
        ("received", "todo"),
        ("inspected", "todo"),
    ]
    assert [one["step"] for one in shown["do"]] == ["send", "receive", "withdraw"]
    assert [item["title"] for item in shown["items"]] == ["The cup"]
    assert {deed["action"] for deed in shown["deeds"]} == {"return_items", "issue_label"}
    assert (shown["freight"], shown["ends_by"]) == ("customer", "settle_return")
    # What the house did by itself was not talked about; beside her conversation it stands all the same.
    beside = (await shop.get(f"/api/conversations/{conversation}", token)).json()
    told_of = [[deed["action"] for deed in beside[part]] for part in ("deeds", "elsewhere")]
    assert told_of == [["return_items"], ["issue_label"]]
    await step(shop, token, case, "send", tracking="RT 99")
    await step(shop, token, case, "receive")
    await told(shop, hers, "has arrived")
    await step(shop, token, case, "inspect", passed=True, text="As new.")
    await told(shop, hers, "all is well")
    before = (await order_of(shop)).refunded
    fields = {"return_id": shown["matter"], "amount": {"amount": 2000, "currency": "USD"}}
    ends = {"action": "settle_return", "order": NUMBER, "fields": fields}
    assert (await propose(shop, token, conversation, ends)).status_code == 201
    settled = await stands(shop, token, case, "settled")
    assert {one["state"] for one in settled["steps"]} == {"done"}
    assert (settled["case"]["open"], settled["case"]["turn"], settled["do"]) == (False, "nobody", [])
    assert ((await order_of(shop)).refunded - before).amount == 2000
    assert await happened(shop, case) == ["case.opened", "case.labelled", *["case.moved"] * 4]
    # The deed told it with its sums; the case does not say it again.
    assert not any("Your return of order" in entry["text"] for entry in await shop.thread(hers))


async def test_photos_are_looked_at_and_a_no_says_why_and_lets_go(shop: World) -> None:
    case, conversation, hers, token = await open_case(shop, DAMAGED)
    await told(shop, hers, "2 photos by")
    assert (await order_of(shop)).status == "returning"
    stranger = await shop.post(f"/api/cases/{case}/photos", token, photos=[await photo(shop)])
    assert (stranger.status_code, stranger.json()["code"]) == (422, "no_such_attachment")
    both = [await photo(shop, conversation) for _ in range(2)]
    # What she sent in the chat can be pointed at, until the case has it.
    assert [one["id"] for one in (await detail(shop, token, case))["chat_photos"]] == both
    shown = (await shop.post(f"/api/cases/{case}/photos", token, photos=both)).json()
    assert shown["chat_photos"] == []
    assert (shown["case"]["state"], shown["case"]["turn"]) == ("review", "shop")
    assert [one["id"] for one in shown["photos"]] == both
    assert all(one["url"].startswith("/media/") for one in shown["photos"])
    await told(shop, hers, "We look at")
    asked = await step(shop, token, case, "ask_photos", text="The bottom, please.")
    assert asked["case"]["state"] == "photos"
    await told(shop, hers, "The bottom, please.")
    more = await shop.post(f"/api/cases/{case}/photos", token, photos=[await photo(shop, conversation)])
    assert more.json()["case"]["state"] == "review"
    for body, code in (({}, "case_why"), ({"text": "x" * 2_001}, "too_long")):
        wrong = await shop.post(f"/api/cases/{case}/refuse", token, id=new_id(), **body)
        assert (wrong.status_code, wrong.json()["code"]) == (422, code)
    id_ = new_id()
    refused = await step(shop, token, case, "refuse", id=id_, text="It was used for weeks.")
    again = await step(shop, token, case, "refuse", id=id_, text="It was used for weeks.")
    assert again["timeline"] == refused["timeline"]
    assert (refused["steps"][-1]["key"], refused["steps"][-1]["state"]) == ("refused", "off")
    assert refused["steps"][-1]["text"] == "It was used for weeks."
    await told(shop, hers, "was not accepted. It was used for weeks.")
    # What the shop had put aside for it is let go.
    await until(lambda: order_is(shop, "delivered"))
    assert (await order_of(shop)).returns[-1].status == "refused"
    assert (await order_of(shop)).refunded.amount == 0
    closed = await shop.post(f"/api/cases/{case}/accept", token, id=new_id())
    assert (closed.status_code, closed.json()["code"]) == (409, "case_closed")
    facts = b"".join(line.facts for line in await journal(shop.house.store))
    assert b"weeks" not in facts


async def test_what_was_typed_can_be_erased_wherever_it_was_told(shop: World) -> None:
    case, _, hers, token = await open_case(shop, DAMAGED)
    id_ = new_id()
    await step(shop, token, case, "accept", id=id_, text="Chipped.")
    conversation_of_it = await step(shop, token, case, "note", text="Knows Ana.")
    assert [one["text"] for one in conversation_of_it["timeline"] if one["text"]] == ["Chipped.", "Knows Ana."]
    await step(shop, token, case, "receive")
    bad = new_id()
    await step(shop, token, case, "inspect", id=bad, passed=False, text="Worn by Ana.")
    await told(shop, hers, "Worn by Ana.")
    assert not any("Knows Ana" in entry["text"] for entry in await shop.thread(hers))
    assert await shop.house.store.write(erase, System(), case, bad)

    async def gone() -> bool:
        return not any("Worn by Ana" in entry["text"] for entry in await shop.thread(hers))

    await until(gone)
    shown = await detail(shop, token, case)
    assert [one["text"] for one in shown["timeline"] if one["event"] == "case.moved"] == ["Chipped.", "", None]


async def test_an_exchange_ends_with_what_takes_its_place(shop: World) -> None:
    case, conversation, _, token = await open_case(shop, EXCHANGE)
    shown = await stands(shop, token, case, "to_send")
    assert (shown["case"]["kind"], shown["freight"], shown["ends_by"]) == ("exchange", "shop", "settle_exchange")
    ends = {
        "action": "settle_exchange",
        "order": NUMBER,
        "fields": {"exchange_id": shown["matter"], "accepted": True},
    }
    # The shop's word is the last: nobody waits for steps that nobody will take any more.
    assert (await propose(shop, token, conversation, ends)).status_code == 201
    settled = await stands(shop, token, case, "settled")
    assert [(one["key"], one["state"]) for one in settled["steps"]] == [("asked", "done"), ("to_send", "done")]
    assert (await order_of(shop)).exchanges[-1].status == "done"


async def test_a_claim_is_put_right_by_a_deed_of_its_own(shop: World) -> None:
    case, conversation, hers, token = await open_case(shop, CLAIM)
    await told(shop, hers, "We look at")
    # Nothing is settled yet: the card says what became of it, and until when she hears.

    async def shown() -> list[Frame]:
        return [part for part in offers(await shop.thread(hers)) if part["state"] == "done"]

    [noted] = await until(shown)
    due = (await detail(shop, token, case))["case"]["due_at"]
    assert noted["stands"] == f"Noted. You hear from us by {day_text(from_iso(due), 'en', from_iso(due))}"
    accepted = await step(shop, token, case, "accept")
    assert (accepted["case"]["state"], accepted["case"]["turn"]) == ("accepted", "shop")
    await told(shop, hers, "You are right about order")
    ends = {
        "action": "settle_claim",
        "order": NUMBER,
        "fields": {"claim_id": accepted["matter"], "accepted": False},
    }
    assert (await propose(shop, token, conversation, ends)).status_code == 201
    refused = await stands(shop, token, case, "refused")
    assert refused["case"]["open"] is False


async def test_a_promise_is_kept_or_broken_by_what_the_order_shows(shop: World) -> None:
    case, conversation, hers, token = await open_case(shop, HURRY)
    shown = await detail(shop, token, case)
    assert (shown["case"]["state"], shown["do"]) == ("promised", [])
    [promise] = (await order_of(shop, "#C-2")).hurries
    assert shown["case"]["due_at"] == iso(promise.due_at)
    # Its agent leaves, the assistant has it again, and nothing moves.
    await shop.post(f"/api/conversations/{conversation}/resolve", token)
    await run(shop, LOOK, case)
    broken = await stands(shop, token, case, "broken")
    assert (broken["steps"][-1]["key"], broken["steps"][-1]["state"]) == ("broken", "off")
    await told(shop, hers, "has not moved on")

    async def queued() -> bool:
        listed = (await shop.get(f"/api/conversations/{conversation}", token)).json()
        return bool(listed["conversation"]["owner"] in ("queue", "agent"))

    await until(queued)
    # Another look says nothing new.
    await run(shop, LOOK, case)
    await asyncio.sleep(0.1)
    assert await happened(shop, case) == ["case.opened", "case.moved"]


async def test_a_promise_that_was_kept_is_told(shop: World) -> None:
    case, _, hers, token = await open_case(shop, HURRY)
    order = await order_of(shop, "#C-2")
    await LocalShop(shop.house.store).cancel_order(order.id, "ordered_by_mistake", "key-cancel")
    await run(shop, LOOK, case)
    await stands(shop, token, case, "kept")
    await told(shop, hers, "it has moved on")


async def test_she_is_reminded_and_when_time_is_over_the_shop_hears(shop: World) -> None:
    case, _, hers, token = await open_case(shop)
    await until(lambda: labelled(shop, token, case))
    due = (await shop.house.store.read(case_of, System(), case)).due_at  # type: ignore[union-attr]
    assert due is not None
    await run(shop, DUE, case, due=due, left=3)
    await told(shop, hers, "3 days are left")
    await run(shop, DUE, case, due=due, left=3)
    shop.clock.advance(8 * DAY)
    token = await shop.log_in((await shop.staff())[0])
    await run(shop, DUE, case, due=due, left=0)
    await stands(shop, token, case, "expired")
    await until(lambda: order_is(shop, "delivered"))
    kinds = await happened(shop, case)
    assert kinds.count("case.reminded") == 1
    assert kinds[-1] == "case.moved"
