"""The lists of cases: what is due first stands first, a page goes on where the last ended, and nothing is scanned."""

from typing import Any

import msgspec
import pytest

from tests.order.case.matter import AGENT, HER, House, kinds, opened, to_state
from xiaoer.kit.clock import DAY, ManualClock
from xiaoer.kit.errors import Invalid
from xiaoer.kit.statement import Query
from xiaoer.order.case import queries
from xiaoer.order.case.queries import Case, View, cases
from xiaoer.order.case.verbs import Said, move, take

PLACE: dict[str, Any] = {"at": 0, "id": "", "limit": 51}
SELECTS: list[tuple[str, Query[Case], str]] = [
    *((f"{name}-timed", queries._views[name][0], "order_case_by_due") for name in ("open", "waiting")),  # noqa: SLF001 - the plan is what is tested
    *((f"{name}-others", queries._views[name][1], "order_case_by_due") for name in ("open", "waiting")),  # noqa: SLF001
    *((f"mine-{at}", queries._views["mine"][at], "order_case_by_agent") for at in (0, 1)),  # noqa: SLF001
    ("closed", queries._closed, "order_case_closed"),  # noqa: SLF001
]


async def all_of(store: House, view: View) -> list[str]:
    """The ids of a view, page by page."""
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        page, after = await store.read(cases, AGENT, view, after)
        found += [one.id for one in page]
    return found


async def test_what_is_due_first_stands_first_and_what_nobody_waits_for_last(store: House, clock: ManualClock) -> None:
    travels = await to_state(store, "on_the_way")
    sends = await opened(store, "return", "no_reason")
    settle = await opened(store, "claim", "not_received")
    clock.advance(3 * DAY)
    late = settle.id
    soon = await opened(store, "claim", "not_received")
    assert travels.due_at is None
    assert await all_of(store, "open") == [late, soon.id, sends.id, travels.id]
    assert await all_of(store, "waiting") == [late, soon.id]
    await store.write(take, AGENT, soon.id)
    await store.write(take, AGENT, travels.id)
    assert await all_of(store, "mine") == [soon.id, travels.id]
    # What is over stands by when it was over, whatever was opened first.
    await store.write(move, AGENT, sends.id, "withdraw")
    clock.advance(DAY)
    await store.write(move, AGENT, soon.id, "refuse", Said(text="No."))
    assert await all_of(store, "closed") == [soon.id, sends.id]
    assert await kinds(store, soon.id) == ["opened", "taken", "moved"]


async def test_a_page_goes_on_where_the_last_one_ended(
    store: House, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    # Two due at the same moment, as two that come in one batch are.
    made = [(await opened(store, "claim", "not_received")).id for _ in range(4)]
    clock.advance(DAY)
    made += [(await to_state(store, "on_the_way")).id for _ in range(3)]
    ordered = sorted(made[:4]) + sorted(made[4:])
    assert await all_of(store, "open") == ordered
    first, after = await store.read(cases, AGENT, "open")
    assert [one.id for one in first] == ordered[:2]
    assert after is not None
    # The last of the page is settled meanwhile: nothing that was not shown yet is left out.
    await store.write(move, AGENT, ordered[1], "refuse", Said(text="No."))
    rest, _ = await store.read(cases, AGENT, "open", after)
    assert [one.id for one in rest] == ordered[2:4]
    assert await all_of(store, "closed") == [ordered[1]]
    exactly, end = await store.read(cases, AGENT, "waiting", after)
    assert ([one.id for one in exactly], end) == (ordered[2:4], None)
    for wrong in ("x", "2~1~a", "0~~a", "0~-1~a", f"0~{'1' * 30}~a", "0~١~a", "0~1~"):
        with pytest.raises(Invalid):
            await store.read(cases, AGENT, "open", wrong)
    stranger = msgspec.structs.replace(AGENT, agent_id="mo")
    assert await store.read(cases, stranger, "mine") == ([], None)


@pytest.mark.parametrize(("name", "select", "index"), SELECTS, ids=[each[0] for each in SELECTS])
async def test_a_list_reads_no_more_than_it_shows(store: House, name: str, select: Query[Case], index: str) -> None:
    """The database itself says that it goes by the index, and sorts nothing."""
    await opened(store, "return", "no_reason")
    await store.write(move, HER, (await opened(store, "exchange")).id, "withdraw")
    connection = store.database.connect(write=False)
    on_postgresql = connection.dialect == "postgresql"
    bound = select.on(connection.dialect)
    try:
        if on_postgresql:
            # Of a table with a row or two any other way is cheaper.
            connection.execute("SET enable_seqscan = off", {})
            connection.execute("SET enable_bitmapscan = off", {})
        explain = "EXPLAIN " if on_postgresql else "EXPLAIN QUERY PLAN "
        params = bound.params({**PLACE, "agent_id": "lin"})
        told = "\n".join(str(row) for row in connection.execute(explain + bound.text, params).fetchall())
    finally:
        connection.close()
    assert index in told, told
    assert "SCAN order_case" not in told
    assert "Seq Scan" not in told
    assert "Sort" not in told
    assert "TEMP B-TREE" not in told
