"""What nobody knows is settled by a person with the right, once no machine looks for it, and moves no money."""

import pytest

from tests.action.gate import NEITHER, Gate
from tests.action.test_approval import AGENT, LEAD, OTHER_LEAD
from xiaoer.action.queries import Deed, unknown_deeds
from xiaoer.action.unknown.verbs import settle_by_hand
from xiaoer.auth.actor import System
from xiaoer.kit.clock import HOUR
from xiaoer.kit.errors import Forbidden, Invalid, Refused


async def _lost(gate: Gate) -> Deed:
    """She said yes, the shop never answered, and looking has ended."""
    gate.shop.guarantee = NEITHER
    gate.shop.manners = ["lost"]
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=True)
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.escalated_at is not None) == ("unknown", True)
    return now


async def test_a_person_says_that_it_did_not_happen_and_nothing_is_moved(gate: Gate) -> None:
    deed = await _lost(gate)
    before = await gate.money("#K-1001")
    settled = await gate.store.write(settle_by_hand, deed.id, LEAD, happened=False, why="  Not in the shop's books.  ")
    assert (settled.state, settled.reason, settled.to_person) == ("refused", "failed", True)
    assert (await gate.told(deed))[-3:] == ["escalated", "settled", "refused"]
    assert [told["happened"] for told in await gate.facts(deed) if told["kind"] == "deed.settled"] == [False]
    assert (await gate.actors(deed))[-2:] == [LEAD.name, LEAD.name]
    # Her words are what can be erased, never a fact of the journal.
    assert "books" not in str(await gate.facts(deed))
    assert await gate.bodies(deed) == ["Not in the shop's books."]
    assert (await gate.money("#K-1001"), gate.shop.effects) == (before, {})
    assert await gate.store.read(unknown_deeds, System()) == []
    told = await gate.told(deed)
    again = await gate.store.write(settle_by_hand, deed.id, OTHER_LEAD, happened=False, why="So it is.")
    assert (again.state, await gate.told(deed)) == ("refused", told)
    with pytest.raises(Refused, match="deed_closed"):
        await gate.store.write(settle_by_hand, deed.id, LEAD, happened=True, why="After all.")
    # She may wish it again, and that is another deed.
    assert (await gate.wish("#K-1001")).id != deed.id


async def test_a_person_says_that_it_happened_and_nothing_is_sent(gate: Gate) -> None:
    deed = await _lost(gate)
    reads = len(gate.shop.reads)
    settled = await gate.store.write(settle_by_hand, deed.id, LEAD, happened=True, why="Seen in the shop.")
    await gate.run()
    assert (settled.state, settled.reason, (await gate.now(deed)).state) == ("done", "by_hand", "done")
    assert (await gate.told(deed))[-2:] == ["settled", "done"]
    assert [told["happened"] for told in await gate.facts(deed) if told["kind"] == "deed.settled"] == [True]
    assert (gate.shop.effects, len(gate.shop.reads)) == ({}, reads)


async def test_should_the_shop_show_it_after_all_a_person_hears_so(gate: Gate) -> None:
    deed = await _lost(gate)
    await gate.store.write(settle_by_hand, deed.id, LEAD, happened=False, why="Not there.")
    # Whoever answers for the shop has it done by hand a little later, under our number.
    await gate.shop.done_late("#K-1001", deed.id)
    gate.clock.advance(HOUR)
    await gate.run()
    now = await gate.now(deed)
    assert (now.state, now.to_person) == ("done", True)
    assert (await gate.told(deed))[-2:] == ["refused", "done"]


async def test_nobody_settles_what_is_still_looked_for(gate: Gate) -> None:
    gate.shop.guarantee = NEITHER
    gate.shop.manners = ["lost"]
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=True)
    for _ in range(3):
        await gate.turn()
    assert (await gate.now(deed)).state == "unknown"
    with pytest.raises(Refused, match="deed_still_looked_for"):
        await gate.store.write(settle_by_hand, deed.id, LEAD, happened=False, why="Too early.")
    assert "settled" not in await gate.told(deed)


async def test_who_may_not_settles_nothing(gate: Gate) -> None:
    deed = await _lost(gate)
    before = await gate.told(deed)
    with pytest.raises(Forbidden, match="forbidden"):
        await gate.store.write(settle_by_hand, deed.id, AGENT, happened=True, why="I think so.")
    with pytest.raises(Invalid, match="why_empty"):
        await gate.store.write(settle_by_hand, deed.id, LEAD, happened=True, why="  ")
    assert (await gate.told(deed), (await gate.now(deed)).state) == (before, "unknown")


async def test_nobody_settles_her_own(gate: Gate) -> None:
    gate.shop.guarantee = NEITHER
    gate.shop.manners = ["lost"]
    deed = await gate.wish("#K-1001", hand="agent", staff=LEAD)
    await gate.say(deed, yes=True)
    await gate.run()
    with pytest.raises(Forbidden, match="own_deed"):
        await gate.store.write(settle_by_hand, deed.id, LEAD, happened=True, why="Trust me.")
    settled = await gate.store.write(settle_by_hand, deed.id, OTHER_LEAD, happened=True, why="Seen in the shop.")
    assert settled.state == "done"


async def test_what_the_last_look_saw_is_noted(gate: Gate) -> None:
    deed = await _lost(gate)
    seen = [told["seen"] for told in await gate.facts(deed) if told["kind"] == "deed.escalated"]
    assert seen == ["not_done"]
