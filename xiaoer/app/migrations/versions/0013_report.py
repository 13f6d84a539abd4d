"""What the floor is compared with."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_SILENT = "last_assistant_at + 86400000000"
_OVER_AT = (
    "CASE WHEN (person_at IS NOT NULL OR first_assistant_at IS NULL) THEN resolved_at"
    " WHEN (scored_at IS NOT NULL) THEN scored_at"
    " WHEN (last_contact_at > last_assistant_at) THEN resolved_at"
    f" WHEN (back_at < {_SILENT}) THEN back_at"
    f" ELSE {_SILENT} END"
)


def upgrade() -> None:
    """Go forward."""
    op.create_index("report_stretch_by_score", "report_stretch", ["scored_at"])
    op.create_index("report_stretch_by_end", "report_stretch", [sa.text(f"({_OVER_AT})")])
    op.create_table(
        "report_topic",
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "seq", "topic"),
    )
    op.create_index("report_topic_by_time", "report_topic", ["asked_at", "topic", "conversation_id"])
