"""What is late, paid twice, broken or on its way back, and her account: how much, how often, and who proves what."""

from typing import Any

import msgspec
import pytest

from tests.action.gate import HER, TALK, VISITOR, Gate
from tests.action.tried import LATER, usd
from tests.shops.world import ANA, MORE
from xiaoer.action.action import HELD
from xiaoer.action.faces import Possible, offer, offered, outcome_text, possible
from xiaoer.action.facts import Request, fill, fill_again, read_known
from xiaoer.action.judge import judge
from xiaoer.action.kinds.registry import make
from xiaoer.action.own.api import OwnHand
from xiaoer.action.queries import Deed
from xiaoer.action.verbs import propose
from xiaoer.auth.actor import Contact, Staff
from xiaoer.kit.clock import DAY, HOUR, from_iso
from xiaoer.kit.money import Money
from xiaoer.kit.words import LOCALES
from xiaoer.order.facts import Order
from xiaoer.order.shop import ShopUnreachable
from xiaoer.policy.facts import Level
from xiaoer.shops.local.adapter import LocalShop
from xiaoer.shops.local.load import load

AGENT, LEAD = Staff("agent-1", "agent"), Staff("lead", "supervisor")
USD = "USD"


@pytest.fixture
async def stocked(gate: Gate) -> Gate:
    """The shop with what is late, broken or on its way back, a day after the parcels arrived."""
    await load(gate.store, MORE)
    await load(gate.store, LATER)
    gate.clock.advance(from_iso("2026-10-21T09:00:00Z") - gate.clock.now())
    return gate


async def wish(gate: Gate, kind: str, hand: Any = "assistant", *, staff: Staff = AGENT, **fields: Any) -> Deed:
    """Propose it in her chat."""
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


async def agreed(gate: Gate, deed: Deed) -> Deed:
    """She says yes, and everything runs."""
    if deed.state == "proposed":
        await gate.say(deed, yes=True)
    await gate.run()
    return await gate.now(deed)


async def order_of(gate: Gate, number: str) -> Order:
    """An order of hers."""
    found = await LocalShop(gate.store).order(number, ANA)
    assert found is not None
    return found


# ------------------------------------------------------------------------------------------------- late


async def test_a_promise_is_told_once_it_is_made(stocked: Gate) -> None:
    deed = await wish(stocked, "hurry_order", order_id="#W-6")
    assert not any(figure in "".join(offered(deed, "en")) for figure in "0123456789")
    done = await agreed(stocked, deed)
    known = await read_known(stocked.shop, done.action, ANA, "en")
    [made] = known.order.hurries
    assert made.reference == deed.id
    due = made.due_at - from_iso("2026-10-21T00:00:00Z")
    assert (due // DAY, due // HOUR % 24) == (2, 9)
    said = {locale: outcome_text(done, known, locale).splitlines()[1] for locale in LOCALES}
    assert said["en"] == "It will be seen to by 10/23/26, 9:00 AM UTC, and you will hear from us.".replace(
        "9:00 AM", "9:00\u202fAM"
    )
    assert "2026/10/23 09:00 UTC" in said["zh-CN"]
    assert "23/10/26, 9:00 UTC" in said["es"]
    # Another may be made once the time is over, not before.
    assert (await wish(stocked, "hurry_order", order_id="#W-6")).reason == "already_hurried"
    stocked.clock.advance(3 * DAY)
    assert (await wish(stocked, "hurry_order", order_id="#W-6")).reason is None


async def test_what_is_late_is_hurried_at_once(stocked: Gate) -> None:
    deed = await wish(stocked, "hurry_order", order_id="#A-1")
    assert (deed.rule, deed.state) == ("hurry-late", "confirmed")
    facts = msgspec.json.decode(deed.facts)["order"]
    assert facts["late_hours"] == 11 * 24 + 9
    assert (await wish(stocked, "hurry_order", order_id="#W-7")).rule == "hurry"


async def test_a_delay_is_paid_for_once_and_as_much_as_is_owed(stocked: Gate) -> None:
    # Whatever somebody asks for.
    deed = await wish(stocked, "compensate_late", "agent", order_id="#A-1", amount=usd(10**9))
    assert (deed.amount, deed.rule) == (500, "late-fee")
    assert (await agreed(stocked, deed)).state == "done"
    order = await order_of(stocked, "#A-1")
    assert [(one.amount.amount, one.cause, one.reference) for one in order.refunds] == [(500, "compensation", deed.id)]
    assert order.late_fee == Money(500, USD)
    again = await wish(stocked, "compensate_late", order_id="#A-1")
    assert (again.state, again.reason) == ("refused", "late_fee_paid")


async def test_what_was_given_already_is_not_owed_any_more(stocked: Gate) -> None:
    await LocalShop(stocked.store).compensate("#A-1", Money(120, USD), "by-hand")
    deed = await wish(stocked, "compensate_late", order_id="#A-1")
    assert deed.amount == 380
    await LocalShop(stocked.store).compensate("#A-1", Money(1, USD), "by-hand-again")
    assert (await agreed(stocked, deed)).state == "voided"
    assert (await order_of(stocked, "#A-1")).refunded == Money(121, USD)


@pytest.mark.parametrize(
    ("kind", "number"), [("compensate_late", "#A-1"), ("refund_duplicate", "#A-2"), ("reship_items", "#W-2")]
)
async def test_what_the_shop_would_do_twice_is_looked_at_right_before(stocked: Gate, kind: str, number: str) -> None:
    """The shop cannot know that a compensation is for a delay that was paid for by another hand a moment ago."""
    more: dict[str, Any] = {"items": ["1"], "reason": "damaged"} if kind == "reship_items" else {}
    deed = await wish(stocked, kind, "agent", staff=LEAD, order_id=number, **more)
    if deed.state == "proposed":
        await stocked.say(deed, yes=True)
        await stocked.turn()
    assert (await stocked.now(deed)).state == "confirmed"
    local = LocalShop(stocked.store)
    match kind:
        case "compensate_late":
            await local.compensate(number, Money(500, USD), "other-hand")
        case "refund_duplicate":
            order = await order_of(stocked, number)
            await local.refund(number, Money(1000, USD), order.payments[0].id, "other-hand")
        case _:
            await local.reship(number, ("1", "2"), "other-hand")
    before = await order_of(stocked, number)
    await stocked.run()
    ended = await stocked.now(deed)
    said = {"compensate_late": "late_fee_paid", "refund_duplicate": "no_duplicate", "reship_items": "already_reshipped"}
    assert (ended.state, ended.reason) == ("refused", said[kind])
    assert await stocked.told(deed) == ["proposed", "confirmed", "refused"]
    after = await order_of(stocked, number)
    assert (after.refunds, after.shipments) == (before.refunds, before.shipments)
    assert all(outcome_text(ended, None, locale) for locale in LOCALES)


async def test_it_is_not_sent_unseen(stocked: Gate) -> None:
    deed = await wish(stocked, "compensate_late", order_id="#A-1")
    await stocked.say(deed, yes=True)
    await stocked.turn()
    stocked.shop.blind = True
    with pytest.raises(ShopUnreachable):
        await stocked.shop.order("#A-1", ANA)
    await stocked.turn()
    assert (await stocked.now(deed)).state == "confirmed"
    assert await stocked.told(deed) == ["proposed", "confirmed", "sent", "postponed"]
    stocked.shop.blind = False
    assert not (await order_of(stocked, "#A-1")).refunds
    await stocked.run()
    assert (await stocked.now(deed)).state == "done"
    assert (await order_of(stocked, "#A-1")).refunded == Money(500, USD)


# ------------------------------------------------------------------------------------------------- back


async def test_no_refund_runs_beside_the_end_of_a_return(stocked: Gate) -> None:
    refund = await wish(
        stocked, "refund_order", "agent", order_id="#A-3", part="amount", amount=usd(700), reason="damaged"
    )
    assert refund.state == "confirmed"
    fields: dict[str, Any] = {"order_id": "#A-3", "return_id": "A3/r", "amount": usd(2000)}
    assert (await wish(stocked, "settle_return", "agent", **fields)).reason == "under_way"
    await stocked.run()
    settled = await wish(stocked, "settle_return", "agent", **fields)
    assert (settled.rule, settled.state, settled.amount, settled.budget) == (
        "settle-return-by-staff", "confirmed", 2000, "none",
    )  # fmt: skip
    beside = await wish(stocked, "refund_order", "agent", order_id="#A-3", part="amount", amount=usd(1))
    assert beside.reason == "under_way"
    await stocked.run()
    order = await order_of(stocked, "#A-3")
    assert [one.status for one in order.returns] == ["done"]
    assert [(one.amount.amount, one.cause) for one in order.refunds] == [(700, "refund"), (2000, "return")]


async def test_a_return_pays_what_was_promised_and_no_more(stocked: Gate) -> None:
    # Somebody at the shop gave nearly all of it away: what is left is the most.
    await LocalShop(stocked.store).compensate("#A-3", Money(4000, USD), "by-hand")
    fields: dict[str, Any] = {"order_id": "#A-3", "return_id": "A3/r"}
    assert (await wish(stocked, "settle_return", "agent", amount=usd(1501), **fields)).reason == "more_than_promised"
    nothing = await wish(stocked, "settle_return", "agent", amount=usd(0), **fields)
    assert offered(nothing, "en")[-1] == "What came back did not pass, so nothing is refunded"
    assert (await agreed(stocked, nothing)).state == "done"
    order = await order_of(stocked, "#A-3")
    assert ([one.status for one in order.returns], order.refunded) == (["refused"], Money(4000, USD))
    assert (await wish(stocked, "settle_return", "agent", amount=usd(1), **fields)).reason == "nothing_comes_back"


async def test_the_assistant_settles_nothing_without_a_second_person(stocked: Gate) -> None:
    each: list[tuple[str, dict[str, Any]]] = [
        ("settle_return", {"order_id": "#A-3", "return_id": "A3/r", "amount": usd(1)}),
        ("settle_exchange", {"order_id": "#A-4", "exchange_id": "A4/x", "accepted": True}),
        ("settle_claim", {"order_id": "#A-5", "claim_id": "A5/c", "accepted": True}),
        ("reship_items", {"order_id": "#W-2", "items": ["1"], "reason": "damaged"}),
    ]
    for kind, fields in each:
        deed = await wish(stocked, kind, **fields)
        assert (deed.reason, deed.state) == (None, "proposed")
        assert (await agreed(stocked, deed)).reason == "not_approved"


async def test_a_label_is_made_once_for_each_that_comes_back(stocked: Gate) -> None:
    done = await agreed(stocked, await wish(stocked, "issue_label", order_id="#A-4", back_id="A4/x"))
    known = await read_known(stocked.shop, done.action, ANA, "en")
    said = outcome_text(done, known, "en").splitlines()
    assert said[1].startswith("Heron: ")
    assert said[2].startswith("To: Returns, 1 Calle Vuelta")
    assert (await wish(stocked, "issue_label", order_id="#A-4", back_id="A4/x")).reason == "has_label"


# ------------------------------------------------------------------------------------------------- hers


async def test_a_coupon_is_given_again_once_a_month_and_as_much(stocked: Gate) -> None:
    first = await wish(stocked, "reissue_coupon", code="lapsed")
    assert offered(first, "en") == ["10% off", "From $20.00 on", "Valid until Nov 4, 2026"]
    stocked.clock.advance(HOUR)
    assert (await wish(stocked, "reissue_coupon", code="LAPSED")).id == first.id
    done = await agreed(stocked, first)
    known = await read_known(stocked.shop, done.action, ANA, "en")
    new = next(one for one in known.coupons or () if one.replaces == "LAPSED")
    assert (new.percent, new.minimum, new.used, new.reference) == (10, Money(2000, USD), False, first.id)
    assert new.ends_at == from_iso("2026-11-05T00:00:00Z")
    assert f"Code: {new.code}" in outcome_text(done, known, "en")
    assert (await wish(stocked, "reissue_coupon", code="LAPSED")).reason == "coupon_given_again"
    second = await wish(stocked, "reissue_coupon", code="GONE")
    assert (second.rule, offered(second, "en")) == ("coupon-once-more", ["$7.00 off", "Valid until Nov 4, 2026"])
    assert (await agreed(stocked, second)).reason == "not_approved"


async def test_an_offer_of_a_coupon_that_lay_too_long_is_void(stocked: Gate) -> None:
    deed = await wish(stocked, "reissue_coupon", code="LAPSED")
    stocked.clock.advance(DAY)
    known = (await fill_again(stocked.shop, deed, now=stocked.clock.now())).known
    assert offer(deed, known, "en").state == "open"
    stocked.clock.advance(4 * DAY)
    assert (await agreed(stocked, deed)).state == "voided"
    assert not [one for one in await stocked.shop.coupons(ANA) if one.replaces == "LAPSED"]


@pytest.mark.parametrize(
    ("kind", "contact", "level", "reason"),
    [
        ("unlock_account", HER, "verified", "not_fresh"),
        ("reset_password", HER, "claimed", "not_fresh"),
        ("change_contact", HER, "verified", "not_fresh"),
        ("change_contact", VISITOR, "visitor", "not_signed_in"),
        ("reset_password", HER, "fresh", None),
        # The action itself does not ask for it, but its rules do.
        ("lock_account", HER, "claimed", "not_fresh"),
        ("lock_account", HER, "verified", None),
        ("lock_account", VISITOR, "visitor", "not_signed_in"),
    ],
)
@pytest.mark.in_turn
async def test_who_is_not_known_surely_enough_is_asked_to_prove_it(
    stocked: Gate, kind: str, contact: Contact, level: Level, reason: str | None
) -> None:
    for hand in ("assistant", "customer", "agent"):
        request = Request(contact=contact, hand=hand, locale="en", staff=LEAD, level=level)
        filled = await fill(stocked.shop, make(kind, {}), request, now=stocked.clock.now())
        judged = await stocked.store.read(judge, filled, probing=True)
        assert (hand, judged.reason, judged.to_person) == (hand, reason, False)


async def test_a_locked_account_cannot_be_reached_another_way(stocked: Gate) -> None:
    await agreed(stocked, await wish(stocked, "lock_account"))
    customer = await stocked.shop.customer(ANA)
    assert customer is not None
    assert customer.locked
    assert (await wish(stocked, "lock_account")).reason == "already_locked"
    request = Request(contact=HER, hand="customer", locale="en", level="fresh")
    filled = await fill(stocked.shop, make("change_contact", {"phone": "+1 555 010 010"}), request, now=1)
    assert (await stocked.store.read(judge, filled)).reason == "account_locked"


async def test_her_own_page_leaves_out_what_there_is_no_occasion_for(stocked: Gate) -> None:
    request = Request(contact=HER, hand="customer", locale="en")
    hand = OwnHand(stocked.store, stocked.shop, request)

    async def possible(number: str = "") -> dict[str, str | None]:
        found = await hand.possible(await order_of(stocked, number) if number else None)
        return {one.kind: one.reason for one in found}

    plain = await possible("#W-7")
    assert not {"refund_duplicate", "compensate_late"} & plain.keys()
    assert plain["claim_problem"] == "Not shipped yet"
    # What is looked into or comes back already is not asked for once more, line by line and as a whole.
    for number in ("#A-3", "#A-5"):
        known = await hand.known("claim_problem", number)
        back, claimed = [one.lines for one in known.returning()], [one.lines for one in known.claims()]
        held = {line for lines in back + claimed for line in lines}
        rest = tuple(item.line for item in known.standing if item.line not in held)
        assert 0 < len(rest) < len(known.standing)
        assert (await possible(number))["claim_problem"] is None
        [items, _] = hand.form("claim_problem", known).fields
        assert tuple(one.value for one in items.choices) == rest
        await stocked.shop.open_claim(number, "damaged", rest, f"{number}-rest")
    assert (await possible("#A-3"))["claim_problem"] == "Return or exchange under way"
    assert (await possible("#A-5"))["claim_problem"] == "Noted already"
    again = await wish(stocked, "claim_problem", order_id="#A-5", items=["1", "2"], reason="damaged")
    assert again.reason == "already_claimed"
    assert (await possible("#A-2"))["refund_duplicate"] is None
    assert (await possible("#A-1"))["compensate_late"] is None
    account = await possible()
    assert (account["reissue_coupon"], account["lock_account"], "unlock_account" in account) == (None, None, False)
    assert account["change_contact"] == "Needs a code first"
    stocked.clock.advance(60 * DAY)
    assert "reissue_coupon" not in await possible()


async def test_the_likeliest_stand_first_and_what_cannot_be_done_last(stocked: Gate) -> None:
    request = Request(contact=HER, hand="agent", locale="en", level="verified")
    order = await order_of(stocked, "#W-7")
    assert order.status in HELD

    async def found(wished: str | None = None) -> list[Possible]:
        return await stocked.store.read(possible, stocked.shop.name, order, request, stocked.clock.now(), wished)

    plain = await found()
    assert [one.kind for one in plain[:3]] == ["cancel_order", "hurry_order", "change_address"]
    said = [one.reason is not None for one in plain]
    assert said == sorted(said)
    assert True in said
    # What she wished for, as it was understood: first where it can be done, else the first of the refused.
    assert (await found("refund_order"))[0].kind == "refund_order"
    refused = [one.kind for one in await found("return_items") if one.reason is not None]
    assert refused[0] == "return_items"
    assert {one.kind for one in plain} == {one.kind for one in await found("return_items")}
