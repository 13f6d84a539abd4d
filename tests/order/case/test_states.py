"""The table of moves, walked in full, and verbs that never leave it whatever is called in whatever order."""

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.order.case.matter import AGENT, HER, THIRD, case_now, opened, photo, told
from xiaoer.auth.actor import System
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import DAY, ManualClock
from xiaoer.kit.errors import Forbidden, Refused
from xiaoer.kit.store import Store
from xiaoer.order.case.queries import Hand
from xiaoer.order.case.states import (
    BYS,
    CASE_KINDS,
    CASE_STATES,
    CASE_STEPS,
    CLOSED,
    TABLE,
    By,
    CaseKind,
    CaseState,
    after,
    states_of,
    steps_for,
)
from xiaoer.order.case.verbs import Said, add_photos, end, expire, labelled, move, remind

# Written out once more, so that a slip in the table is seen: from where, by what, to where, by whom.
WAY_BACK = """
photos     show        review      customer agent
photos     pass        to_send     customer agent
photos     accept      to_send     agent
photos     expire      expired     system
photos     withdraw    withdrawn   customer agent
review     accept      to_send     agent
review     ask_photos  photos      agent
review     refuse      refused     agent
review     withdraw    withdrawn   customer agent
to_send    send        on_the_way  customer agent system
to_send    receive     received    agent
to_send    expire      expired     system
to_send    withdraw    withdrawn   customer agent
on_the_way send        on_the_way  customer agent
on_the_way receive     received    agent
received   inspect     inspected   agent third
inspected  refuse      refused     agent
"""
CLAIM = """
photos     show        review      customer agent
photos     pass        accepted    customer agent
photos     accept      accepted    agent
photos     expire      review      system
photos     withdraw    withdrawn   customer agent
review     accept      accepted    agent
review     ask_photos  photos      agent
review     refuse      refused     agent
review     withdraw    withdrawn   customer agent
accepted   refuse      refused     agent
"""
HURRY = """
promised   keep        kept        system
promised   break       broken      system
"""


def written(kind: CaseKind) -> set[tuple[str, ...]]:
    """The moves of a kind, with what ends it from anywhere at the shop's word."""
    lines = [line.split() for line in {"claim": CLAIM, "hurry": HURRY}.get(kind, WAY_BACK).split("\n") if line]
    rows = {(at, step, to, *sorted(by)) for at, step, to, *by in lines}
    if kind != "hurry":
        froms = {at for at, *_ in lines}
        rows |= {(at, "settle", "settled", "system") for at in froms}
        rows |= {(at, "turn_down", "refused", "system") for at in froms}
    return rows


@pytest.mark.parametrize("kind", CASE_KINDS)
def test_the_table_is_what_was_agreed(kind: CaseKind) -> None:
    rows = {(at, step, move.to, *sorted(move.by)) for (of, at, step), move in TABLE.items() if of == kind}
    assert rows == written(kind)


def test_every_state_and_step_is_in_it_and_what_is_closed_stays_closed() -> None:
    assert {state for kind in CASE_KINDS for state in states_of(kind)} == set(CASE_STATES)
    assert {step for _, _, step in TABLE} == set(CASE_STEPS)
    assert not {state for _, state, _ in TABLE} & CLOSED
    assert {by for move in TABLE.values() for by in move.by} == set(BYS)


@pytest.mark.parametrize("kind", CASE_KINDS)
def test_a_move_is_in_the_table_or_refused(kind: CaseKind) -> None:
    for state, step, by in product(CASE_STATES, CASE_STEPS, BYS):
        allowed = TABLE.get((kind, state, step))
        if allowed is not None and by in allowed.by:
            assert after(kind, state, step, by) == allowed.to
            assert step in steps_for(kind, state, by)
            continue
        with pytest.raises((Refused, Forbidden)) as refused:
            after(kind, state, step, by)
        code = "case_closed" if state in CLOSED else "forbidden" if allowed else "not_now"
        assert refused.value.code == code
        assert step not in steps_for(kind, state, by)


def test_money_waits_for_the_shop() -> None:
    """Nobody's word settles anything, and nothing she says brings her further than the way back."""
    ends = {by for move in TABLE.values() for by in move.by if move.to == "settled"}
    assert ends == {"system"}
    hers: set[CaseState] = {move.to for move in TABLE.values() if "customer" in move.by}
    assert hers == {"review", "to_send", "on_the_way", "accepted", "withdrawn"}


# ------------------------------------------------------------------------------------------------- the verbs

CALLS = (*CASE_STEPS, "photo", "label", "settle_deed", "turn_down_deed", "wait", "remind", "expire_job")
ACTORS: dict[By, Hand] = {"customer": HER, "agent": AGENT, "third": THIRD, "system": System()}


async def _call(store: Store[Tx], clock: ManualClock, case_id: str, call: str, by: By) -> None:
    """One verb, as some hand or job at any time might call it."""
    case = await case_now(store, case_id)
    said = Said(text="because", passed=True if call == "inspect" else None)
    if call in CASE_STEPS:
        actor = ACTORS[by] if by != "third" else THIRD.__class__(case_id)
        await store.write(move, actor, case_id, call, said)
        return
    calls: dict[str, Any] = {
        "label": lambda: store.write(labelled, case_id, "d-label"),
        "settle_deed": lambda: store.write(end, case_id, "d-end", granted=True),
        "turn_down_deed": lambda: store.write(end, case_id, "d-end", granted=False),
        "remind": lambda: store.write(remind, case_id, case.due_at or 0, 1),
        "expire_job": lambda: store.write(expire, case_id, case.due_at or 0),
    }
    if call == "wait":
        clock.advance(2 * DAY)
    elif call == "photo":
        await store.write(add_photos, HER, case_id, [await photo(store)])
    else:
        await calls[call]()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(CASE_KINDS),
    reason=st.sampled_from(["no_reason", "damaged", "wrong", "other"]),
    calls=st.lists(st.tuples(st.sampled_from(CALLS), st.sampled_from(BYS)), max_size=12),
)
async def test_no_order_of_calls_leaves_the_table(
    store: Store[Tx], clock: ManualClock, kind: CaseKind, reason: str, calls: list[tuple[str, By]]
) -> None:
    case = await opened(store, kind, reason)
    for call, by in calls:
        before, said = await case_now(store, case.id), await told(store, case.id)
        try:
            await _call(store, clock, case.id, call, by)
        except Refused:
            assert (await case_now(store, case.id), await told(store, case.id)) == (before, said)
            continue
        now, news = await case_now(store, case.id), (await told(store, case.id))[len(said) :]
        moves = [(one["before"], one["step"], one["after"], one["by"]) for kind_, one in news if kind_ == "case.moved"]
        for at, step, to, mover in moves:
            allowed = TABLE[kind, at, step]
            assert (allowed.to, mover in allowed.by) == (to, True)
        assert (now.state != before.state) <= bool(moves)
        assert now.open == (now.state not in CLOSED)
        if not before.open and call != "label":
            assert (now, news) == (before, [])
    # What the journal says is what there is.
    last = [one["after"] for kind_, one in await told(store, case.id) if kind_ == "case.moved"][-1:]
    assert (last or [case.state]) == [(await case_now(store, case.id)).state]


@pytest.mark.parametrize("kind", CASE_KINDS)
def test_every_state_can_be_reached(kind: CaseKind) -> None:
    found: set[CaseState] = {"promised" if kind == "hurry" else "photos"}
    while more := {move.to for (of, at, _), move in TABLE.items() if of == kind and at in found} - found:
        found |= more
    assert found == states_of(kind)
