"""Each action through the gate before the embedded shop: offered, agreed to, done and read back, or refused."""

from typing import Any

import pytest

from tests.action.gate import HER, TALK, Gate
from tests.shops.world import ANA, CARD, GIFT, MORE
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

TO = {"name": "Ana", "line1": "9 Calle Nueva", "city": "Sevilla", "country": "ES"}
BLUE, TIN, OLD, RED, GOLD, NONE = (
    {"line": "1", "variant_id": f"cup-{name}"} for name in ("blue", "tin", "old", "red", "gold", "none")
)
AGENT = Staff("agent-1", "agent")


def _usd(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "USD"}


# Each as it goes well: fields, hand, and what of the order is different afterwards.
WELL: dict[str, tuple[dict[str, Any], str]] = {
    "cancel_order": ({"order_id": "#W-1", "item": "1", "reason": "other"}, "assistant"),
    "change_address": ({"order_id": "#W-1", "address": TO}, "customer"),
    "change_items": ({"order_id": "#W-1", "swaps": [TIN], "method_id": GIFT}, "assistant"),
    "change_payment": ({"order_id": "#W-9", "method_id": GIFT}, "customer"),
    "return_items": ({"order_id": "#W-2", "items": ["1"], "method_id": CARD}, "customer"),
    "exchange_items": ({"order_id": "#W-2", "swaps": [BLUE], "method_id": CARD}, "assistant"),
    "refund_order": ({"order_id": "#W-2", "part": "line", "item": "1"}, "agent"),
    "compensate": ({"order_id": "#W-2", "amount": _usd(500), "reason": "late"}, "agent"),
    "change_default_address": ({"address": TO}, "customer"),
}
# What goes back at once.
BACK = {"cancel_order": 1800, "change_items": 800, "change_payment": 400, "refund_order": 2000, "compensate": 500}
# Every reason an action may give, and how it comes about.
REASONS: list[tuple[str, dict[str, Any], str]] = [
    ("cancel_order", {"order_id": "#W-1", "item": "9"}, "no_such_line"),
    ("change_address", {"order_id": "#W-1", "address": TO | {"city": " "}}, "no_address"),
    ("change_items", {"order_id": "#W-1", "swaps": [], "method_id": CARD}, "no_such_line"),
    ("change_items", {"order_id": "#W-1", "swaps": [BLUE, TIN], "method_id": CARD}, "no_such_line"),
    ("change_items", {"order_id": "#W-1", "swaps": [NONE], "method_id": CARD}, "no_such_variant"),
    ("change_items", {"order_id": "#W-1", "swaps": [RED], "method_id": CARD}, "same_variant"),
    ("change_items", {"order_id": "#W-1", "swaps": [OLD], "method_id": CARD}, "sold_out"),
    ("change_items", {"order_id": "#W-1", "swaps": [BLUE], "method_id": "m-cleo"}, "no_such_payment"),
    ("change_items", {"order_id": "#W-1", "swaps": [GOLD], "method_id": GIFT}, "balance_too_small"),
    ("change_items", {"order_id": "#W-3", "swaps": [BLUE], "method_id": CARD}, "nothing_paid"),
    ("change_payment", {"order_id": "#W-1", "method_id": CARD}, "several_payments"),
    ("change_payment", {"order_id": "#W-7", "method_id": CARD}, "same_payment"),
    ("change_payment", {"order_id": "#W-7", "method_id": "m-cleo"}, "no_such_payment"),
    ("change_payment", {"order_id": "#W-7", "method_id": GIFT}, "balance_too_small"),
    ("return_items", {"order_id": "#W-2", "items": [], "method_id": CARD}, "no_such_line"),
    ("return_items", {"order_id": "#W-2", "items": ["1"], "method_id": "m-cleo"}, "no_such_payment"),
    ("exchange_items", {"order_id": "#W-2", "swaps": [OLD], "method_id": CARD}, "sold_out"),
    ("refund_order", {"order_id": "#W-2", "part": "line", "item": "9"}, "no_such_line"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": _usd(0)}, "no_amount"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": _usd(-5)}, "no_amount"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": {"amount": 5, "currency": "EUR"}}, "no_amount"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": _usd(5_501)}, "more_than_remains"),
    ("refund_order", {"order_id": "#W-2", "part": "amount", "amount": _usd(10**25)}, "more_than_remains"),
    ("refund_order", {"order_id": "#W-3"}, "nothing_paid"),
    ("compensate", {"order_id": "#W-2"}, "no_amount"),
    ("compensate", {"order_id": "#W-2", "amount": _usd(-1)}, "no_amount"),
    ("compensate", {"order_id": "#W-2", "amount": {"amount": 5, "currency": "EUR"}}, "no_amount"),
    ("compensate", {"order_id": "#W-2", "amount": _usd(10**25)}, "more_than_remains"),
    ("compensate", {"order_id": "#W-3", "amount": _usd(1)}, "nothing_paid"),
    ("change_default_address", {}, "no_address"),
    ("cancel_order", {"order_id": "#K-2001"}, "order_not_found"),
]  # fmt: skip


@pytest.fixture
async def stocked(gate: Gate) -> Gate:
    """The same with what every action is tried on, a day after the parcels arrived."""
    await load(gate.store, MORE)
    gate.clock.advance(from_iso("2026-10-21T09:00:00Z") - gate.clock.now())
    return gate


async def _wish(gate: Gate, kind: str, fields: dict[str, Any], hand: Any = "assistant", staff: Staff = AGENT) -> Deed:
    request = Request(
        contact=HER,
        hand=hand,
        locale="en",
        staff=staff if hand == "agent" else None,
        conversation_id=TALK,
        entry_id="e",
    )
    filled = await fill(gate.shop, make(kind, fields), request, now=gate.clock.now())
    return await gate.store.write(propose, request, filled)


async def _order(gate: Gate, number: str) -> Order:
    order = await LocalShop(gate.store).order(number, ANA)
    assert order is not None
    return order


async def _agreed(gate: Gate, deed: Deed) -> Deed:
    if deed.state == "proposed":
        await gate.say(deed, yes=True)
    await gate.run()
    return await gate.now(deed)


@pytest.mark.parametrize("kind", ACTIONS)
async def test_it_is_offered_in_every_language_and_done_once_she_agrees(stocked: Gate, kind: str) -> None:
    fields, hand = WELL[kind]
    deed = await _wish(stocked, kind, fields, hand)
    assert (deed.reason, deed.state in ("proposed", "confirmed")) == (None, True)
    known = (await fill_again(stocked.shop, deed, now=stocked.clock.now())).known
    shown = [offer(deed, known, locale) for locale in LOCALES]
    assert all(one.lines and one.title and one.yes and one.no for one in shown)
    assert len({one.title for one in shown}) == len(LOCALES)
    assert all(one.state != "void" for one in shown)
    before = await stocked.shop.customer(ANA)
    done = await _agreed(stocked, deed)
    assert done.state == "done"
    told = await stocked.told(deed)
    assert told == ["proposed", "confirmed", "sent", "done"]
    assert outcome_text(done, known, "en")
    if "order_id" in fields:
        order = await _order(stocked, fields["order_id"])
        ours = [one.amount.amount for one in order.refunds if one.reference == deed.id]
        assert sum(ours) == BACK.get(kind, 0)
        assert order.refunded <= order.paid
    else:
        assert await stocked.shop.customer(ANA) != before
    # Nobody who reads the journal learns an address.
    assert "Calle" not in str(await stocked.facts(deed))


@pytest.mark.parametrize(("kind", "fields", "reason"), REASONS, ids=[f"{kind}-{why}" for kind, _, why in REASONS])
async def test_what_cannot_be_done_says_why_in_every_language(
    stocked: Gate, kind: str, fields: dict[str, Any], reason: str
) -> None:
    hand = "agent" if kind in ("refund_order", "compensate") else "customer"
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
