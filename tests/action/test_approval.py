"""Above a limit a second person says yes: never the same one, never on what is no longer true."""

from typing import Any

import pytest

from tests.action.gate import Gate
from xiaoer.action.facts import fill_again
from xiaoer.action.queries import Deed, awaiting_deeds
from xiaoer.action.verbs import APPROVAL, approve, reject
from xiaoer.auth.actor import Staff
from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Forbidden, Refused
from xiaoer.kit.money import Money

LEAD, OTHER_LEAD, AGENT = Staff("lead", "supervisor"), Staff("lead-2", "admin"), Staff("agent-1", "agent")
PAID = "order.paid && !order.shipped"


async def _held(gate: Gate, **more: Any) -> Deed:
    """She said yes to what needs a second person."""
    await gate.only_rule(PAID, "approve")
    deed = await gate.wish("#K-1001", **more)
    assert deed.state == "proposed"
    await gate.say(deed, yes=True)
    await gate.turn()
    return await gate.now(deed)


async def _approve(gate: Gate, deed: Deed, staff: Staff) -> Deed:
    filled = await fill_again(gate.shop, deed, now=gate.clock.now())
    return await gate.store.write(approve, deed.id, filled, staff)


async def test_it_waits_after_her_yes_and_is_done_after_the_second(gate: Gate) -> None:
    deed = await _held(gate)
    assert (deed.state, gate.shop.effects) == ("awaiting", {})
    assert [one.id for one in await gate.store.read(awaiting_deeds, LEAD)] == [deed.id]
    approved = await _approve(gate, deed, LEAD)
    assert (approved.state, approved.second) == ("confirmed", LEAD.name)
    assert (await _approve(gate, deed, LEAD)).state == "confirmed"
    await gate.run()
    assert (await gate.now(deed)).state == "done"
    assert await gate.told(deed) == ["proposed", "awaiting", "approved", "sent", "done"]
    assert gate.shop.effects == {"#K-1001": 1}
    assert await gate.store.read(awaiting_deeds, LEAD) == []


async def test_nobody_approves_her_own_and_no_agent_approves_anything(gate: Gate) -> None:
    deed = await _held(gate, hand="agent", staff=LEAD)
    for staff in (LEAD, AGENT):
        with pytest.raises(Forbidden):
            await _approve(gate, deed, staff)
        with pytest.raises(Forbidden):
            await gate.store.write(reject, deed.id, staff)
    with pytest.raises(Forbidden):
        await gate.store.read(awaiting_deeds, AGENT)
    assert (await gate.now(deed)).state == "awaiting"
    assert (await _approve(gate, deed, OTHER_LEAD)).state == "confirmed"


async def test_an_order_that_changed_meanwhile_makes_it_void(gate: Gate) -> None:
    deed = await _held(gate)
    await gate.refund_part("#K-1001")
    assert (await _approve(gate, deed, LEAD)).state == "voided"
    await gate.run()
    assert gate.shop.effects == {}
    assert (await gate.money("#K-1001"))[1:] == (Money(5900, "USD"), Money(100, "USD"))


async def test_a_no_ends_it_before_a_person(gate: Gate) -> None:
    deed = await _held(gate)
    refused = await gate.store.write(reject, deed.id, LEAD)
    assert (refused.state, refused.reason, refused.to_person) == ("refused", "rejected", True)
    with pytest.raises(Refused):
        await _approve(gate, deed, OTHER_LEAD)
    await gate.run()
    assert gate.shop.effects == {}


async def test_what_nobody_approves_in_a_day_is_refused(gate: Gate) -> None:
    deed = await _held(gate)
    gate.clock.advance(APPROVAL - SECOND)
    await gate.turn()
    assert (await gate.now(deed)).state == "awaiting"
    gate.clock.advance(2 * SECOND)
    await gate.run()
    ended = await gate.now(deed)
    assert (ended.state, ended.reason, ended.to_person) == ("refused", "not_approved", True)
    assert (await gate.told(deed))[-1] == "refused"
    assert gate.shop.effects == {}


async def test_a_day_that_ends_after_the_second_yes_ends_nothing(gate: Gate) -> None:
    deed = await _held(gate)
    await _approve(gate, deed, LEAD)
    await gate.run()
    gate.clock.advance(APPROVAL)
    await gate.run()
    assert (await gate.now(deed)).state == "done"
