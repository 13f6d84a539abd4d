"""Who sells, and what of a bill is tax."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Go forward."""
    op.add_column("shop_invoice", sa.Column("seller", sa.Text(), nullable=False, server_default=""))
    op.add_column("shop_invoice", sa.Column("tax", sa.BigInteger()))
