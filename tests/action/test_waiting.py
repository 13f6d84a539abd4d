"""The page of deeds that wait for a person: one query for each thing that is read, however many rows it has."""

from typing import Any

import pytest

from tests.action.gate import Gate
from xiaoer.app.waiting_deeds import page
from xiaoer.auth.actor import Staff
from xiaoer.kit.statement import Query
from xiaoer.kit.store import Reader

LEAD = Staff("lead", "supervisor")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Query[Any]]:
    """Every query that is asked from now on."""
    made: list[Query[Any]] = []
    real = {"one": Reader.one, "all": Reader.all}
    for name in real:

        def counting(self: Reader, query: Query[Any], *, _name: str = name, **params: Any) -> Any:
            made.append(query)
            return real[_name](self, query, **params)

        monkeypatch.setattr(Reader, name, counting)
    return made


async def test_a_longer_page_asks_no_more(crowd: Gate, asked: list[Query[Any]]) -> None:
    await crowd.only_rule("order.paid && !order.shipped", "approve")
    deeds, counts, rows = [], [], []
    for place in range(3):
        deeds.append(await crowd.wish(f"#M-{place}"))
        await crowd.say(deeds[-1], yes=True)
        await crowd.turn()
        asked.clear()
        rows = (await crowd.store.read(page, LEAD, "awaiting", "", "en")).deeds
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
    assert [row.deed.id for row in rows] == [deed.id for deed in deeds]
    assert {row.customer for row in rows} == {"Somebody"}
    # Each has its own steps, in their order, and stands so since the last of them.
    assert [[step.event for step in row.tried] for row in rows] == [["deed.proposed", "deed.awaiting"]] * 3
    assert [row.since for row in rows] == [row.tried[-1].at for row in rows]
    assert await crowd.told(deeds[0]) == ["proposed", "awaiting"]
    assert (await crowd.store.read(page, LEAD, "unknown", "", "en")).deeds == []
