"""One-time codes, and who proved who she is."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "one_time_code",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text()),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary()),
        sa.Column("hash", sa.LargeBinary()),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("one_time_code_by_contact", "one_time_code", ["contact_id", "asked_at"])
    op.create_index("one_time_code_by_customer", "one_time_code", ["customer_id", "asked_at"])
    op.create_index("one_time_code_by_asked", "one_time_code", ["asked_at"])
    op.create_table(
        "contact_proof",
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("proved_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("contact_id", "place"),
    )
    op.create_index("contact_proof_by_end", "contact_proof", ["until"])
    op.create_table(
        "outbox_message",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("outbox_message_by_address", "outbox_message", ["address", "sent_at"])
    op.create_index("outbox_message_by_time", "outbox_message", ["sent_at"])
