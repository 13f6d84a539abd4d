"""Past decisions: counted by their rule, and decided again under other rules without changing any."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from sqlalchemy import bindparam, update

from tests.action.gate import VISITOR, Gate
from tests.action.test_approval import LEAD
from xiaoer.action.decided import queries
from xiaoer.action.decided.queries import NEWEST, PAGE, counts_of, decided_since, decisions_of
from xiaoer.action.decided.trial import Changed, Tally, Trial, next_place, versions_then
from xiaoer.action.models import deed as deed_table
from xiaoer.action.queries import Deed
from xiaoer.action.verbs import decline, reject
from xiaoer.app import policy_desk
from xiaoer.kit.clock import DAY, SECOND
from xiaoer.kit.errors import Invalid
from xiaoer.kit.statement import change
from xiaoer.policy.rules import Rule, Verdict, load
from xiaoer.policy.verbs import import_rules

_facts = change(update(deed_table).where(deed_table.c.id == bindparam("of")).values(facts=bindparam("facts")))
SELECTS: list[tuple[str, str, dict[str, Any], str]] = [
    ("counts", "_counted", {"rule": "cancel-paid", "since": 0}, "deed_by_rule"),
    ("decisions", "_of_rule", {"rule": "cancel-paid", "at": 1 << 62, "id": "", "limit": 20}, "deed_by_rule"),
    ("trial", "_of_time", {"since": 0, "at": 1 << 62, "id": "", "limit": 200}, "deed_by_time"),
]


def with_verdict(verdict: Verdict, rule: str = "cancel-paid") -> list[Rule]:
    """The rules of the house, one of them with another verdict."""
    return [msgspec.structs.replace(one, verdict=verdict) if one.id == rule else one for one in load()]


async def trial_of(gate: Gate, rules: list[Rule], since: int = 0) -> tuple[Tally, list[Changed]]:
    """What they would change."""
    changes: list[Changed] = []
    trial, _, whole = await policy_desk.tried(gate.store, rules, since=since, told=changes.extend)
    assert whole
    assert trial.tally.looked == sum((trial.tally.same, trial.tally.changed, trial.tally.kept, trial.tally.unreadable))
    return trial.tally, changes


async def everything(gate: Gate) -> tuple[list[Deed], int]:
    """All deeds as they stand, and how much happened to the first of them."""
    deeds = await gate.store.read(decided_since, 0, NEWEST, 1_000)
    return deeds, len(await gate.told(deeds[0]))


async def test_other_rules_are_tried_on_what_was_decided_and_change_none_of_it(crowd: Gate) -> None:
    offered = await crowd.wish("#M-0")
    done = await crowd.wish("#M-1")
    await crowd.say(done, yes=True)
    await crowd.run()
    shipped, not_hers = await crowd.wish("#K-1002"), await crowd.wish("#K-2001")
    nobody = await crowd.wish("#M-2", VISITOR)
    reasons = [shipped.reason, not_hers.reason, nobody.reason]
    assert ((await crowd.now(done)).state, reasons) == ("done", ["rule", "order_not_found", "not_signed_in"])
    before = await everything(crowd)
    tally, changes = await trial_of(crowd, with_verdict("approve"))
    assert dict(tally.changes) == {("confirm", "approve"): 2}
    assert [(each.deed.id, each.deed.rule, each.rule) for each in changes] == [
        (done.id, "cancel-paid", "cancel-paid"),
        (offered.id, "cancel-paid", "cancel-paid"),
    ]
    # What was not possible, or not hers to ask, was none of the rules'.
    assert (tally.looked, tally.kept, tally.same, tally.unreadable) == (5, 2, 1, 0)
    assert await everything(crowd) == before
    same, none = await trial_of(crowd, load())
    assert (same.same, none) == (3, [])
    gone, changes = await trial_of(crowd, [rule for rule in load() if rule.id != "cancel-paid"])
    assert dict(gone.changes) == {("confirm", "person"): 2}
    assert {each.rule for each in changes} == {None}


async def test_importing_them_changes_no_past_decision_either(gate: Gate) -> None:
    deed = await gate.wish("#K-1001")
    await gate.store.write(decline, deed.id, actor="contact:contact-ana")
    before = await everything(gate)
    await gate.store.write(import_rules, with_verdict("refuse"))
    assert await everything(gate) == before
    kept = before[0][0]
    assert (kept.rule, kept.rule_version, kept.state) == ("cancel-paid", 1, "declined")
    # The version it was decided by is still what it is compared with.
    tally, _ = await trial_of(gate, with_verdict("approve"))
    assert dict(tally.changes) == {("confirm", "approve"): 1}
    again = await gate.wish("#K-1001")
    assert (again.state, again.reason, again.rule_version) == ("refused", "rule", 2)
    tally, changes = await trial_of(gate, load())
    assert dict(tally.changes) == {("refuse", "confirm"): 1}
    assert [each.deed.id for each in changes] == [again.id]


async def test_what_a_person_ended_was_let_pass_by_the_rules(gate: Gate) -> None:
    await gate.only_rule("order.paid && !order.shipped", "approve")
    deed = await gate.wish("#K-1001")
    await gate.say(deed, yes=True)
    await gate.turn()
    await gate.store.write(reject, deed.id, LEAD)
    assert (await gate.now(deed)).reason == "rejected"
    tally, _ = await trial_of(gate, with_verdict("allow"))
    assert dict(tally.changes) == {("approve", "allow"): 1}


async def test_what_no_rule_knew_was_a_persons(gate: Gate) -> None:
    await gate.store.write(import_rules, [])
    deed = await gate.wish("#K-1001")
    assert (deed.reason, deed.rule) == ("needs_person", None)
    tally, changes = await trial_of(gate, load())
    assert dict(tally.changes) == {("person", "confirm"): 1}
    assert [each.rule for each in changes] == ["cancel-paid"]


@pytest.mark.parametrize(
    ("spoil", "unreadable"),
    [
        (lambda facts: facts["order"].pop("shipped"), 1),  # named by the rules, and nobody noted it then
        (lambda facts: facts["order"].pop("coming_back", None), 0),  # one that no rule of cancelling names
        (lambda facts: facts["history"].pop("customer_deeds", None), 0),
        (lambda facts: facts.pop("actor"), 1),
        (lambda facts: facts["order"].update(weather="rain"), 1),
        (lambda facts: facts.clear(), 1),
    ],
)
@pytest.mark.in_turn
async def test_facts_of_an_older_form_are_not_decided_again(
    gate: Gate, spoil: Callable[[dict[str, Any]], None], unreadable: int
) -> None:
    deed = await gate.wish("#K-1001")
    facts = msgspec.json.decode(deed.facts)
    spoil(facts)
    await gate.store.write(lambda tx: tx.run(_facts, of=deed.id, facts=msgspec.json.encode(facts).decode()))
    tally, changes = await trial_of(gate, with_verdict("approve"))
    assert (tally.looked, tally.unreadable, len(changes)) == (1, unreadable, 1 - unreadable)


async def test_an_age_the_shop_did_not_know_is_missing_still(gate: Gate) -> None:
    await gate.only_rule("order.age_hours < 24.0")
    await gate.forget_age("#K-1001")
    deed = await gate.wish("#K-1001")
    assert (deed.reason, msgspec.json.decode(deed.facts)["order"]["age_hours"]) == ("needs_person", None)
    tally, _ = await trial_of(gate, load())
    assert dict(tally.changes) == {("person", "confirm"): 1}
    young = msgspec.structs.replace(load()[1], when="order.age_hours < 24.0")
    tally, changes = await trial_of(gate, [young])
    assert (tally.same, changes) == (1, [])


async def test_what_began_before_is_left_out_and_pieces_leave_nothing_out(
    crowd: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in range(10):
        await crowd.wish(f"#M-{place}")
        if place % 3:
            crowd.clock.advance(SECOND)
    monkeypatch.setattr(policy_desk, "CHUNK", 2)
    _, changes = await trial_of(crowd, with_verdict("approve"))
    assert [each.deed.order_id for each in changes] == [f"#M-{place}" for place in reversed(range(10))]
    crowd.clock.advance(30 * DAY)
    late = await crowd.wish("#M-10")
    _, changes = await trial_of(crowd, with_verdict("approve"), since=crowd.clock.now() - DAY)
    assert [each.deed.id for each in changes] == [late.id]
    # Whoever has no time for all of it is told how far back it came.
    seen: list[Changed] = []
    trial, since, whole = await policy_desk.tried(
        crowd.store, with_verdict("approve"), since=0, told=seen.extend, further=lambda: False
    )
    assert (whole, trial.tally.looked, since) == (False, 2, seen[-1].deed.created_at)


async def test_what_a_rule_decided_comes_newest_first_in_pages(crowd: Gate) -> None:
    made = [await crowd.wish(f"#M-{place}") for place in range(20)]
    done = await crowd.wish("#K-1001")
    await crowd.say(done, yes=True)
    await crowd.run()
    first, after = await crowd.store.read(decisions_of, LEAD, "cancel-paid")
    assert (len(first), first[0].id) == (PAGE, done.id)
    assert after is not None
    rest, end = await crowd.store.read(decisions_of, LEAD, "cancel-paid", after)
    assert ([one.id for one in rest], end) == ([made[0].id], None)
    counts = await crowd.store.read(counts_of, LEAD, "cancel-paid", 0)
    assert {each.state: each.number for each in counts} == {"proposed": 20, "done": 1}
    assert await crowd.store.read(counts_of, LEAD, "cancel-unpaid", 0) == []
    assert await crowd.store.read(counts_of, LEAD, "cancel-paid", crowd.clock.now() + 1) == []
    for wrong in ("x", "1", "-1.a", "1" * 30 + ".a", "١.a"):
        with pytest.raises(Invalid):
            await crowd.store.read(decisions_of, LEAD, "cancel-paid", wrong)


@pytest.mark.parametrize(("name", "select", "params", "index"), SELECTS, ids=[each[0] for each in SELECTS])
async def test_the_page_reads_no_more_than_it_shows(
    crowd: Gate, name: str, select: str, params: dict[str, Any], index: str
) -> None:
    """The database itself says that it goes by the index, and sorts nothing."""
    await crowd.wish("#M-0")
    connection = crowd.store.database.connect(write=False)
    on_postgresql = connection.dialect == "postgresql"
    bound = getattr(queries, select).on(connection.dialect)
    try:
        if on_postgresql:
            # Of a table with a row or two any other way is cheaper.
            connection.execute("SET enable_seqscan = off", {})
            connection.execute("SET enable_bitmapscan = off", {})
        explain = "EXPLAIN " if on_postgresql else "EXPLAIN QUERY PLAN "
        told = "\n".join(str(row) for row in connection.execute(explain + bound.text, bound.params(params)).fetchall())
    finally:
        connection.close()
    assert index in told
    assert "SCAN deed\n" not in told + "\n"
    assert "Seq Scan" not in told
    if name != "counts":
        assert "Sort" not in told
        assert "TEMP B-TREE FOR ORDER BY" not in told


async def test_where_to_go_on_is_known_only_while_there_is_more(crowd: Gate) -> None:
    await crowd.wish("#M-0")
    found = await crowd.store.read(decided_since, 0, NEWEST, 1)
    place = next_place(found, 1)
    assert place is not None
    assert await crowd.store.read(decided_since, 0, place, 1) == []
    assert next_place([], 1) is None
    assert Trial([], await crowd.store.read(versions_then)).take_all([]) == []
