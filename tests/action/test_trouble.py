"""A shop that misbehaves: cancelled once, paid back once, and what nobody knows ends before a person."""

import pytest

from tests.action.gate import NEITHER, ONCE, SETTLES, Gate, Manner
from xiaoer.action import jobs
from xiaoer.action.faces import outcome_text
from xiaoer.action.queries import Deed, unknown_deeds
from xiaoer.action.verbs import LOOKS, POSTPONED, finish
from xiaoer.auth.actor import System
from xiaoer.job.queue import LEASE
from xiaoer.kit.clock import HOUR, MINUTE, SECOND
from xiaoer.kit.money import Money
from xiaoer.order.shop import Guarantee

PAID, NONE = Money(5900, "USD"), Money(0, "USD")
DROPPED: list[Manner] = ["dropped"] * 30
AWAY: list[Manner] = ["away"] * 30
CANCELLED = ("cancelled", PAID, PAID)
UNTOUCHED = ("paid", PAID, NONE)


async def _confirmed(gate: Gate, guarantee: Guarantee, *manners: Manner) -> Deed:
    """A deed she has said yes to, before a shop that behaves like that."""
    gate.shop.guarantee, gate.shop.manners = guarantee, list(manners)
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=True)
    return deed


@pytest.mark.parametrize("guarantee", [ONCE, SETTLES, NEITHER])
@pytest.mark.parametrize("manner", ["dropped", "broken", "hanging"])
@pytest.mark.in_turn
async def test_what_was_done_and_not_answered_is_found_by_reading(
    gate: Gate, guarantee: Guarantee, manner: Manner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "CALL_LIMIT", 0.2)
    deed = await _confirmed(gate, guarantee, manner)
    await gate.run()
    assert (await gate.now(deed)).state == "done"
    assert await gate.told(deed) == ["proposed", "confirmed", "sent", "unknown", "done"]
    assert gate.shop.effects == {"#K-1001": 1}
    assert await gate.money("#K-1001") == CANCELLED


async def test_a_line_that_delivers_twice_cancels_once(gate: Gate) -> None:
    deed = await _confirmed(gate, ONCE, "twice")
    await gate.run()
    assert await gate.told(deed) == ["proposed", "confirmed", "sent", "done"]
    assert gate.shop.effects == {"#K-1001": 1}
    assert await gate.money("#K-1001") == CANCELLED


async def test_a_call_that_was_lost_is_sent_again_under_its_key(gate: Gate) -> None:
    deed = await _confirmed(gate, ONCE, "lost", "lost")
    await gate.run()
    assert await gate.told(deed) == ["proposed", "confirmed", "sent", "unknown", "sent", "sent", "done"]
    assert [told["again"] for told in await gate.facts(deed) if told["kind"] == "deed.sent"] == [False, True, True]
    assert gate.shop.effects == {"#K-1001": 1}


async def test_where_absence_is_final_in_time_a_lost_call_has_failed(gate: Gate) -> None:
    deed = await _confirmed(gate, SETTLES, "lost")
    begun = gate.clock.now()
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.reason, now.to_person) == ("refused", "failed", True)
    assert now.updated_at - begun >= 60 * SECOND
    assert await gate.told(deed) == ["proposed", "confirmed", "sent", "unknown", "refused"]
    assert await gate.money("#K-1001") == UNTOUCHED
    # She may wish it again, and that is another deed.
    assert (await gate.wish("#K-1001")).id != deed.id


async def test_a_shop_that_does_it_late_but_in_time_has_done_it(gate: Gate) -> None:
    deed = await _confirmed(gate, SETTLES, "late")
    gate.shop.late = 50 * SECOND
    await gate.run()
    assert (await gate.now(deed)).state == "done"
    assert gate.shop.effects == {"#K-1001": 1}
    assert await gate.money("#K-1001") == CANCELLED


async def test_a_long_time_to_settle_is_waited_for(gate: Gate) -> None:
    deed = await _confirmed(gate, Guarantee(idempotent=False, settles_within=3 * 3600.0), "late")
    gate.shop.late = 2 * HOUR
    await gate.run()
    assert (await gate.now(deed)).state == "done"
    assert (await gate.now(deed)).escalated_at is None


async def test_without_any_guarantee_it_is_never_tried_again_and_goes_to_a_person(gate: Gate) -> None:
    deed = await _confirmed(gate, NEITHER, "lost")
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.to_person, now.attempts) == ("unknown", True, LOOKS)
    assert now.escalated_at is not None
    assert await gate.told(deed) == ["proposed", "confirmed", "sent", "unknown", "escalated"]
    assert await gate.money("#K-1001") == UNTOUCHED
    assert [one.id for one in await gate.store.read(unknown_deeds, System())] == [deed.id]
    assert "colleague" in outcome_text(now, None, "en")
    # It still stands in the way of another one, until the person has looked.
    assert (await gate.wish("#K-1001")).id == deed.id
    ended = await gate.store.write(finish, deed.id, "refused", reason="failed", actor="agent:1")
    assert (ended.state, await gate.store.read(unknown_deeds, System())) == ("refused", [])
    assert (await gate.wish("#K-1001")).id != deed.id


@pytest.mark.parametrize("guarantee", [ONCE, SETTLES, NEITHER])
async def test_a_shop_that_cannot_be_read_back_ends_before_a_person(gate: Gate, guarantee: Guarantee) -> None:
    deed = await _confirmed(gate, guarantee, *DROPPED)
    await gate.turn()
    gate.shop.blind = True
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.escalated_at is not None, now.to_person) == ("unknown", True, True)
    assert gate.shop.effects == {"#K-1001": 1}
    assert await gate.given_up() == []


@pytest.mark.parametrize("guarantee", [ONCE, SETTLES, NEITHER])
async def test_a_shop_that_is_away_is_tried_later_since_nothing_happened(gate: Gate, guarantee: Guarantee) -> None:
    deed = await _confirmed(gate, guarantee, "away", "away")
    await gate.run()
    assert await gate.told(deed) == [
        "proposed", "confirmed", "sent", "postponed", "sent", "postponed", "sent", "done",
    ]  # fmt: skip
    assert gate.shop.effects == {"#K-1001": 1}


async def test_a_shop_that_stays_away_has_refused(gate: Gate) -> None:
    deed = await _confirmed(gate, ONCE, *AWAY)
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.reason, now.to_person, now.attempts) == ("refused", "unreachable", True, POSTPONED)
    assert await gate.money("#K-1001") == UNTOUCHED


async def test_a_shop_that_says_no_is_heard(gate: Gate) -> None:
    deed = await _confirmed(gate, ONCE)
    await gate.turn()
    await gate.shop.cancel_order("#K-1001", "other", "the-shops-own-page")
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.reason, now.to_person) == ("refused", "order_cancelled", False)
    assert outcome_text(now, None, "en") == "This order is already cancelled."
    assert gate.shop.effects == {"#K-1001": 1}
    assert await gate.money("#K-1001") == CANCELLED


async def test_a_no_to_the_second_call_is_none_when_the_first_can_be_read_back(gate: Gate) -> None:
    deed = await _confirmed(gate, ONCE, "lost")
    await gate.turn()
    await gate.turn()
    assert (await gate.now(deed)).state == "unknown"
    await gate.shop.cancel_order("#K-1001", "other", "came-by-another-way")
    await gate.run()
    assert (await gate.now(deed)).state == "done"
    assert gate.shop.effects == {"#K-1001": 1}


async def test_money_that_stays_away_is_not_done(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    deed = await _confirmed(gate, ONCE)
    await gate.turn()
    monkeypatch.setattr("xiaoer.shops.local.writes.cancel._refund_rest", lambda *_: None)
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.to_person) == ("unknown", True)
    assert await gate.money("#K-1001") == ("cancelled", PAID, NONE)


async def test_a_process_that_slept_over_its_call_does_not_make_it(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    deed = await _confirmed(gate, NEITHER)
    await gate.turn()
    asleep = gate.store.write

    async def slow(verb: object, *args: object, **kwargs: object) -> object:
        result: object = await asleep(verb, *args, **kwargs)  # type: ignore[arg-type]
        if getattr(verb, "__name__", "") == "mark_sent":
            gate.clock.advance(LEASE + MINUTE)
        return result

    monkeypatch.setattr(gate.store, "write", slow)
    await gate.run()
    assert (await gate.now(deed)).state == "unknown"
    assert gate.shop.effects == {}
