"""What readers say of articles."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "article_verdict",
        sa.Column("slug", sa.Text, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("settled", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("slug", "reader"),
    )
    op.create_table(
        "article_tally",
        sa.Column("slug", sa.Text, nullable=False),
        sa.Column("settled", sa.BigInteger, nullable=False),
        sa.Column("unsettled", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
