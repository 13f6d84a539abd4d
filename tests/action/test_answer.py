"""A yes is decided on what is true then; twice is the same yes; and it is done once."""

import msgspec
import pytest

from tests.action.gate import HER, TALK, VISITOR, Gate
from tests.shops.world import BO
from xiaoer.action.faces import offer, outcome_text
from xiaoer.action.facts import fill_again
from xiaoer.action.known import Known
from xiaoer.action.verbs import confirm
from xiaoer.auth.actor import Contact
from xiaoer.kit.money import Money
from xiaoer.kit.words import day_text
from xiaoer.order.case.terms import arrives
from xiaoer.policy.rules import load
from xiaoer.policy.verbs import import_rules

ALL = ("cancelled", Money(5900, "USD"), Money(5900, "USD"))
NOTHING = ("paid", Money(5900, "USD"), Money(0, "USD"))


async def test_a_yes_cancels_once_and_pays_back_once(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=True)
    await gate.run()
    assert (await gate.now(deed)).state == "done"
    assert await gate.told(deed) == ["proposed", "confirmed", "sent", "done"]
    assert {told["conversation"] for told in await gate.facts(deed)} == {TALK}
    assert await gate.money("#K-1001") == ALL
    assert gate.shop.effects == {"#K-1001": 1}


async def test_the_same_yes_twice_is_one(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    for _ in range(3):
        await gate.say(deed, yes=True)
    await gate.run()
    await gate.say(deed, yes=True)
    await gate.run()
    assert await gate.told(deed) == ["proposed", "confirmed", "sent", "done"]
    assert gate.shop.effects == {"#K-1001": 1}


async def test_a_no_closes_it_and_a_later_yes_opens_nothing(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=False)
    await gate.run()
    await gate.say(deed, yes=True)
    await gate.say(deed, yes=False)
    await gate.run()
    assert await gate.told(deed) == ["proposed", "declined", "overtaken"]
    assert await gate.money("#K-1001") == NOTHING
    assert (await gate.wish("#K-1001")).id != deed.id


async def test_a_no_after_the_yes_stops_nothing(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=True)
    await gate.turn()
    await gate.say(deed, yes=False)
    await gate.run()
    assert (await gate.now(deed)).state == "done"


async def test_a_yes_to_other_terms_is_void(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    await gate.refund_part("#K-1001")
    await gate.say(deed, yes=True)
    await gate.run()
    assert (await gate.now(deed)).state == "voided"
    assert await gate.told(deed) == ["proposed", "voided"]
    assert gate.shop.effects == {}
    assert (await gate.money("#K-1001"))[0] == "paid"


async def test_a_yes_that_comes_when_it_is_cancelled_already_is_refused_by_the_rule(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    await gate.shop.cancel_order("#K-1001", "other", "the-shops-own-page")
    await gate.say(deed, yes=True)
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.reason, now.rule) == ("refused", "rule", "cancel-cancelled")
    assert "already cancelled" in outcome_text(now, None, "en")
    assert msgspec.json.decode(now.facts)["order"]["status"] == "cancelled"
    assert gate.shop.effects == {"#K-1001": 1}
    assert await gate.money("#K-1001") == ALL


async def test_a_rule_that_changed_meanwhile_holds_for_the_yes(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    rules = [rule for rule in load() if rule.id != "cancel-paid"]
    await gate.store.write(import_rules, rules)
    await gate.say(deed, yes=True)
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.reason, now.to_person) == ("refused", "needs_person", True)
    assert await gate.money("#K-1001") == NOTHING


@pytest.mark.parametrize("other", [VISITOR, Contact("contact-bo", "web", BO), Contact("contact-none", "web")])
async def test_nobody_else_can_say_yes_or_no(gate: Gate, other: Contact) -> None:
    await gate.meet(Contact("contact-bo", "web", BO))
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=True, contact=other)
    await gate.say(deed, yes=False, contact=other)
    await gate.run()
    assert (await gate.now(deed)).state == "proposed"
    assert await gate.money("#K-1001") == NOTHING


async def test_a_yes_while_the_shop_is_away_is_decided_when_it_is_back(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    gate.shop.blind = True
    await gate.say(deed, yes=True)
    await gate.turn()
    assert (await gate.now(deed)).state == "proposed"
    gate.shop.blind = False
    await gate.run()
    assert (await gate.now(deed)).state == "done"


async def test_a_yes_to_a_shop_that_stays_away_is_answered_all_the_same(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    gate.shop.blind = True
    await gate.say(deed, yes=True)
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.reason, now.to_person) == ("refused", "unreachable", True)
    assert await gate.given_up() == []
    assert await gate.money("#K-1001") == NOTHING


async def test_the_same_confirmation_again_says_nothing_twice(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    for _ in range(2):
        filled = await fill_again(gate.shop, deed, now=gate.clock.now())
        assert (await gate.store.write(confirm, deed.id, filled, actor=HER.name)).state == "confirmed"
    assert await gate.told(deed) == ["proposed", "confirmed"]


async def test_the_offer_says_what_will_happen_and_then_how_it_went(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    order = await gate.shop.order("#K-1001", "c-ana")
    assert order is not None
    shown = offer(deed, Known(None, order), "en")
    assert (shown.deed, shown.action, shown.state) == (deed.id, "cancel_order", "open")
    assert shown.title == "Cancel order #K-1001"
    assert shown.lines == [
        "The bowl-s × 2",
        "The tray × 1",
        "$49.00 goes back to Card Visa 4242",
        "$10.00 goes back to Gift card",
        "You can use coupon ANA5 again",
        "This cannot be undone",
    ]
    assert shown.kinds == ["goods", "goods", "money", "money", "note", "note"]
    assert offer(deed, Known(None, order), "zh-CN").lines[2] == "$49.00 退回到银行卡 Visa 4242"
    await gate.say(deed, yes=True)
    await gate.run()
    after = await gate.shop.order("#K-1001", "c-ana")
    assert after is not None
    there = arrives(after, after.refunds[0])
    assert there is not None
    assert outcome_text(await gate.now(deed), Known(None, after), "en").splitlines() == [
        "Order #K-1001 is cancelled.",
        f"$49.00 is on its way back to Card Visa 4242, expected there by {day_text(there, 'en', there)}.",
        "$10.00 is back on Gift card.",
    ]
    assert offer(await gate.now(deed), Known(None, after), "en").state == "done"


async def test_an_offer_of_an_order_that_has_changed_is_shown_as_void(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    await gate.refund_part("#K-1001")
    order = await gate.shop.order("#K-1001", "c-ana")
    assert order is not None
    assert offer(deed, Known(None, order), "en").state == "void"
