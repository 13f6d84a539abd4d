"""Products."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ADDED = {
    "shop_product": ("department", "picture", "url"),
    "shop_product_text": ("currency",),
    "shop_variant": ("picture",),
    "shop_item": ("picture",),
    "shop_order": ("url",),
}


def upgrade() -> None:
    """Go forward."""
    for table, columns in ADDED.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in columns:
                batch_op.add_column(sa.Column(name, sa.Text(), nullable=True))
    with op.batch_alter_table("shop_variant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("restock_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "shop_product_word",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("in_title", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("word", "product_id"),
    )
