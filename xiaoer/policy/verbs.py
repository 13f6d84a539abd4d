"""Bringing rules into force."""

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, update

from xiaoer.event.tx import Tx
from xiaoer.kit.errors import Refused
from xiaoer.kit.statement import change
from xiaoer.policy.events import PolicyImported
from xiaoer.policy.models import policy_rule
from xiaoer.policy.queries import difference, edition, stored_form
from xiaoer.policy.rules import Rule, prove

STREAM = "policy"

_put = change(insert(policy_rule))
_end = change(
    update(policy_rule)
    .where(policy_rule.c.id == bindparam("rule_id"), policy_rule.c.active)
    .values(active=False, ended_at=bindparam("now"))
)


def import_rules(
    tx: Tx, rules: Sequence[Rule], *, actor: str = "system", instead_of: str | None = None
) -> PolicyImported:
    """These rules are in force, and no others. An unchanged rule keeps its version, a changed one gets the next; what
    was in force before is kept. Raises RuleError for a rule that is not proved by its examples, Refused when what is
    in force is no longer the edition it was meant to take the place of."""
    if instead_of is not None and edition(tx) != instead_of:
        raise Refused("policy_changed")
    for rule in rules:
        prove(rule)
    found = difference(tx, rules)
    done = PolicyImported(added=found.added, changed=found.changed, ended=found.ended)
    for name in (*found.changed, *found.ended):
        tx.run(_end, rule_id=_split(name)[0], now=tx.now)
    versions = dict(_split(name) for name in (*found.added, *found.changed))
    for rule in rules:
        if rule.id in versions:
            noted = {"imported_at": tx.now, "imported_by": actor, "ended_at": None, "active": True}
            tx.run(_put, version=versions[rule.id], **noted, **stored_form(rule))
    if done.added or done.changed or done.ended:
        tx.record(done, stream=STREAM, actor=actor)
    return done


def _split(name: str) -> tuple[str, int]:
    rule_id, _, version = name.rpartition("@")
    return rule_id, int(version)
