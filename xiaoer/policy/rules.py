"""Rules: read from a file, proved by their own examples, and asked. Nothing here knows a database."""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, get_args

import msgspec
from msgspec import Meta

from xiaoer.kit.conditions import Condition, ConditionError, UnknownName
from xiaoer.kit.words import LOCALES, Words, nearest
from xiaoer.policy.facts import Facts

Verdict: TypeAlias = Literal["allow", "confirm", "approve", "refuse"]
# From the mildest to the strictest.
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
ANY_ACTION = "*"
DEFAULT = Path(__file__).with_name("default.toml")

_Name: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,63}$")]


Wrong: TypeAlias = Literal[
    "file",
    "no_such_part",
    "shape",
    "twice",
    "no_words",
    "no_such_words",
    "not_hit",
    "not_missed",
    "no_such_fact",
    "condition",
    "no_action",
]
_SAID: dict[Wrong, str] = {
    "file": "{}",
    "no_such_part": "there is no {}",
    "shape": "{}",
    "twice": "stands twice",
    "no_words": "no words in {}",
    "no_such_words": "words in a language nobody reads: {}",
    "not_hit": "does not hit its own example `hit`",
    "not_missed": "hits its own example `miss`",
    "no_such_fact": "unknown name: {}",
    "condition": "{}",
    "no_action": "there is no action {}",
}


class RuleError(Exception):
    """A rule that cannot be used: `rule` is its name or the file's, `wrong` what is the matter, `detail` where."""

    def __init__(self, rule: str, wrong: Wrong, detail: str = "") -> None:
        super().__init__(f"{rule}: {_SAID[wrong].format(detail)}")
        self.rule = rule
        self.wrong = wrong
        self.detail = detail


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule as it stands in the file, its examples filled up with the file's base facts."""

    id: _Name
    action: Annotated[str, Meta(pattern=r"^(\*|[a-z][a-z0-9_]{0,63})$")]
    when: Annotated[str, Meta(min_length=1)]
    verdict: Verdict
    words: dict[str, Annotated[str, Meta(min_length=1)]]
    hit: Facts
    miss: Facts


class Active(msgspec.Struct, frozen=True):
    """A rule in force, with the version under which it was imported."""

    id: str
    version: int
    action: str
    when: str
    verdict: Verdict
    words: Mapping[str, str]


class Decision(msgspec.Struct, frozen=True):
    """What was decided, by which version of which rule; without a rule it is a refusal that goes to a person."""

    verdict: Verdict
    rule: str | None = None
    version: int | None = None
    words: Mapping[str, str] = {}
    to_person: bool = False
    failed: str | None = None  # why no rule could be trusted, for the log: names and types, no facts

    def text(self, words: Words, locale: str) -> str:
        """What the customer is told: the rule's own words, or that a person decides."""
        said = self.words.get(nearest(locale))
        return said if said is not None else words.text(locale, "policy-to-person")


def load(path: Path = DEFAULT) -> list[Rule]:
    """The rules of a file, each proved. Raises RuleError with the rule's id and what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise RuleError(str(path), "file", str(error)) from error
    return parse(text, str(path))


def parse(text: str, name: str = "file") -> list[Rule]:
    """The rules of a file's text, each proved. Raises RuleError."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise RuleError(name, "file", str(error)) from error
    if unknown := content.keys() - {"base", "rule"}:
        raise RuleError(name, "no_such_part", ", ".join(sorted(unknown)))
    base, listed = content.get("base", {}), content.get("rule", [])
    if not isinstance(listed, list):
        raise RuleError(name, "shape", "[[rule]]")
    rules = [_read(raw, base, place) for place, raw in enumerate(listed, start=1)]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError(rule.id, "twice")
        seen.add(rule.id)
        prove(rule)
    return rules


def prove(rule: Rule) -> None:
    """Its names exist, it hits what it should and misses what it should, it speaks every language. Raises RuleError."""
    if lacking := [locale for locale in LOCALES if not rule.words.get(locale, "").strip()]:
        raise RuleError(rule.id, "no_words", ", ".join(lacking))
    if unknown := rule.words.keys() - set(LOCALES):
        raise RuleError(rule.id, "no_such_words", ", ".join(sorted(unknown)))
    try:
        condition = condition_of(rule.when)
        if not condition.holds(rule.hit):
            raise RuleError(rule.id, "not_hit")
        if condition.holds(rule.miss):
            raise RuleError(rule.id, "not_missed")
    except UnknownName as error:
        raise RuleError(rule.id, "no_such_fact", error.name) from error
    except ConditionError as error:
        raise RuleError(rule.id, "condition", str(error)) from error


@functools.lru_cache(maxsize=1_000)
def condition_of(when: str) -> Condition:
    """The compiled condition over the facts of a decision. Raises ConditionError."""
    return Condition(when, Facts)


def decide(rules: Iterable[Active], facts: Facts, action: str) -> Decision:
    """The strictest verdict of all rules that hold. No rule, an error or a missing fact refuses, to a person."""
    if facts.action.kind != action:
        return _to_person(None, f"facts of {facts.action.kind}")
    strictest: Decision | None = None
    for rule in sorted(rules, key=lambda rule: (rule.id, rule.version)):
        if rule.action not in (action, ANY_ACTION):
            continue
        try:
            holds = condition_of(rule.when).holds(facts)
        except ConditionError as error:
            return _to_person(rule, str(error))
        if holds and (strictest is None or stricter(rule.verdict, strictest.verdict)):
            strictest = Decision(rule.verdict, rule.id, rule.version, rule.words)
    return strictest or _to_person(None, "no rule")


def claims_count(rules: Iterable[Active], facts: Facts) -> bool:
    """Whether the rules for any action leave room for whoever only says who she is; without such rules they do not."""
    of_all = [rule for rule in rules if rule.action == ANY_ACTION]
    return bool(of_all) and not any(rule.verdict == "refuse" and _hits(rule, facts) for rule in of_all)


def _hits(rule: Active, facts: Facts) -> bool:
    try:
        return condition_of(rule.when).holds(facts)
    except ConditionError:  # of an order, of which nothing is known yet
        return False


def stricter(verdict: Verdict, other: Verdict) -> bool:
    """Whether the first asks for more than the second."""
    return VERDICTS.index(verdict) > VERDICTS.index(other)


def _to_person(rule: Active | None, why: str) -> Decision:
    return Decision("refuse", rule.id if rule else None, rule.version if rule else None, to_person=True, failed=why)


def _read(raw: Any, base: Mapping[str, Any], place: int) -> Rule:
    name = str(raw.get("id", f"rule {place}")) if isinstance(raw, dict) else f"rule {place}"
    try:
        examples = {key: _over(base, raw[key]) for key in ("hit", "miss") if key in raw}
        return msgspec.convert({**raw, **examples}, Rule)
    except (msgspec.ValidationError, TypeError) as error:
        raise RuleError(name, "shape", str(error)) from error


def _over(base: Any, change: Any) -> Any:
    """The base facts with those of an example laid over them."""
    if not isinstance(base, Mapping) or not isinstance(change, Mapping):
        return change
    return {**base, **{key: _over(base.get(key), value) for key, value in change.items()}}
