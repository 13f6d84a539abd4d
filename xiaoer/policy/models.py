"""The rules that are in force, and all that ever were."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text

from xiaoer.kit.statement import metadata

policy_rule = Table(
    "policy_rule",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("action", Text, nullable=False),
    Column("condition", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("words", Text, nullable=False),  # JSON: locale -> text
    Column("examples", Text, nullable=False),  # JSON: hit, miss
    Column("imported_at", BigInteger, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("imported_by", Text),  # NULL: before this was noted
    Column("ended_at", BigInteger),  # since when this version is no longer in force, where that was noted
)

# Of each rule one version is in force at most, whatever imports run at once.
Index(
    "policy_rule_active",
    policy_rule.c.id,
    unique=True,
    sqlite_where=policy_rule.c.active,
    postgresql_where=policy_rule.c.active,
)
