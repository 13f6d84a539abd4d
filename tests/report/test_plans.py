"""Nothing behind the supervisor's page reads all there ever was."""

import sqlite3
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests import postgres
from xiaoer.kit.statement import Query
from xiaoer.report import figures, floor, fold, queries, topics

GROWING = ("report_stretch", "report_pickup", "report_topic", "conversation", "event", "entry", "payload")
PARAMS: dict[str, int | str] = {"start": 1, "now": 2, "since": 1, "conversation_id": "c", "late": 1, "soon": 2}
PARAMS |= {"before": "~", "of": "a", "number": 1, "limit": 51}


def statements() -> dict[str, Query[Any]]:
    """Every query of the room."""
    found: dict[str, Query[Any]] = {}
    for module in (queries, floor, fold, figures, topics):
        for name, value in vars(module).items():
            each = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else [value]
            found |= {f"{name}{n}": one for n, one in enumerate(each) if isinstance(one, Query)}
    return found


def test_every_query_goes_by_an_index(sqlite_template: Path) -> None:
    assert len(statements()) >= 20
    connection = sqlite3.connect(f"file:{sqlite_template}?mode=ro", uri=True)
    try:
        for name, statement in statements().items():
            bound = statement.on("sqlite")
            plan = connection.execute(f"EXPLAIN QUERY PLAN {bound.text}", bound.params(PARAMS)).fetchall()
            read_whole = [step[3] for step in plan if step[3].startswith("SCAN") and step[3].split()[1] in GROWING]
            assert (name, read_whole) == (name, [])
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("_alone0", "report_stretch_by_end"),
        ("_figures8", "report_stretch_by_end"),
        ("_scores0", "report_stretch_by_score"),
        ("_counts0", "report_topic_by_time"),
    ],
)
def test_a_day_of_the_past_is_read_by_an_index(
    sqlite_template: Path, postgres_template: str, name: str, index: str
) -> None:
    """So that comparing with last week costs a day, not all since then."""
    statement = statements()[name]
    with sqlite3.connect(f"file:{sqlite_template}?mode=ro", uri=True) as file:
        bound = statement.on("sqlite")
        plan = file.execute(f"EXPLAIN QUERY PLAN {bound.text}", bound.params(PARAMS)).fetchall()
        assert any(index in step[3] and ">? AND" in step[3] for step in plan), plan
    with postgres.clone(postgres_template) as url, psycopg.connect(url) as server:
        server.execute("SET enable_seqscan = off")
        bound = statement.on("postgresql")
        lines = [row[0] for row in server.execute(f"EXPLAIN {bound.text}", bound.params(PARAMS))]
        assert any(index in line for line in lines), lines
        assert any("Index Cond" in line and "<=" in line for line in lines), lines
