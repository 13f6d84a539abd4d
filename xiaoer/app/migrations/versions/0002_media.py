"""Media."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Go forward."""
    op.add_column("inbox", sa.Column("color", sa.Text))
    op.create_table(
        "receipt",
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("customer_delivered", sa.BigInteger, nullable=False),
        sa.Column("customer_read", sa.BigInteger, nullable=False),
        sa.Column("staff_delivered", sa.BigInteger, nullable=False),
        sa.Column("staff_read", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id"),
        sqlite_with_rowid=False,
    )
