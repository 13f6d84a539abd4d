"""What a shop knows of hurried, lost and claimed orders, of coupons and accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Go forward."""
    _columns()
    op.create_table(
        "shop_claim",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "order_id", "kind", "lines", "status")),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("shop_claim_of_order", "shop_claim", ["order_id", "id"])
    op.create_table(
        "shop_hurry",
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("order_id", "at"),
    )
    op.create_table(
        "shop_invoice",
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.PrimaryKeyConstraint("order_id"),
    )
    op.create_table(
        "shop_shipping_rate",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("country", "region", "currency")),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("free_from", sa.BigInteger()),
        sa.Column("days", sa.Integer()),
        sa.PrimaryKeyConstraint("country", "region", "currency"),
    )
    op.create_table(
        "shop_return_place",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("country", "carrier", "address")),
        sa.PrimaryKeyConstraint("country"),
    )
    op.create_table(
        "shop_password_reset",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("key", "customer_id")),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("at", "ends_at")),
        sa.PrimaryKeyConstraint("key"),
    )


def _columns() -> None:
    op.add_column("shop_order", sa.Column("ship_by", sa.BigInteger()))
    op.add_column("shop_shipment", sa.Column("replaces", sa.Text()))
    op.add_column("shop_send_back", sa.Column("label", sa.Text()))
    op.add_column("shop_customer", sa.Column("locked", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("shop_customer", sa.Column("reference", sa.Text(), nullable=False, server_default=""))
    op.add_column("shop_coupon", sa.Column("products", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("shop_coupon", sa.Column("stackable", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("shop_coupon", sa.Column("reference", sa.Text(), nullable=False, server_default=""))
    op.add_column("shop_coupon", sa.Column("replaces", sa.Text()))
