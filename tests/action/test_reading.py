"""Who sees which deeds."""

from tests.action.gate import HER, TALK, VISITOR, Gate
from tests.shops.world import ANA, BO
from xiaoer.action.facts import order_facts
from xiaoer.action.queries import deed_of, deeds_of_conversation
from xiaoer.auth.actor import Actor, Contact, Staff, System
from xiaoer.kit.clock import HOUR

ELSEWHERE = Contact("contact-ana-mail", "mail", ANA)
BO_HERE = Contact("contact-bo", "web", BO)
AGENT = Staff("agent-1", "agent")


async def test_a_contact_sees_only_what_is_hers(gate: Gate) -> None:
    hers, visitors = await gate.wish("#K-1001"), await gate.wish("#K-1001", VISITOR)
    seen: dict[Actor, list[str]] = {
        HER: [hers.id],
        ELSEWHERE: [hers.id],
        VISITOR: [visitors.id],
        BO_HERE: [],
        Contact("contact-other", "web"): [],
        AGENT: [hers.id, visitors.id],
        System(): [hers.id, visitors.id],
    }
    for actor, ids in seen.items():
        seen_here = await gate.store.read(deeds_of_conversation, actor, TALK)
        assert sorted(deed.id for deed in seen_here) == sorted(ids)
        for deed in (hers, visitors):
            found = await gate.store.read(deed_of, actor, deed.id)
            assert (found == deed) is (deed.id in ids)
            assert (found is None) is (deed.id not in ids)
    assert await gate.store.read(deeds_of_conversation, AGENT, "talk-none") == []
    assert await gate.store.read(deed_of, AGENT, "none") is None


async def test_an_order_is_told_to_the_rules_as_it_is(gate: Gate) -> None:
    told = {}
    for number in ("#K-1001", "#K-1002", "#K-1003", "#K-1004"):
        order = await gate.shop.order(number, ANA)
        assert order is not None
        assert order.placed_at is not None
        facts = order_facts(order, order.placed_at + 3 * HOUR)
        assert (facts.age_hours, facts.currency, facts.total) == (3.0, "USD", order.total.amount)
        told[number] = (facts.status, facts.paid, facts.shipped, facts.delivered, facts.items)
    assert told == {
        "#K-1001": ("paid", True, False, False, 3),
        "#K-1002": ("shipped", False, True, False, 1),
        "#K-1003": ("unpaid", False, False, False, 1),
        "#K-1004": ("packed", True, False, False, 1),
    }


async def test_an_order_of_unknown_age_is_decided_by_no_rule_that_asks_for_it(gate: Gate) -> None:
    await gate.only_rule("order.age_hours < 24.0")
    await gate.forget_age("#K-1001")
    deed = await gate.wish("#K-1001")
    assert (deed.state, deed.reason, deed.to_person) == ("refused", "needs_person", True)
    [told] = await gate.facts(deed)
    assert told["failed"] == "missing: order.age_hours"
