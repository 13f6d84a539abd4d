"""Reading the rules."""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import bindparam, or_, select

from xiaoer.kit.statement import query, query_among
from xiaoer.kit.store import Reader
from xiaoer.policy.facts import Facts
from xiaoer.policy.models import policy_rule
from xiaoer.policy.rules import ANY_ACTION, Active, Rule, RuleError, Verdict


class RuleRow(msgspec.Struct, frozen=True):
    """A rule as it is stored."""

    id: str
    version: int
    action: str
    condition: str
    verdict: Verdict
    words: str


class Version(msgspec.Struct, frozen=True):
    """A version of a rule with its examples (JSON), who brought it in, and from when until when it was in force."""

    id: str
    version: int
    action: str
    condition: str
    verdict: Verdict
    words: str
    examples: str
    imported_at: int
    active: bool
    imported_by: str | None
    ended_at: int | None

    def columns(self) -> dict[str, str]:
        """What a file says of it."""
        return {name: getattr(self, name) for name in _WRITTEN}


class Difference(msgspec.Struct, frozen=True):
    """What an import would make of what is in force; each as `id@version`."""

    added: list[str]
    changed: list[str]
    ended: list[str]
    same: int


class _Examples(msgspec.Struct, frozen=True):
    hit: Facts
    miss: Facts


_WRITTEN = ("id", "action", "condition", "verdict", "words", "examples")
_rules = select(*[policy_rule.c[name] for name in RuleRow.__struct_fields__])
_versions = select(*[policy_rule.c[name] for name in Version.__struct_fields__])
_current = query(
    _rules.where(
        policy_rule.c.active,
        or_(policy_rule.c.action == bindparam("action"), policy_rule.c.action == ANY_ACTION),
    ).order_by(policy_rule.c.id),
    RuleRow,
)
_several = query_among(_rules, policy_rule.c.id, "ids", RuleRow)
_all = query(_versions.order_by(policy_rule.c.id, policy_rule.c.version), Version)
_in_force = query(_versions.where(policy_rule.c.active).order_by(policy_rule.c.id), Version)
_of_rule = query(_versions.where(policy_rule.c.id == bindparam("id")).order_by(policy_rule.c.version.desc()), Version)


def current_rules(read: Reader, action: str) -> list[Active]:
    """The rules in force for an action, those for any action among them. A verb asks with its own tx."""
    return [_active(row) for row in read.all(_current, action=action)]


def rule_versions(read: Reader, rule_ids: Iterable[str]) -> dict[tuple[str, int], Active]:
    """These rules as they were when something was decided by them, by id and version."""
    rows = read.all(_several, ids=msgspec.json.encode(sorted(rule_ids)).decode())
    return {(row.id, row.version): _active(row) for row in rows}


def every_version(read: Reader) -> list[Version]:
    """Every rule there ever was in every version, oldest version first."""
    return read.all(_all)


def versions_of(read: Reader, rule_id: str) -> list[Version]:
    """A rule in every version, newest first; nothing where there never was one."""
    return read.all(_of_rule, id=rule_id)


def in_force(read: Reader) -> list[Version]:
    """All that is in force, by id."""
    return read.all(_in_force)


def edition(read: Reader) -> str:
    """A name of what is in force: another one whenever a rule or a version of one is."""
    names = "\n".join(f"{row.id}@{row.version}" for row in in_force(read))
    return hashlib.sha256(names.encode()).hexdigest()[:16]


def as_written(version: Version) -> Rule:
    """A stored rule as a file would say it. Raises RuleError for examples of facts that are there no more."""
    try:
        examples = msgspec.json.decode(version.examples, type=_Examples)
    except msgspec.ValidationError as error:
        raise RuleError(version.id, "shape", str(error)) from error
    words = msgspec.json.decode(version.words, type=dict[str, str])
    return Rule(
        version.id, version.action, version.condition, version.verdict, words, hit=examples.hit, miss=examples.miss
    )


def stored_form(rule: Rule) -> dict[str, str]:
    """What is kept of a rule of a file."""
    return {
        "id": rule.id,
        "action": rule.action,
        "condition": rule.when,
        "verdict": rule.verdict,
        "words": msgspec.json.encode(rule.words, order="sorted").decode(),
        "examples": msgspec.json.encode({"hit": rule.hit, "miss": rule.miss}, order="sorted").decode(),
    }


def difference(read: Reader, rules: Sequence[Rule]) -> Difference:
    """What these rules would change, were they imported now."""
    last = {row.id: row.version for row in every_version(read)}
    before = {row.id: row for row in in_force(read)}
    found = Difference([], [], [], 0)
    same = 0
    for rule in rules:
        stood = before.pop(rule.id, None)
        if stood is not None and stood.columns() == stored_form(rule):
            same += 1
            continue
        (found.changed if stood else found.added).append(f"{rule.id}@{last.get(rule.id, 0) + 1}")
    found.ended.extend(f"{row.id}@{row.version}" for row in before.values())
    return msgspec.structs.replace(found, same=same)


def _active(row: RuleRow) -> Active:
    words = msgspec.json.decode(row.words, type=dict[str, str])
    return Active(row.id, row.version, row.action, row.condition, row.verdict, words)
