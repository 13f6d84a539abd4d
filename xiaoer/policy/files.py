"""Rules as a file that, imported, gives the same rules again: examples, versions and all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from xiaoer.policy.rules import ANY_ACTION, Rule

Sections = Mapping[str, Mapping[str, Any]]


def written(rules: Sequence[Rule]) -> str:
    """The TOML of these rules, by action; the same rules are the same text."""
    ordered = sorted(rules, key=lambda rule: (rule.action != ANY_ACTION, rule.action, rule.id))
    base = _base([_sections(example) for rule in ordered for example in (rule.hit, rule.miss)])
    blocks = ["\n".join(["[base]", *(f"{name} = {_value(facts)}" for name, facts in base.items())])]
    action = None
    for rule in ordered:
        if rule.action != action:
            action = rule.action
            blocks.append(f"# ---- {action}")
        blocks.append(_block(rule, base))
    return "\n\n".join(blocks) + "\n"


def _block(rule: Rule, base: Sections) -> str:
    said = {"id": rule.id, "action": rule.action, "when": rule.when, "verdict": rule.verdict}
    examples = {"hit": _over(base, _sections(rule.hit)), "miss": _over(base, _sections(rule.miss))}
    lines = [f"{name} = {_value(value)}" for name, value in (said | examples).items()]
    return "\n".join(["[[rule]]", *lines, "[rule.words]", *(f"{at} = {_value(rule.words[at])}" for at in rule.words)])


def _sections(example: msgspec.Struct) -> Sections:
    plain: dict[str, Any] = msgspec.to_builtins(example)
    return {name: facts for name, facts in plain.items() if facts is not None}


def _base(examples: Sequence[Sections]) -> Sections:
    """What most examples have in common. An example cannot leave out what the base has, so no section that one lacks
    is in it."""
    shared = [name for name in (examples[0] if examples else {}) if all(name in each for each in examples)]
    return {
        name: {fact: _most([each[name][fact] for each in examples]) for fact in examples[0][name]} for name in shared
    }


def _most(values: Iterable[Any]) -> Any:
    encoded = Counter(msgspec.json.encode(value) for value in values)
    return msgspec.json.decode(min(encoded, key=lambda value: (-encoded[value], value)))


def _over(base: Sections, example: Sections) -> Sections:
    """Only what is otherwise than in the base."""
    told = {}
    for name, facts in example.items():
        usual = base.get(name)
        if usual is None:
            told[name] = dict(facts)
        elif other := {fact: value for fact, value in facts.items() if usual[fact] != value}:
            told[name] = other
    return told


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{name} = {_value(each)}" for name, each in value.items() if each is not None)
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, str):
        # What JSON writes between quotes, TOML reads the same; of the control characters it wants one more.
        return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
    return msgspec.json.encode(value).decode()
