"""What is not resolved, newest first."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Go forward."""
    where = sa.text("status <> 'resolved'")
    op.create_index(
        "conversation_open", "conversation", ["updated_at", "id"], sqlite_where=where, postgresql_where=where
    )
