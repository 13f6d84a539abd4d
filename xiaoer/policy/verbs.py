"""Bringing rules into force."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import bindparam, func, insert, select, update

from xiaoer.event.tx import Tx
from xiaoer.kit.statement import change, query
from xiaoer.policy.events import PolicyImported
from xiaoer.policy.models import policy_rule
from xiaoer.policy.rules import Rule, prove

STREAM = "policy"


class _Stored(msgspec.Struct, frozen=True):
    id: str
    version: int
    action: str
    condition: str
    verdict: str
    words: str
    examples: str

    def same(self, columns: dict[str, str]) -> bool:
        """Whether the file says what is already in force."""
        return columns == {name: getattr(self, name) for name in columns}


class _Last(msgspec.Struct, frozen=True):
    version: int | None


_active = query(
    select(*[policy_rule.c[name] for name in _Stored.__struct_fields__])
    .where(policy_rule.c.active)
    .order_by(policy_rule.c.id),
    _Stored,
)
_last = query(
    select(func.max(policy_rule.c.version).label("version")).where(policy_rule.c.id == bindparam("id")), _Last
)
_put = change(insert(policy_rule))
_end = change(
    update(policy_rule).where(policy_rule.c.id == bindparam("rule_id"), policy_rule.c.active).values(active=False)
)


def import_rules(tx: Tx, rules: Sequence[Rule], *, actor: str = "system") -> PolicyImported:
    """These rules are in force, and no others. An unchanged rule keeps its version, a changed one gets the next; what
    was in force before is kept. Raises RuleError for a rule that is not proved by its examples."""
    stored = {row.id: row for row in tx.all(_active)}
    done = PolicyImported(added=[], changed=[], ended=[])
    for rule in rules:
        prove(rule)
        columns = _columns(rule)
        before = stored.pop(rule.id, None)
        if before is not None and before.same(columns):
            continue
        if before is not None:
            tx.run(_end, rule_id=rule.id)
        version = _next_version(tx, rule.id)
        tx.run(_put, version=version, imported_at=tx.now, active=True, **columns)
        (done.changed if before else done.added).append(f"{rule.id}@{version}")
    for gone in stored.values():
        tx.run(_end, rule_id=gone.id)
        done.ended.append(f"{gone.id}@{gone.version}")
    if done.added or done.changed or done.ended:
        tx.record(done, stream=STREAM, actor=actor)
    return done


def _next_version(tx: Tx, rule_id: str) -> int:
    last = tx.one(_last, id=rule_id)
    return ((last.version if last else None) or 0) + 1


def _columns(rule: Rule) -> dict[str, str]:
    return {
        "id": rule.id,
        "action": rule.action,
        "condition": rule.when,
        "verdict": rule.verdict,
        "words": msgspec.json.encode(rule.words, order="sorted").decode(),
        "examples": msgspec.json.encode({"hit": rule.hit, "miss": rule.miss}, order="sorted").decode(),
    }
