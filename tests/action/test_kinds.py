"""Each action through the gate before the embedded shop: offered, agreed to, done and read back, or refused."""

from typing import Any

import pytest

from tests.action.gate import HER, TALK, Gate
from tests.action.tried import BACK, BLUE, FIRST, LATER, NEEDS_FRESH, REASONS, STAFF_ONLY, TO, WELL
from tests.action.tried import usd as _usd
from tests.shops.world import ANA, CARD, MORE
from xiaoer.action.faces import offer, outcome_text
from xiaoer.action.facts import Request, fill, fill_again
from xiaoer.action.judge import judge
from xiaoer.action.kinds.registry import ACTIONS, ALL, make
from xiaoer.action.queries import Deed
from xiaoer.action.verbs import propose
from xiaoer.auth.actor import Staff
from xiaoer.kit.clock import DAY, from_iso
from xiaoer.kit.words import LOCALES
from xiaoer.order.facts import Order
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import load

AGENT = Staff("agent-1", "agent")


@pytest.fixture
async def stocked(gate: Gate) -> Gate:
    """The same with what every action is tried on, a day after the parcels arrived."""
    await load(gate.store, MORE)
    await load(gate.store, LATER)
    gate.clock.advance(from_iso("2026-10-21T09:00:00Z") - gate.clock.now())
    return gate


async def _wish(gate: Gate, kind: str, fields: dict[str, Any], hand: Any = "assistant", staff: Staff = AGENT) -> Deed:
    request = Request(
        contact=HER,
        hand=hand,
        locale="en",
        staff=staff if hand == "agent" else None,
        # What she proved in a chat is looked up there; elsewhere it is as it was said.
        conversation_id=None if kind in NEEDS_FRESH else TALK,
        entry_id="e",
        level="fresh" if kind in NEEDS_FRESH else "verified",
    )
    filled = await fill(gate.shop, make(kind, fields), request, now=gate.clock.now())
    return await gate.store.write(propose, request, filled)


async def _order(gate: Gate, number: str) -> Order:
    order = await LocalShop(gate.store).order(number, ANA)
    assert order is not None
    return order


async def _hers(gate: Gate) -> tuple[object, object]:
    return await gate.shop.customer(ANA), await gate.shop.coupons(ANA)


async def _agreed(gate: Gate, deed: Deed) -> Deed:
    if deed.state == "proposed":
        await gate.say(deed, yes=True)
    await gate.run()
    return await gate.now(deed)


@pytest.mark.in_turn
@pytest.mark.parametrize("kind", ACTIONS)
async def test_it_is_offered_in_every_language_and_done_once_she_agrees(stocked: Gate, kind: str) -> None:
    fields, hand = WELL[kind]
    if kind in FIRST:
        await FIRST[kind](stocked)
    before = await _hers(stocked)
    deed = await _wish(stocked, kind, fields, hand)
    assert (deed.reason, deed.state in ("proposed", "confirmed")) == (None, True)
    known = (await fill_again(stocked.shop, deed, now=stocked.clock.now())).known
    shown = [offer(deed, known, locale) for locale in LOCALES]
    assert all(one.lines and one.title and one.yes and one.no for one in shown)
    assert len({one.title for one in shown}) == len(LOCALES)
    assert all(one.state != "void" and len(one.kinds) == len(one.lines) for one in shown)
    done = await _agreed(stocked, deed)
    assert (done.state, done.reason) == ("done", None)
    told = await stocked.told(deed)
    assert told == ["proposed", "confirmed", "sent", "done"]
    assert outcome_text(done, known, "en")
    if "order_id" in fields:
        order = await _order(stocked, fields["order_id"])
        ours = [one.amount.amount for one in order.refunds if one.reference == deed.id]
        assert sum(ours) == BACK.get(kind, 0)
        assert order.refunded <= order.paid
    else:
        assert await _hers(stocked) != before
    # Nobody who reads the journal learns an address.
    facts = str(await stocked.facts(deed))
    assert not [one for one in ("Calle", "new.example", "999 999", "LAPSED") if one in facts]


@pytest.mark.parametrize(("kind", "fields", "reason"), REASONS, ids=[f"{kind}-{why}" for kind, _, why in REASONS])
@pytest.mark.in_turn
async def test_what_cannot_be_done_says_why_in_every_language(
    stocked: Gate, kind: str, fields: dict[str, Any], reason: str
) -> None:
    hand = "agent" if kind in STAFF_ONLY else "customer"
    deed = await _wish(stocked, kind, fields, hand)
    assert (deed.state, deed.reason, deed.amount) == ("refused", reason, 0)
    said = {outcome_text(deed, None, locale) for locale in LOCALES}
    assert len(said) == len(LOCALES)
    assert await stocked.told(deed) == ["refused"]
    await stocked.run()
    assert stocked.shop.effects == {}


@pytest.mark.parametrize("kind", ["cancel_order", "change_items", "compensate"])
async def test_an_order_that_changed_meanwhile_voids_the_offer_or_refuses_it(stocked: Gate, kind: str) -> None:
    fields, hand = WELL[kind]
    deed = await _wish(stocked, kind, fields, hand)
    order = await _order(stocked, fields["order_id"])
    await LocalShop(stocked.store).compensate(order.id, order.paid, "somebody-else")
    ended = await _agreed(stocked, deed)
    assert ended.state in ("voided", "refused")
    assert (await _order(stocked, order.id)).refunded == order.paid


async def test_one_deed_moves_for_a_line_and_the_whole_waits_for_it(stocked: Gate) -> None:
    one = await _wish(stocked, "cancel_order", {"order_id": "#W-1", "item": "1"})
    assert (await _wish(stocked, "cancel_order", {"order_id": "w1", "item": "1"}, "customer")).id == one.id
    assert (await _wish(stocked, "cancel_order", {"order_id": "#W-1", "item": "2"})).id != one.id
    await stocked.say(one, yes=True)
    await stocked.turn()
    assert (await stocked.now(one)).state == "confirmed"
    crossing = await _wish(stocked, "cancel_order", {"order_id": "#W-1"})
    assert (crossing.state, crossing.reason) == ("refused", "under_way")
    sorry = await _wish(stocked, "compensate", {"order_id": "#W-1", "amount": _usd(50)}, "agent")
    assert sorry.reason == "under_way"
    await stocked.run()
    assert (await stocked.now(one)).state == "done"
    assert (await _wish(stocked, "cancel_order", {"order_id": "#W-1"})).state == "proposed"


async def test_what_is_promised_for_a_return_is_not_paid_out_otherwise(stocked: Gate) -> None:
    back = await _wish(stocked, "return_items", {"order_id": "#W-2", "items": ["2"], "method_id": CARD}, "customer")
    assert (await _agreed(stocked, back)).state == "done"
    too_much = await _wish(
        stocked, "refund_order", {"order_id": "#W-2", "part": "amount", "amount": _usd(2_001)}, "agent"
    )
    assert too_much.reason == "more_than_remains"
    rest = await _wish(stocked, "refund_order", {"order_id": "#W-2", "part": "all"}, "agent")
    assert (rest.reason, rest.amount) == (None, 2_000)


async def test_caps_count_what_is_live_and_forget_after_a_month(stocked: Gate) -> None:
    async def asked(number: str, amount: int) -> Deed:
        return await _wish(
            stocked, "compensate", {"order_id": number, "amount": _usd(amount), "reason": "late"}, "agent"
        )

    first = await asked("#W-2", 500)
    assert (await _agreed(stocked, first)).rule == "compensate-small"
    # Once an order: another one is for a supervisor to approve.
    again = await asked("#W-2", 50)
    assert again.rule == "compensate-above-limit"
    assert (await _agreed(stocked, again)).state in ("awaiting", "refused")
    filled = await fill(
        stocked.shop, make("compensate", {"order_id": "#W-5", "amount": _usd(1), "reason": "late"}),
        Request(contact=HER, hand="agent", locale="en", staff=AGENT), now=stocked.clock.now(),
    )  # fmt: skip
    judged = await stocked.store.read(judge, filled)
    assert judged.facts.history.customer_compensated == 500
    stocked.clock.advance(31 * DAY)
    later = await stocked.store.read(
        judge,
        type(filled)(
            **{name: getattr(filled, name) for name in filled.__struct_fields__} | {"at": stocked.clock.now()}
        ),
    )
    assert later.facts.history.customer_compensated == 0


TEN: list[tuple[str, dict[str, Any]]] = [
    ("cancel_order", {"order_id": "#W-1"}),
    ("cancel_order", {"order_id": "#W-2"}),
    ("cancel_order", {"order_id": "#W-3"}),
    ("cancel_order", {"order_id": "#W-6"}),
    ("cancel_order", {"order_id": "#W-8"}),
    ("change_address", {"order_id": "#W-1", "address": TO}),
    ("change_address", {"order_id": "#W-6", "address": TO}),
    ("return_items", {"order_id": "#W-2", "items": ["1"], "method_id": CARD}),
    ("return_items", {"order_id": "#W-6", "items": ["1"], "method_id": CARD}),
    ("exchange_items", {"order_id": "#W-2", "swaps": [BLUE], "method_id": CARD}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields"), TEN)
@pytest.mark.in_turn
async def test_every_hand_is_told_the_same_by_the_same_rule(stocked: Gate, kind: str, fields: dict[str, Any]) -> None:
    said = set()
    for hand in sorted(ACTIONS[kind].hands):
        staff = AGENT if hand == "agent" else None
        request = Request(contact=HER, hand=hand, locale="en", staff=staff)
        filled = await fill(stocked.shop, make(kind, fields), request, now=stocked.clock.now())
        judged = await stocked.store.read(judge, filled)
        said.add((judged.reason, judged.rule, judged.ask, judged.second, judged.to_person))
    assert len(said) == 1
    assert {kind for kind, _ in TEN} <= {action.kind for action in ALL}
