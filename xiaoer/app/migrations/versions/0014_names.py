"""What teams and quick replies are called in each language."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Go forward."""
    for table in ("team", "macro"):
        op.add_column(table, sa.Column("names", sa.Text(), nullable=False, server_default="{}"))
