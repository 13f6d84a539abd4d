"""Triage."""

import sqlalchemy as sa
from alembic import op

from xiaoer.conversation.models import search_ddl

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Go forward."""
    op.add_column("conversation", sa.Column("team_id", sa.Text))
    op.add_column("conversation", sa.Column("priority", sa.Text, nullable=False, server_default="medium"))
    op.add_column("conversation", sa.Column("snoozed_until", sa.BigInteger))
    op.add_column("conversation", sa.Column("snoozed_by", sa.Text))
    for name, column, where in (
        ("conversation_snoozed", "snoozed_until", sa.text("snoozed_until IS NOT NULL")),
        ("conversation_urgent", "waiting_since", sa.text("owner = 'queue' AND priority = 'urgent'")),
        ("conversation_resolved", "updated_at", sa.text("status = 'resolved'")),
    ):
        op.create_index(name, "conversation", [column, "id"], sqlite_where=where, postgresql_where=where)
    op.create_table(
        "conversation_label",
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "key"),
        sqlite_with_rowid=False,
    )
    op.create_index("conversation_label_by_key", "conversation_label", ["key"])
    op.create_table(
        "team",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "team_member",
        sa.Column("team_id", sa.Text, nullable=False),
        sa.Column("agent_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "agent_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("team_member_by_agent", "team_member", ["agent_id"])
    op.add_column("place", sa.Column("team_id", sa.Text))
    op.add_column("place", sa.Column("urgency", sa.BigInteger, nullable=False, server_default="2"))
    order = ["rank", "urgency", "queued_at", "conversation_id"]
    op.drop_index("place_in_order", "place")
    op.create_index("place_in_order", "place", order)
    op.create_index("place_in_team", "place", ["team_id", *order])
    op.add_column("availability", sa.Column("reason", sa.Text))
    op.add_column("availability", sa.Column("since", sa.BigInteger, nullable=False, server_default="0"))
    op.create_index("deed_by_order", "deed", ["order_id"])
    for statement in search_ddl(op.get_bind().dialect.name):
        op.execute(statement)
