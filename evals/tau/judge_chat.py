"""Judge conversations from what was written down of them; imports nothing of the product.

    python evals/tau/judge_chat.py DATA OUT [--spoken FILE] [--verbose]

Right is a conversation after which exactly the expected rows are as expected, the shop's refusals among them. A wrong
write is a row that was changed to what nobody wanted, or any change that did not come upon a yes. One line of JSON.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
from evals.tau.rows import same

Row = dict[str, Any]


def main() -> None:
    """Judge all of them."""
    asked = argparse.ArgumentParser()
    asked.add_argument("data", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--spoken", type=Path)
    asked.add_argument("--verbose", action="store_true")
    given = asked.parse_args()
    db = json.loads((given.data / "db.json").read_bytes())
    tasks = json.loads((given.spoken or given.data / "spoken_tasks.json").read_bytes())
    expected = {str(task["id"]): _plain(task["expected_changes"]) for task in tasks}
    told: Counter[str] = Counter()
    for file in sorted(given.out.glob("*.json")):
        name, _, _ = file.name.partition("-")
        one = json.loads(file.read_bytes())
        want = expected[str(one["task"])]
        right, wrong = same(want, _plain(one["found"])), _wrong(db, want, _plain(one["found"])) + _unasked(one)
        told.update({name: 1, f"{name}_right": right and not wrong, f"{name}_wrong": wrong})
        told.update({f"{name}_over": one["owner"] == "queue" and not right})
        if given.verbose and (wrong or not right):
            print(file.name, "WRONG" if wrong else one["owner"], file=sys.stderr)
    print(json.dumps(_line(told)))


def _line(told: Counter[str]) -> dict[str, int]:
    names = {"spoken": "spoken", "spoken_right": "right", "spoken_over": "handed_over", "spoken_wrong": "wrong_writes"}
    names |= {"retold": "retold", "retold_right": "retold_right", "retold_over": "retold_handed_over"}
    names |= {"retold_wrong": "retold_wrong_writes"}
    return {called: told[name] for name, called in names.items()}


def _plain(changes: dict[str, Any]) -> dict[str, Any]:
    """Without the key that some rows of customers repeat."""
    users = {id_: {k: v for k, v in row.items() if k != "user_id"} for id_, row in changes.get("users", {}).items()}
    return {"orders": changes.get("orders", {}), "users": users}


def _unasked(one: dict[str, Any]) -> int:
    """Turns in which the shop's rows changed though she had not just said yes."""
    return sum(turn["changed"] and not turn["yes"] for turn in one["turns"])


def _wrong(db: dict[str, Any], expected: dict[str, Any], found: dict[str, Any]) -> int:
    """Rows with anything in them that is neither as it was nor as it should be."""
    wrong = 0
    for kind in ("orders", "users"):
        for id_, row in found[kind].items():
            was, want = db[kind][id_], expected[kind].get(id_)
            wrong += not all(_fits(name, value, was.get(name), (want or was).get(name)) for name, value in row.items())
    return wrong


def _fits(name: str, value: Any, was: Any, want: Any) -> bool:
    if name == "payment_methods":
        # What a gift card holds between two deeds is booked in the orders, and judged there.
        return bool(value.keys() == (want or was).keys())
    if name in ("payment_history", "items"):
        allowed = [_round(one) for one in [*(was or []), *(want or [])]]
        return all(_round(one) in allowed for one in value if one.get("amount") != 0)
    if name == "status":
        return value in (was, want) or (value == "pending (item modified)" and want == "cancelled")
    return _round(value) in (_round(was), _round(want))


def _round(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _round(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_round(one) for one in value]
    return round(value, 2) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
