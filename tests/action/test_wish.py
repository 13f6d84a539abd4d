"""What becomes of a wish: offered, or refused with words, by the same rule for every hand."""

from collections.abc import Callable

import anyio
import msgspec
import pytest

from tests.action.gate import HER, TALK, VISITOR, Gate
from tests.shops.world import BO
from xiaoer.action.faces import outcome_text
from xiaoer.action.kinds.cancel_order import CancelOrder
from xiaoer.action.queries import Deed
from xiaoer.auth.actor import Contact, Staff
from xiaoer.policy.verbs import import_rules

PAID = "order.paid && !order.shipped"


async def test_what_may_be_done_is_proposed_and_nothing_more(gate: Gate) -> None:
    deed = await gate.wish("k 1001")
    assert (deed.state, deed.order_id, deed.line, deed.customer_id) == ("proposed", "#K-1001", "*", "c-ana")
    assert (deed.rule, deed.rule_version, deed.reason, deed.entry_id) == ("cancel-paid", 1, None, "entry-1")
    [told] = await gate.facts(deed)
    assert told["kind"] == "deed.proposed"
    assert (told["action"], told["order"], told["conversation"]) == ("cancel_order", "#K-1001", TALK)
    assert told["facts"]["action"] == {
        "kind": "cancel_order",
        "amount": 5900,
        "currency": "USD",
        "charge": 0,
        "target": "original",
        "reason": "not_said",
        "items": 0,
        "value": 0,
    }
    assert told["facts"] == msgspec.json.decode(deed.facts)
    assert await gate.turn() == 0
    assert (await gate.money("#K-1001"))[0] == "paid"


async def test_the_journal_holds_nothing_personal(gate: Gate) -> None:
    for order in ("#K-1001", "#K-1002"):
        for told in await gate.facts(await gate.wish(order)):
            text = str(told)
            assert not [name for name in ("Ana", "Mayor", "bowl", "4242", "c-ana", "ANA5") if name in text]


@pytest.mark.parametrize(
    ("number", "rule", "said"),
    [
        ("#K-1002", "cancel-on-its-way", "already on its way"),
        ("#K-1005", "cancel-cancelled", "already cancelled"),
        ("#K-1006", "cancel-under-way", "already being returned"),
    ],
)
async def test_a_rule_refuses_in_its_own_words(gate: Gate, number: str, rule: str, said: str) -> None:
    for hand in ("assistant", "customer", "agent"):
        deed = await gate.wish(number, hand=hand, staff=Staff("agent-1", "agent"))
        assert (deed.state, deed.reason, deed.rule, deed.to_person) == ("refused", "rule", rule, False)
        assert said in outcome_text(deed, None, "en")
        assert await gate.told(deed) == ["refused"]
    assert await gate.turn() == 0


async def test_without_a_rule_the_order_speaks_for_itself_or_a_person_decides(gate: Gate) -> None:
    await gate.store.write(import_rules, [])
    gone = await gate.wish("#K-1002")
    assert (gone.reason, gone.to_person) == ("left", False)
    assert "already left" in outcome_text(gone, None, "en")
    open_ = await gate.wish("#K-1001")
    assert (open_.state, open_.reason, open_.to_person) == ("refused", "needs_person", True)
    [told] = await gate.facts(open_)
    assert told["failed"] == "no rule"


async def test_what_needs_no_yes_is_done(gate: Gate) -> None:
    await gate.only_rule(PAID, "allow")
    deed = await gate.wish("#K-1001")
    assert deed.state == "confirmed"
    await gate.run()
    assert await gate.told(deed) == ["proposed", "confirmed", "sent", "done"]


async def test_a_visitor_is_told_to_sign_in_and_nothing_is_looked_up(gate: Gate) -> None:
    deed = await gate.wish("#K-1001", VISITOR)
    assert (deed.state, deed.reason, deed.customer_id) == ("refused", "not_signed_in", None)
    assert "sign in" in outcome_text(deed, None, "en")
    assert gate.shop.reads == []
    # What she typed stands in her message; the deed does not say it again.
    assert (deed.order_id, "1001" in deed.fields, deed.terms) == ("", False, "[]")


@pytest.mark.parametrize("typed", ["#K-1001", "#K-9999", "' OR 1=1 --", ""])
async def test_another_ones_order_is_as_if_it_were_not(gate: Gate, typed: str) -> None:
    bo = Contact("contact-bo", "web", BO)
    deed = await gate.wish(typed, bo)
    assert (deed.state, deed.reason, deed.order_id, deed.terms) == ("refused", "order_not_found", "", "[]")
    assert outcome_text(deed, None, "en") == "I can find no such order of yours."
    assert await gate.facts(deed) == [
        {
            "kind": "deed.refused",
            "action": "cancel_order",
            "shop": "local",
            "order": "",
            "line": "*",
            "conversation": TALK,
            "entry": "entry-1",
            "rule": None,
            "rule_version": None,
            "facts": msgspec.json.decode(deed.facts),
            "reason": "order_not_found",
            "to_person": False,
            "failed": None,
        }
    ]


async def test_a_hand_that_may_not_is_refused(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CancelOrder, "hands", frozenset({"agent"}))
    assert (await gate.wish("#K-1001")).reason == "not_this_hand"
    assert (await gate.wish("#K-1001", hand="agent", staff=Staff("agent-1", "agent"))).state == "proposed"


async def test_wishing_again_is_the_same_deed_from_whatever_hand(gate: Gate) -> None:
    first = await gate.wish("#K-1001")
    assert await gate.wish("k1001") == first
    other = await gate.wish("#K-1001", hand="customer", conversation_id=None, entry_id=None)
    assert other == first
    assert await gate.told(first) == ["proposed"]
    moved = await gate.wish("#K-1001", conversation_id="talk-2", entry_id="entry-9")
    assert (moved.id, moved.conversation_id, moved.entry_id) == (first.id, "talk-2", "entry-9")
    assert await gate.told(first) == ["proposed", "offered"]


async def test_two_hands_at_once_make_one_deed(gate: Gate) -> None:
    made: list[Deed] = []

    async def wish(hand: str) -> None:
        made.append(await gate.wish("#K-1001", hand=hand, staff=Staff("agent-1", "agent")))

    async with anyio.create_task_group() as group:
        for hand in ("assistant", "customer", "agent") * 3:
            group.start_soon(wish, hand)
    assert len({deed.id for deed in made}) == 1
    assert await gate.told(made[0]) == ["proposed"]


async def _ruled_out(gate: Gate) -> str:
    await gate.only_rule("order.status == 'packed'")
    return "needs_person"


async def _part_refunded(gate: Gate) -> str:
    await gate.refund_part("#K-1001")
    return ""


@pytest.mark.parametrize("change", [_part_refunded, _ruled_out])
async def test_what_has_changed_voids_the_offer_and_is_judged_anew(
    gate: Gate, change: Callable[[Gate], object]
) -> None:
    first = await gate.wish("#K-1001")
    reason = await change(gate)  # type: ignore[misc]
    second = await gate.wish("#K-1001")
    assert second.id != first.id
    assert (await gate.now(first)).state == "voided"
    assert await gate.told(first) == ["proposed", "voided"]
    assert (second.reason or "") == reason
    assert second.state == ("refused" if reason else "proposed")


async def test_a_deed_that_has_begun_is_returned_whatever_the_order_says(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=True)
    await gate.turn()
    begun = await gate.wish("#K-1001", HER)
    assert (begun.id, begun.state) == (deed.id, "confirmed")
    await gate.run()
    after = await gate.wish("#K-1001")
    assert (after.id != deed.id, after.state, after.rule) == (True, "refused", "cancel-cancelled")
