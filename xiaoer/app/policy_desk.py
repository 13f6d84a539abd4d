"""The policy for those who keep it: the rules with what they decided, and a file of rules tried and imported."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import msgspec
from anyio import to_thread

from xiaoer.action.decided.queries import NEWEST, counts_of, decided_since, decisions_of
from xiaoer.action.decided.trial import Changed, Trial, next_place, versions_then
from xiaoer.action.faces import name, title, why_not
from xiaoer.action.kinds.registry import ACTIONS
from xiaoer.action.queries import Deed
from xiaoer.action.states import State
from xiaoer.action.unknown.verbs import BY_HAND
from xiaoer.app.policy_schemas import (
    PolicyCounts,
    PolicyDecision,
    PolicyDecisions,
    PolicyFile,
    PolicyOtherwise,
    PolicyRevised,
    PolicyRule,
    PolicyRules,
    PolicyVersion,
    Standing,
)
from xiaoer.auth.actor import Staff
from xiaoer.auth.queries import names_of
from xiaoer.conversation.schemas import AgentName
from xiaoer.event.tx import Tx
from xiaoer.kit.clock import DAY, iso
from xiaoer.kit.errors import NotFound
from xiaoer.kit.money import Money
from xiaoer.kit.store import Reader, Store
from xiaoer.policy.files import written
from xiaoer.policy.queries import Version, as_written, edition, every_version, in_force, stored_form, versions_of
from xiaoer.policy.rules import ANY_ACTION, Rule, RuleError, load

DAYS = 30
CHUNK = 200
AGENT = "agent:"
FILE = "policy.toml"
STANDS: dict[State, Standing] = {
    "proposed": "offered",
    "declined": "offered",
    "voided": "offered",
    "awaiting": "waiting",
    "confirmed": "waiting",
    "sent": "waiting",
    "unknown": "waiting",
    "done": "done",
    "refused": "refused",
}


def rules_shown(read: Reader, actor: Staff, locale: str, now: int) -> PolicyRules:
    """Every rule in its newest version, and how what it decided in 30 days stands."""
    names = names_of(read)
    grouped = [[*found] for _, found in groupby(every_version(read), key=lambda row: row.id)]
    shown = [_rule(read, actor, found, names, locale, now) for found in grouped]
    shown.sort(key=lambda rule: (rule.action != ANY_ACTION, rule.title, rule.action, rule.id))
    return PolicyRules(rules=shown, edition=edition(read), days=DAYS)


def _rule(
    read: Reader, actor: Staff, found: Sequence[Version], names: Mapping[str, str], locale: str, now: int
) -> PolicyRule:
    newest = found[-1]
    counted = counts_of(read, actor, newest.id, now - DAYS * DAY)
    stand: Counter[Standing] = Counter()
    for each in counted:
        stand[STANDS[each.state]] += each.number
    return PolicyRule(
        id=newest.id,
        action=newest.action,
        title=_title(newest.action, locale),
        version=newest.version,
        condition=newest.condition,
        verdict=newest.verdict,
        words=_words(newest),
        since=iso(newest.imported_at),
        by=_named(newest.imported_by, names),
        ended_at=None if newest.ended_at is None else iso(newest.ended_at),
        active=newest.active,
        versions=len(found),
        counts=PolicyCounts(
            done=stand["done"], offered=stand["offered"], refused=stand["refused"], waiting=stand["waiting"]
        ),
        last_at=iso(max(each.at for each in counted)) if counted else None,
    )


def versions_shown(read: Reader, actor: Staff, rule: str) -> list[PolicyVersion]:
    """A rule as it was, newest first. Raises NotFound."""
    names = names_of(read)
    found = versions_of(read, rule)
    if not found:
        raise NotFound("not_found")
    return [_version(row, names) for row in found]


def _version(row: Version, names: Mapping[str, str]) -> PolicyVersion:
    examples = msgspec.json.decode(row.examples, type=dict[str, msgspec.Raw])
    return PolicyVersion(
        version=row.version,
        condition=row.condition,
        verdict=row.verdict,
        words=_words(row),
        hit=bytes(examples.get("hit", b"{}")).decode(),
        miss=bytes(examples.get("miss", b"{}")).decode(),
        since=iso(row.imported_at),
        by=_named(row.imported_by, names),
        ended_at=None if row.ended_at is None else iso(row.ended_at),
        active=row.active,
    )


def revised(read: Reader, actor: Staff, rules: Sequence[Rule], changed: Sequence[str], now: int) -> list[PolicyRevised]:
    """Rules that a file changes (`id@version`), each as it is in force and as the file writes it."""
    names = names_of(read)
    before = {row.id: row for row in in_force(read)}
    versions = dict(name.rsplit("@", 1) for name in changed)
    return [
        PolicyRevised(
            id=rule.id,
            before=_version(before[rule.id], names),
            after=_version(_to_be(rule, versions[rule.id], now), names),
        )
        for rule in rules
        if rule.id in versions and rule.id in before
    ]


def _to_be(rule: Rule, version: str, now: int) -> Version:
    written = {**stored_form(rule), "version": int(version), "imported_at": now, "imported_by": None}
    return msgspec.convert({**written, "ended_at": None, "active": False}, Version)


def decisions_shown(read: Reader, actor: Staff, rule: str, after: str, locale: str) -> PolicyDecisions:
    """What a rule decided last, newest first."""
    found, place = decisions_of(read, actor, rule, after)
    return PolicyDecisions(decisions=[_decision(deed, locale) for deed in found], next=place)


def _decision(deed: Deed, locale: str) -> PolicyDecision:
    return PolicyDecision(
        deed=deed.id,
        title=deed_title(deed, locale),
        order=deed.order,
        conversation=deed.conversation_id,
        hand=deed.hand,
        state=deed.state,
        by_hand=deed.reason == BY_HAND,
        why=why_not(deed, locale) if deed.state == "refused" and deed.kind in ACTIONS else None,
        version=deed.rule_version or 0,
        amount=Money(deed.amount, deed.currency) if deed.amount and deed.currency else None,
        at=iso(deed.created_at),
    )


def deed_title(deed: Deed, locale: str) -> str:
    """What a deed is; one of an action that is there no more, by its kind."""
    return title(deed, locale) if deed.kind in ACTIONS else deed.kind


def from_file(path: Path) -> list[Rule]:
    """The rules of a file on the disk. Raises RuleError."""
    return checked(load(path))


def exported(read: Reader) -> PolicyFile:
    """What is in force as a file that gives the same rules. Raises RuleError for examples nobody can read any more."""
    return PolicyFile(name=FILE, text=written([as_written(row) for row in in_force(read)]))


def checked(rules: list[Rule]) -> list[Rule]:
    """The same rules, each of an action there is. Raises RuleError."""
    for rule in rules:
        if rule.action not in ACTIONS and rule.action != ANY_ACTION:
            raise RuleError(rule.id, "no_action", rule.action)
    return rules


async def tried(
    store: Store[Tx],
    rules: Sequence[Rule],
    *,
    since: int,
    told: Callable[[list[Changed]], None],
    further: Callable[[], bool] = lambda: True,
) -> tuple[Trial, int, bool]:
    """Decide again what was decided since then, newest first and a piece at a time, telling what would change.

    Gives the trial, back to when it came, and whether that is all; it ends early when `further` says so.
    """
    trial = Trial(rules, await store.read(versions_then))
    place = NEWEST
    while True:
        found = await store.read(decided_since, since, place, CHUNK)
        told(await to_thread.run_sync(trial.take_all, found))
        after = next_place(found, CHUNK)
        if after is None:
            return trial, since, True
        place = after
        if not further():
            return trial, place.at, False


def otherwise(change: Changed, locale: str) -> PolicyOtherwise:
    """A decision that would be otherwise, as the page shows it."""
    deed = change.deed
    return PolicyOtherwise(
        deed=deed.id,
        title=deed_title(deed, locale),
        order=deed.order,
        conversation=deed.conversation_id,
        was=change.was,
        now=change.now,
        rule=deed.rule,
        other=change.rule,
        at=iso(deed.created_at),
    )


def _title(action: str, locale: str) -> str:
    if action == ANY_ACTION:
        return ""
    return name(action, locale) if action in ACTIONS else action


def _words(row: Version) -> dict[str, str]:
    return msgspec.json.decode(row.words, type=dict[str, str])


def _named(actor: str | None, names: Mapping[str, str]) -> AgentName | None:
    if actor is None or not actor.startswith(AGENT):
        return None
    id_ = actor.removeprefix(AGENT)
    return AgentName(id=id_, name=names.get(id_, ""))
