"""What the rules decided."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Go forward."""
    op.add_column("policy_rule", sa.Column("imported_by", sa.Text()))
    op.add_column("policy_rule", sa.Column("ended_at", sa.BigInteger()))
    op.create_index("deed_by_rule", "deed", ["rule", "created_at", "id", "state"])
    op.create_index("deed_by_time", "deed", ["created_at", "id"])
