"""Cases by what is due first."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Go forward."""
    op.drop_index("order_case_open", "order_case")
    op.drop_index("order_case_by_agent", "order_case")
    _index("order_case_by_due", ["due_at", "id", "state"], "open", "open = 1")
    _index("order_case_by_agent", ["agent_id", "due_at", "id", "state"], "open", "open = 1")
    _index("order_case_closed", ["updated_at", "id"], "NOT open", "open = 0")


def _index(name: str, columns: list[str], where: str, on_sqlite: str) -> None:
    # SQLite takes an index only for the very condition it was made with, and is asked with a number.
    op.create_index(name, "order_case", columns, sqlite_where=sa.text(on_sqlite), postgresql_where=sa.text(where))
