"""Rules written as a file and read again are the same rules."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.test_import import events, versions
from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Refused
from xiaoer.kit.store import Store
from xiaoer.policy.files import written
from xiaoer.policy.queries import as_written, difference, edition, in_force, versions_of
from xiaoer.policy.rules import DEFAULT, Rule, RuleError, load, parse
from xiaoer.policy.verbs import import_rules

POLICIES = [DEFAULT, DEFAULT.with_name("retail.toml")]
ONE = load()[0]


def by_id(rules: list[Rule]) -> dict[str, Rule]:
    """Rules whatever their order."""
    return {rule.id: rule for rule in rules}


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_what_is_written_says_the_same_examples_included(path: Path) -> None:
    rules = load(path)
    text = written(rules)
    assert by_id(parse(text)) == by_id(rules)
    assert written(parse(text)) == text
    # It is to be read by people too: an example says only what is otherwise.
    assert len(text) < 2 * len(path.read_text(encoding="utf-8"))


def test_an_example_without_an_order_stays_without() -> None:
    assert ONE.hit.order is not None
    bare = msgspec.structs.replace(ONE, id="bare", hit=msgspec.structs.replace(ONE.hit, order=None))
    again = by_id(parse(written([ONE, bare])))
    assert again["bare"].hit.order is None
    assert again["bare"].miss.order == ONE.miss.order
    assert again[ONE.id] == ONE


def test_no_rules_are_a_file_too() -> None:
    assert parse(written([])) == []


@given(st.text(min_size=1).filter(lambda text: bool(text.strip())))
def test_whatever_a_rule_says_comes_back(said: str) -> None:
    spoken = msgspec.structs.replace(ONE, words=dict.fromkeys(ONE.words, said))
    assert parse(written([spoken])) == [spoken]


async def test_what_is_in_force_comes_out_as_it_went_in(store: Store[Tx]) -> None:
    await store.write(import_rules, load(), actor="agent:a1")
    text = await store.read(lambda read: written([as_written(row) for row in in_force(read)]))
    before = await store.read(edition)
    done = await store.write(import_rules, parse(text))
    assert (done.added, done.changed, done.ended) == ([], [], [])
    assert await store.read(edition) == before
    assert [happened.actor for happened in await events(store)] == ["agent:a1"]


async def test_what_an_import_would_change_is_what_it_changes(store: Store[Tx]) -> None:
    first, second, third, *rest = load()
    await store.write(import_rules, [first, second, third], actor="agent:a1")
    other = msgspec.structs.replace(second, words={**second.words, "en": "Other words"})
    wanted = [first, other, rest[0]]
    told = await store.read(difference, wanted)
    assert (told.added, told.changed, told.ended) == ([f"{rest[0].id}@1"], [f"{second.id}@2"], [f"{third.id}@1"])
    assert told.same == 1
    assert await versions(store) == {rule.id: 1 for rule in (first, second, third)}
    done = await store.write(import_rules, wanted, actor="agent:a2")
    assert (done.added, done.changed, done.ended) == (told.added, told.changed, told.ended)
    now, past = await store.read(versions_of, second.id)
    assert (now.version, now.active, now.imported_by, now.ended_at) == (2, True, "agent:a2", None)
    assert (past.version, past.active, past.imported_by, past.ended_at) == (1, False, "agent:a1", now.imported_at)


async def test_an_import_meant_for_other_rules_changes_nothing(store: Store[Tx]) -> None:
    first, second, *_ = load()
    await store.write(import_rules, [first])
    seen = await store.read(edition)
    await store.write(import_rules, [first, second])
    with pytest.raises(Refused, match="policy_changed"):
        await store.write(import_rules, [], instead_of=seen)
    assert await versions(store) == {first.id: 1, second.id: 1}
    assert len(await events(store)) == 2


@pytest.mark.parametrize(
    ("text", "rule", "wrong"),
    [
        ("[[rule", "file", "file"),
        ("[rules]", "file", "no_such_part"),
        ("rule = 1", "file", "shape"),
        ("[[rule]]\nid = 'x'", "x", "shape"),
        ("[[rule]]\nverdict = 'x'", "rule 1", "shape"),
    ],
)
def test_what_is_no_file_of_rules_is_named(text: str, rule: str, wrong: str) -> None:
    with pytest.raises(RuleError) as raised:
        parse(text)
    assert (raised.value.rule, raised.value.wrong) == (rule, wrong)
