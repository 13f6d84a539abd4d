"""The pages on actions and rules are what the classes are, and the steps they tell of can be taken."""

import shlex
import shutil
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from tests.test_docs import DOCS, ROOT, blocks
from tools.actions import actions, facts, pages
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.cli.main import main
from xiaoer.kit.database import database
from xiaoer.kit.store import Reader
from xiaoer.policy.facts import Facts
from xiaoer.policy.queries import current_rules
from xiaoer.policy.rules import Decision, decide, load

POLICY = (DOCS / "policy.md").read_text(encoding="utf-8")


def test_the_pages_are_what_the_classes_say() -> None:
    written = list(pages())
    assert [path.name for path, _ in written] == ["actions.md", "policy.md"]
    assert [path.name for path, text in written if path.read_text(encoding="utf-8") != text] == []


def test_every_action_stands_there_with_all_it_asks_and_all_rules() -> None:
    page = actions()
    for kind, action in ACTIONS.items():
        own = page.partition(f"`{kind}`: ")[2].partition("\n## ")[0]
        assert all(f"| `{ask.field}` |" in own for ask in action.asks)
        assert all(f"- `{reason}`: " in own for reason in action.reasons)
        assert [hand for hand in ("assistant", "customer", "agent") if f"`{hand}`" in own.partition("risk")[0]] == [
            hand for hand in ("assistant", "customer", "agent") if hand in action.hands
        ]
    for rule in load():
        assert f"`{rule.id}` **{rule.verdict}** when `{rule.when}`" in page


def test_every_fact_stands_there() -> None:
    page = facts()
    base = msgspec.to_builtins(load()[0].hit)
    names = [f"{group}.{name}" for group, told in base.items() for name in told]
    assert len(names) > 20
    assert [name for name in names if f"| `{name}` |" not in page] == []
    assert page.count("\n| `") == len(names)
    assert {name.partition(".")[0] for name in names} == {field.name for field in msgspec.structs.fields(Facts)}


def run(line: str) -> Result | None:
    """What a line of the page does: copying, or a command of ours."""
    command, *arguments = shlex.split(line)
    if command == "cp":
        shutil.copy(ROOT / arguments[0], arguments[1])
        return None
    assert command == ".venv/bin/xiaoer"
    return CliRunner().invoke(main, arguments)


def decided(total: int) -> Decision:
    """What the rules in force say of cancelling an order of so much."""
    hit = next(rule for rule in load() if rule.id == "cancel-paid").hit
    assert hit.order is not None
    told = msgspec.structs.replace(hit, order=msgspec.structs.replace(hit.order, total=total))
    connection = database("sqlite:///data/xiaoer.db").connect(write=False)
    try:
        return decide(current_rules(Reader(connection), "cancel_order"), told, "cancel_order")
    finally:
        connection.close()


def test_the_first_rule_can_be_written_as_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin, again, trial = blocks(POLICY, "sh")
    [rule], [answer] = blocks(POLICY, "toml"), blocks(POLICY, "json")
    for line in begin.strip().splitlines():
        done = run(line)
        assert done is None or done.exit_code == 0
    assert decided(150_000).verdict == "confirm"
    file = tmp_path / "shop-policy.toml"
    own = file.read_text(encoding="utf-8")
    file.write_text(f"{own}\n{rule}", encoding="utf-8")
    done = run(again.strip())
    assert done is not None
    assert msgspec.json.decode(done.output) == msgspec.json.decode(answer)
    assert (decided(150_000).verdict, decided(150_000).rule) == ("approve", "cancel-large")
    assert (decided(19_900).verdict, decided(19_900).rule) == ("confirm", "cancel-paid")
    # The mistakes of the last step, each named, and nothing is in force that was not before.
    for wrong, said in [("order.totel > 100000", "totel"), ("order.total > 200000", "does not hit its own example")]:
        assert wrong in POLICY
        file.write_text(f"{own}\n{rule.replace('order.total > 100000', wrong)}", encoding="utf-8")
        refused = run(again.strip())
        assert refused is not None
        assert refused.exit_code == 1
        assert "cancel-large" in refused.output
        assert said in refused.output
        assert decided(150_000).verdict == "approve"
    # Trying the next change says what it would do, and does nothing.
    file.write_text(f"{own}\n{rule.replace('100000', '50000')}", encoding="utf-8")
    tried = run(trial.strip())
    assert tried is not None
    assert (tried.exit_code, msgspec.json.decode(tried.output.splitlines()[-1])["looked"]) == (0, 0)
    assert decided(60_000).verdict == "confirm"
