"""Rules come into force with versions, and what was in force before is kept."""

import msgspec
import pytest
from sqlalchemy import select

from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.event.models import event
from xiaoer.event.tx import Tx
from xiaoer.kit.statement import query
from xiaoer.kit.store import Store
from xiaoer.policy.queries import current_rules, rule_versions
from xiaoer.policy.rules import Rule, RuleError, load
from xiaoer.policy.verbs import import_rules


class Happened(msgspec.Struct, frozen=True):
    """An event as the tests look at it."""

    kind: str
    stream: str
    actor: str
    facts: bytes


happened = query(
    select(event.c.kind, event.c.stream, event.c.actor, event.c.facts).order_by(event.c.position), Happened
)


async def events(store: Store[Tx]) -> list[Happened]:
    """Everything in the journal."""
    return await store.read(lambda read: read.all(happened))


async def versions(store: Store[Tx], action: str | None = None) -> dict[str, int]:
    """What is in force."""
    actions = [action] if action else [*ACTIONS]
    return {rule.id: rule.version for one in actions for rule in await store.read(current_rules, one)}


def changed(rule: Rule) -> Rule:
    """The same rule with other words."""
    return msgspec.structs.replace(rule, words={**rule.words, "en": "Other words"})


async def test_the_first_import_brings_every_rule_as_version_one(store: Store[Tx]) -> None:
    rules = load()
    done = await store.write(import_rules, rules)
    assert done.added == [f"{rule.id}@1" for rule in rules]
    assert await versions(store) == {rule.id: 1 for rule in rules}
    assert await versions(store, "refund") == {"not-signed-in": 1}
    (recorded,) = await events(store)
    assert (recorded.kind, recorded.stream, recorded.actor) == ("policy.imported", "policy", "system")
    assert b"Please" not in bytes(recorded.facts)
    assert msgspec.json.decode(recorded.facts)["added"] == done.added


async def test_importing_the_same_again_changes_nothing_and_records_nothing(store: Store[Tx]) -> None:
    await store.write(import_rules, load())
    done = await store.write(import_rules, load())
    assert (done.added, done.changed, done.ended) == ([], [], [])
    assert len(await events(store)) == 1


async def test_a_changed_rule_gets_the_next_version_and_the_past_one_is_kept(store: Store[Tx]) -> None:
    first, second, *rest = load()
    await store.write(import_rules, [first, second, *rest])
    done = await store.write(import_rules, [first, changed(second), *rest], actor="agent:a1")
    assert (done.added, done.changed, done.ended) == ([], [f"{second.id}@2"], [])
    assert await versions(store) == {rule.id: 1 for rule in (first, *rest)} | {second.id: 2}
    known = await store.read(rule_versions, [second.id])
    assert set(known) == {(second.id, 1), (second.id, 2)}
    past, now = known[second.id, 1], known[second.id, 2]
    assert (past.words["en"], now.words["en"]) == (second.words["en"], "Other words")
    assert (await events(store))[-1].actor == "agent:a1"


async def test_a_rule_that_left_the_file_ends_and_coming_back_gets_a_version_of_its_own(store: Store[Tx]) -> None:
    first, second, *_ = load()
    await store.write(import_rules, [first, second])
    done = await store.write(import_rules, [first])
    assert done.ended == [f"{second.id}@1"]
    assert await versions(store) == {first.id: 1}
    assert (second.id, 1) in await store.read(rule_versions, [second.id, first.id])
    done = await store.write(import_rules, [first, second])
    assert done.added == [f"{second.id}@2"]
    assert await versions(store) == {first.id: 1, second.id: 2}


async def test_a_rule_that_does_not_hold_to_its_examples_brings_nothing_into_force(store: Store[Tx]) -> None:
    first, second, *_ = load()
    wrong = msgspec.structs.replace(second, hit=second.miss)
    with pytest.raises(RuleError, match=f"{second.id}: does not hit"):
        await store.write(import_rules, [first, wrong])
    assert await versions(store) == {}
    assert await events(store) == []


async def test_a_rule_nobody_wrote_is_not_found(store: Store[Tx]) -> None:
    assert await store.read(rule_versions, ["nobody"]) == {}
    assert await store.read(rule_versions, []) == {}
