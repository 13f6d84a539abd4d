"""Cases by what is due first."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Go forward."""
    op.drop_index("order_case_open", "order_case")
    op.drop_index("order_case_by_agent", "order_case")
    # SQLite takes an index only for the very condition it was made with, and is asked with a number.
    still = {"sqlite_where": sa.text("open = 1"), "postgresql_where": sa.text("open")}
    closed = {"sqlite_where": sa.text("open = 0"), "postgresql_where": sa.text("NOT open")}
    op.create_index("order_case_by_due", "order_case", ["due_at", "id", "state"], **still)
    op.create_index("order_case_by_agent", "order_case", ["agent_id", "due_at", "id", "state"], **still)
    op.create_index("order_case_closed", "order_case", ["updated_at", "id"], **closed)
