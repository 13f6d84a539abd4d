"""Past decisions under other rules: each kept deed is decided again on the very facts it was decided on."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

import msgspec

from xiaoer.action.decided.queries import Place
from xiaoer.action.queries import Deed
from xiaoer.kit.conditions import ConditionError
from xiaoer.kit.store import Reader
from xiaoer.policy.facts import Facts
from xiaoer.policy.queries import every_version
from xiaoer.policy.rules import ANY_ACTION, Active, Rule, Verdict, condition_of, decide

# `person`: no rule decided, so a person does.
Outcome: TypeAlias = Literal["allow", "confirm", "approve", "refuse", "person"]
Versions: TypeAlias = Mapping[tuple[str, int], Verdict]
# Refused by rules; every other refusal before anything was sent came from what was possible, or from who asked.
_BY_RULE: dict[str | None, Outcome] = {"rule": "refuse", "not_fresh": "refuse", "needs_person": "person"}
# The rules had let it pass, and then a person or the shop's silence ended it.
_AFTERWARDS = frozenset({"rejected", "not_approved", "unreachable"})


class Changed(msgspec.Struct, frozen=True):
    """A deed that would have been decided otherwise, and by which rule then and now."""

    deed: Deed
    was: Outcome
    now: Outcome
    rule: str | None


class Tally(msgspec.Struct):
    """What has been looked at so far: decided the same, otherwise, by no rule at all, or not to be decided again."""

    looked: int = 0
    same: int = 0
    kept: int = 0
    unreadable: int = 0
    changes: Counter[tuple[Outcome, Outcome]] = msgspec.field(default_factory=Counter)

    @property
    def changed(self) -> int:
        """How many would be otherwise."""
        return self.changes.total()

    def summed_up(self) -> dict[str, Any]:
        """The same for programs."""
        changes = [{"was": was, "now": now, "number": number} for (was, now), number in self.changes.most_common()]
        counted = {name: getattr(self, name) for name in ("looked", "same", "changed", "kept", "unreadable")}
        return {**counted, "changes": changes}


class Trial:
    """Rules of a file that are not in force, asked about what was decided under others."""

    def __init__(self, rules: Sequence[Rule], versions: Versions) -> None:
        self._versions = versions
        self._rules: dict[str, list[Active]] = defaultdict(list)
        for rule in rules:
            self._rules[rule.action].append(Active(rule.id, 0, rule.action, rule.when, rule.verdict, rule.words))
        self.tally = Tally()

    def take_all(self, deeds: Sequence[Deed]) -> list[Changed]:
        """Decide these again; what would change."""
        return [change for deed in deeds if (change := self._take(deed)) is not None]

    def _take(self, deed: Deed) -> Changed | None:
        self.tally.looked += 1
        was = self._then(deed)
        if was is None:
            self.tally.kept += 1
            return None
        now = self._now(deed)
        if now is None:
            self.tally.unreadable += 1
            return None
        if now[0] == was:
            self.tally.same += 1
            return None
        self.tally.changes[was, now[0]] += 1
        return Changed(deed, was, *now)

    def _then(self, deed: Deed) -> Outcome | None:
        """What the rules said; None where something else decided, whatever they would have said."""
        # What was sent had been let pass, however the shop answered.
        if deed.state == "refused" and deed.sent_at is None and deed.reason not in _AFTERWARDS:
            if deed.reason == "not_fresh" and deed.rule is None:
                return None
            return _BY_RULE.get(deed.reason)
        return self._versions.get((deed.rule or "", deed.rule_version or 0))

    def _now(self, deed: Deed) -> tuple[Outcome, str | None] | None:
        """What these rules say, and which; None where the facts kept lack what they speak of."""
        try:
            raw = msgspec.json.decode(deed.facts)
            facts = msgspec.convert(raw, Facts)
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None
        asked = [*self._rules.get(deed.kind, ()), *self._rules.get(ANY_ACTION, ())]
        if any(_unknown_then(raw, name) for rule in asked for name in _names(rule)):
            return None
        decision = decide(asked, facts, deed.kind)
        person = decision.verdict == "refuse" and decision.to_person
        return ("person" if person else decision.verdict), decision.rule


def versions_then(read: Reader) -> Versions:
    """What every version of every rule said."""
    return {(row.id, row.version): row.verdict for row in every_version(read)}


def next_place(found: Sequence[Deed], limit: int) -> Place | None:
    """Where to go on after these; None when fewer came than were asked for."""
    return Place(found[-1].created_at, found[-1].id) if len(found) == limit else None


def _names(rule: Active) -> tuple[str, ...]:
    try:
        return condition_of(rule.when).names
    except ConditionError:
        return ()


def _unknown_then(raw: Any, name: str) -> bool:
    """Whether nobody noted this fact then. An order that was none, or an age no shop knew, was noted as that."""
    for part in name.split("."):
        if raw is None:
            return False
        if not isinstance(raw, dict) or part not in raw:
            return True
        raw = raw[part]
    return False
