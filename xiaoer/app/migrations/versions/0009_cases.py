"""Returns, exchanges, claims and promises as cases."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "order_case",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shop", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("step", sa.Text()),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("photos", sa.Text(), nullable=False),
        sa.Column("tracking", sa.Text()),
        sa.Column("passed", sa.Boolean()),
        sa.Column("agent_id", sa.Text()),
        sa.Column("label_deed", sa.Text()),
        sa.Column("end_deed", sa.Text()),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger()),
        sa.Column("reminded", sa.Integer()),
        sa.PrimaryKeyConstraint("id"),
    )
    still = sa.text("open")
    op.create_index("order_case_open", "order_case", ["id"], sqlite_where=still, postgresql_where=still)
    op.create_index("order_case_by_agent", "order_case", ["agent_id", "id"], sqlite_where=still, postgresql_where=still)
    op.create_index("order_case_by_order", "order_case", ["shop", "order_id", "id"])
    op.create_index("order_case_by_customer", "order_case", ["customer_id", "id"])
    op.create_index("order_case_by_conversation", "order_case", ["conversation_id", "id"])
