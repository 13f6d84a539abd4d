"""The policy from the command line: listed, written out, and tried on what was decided."""

import asyncio
import json
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from tests.action.gate import HER, Gate, TroubleShop
from tests.protocol.test_cli import xiaoer
from tests.shops.world import WORLD
from xiaoer.action.queries import deed_of
from xiaoer.auth.actor import System
from xiaoer.event.tx import Journal, Tx
from xiaoer.kit.clock import ManualClock
from xiaoer.kit.database import database
from xiaoer.kit.store import Store
from xiaoer.policy.files import written
from xiaoer.policy.rules import load, parse
from xiaoer.shops.local.load import load as load_shop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of data with the rules of the house in force."""
    done = xiaoer("policy", "import", "--data", str(tmp_path / "data"))
    assert done.exit_code == 0, done.output
    return tmp_path / "data"


def decided(folder: Path) -> list[str]:
    """Two offers and one refusal by a rule, made in that folder."""

    async def wish() -> list[str]:
        store: Store[Tx] = Store(
            database(f"sqlite:///{folder}/xiaoer.db"), Journal("test", lambda _tx, _recorded: None)
        )
        try:
            await load_shop(store, WORLD)
            gate = Gate(store, TroubleShop(store), cast("ManualClock", store.clock))
            await gate.meet(HER)
            return [(await gate.wish(order)).id for order in ("#K-1001", "#K-1002")]
        finally:
            await store.close()

    return asyncio.run(wish())


def stands(folder: Path, deed: str) -> Any:
    """A deed as it is kept."""

    async def read() -> Any:
        store: Store[Tx] = Store(
            database(f"sqlite:///{folder}/xiaoer.db"), Journal("test", lambda _tx, _recorded: None)
        )
        try:
            return await store.read(deed_of, System(), deed)
        finally:
            await store.close()

    return asyncio.run(read())


def test_rules_are_listed_and_written_out_as_they_are_in_force(folder: Path) -> None:
    listed = xiaoer("policy", "list", "--data", str(folder)).output.splitlines()
    assert len(listed) == len(load())
    assert [line.split("\t")[1:4] for line in listed if line.startswith("cancel-paid\t")] == [
        ["1", "cancel_order", "confirm"]
    ]
    out = xiaoer("policy", "export", "--data", str(folder))
    assert {rule.id: rule for rule in parse(out.output)} == {rule.id: rule for rule in load()}
    path = folder.parent / "same.toml"
    path.write_text(out.output, encoding="utf-8")
    again = xiaoer("policy", "import", "--data", str(folder), str(path))
    assert json.loads(again.output) == {"kind": "policy.imported", "added": [], "changed": [], "ended": []}


def test_a_file_is_tried_on_what_was_decided_and_changes_nothing(folder: Path) -> None:
    offered, refused = decided(folder)
    before = [stands(folder, deed) for deed in (offered, refused)]
    path = folder.parent / "other.toml"
    verdicts = {"cancel-paid": "approve", "cancel-on-its-way": "confirm"}
    other = [msgspec.structs.replace(rule, verdict=verdicts.get(rule.id, rule.verdict)) for rule in load()]
    path.write_text(written(other), encoding="utf-8")
    tried = xiaoer("policy", "try", "--data", str(folder), "--days", "7", str(path))
    assert tried.exit_code == 0, tried.output
    *lines, last = tried.output.splitlines()
    assert lines[:2] == [
        f"refuse -> confirm\tcancel_order\t#K-1002\t{refused}\tcancel-on-its-way -> cancel-on-its-way",
        f"confirm -> approve\tcancel_order\t#K-1001\t{offered}\tcancel-paid -> cancel-paid",
    ]
    assert sorted(lines[2:]) == ["confirm -> approve: 1", "refuse -> confirm: 1"]
    summed = json.loads(last)
    assert {name: summed[name] for name in ("days", "looked", "same", "changed", "kept", "unreadable")} == {
        "days": 7,
        "looked": 2,
        "same": 0,
        "changed": 2,
        "kept": 0,
        "unreadable": 0,
    }
    assert [stands(folder, deed) for deed in (offered, refused)] == before
    assert json.loads(xiaoer("policy", "import", "--data", str(folder)).output)["changed"] == []


@pytest.mark.parametrize(("command", "options"), [("import", []), ("try", ["--days", "3"])])
def test_a_mistake_ends_with_one_line_that_names_the_rule(folder: Path, command: str, options: list[str]) -> None:
    path = folder.parent / "wrong.toml"
    path.write_text(written(load()).replace('action = "cancel_order"', 'action = "sing"', 1), encoding="utf-8")
    done = xiaoer("policy", command, "--data", str(folder), *options, str(path))
    assert done.exit_code == 1
    assert done.output.splitlines()[-1].endswith(": there is no action sing")


def test_a_number_of_days_that_is_none_is_refused(folder: Path) -> None:
    assert xiaoer("policy", "try", "--data", str(folder), "--days", "0", str(folder / "xiaoer.db")).exit_code == 2
