"""Table of cases."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text

from xiaoer.kit.statement import metadata

order_case = Table(
    "order_case",
    metadata,
    # The id of the deed that opened it.
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("shop", Text, nullable=False),
    Column("order_id", Text, nullable=False),
    Column("lines", Text, nullable=False),  # JSON: the lines of the order, none means the whole
    Column("customer_id", Text, nullable=False),
    Column("contact_id", Text, nullable=False),
    Column("conversation_id", Text),
    Column("reason", Text, nullable=False),
    Column("terms", Text, nullable=False),  # JSON of what held when it was opened
    Column("state", Text, nullable=False),
    Column("open", Boolean, nullable=False),
    # What brought it there, so that the same once more is known.
    Column("step", Text),
    Column("moves", Integer, nullable=False),
    Column("photos", Text, nullable=False),  # JSON: ids of files
    Column("tracking", Text),
    Column("passed", Boolean),
    Column("agent_id", Text),
    Column("label_deed", Text),
    Column("end_deed", Text),
    Column("opened_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("due_at", BigInteger),
    # The last reminder of this deadline, in days before it.
    Column("reminded", Integer),
)
_open = order_case.c.open
_closed = ~_open
# What is due first, with what is needed to tell and to count what waits for the shop.
Index(
    "order_case_by_due",
    order_case.c.due_at,
    order_case.c.id,
    order_case.c.state,
    sqlite_where=_open,
    postgresql_where=_open,
)
Index(
    "order_case_by_agent",
    order_case.c.agent_id,
    order_case.c.due_at,
    order_case.c.id,
    order_case.c.state,
    sqlite_where=_open,
    postgresql_where=_open,
)
Index("order_case_closed", order_case.c.updated_at, order_case.c.id, sqlite_where=_closed, postgresql_where=_closed)
Index("order_case_by_order", order_case.c.shop, order_case.c.order_id, order_case.c.id)
Index("order_case_by_customer", order_case.c.customer_id, order_case.c.id)
Index("order_case_by_conversation", order_case.c.conversation_id, order_case.c.id)
