"""The benchmark passes, and a task that is expected to end otherwise is seen to fail. Skipped without its data."""

import copy
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evals.tau.__main__ import _run, _with_actions

DATA = Path(os.environ.get("TESTS_DATA", Path(__file__).parents[2].parent / "shared" / "data")) / "tau_retail"
MANY = 12
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not there; set TESTS_DATA to where the data lies"),
]


def _read(name: str) -> Any:
    return msgspec.json.decode((DATA / f"{name}.json").read_bytes())


@pytest.fixture(scope="module")
def db() -> Any:
    """Their database."""
    return _read("db")


@pytest.fixture(scope="module")
def tasks() -> list[Any]:
    """Their first tasks."""
    return _with_actions(_read("tasks"), _read("tasks_expected"))[:MANY]


@pytest.fixture(scope="module")
def spoken() -> list[Any]:
    """Their first spoken ones."""
    return list(_read("spoken_tasks"))[:MANY]


async def test_the_first_of_both_sets_pass(tmp_path: Path, db: Any, tasks: list[Any], spoken: list[Any]) -> None:
    told = await _run(tmp_path, db, tasks, spoken, verbose=False)
    passed = {"tasks": MANY, "tasks_passed": MANY, "spoken": MANY, "spoken_passed": MANY}
    assert told == passed | {"wrong_writes": 0}
    assert any(task["expected_changes"] for task in (*tasks, *spoken))


async def test_a_row_that_ends_otherwise_is_seen(tmp_path: Path, db: Any, spoken: list[Any]) -> None:
    right = [task for task in spoken if task["expected_changes"].get("orders")][:2]
    other = copy.deepcopy(right[0])
    [number, *_] = other["expected_changes"]["orders"]
    other["expected_changes"]["orders"][number]["status"] = "lost"
    nothing = copy.deepcopy(right[1]) | {"expected_changes": {}}
    answers = copy.deepcopy(right[1])
    answers["action_results"][-1]["ok"] = not answers["action_results"][-1]["ok"]
    told = await _run(tmp_path, db, [], [*right, other, nothing, answers], verbose=False)
    assert (told["spoken"], told["spoken_passed"]) == (5, 2)
    assert told["wrong_writes"] >= 2
