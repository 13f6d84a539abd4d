"""Reading the rules."""

import msgspec
from sqlalchemy import bindparam, or_, select

from xiaoer.kit.statement import query
from xiaoer.kit.store import Reader
from xiaoer.policy.models import policy_rule
from xiaoer.policy.rules import ANY_ACTION, Active, Verdict


class RuleRow(msgspec.Struct, frozen=True):
    """A rule as it is stored."""

    id: str
    version: int
    action: str
    condition: str
    verdict: Verdict
    words: str


_rules = select(
    policy_rule.c.id,
    policy_rule.c.version,
    policy_rule.c.action,
    policy_rule.c.condition,
    policy_rule.c.verdict,
    policy_rule.c.words,
)
_current = query(
    _rules.where(
        policy_rule.c.active,
        or_(policy_rule.c.action == bindparam("action"), policy_rule.c.action == ANY_ACTION),
    ).order_by(policy_rule.c.id),
    RuleRow,
)
_one = query(_rules.where(policy_rule.c.id == bindparam("id"), policy_rule.c.version == bindparam("version")), RuleRow)


def current_rules(read: Reader, action: str) -> list[Active]:
    """The rules in force for an action, those for any action among them. A verb asks with its own tx."""
    return [_active(row) for row in read.all(_current, action=action)]


def rule_version(read: Reader, rule_id: str, version: int) -> Active | None:
    """A rule as it was when something was decided by it."""
    row = read.one(_one, id=rule_id, version=version)
    return _active(row) if row else None


def _active(row: RuleRow) -> Active:
    words = msgspec.json.decode(row.words, type=dict[str, str])
    return Active(row.id, row.version, row.action, row.condition, row.verdict, words)
