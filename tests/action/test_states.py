"""The table of steps, and verbs that never leave it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.action.gate import HER, Gate
from xiaoer.action.events import DeedEvent
from xiaoer.action.facts import fill_again
from xiaoer.action.models import deed as table
from xiaoer.action.queries import Deed
from xiaoer.action.states import LIVE, STATES, STEPS, TABLE, State, after
from xiaoer.action.verbs import confirm, decline, finish, give_up, look_again, mark_sent, postpone
from xiaoer.kit.errors import NotFound, Refused

# What the journal may say of a deed, by how it stood before: what is not here cannot happen.
SAID: dict[str, tuple[State, State]] = {
    "confirmed": ("proposed", "confirmed"),
    "declined": ("proposed", "declined"),
    "postponed": ("sent", "confirmed"),
    "unknown": ("sent", "unknown"),
    "escalated": ("unknown", "unknown"),
}
VERBS = ("confirm", "decline", "send", "again", "postpone", "done", "refused", "unknown", "look", "wish", "give_up")


def test_what_is_closed_stays_closed() -> None:
    closed = set(STATES) - LIVE
    # But for what the shop did after all when it had said that it would not.
    steps = {(state, step, to) for (state, step), to in TABLE.items() if state in closed}
    assert steps == {("refused", "surface", "done")}


def test_every_step_is_taken_somewhere_and_leads_to_a_state() -> None:
    assert {step for _, step in TABLE} == set(STEPS)
    assert set(TABLE.values()) <= set(STATES)
    assert {state for state, _ in TABLE} | set(TABLE.values()) == set(STATES)


def test_done_is_reached_only_from_what_was_sent() -> None:
    assert {state for (state, _), to in TABLE.items() if to == "done"} == {"sent", "unknown", "refused"}
    assert {state for (state, _), to in TABLE.items() if to == "sent"} == {"confirmed"}
    assert {state for (state, _), to in TABLE.items() if to == "confirmed"} == {"proposed", "awaiting", "sent"}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_in_the_table_or_refused(state: State, step: Any) -> None:
    if (state, step) in TABLE:
        assert after(state, step) == TABLE[state, step]
    else:
        with pytest.raises(Refused) as refused:
            after(state, step)
        assert (refused.value.code, refused.value.facts) == ("deed_closed", {"state": state})


async def _take(gate: Gate, deed: Deed, verb: str) -> None:
    """One verb, as some hand or job at any time might call it."""
    write = gate.store.write
    calls: dict[str, Callable[[], Any]] = {
        "decline": lambda: write(decline, deed.id, actor=HER.name),
        "send": lambda: write(mark_sent, deed.id),
        "again": lambda: write(mark_sent, deed.id, again=True),
        "postpone": lambda: write(postpone, deed.id),
        "done": lambda: write(finish, deed.id, "done"),
        "refused": lambda: write(finish, deed.id, "refused", reason="failed"),
        "unknown": lambda: write(finish, deed.id, "unknown"),
        "look": lambda: write(look_again, deed.id, deed.attempts, until=None),
        "give_up": lambda: write(give_up, deed.id),
        "wish": lambda: gate.wish(deed.order_id),
    }
    if verb == "confirm":
        filled = await fill_again(gate.shop, deed, now=gate.clock.now())
        await write(confirm, deed.id, filled, actor=HER.name)
    else:
        await calls[verb]()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(VERBS), max_size=14), place=st.integers(0, 19))
async def test_no_order_of_calls_leaves_the_table(crowd: Gate, steps: list[str], place: int) -> None:
    deed = await crowd.wish(f"#M-{place}")
    for verb in steps:
        before, told = await crowd.now(deed), await crowd.told(deed)
        try:
            await _take(crowd, before, verb)
        except Refused:
            assert (await crowd.now(deed), await crowd.told(deed)) == (before, told)
            continue
        now, news = await crowd.now(deed), (await crowd.told(deed))[len(told) :]
        if now.state != before.state:
            assert any(to == now.state and state == before.state for (state, _), to in TABLE.items()) or (
                # Eight times out of reach is given up in the same breath.
                (before.state, verb, now.state) == ("sent", "postpone", "refused")
            )
            assert news
        for said in news:
            assert SAID.get(said, (before.state, now.state)) in {(before.state, now.state), ("sent", "confirmed")}
        assert before.state in LIVE or now == before
    # Whatever was called, of one order there is at most one live deed: the next wish returns it.
    live = [one for one in [await crowd.now(deed)] if one.state in LIVE]
    for one in live:
        assert (await crowd.wish(one.order_id)).id == one.id


async def test_a_deed_that_is_not_there_is_not_found(gate: Gate) -> None:
    for call in (mark_sent, postpone, give_up):
        with pytest.raises(NotFound):
            await gate.store.write(call, "none")


def test_every_event_says_where_it_is_talked_about() -> None:
    def all_of(kind: type[DeedEvent]) -> set[type[DeedEvent]]:
        return {kind}.union(*(all_of(one) for one in kind.__subclasses__()))

    tagged = {kind for kind in all_of(DeedEvent) if kind.__struct_config__.tag not in ("DeedEvent", "Decided")}
    assert all(str(kind.kind()).startswith("deed.") for kind in tagged)
    assert all({"conversation", "entry", "order"} <= set(kind.__struct_fields__) for kind in tagged)
    assert table.c.line.nullable is False
