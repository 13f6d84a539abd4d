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
    op.create_table(
        "attachment",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("contact_id", sa.Text),
        sa.Column("staff_id", sa.Text),
        sa.Column("conversation_id", sa.Text),
        sa.Column("entry_id", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("used_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("attachment_by_digest", "attachment", ["digest"])
    unused, used = sa.text("used_at IS NULL"), sa.text("conversation_id IS NOT NULL")
    for name, columns, rows in (
        ("attachment_unused", ["created_at", "id"], unused),
        ("attachment_unused_of", ["contact_id"], unused),
        ("attachment_by_entry", ["conversation_id", "entry_id"], used),
    ):
        op.create_index(name, "attachment", columns, sqlite_where=rows, postgresql_where=rows)
