"""Replay a retail benchmark's tasks through the gate under its own policy and compare every row.

    python -m evals.tau DATA [--tasks FILE] [--expected FILE] [--spoken FILE] [--verbose]

DATA holds db.json, tasks.json, tasks_expected.json and spoken_tasks.json. Ends with one line of JSON.
"""

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

import xiaoer
from evals.tau.replay import Replay
from evals.tau.rows import Shop, same
from xiaoer.action.events import DeedConfirmed
from xiaoer.action.jobs import ANSWER, PERFORM
from xiaoer.app.schema import migrate
from xiaoer.conversation.events import OfferAnswered
from xiaoer.event.journal import Event
from xiaoer.event.tx import Journal, Tx
from xiaoer.inbox.verbs import configure
from xiaoer.job.queue import Subscriber, Subscriptions
from xiaoer.kit.database import database
from xiaoer.kit.store import Store
from xiaoer.policy.rules import load
from xiaoer.policy.verbs import import_rules
from xiaoer.shops.local import tau
from xiaoer.shops.local.adapter import LocalShop

# The customer's yes and what it sets going; nobody is told and nobody waits in line here.
SUBSCRIBERS: dict[type[Event], list[Subscriber]] = {
    OfferAnswered: [Subscriber(ANSWER)],
    DeedConfirmed: [Subscriber(PERFORM)],
}
POLICY = Path(xiaoer.__file__).parent / "policy" / "retail.toml"
Task = dict[str, Any]


def main() -> int:
    """Run both sets; 0 when all is as expected."""
    asked = argparse.ArgumentParser(prog="python -m evals.tau")
    asked.add_argument("data", type=Path)
    asked.add_argument("--tasks", type=Path)
    asked.add_argument("--expected", type=Path)
    asked.add_argument("--spoken", type=Path)
    asked.add_argument("--verbose", action="store_true")
    given = asked.parse_args()
    tasks = _with_actions(
        _read(given.tasks or given.data / "tasks.json"), _read(given.expected or given.data / "tasks_expected.json")
    )
    spoken = _read(given.spoken or given.data / "spoken_tasks.json")
    with tempfile.TemporaryDirectory() as folder:
        told = asyncio.run(_run(Path(folder), _read(given.data / "db.json"), tasks, spoken, verbose=given.verbose))
    print(json.dumps(told))
    return 0 if told["tasks"] == told["tasks_passed"] and told["spoken"] == told["spoken_passed"] else 1


def _with_actions(tasks: list[Task], expected: list[Task]) -> list[Task]:
    """The expectations of the tasks that are asked for, with the calls the tasks themselves name."""
    rows = {str(one["id"]): one for one in expected}
    return [rows[str(task["id"])] | {"actions": _calls(task, rows[str(task["id"])])} for task in tasks]


def _calls(task: Task, expected: Task) -> list[Task]:
    named = (task.get("evaluation_criteria") or {}).get("actions")
    return named or list(expected["actions"])


async def _run(folder: Path, db: Any, tasks: list[Task], spoken: list[Task], *, verbose: bool) -> dict[str, int]:
    template = folder / "template.db"
    await _prepare(template, db)
    shop = Shop(template, db)
    told = {"tasks": len(tasks), "tasks_passed": 0, "spoken": len(spoken), "spoken_passed": 0, "wrong_writes": 0}
    for name, chosen in (("tasks", tasks), ("spoken", spoken)):
        for task in chosen:
            passed, wrong = await _one(folder, template, shop, task, verbose=verbose)
            told[f"{name}_passed"] += passed
            told["wrong_writes"] += wrong
    return told


async def _prepare(file: Path, db: Any) -> None:
    """The benchmark's shop under its own policy, in one file without a log beside it."""
    url = f"sqlite:///{file}"
    migrate(url)
    store = _store(url)
    await tau.load(store, db)
    await store.write(configure, inbox_id="web", name="Web", channel="widget", locale="en", origins=[])
    await store.write(import_rules, load(POLICY))
    await store.close()


def _store(url: str) -> Store[Tx]:
    return Store(database(url), Journal("eval", Subscriptions(SUBSCRIBERS)))


async def _one(folder: Path, template: Path, shop: Shop, task: Task, *, verbose: bool) -> tuple[bool, int]:
    """Whether every call answered as it must and just the expected rows changed; and how many rows are wrong."""
    file = folder / "task.db"
    for left in folder.glob("task.db*"):
        left.unlink()
    shutil.copyfile(template, file)
    store = _store(f"sqlite:///{file}")
    replay = Replay(store, LocalShop(store), _whose(task, shop.db))
    answers = [await replay.call(call["name"], call["arguments"]) for call in task["actions"]]
    await store.close()
    found, expected = shop.changes(file), task["expected_changes"]
    right = answers == [bool(result["ok"]) for result in task["action_results"]]
    wrong = _wrong(expected, found)
    if verbose and (wrong or not right):
        print(
            json.dumps({"task": task["id"], "answers": answers, "expected": expected, "found": found}), file=sys.stderr
        )
    return right and not wrong, wrong


def _whose(task: Task, db: Any) -> str | None:
    """Who asks: who is named, or whoever has the first order that is spoken of; the benchmark's tools do not ask."""
    orders = (call["arguments"].get("order_id") for call in task["actions"])
    owners = (db["orders"][one]["user_id"] for one in orders if one in db["orders"])
    users = (call["arguments"]["user_id"] for call in task["actions"] if "user_id" in call["arguments"])
    return task.get("user_id") or next(owners, None) or next(users, None)


def _wrong(expected: dict[str, Any], found: dict[str, Any]) -> int:
    kinds = ("orders", "users")
    return sum(
        not same({kind: {one: _row(expected, kind, one)}}, {kind: {one: _row(found, kind, one)}})
        for kind in kinds
        for one in {**expected.get(kind, {}), **found.get(kind, {})}
    )


def _row(changes: dict[str, Any], kind: str, one: str) -> Any:
    row = changes.get(kind, {}).get(one, "unchanged")
    return (
        {name: value for name, value in row.items() if name != "user_id"}
        if kind == "users" and row != "unchanged"
        else row
    )


def _read(path: Path) -> Any:
    return msgspec.json.decode(path.read_bytes())


if __name__ == "__main__":
    raise SystemExit(main())
