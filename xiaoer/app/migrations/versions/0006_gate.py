"""What can be done to an order."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Go forward."""
    op.add_column("shop_order", sa.Column("items_changed_at", sa.BigInteger()))
    op.add_column("shop_item", sa.Column("cancelled", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("shop_refund", sa.Column("method_id", sa.Text()))
    op.add_column("shop_refund", sa.Column("cause", sa.Text(), nullable=False, server_default="unknown"))
    op.add_column("shop_refund", sa.Column("reference", sa.Text()))
    for key in ("email", "name"):
        op.add_column("shop_customer", sa.Column(f"{key}_key", sa.Text(), nullable=False, server_default=""))
        op.execute(f"UPDATE shop_customer SET {key}_key = lower(trim({key}))")  # noqa: S608
        op.create_index(f"shop_customer_by_{key}", "shop_customer", [f"{key}_key"])
    op.add_column("deed", sa.Column("budget", sa.Text(), nullable=False, server_default="none"))
    op.add_column("deed", sa.Column("amount", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("deed", sa.Column("currency", sa.Text(), nullable=False, server_default=""))
    op.add_column("deed", sa.Column("second", sa.Text()))
    op.add_column("deed", sa.Column("due_at", sa.BigInteger()))
    awaiting = sa.text("state = 'awaiting'")
    op.create_index("deed_awaiting", "deed", ["id"], sqlite_where=awaiting, postgresql_where=awaiting)
    op.create_index("deed_moving", "deed", ["customer_id", "updated_at"])
    op.create_table(
        "shop_send_back",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("method_id", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("shop_send_back_of_order", "shop_send_back", ["order_id", "id"])
