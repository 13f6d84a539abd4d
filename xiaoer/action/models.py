"""Table of deeds."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text

from xiaoer.kit.statement import metadata

deed = Table(
    "deed",
    metadata,
    Column("id", Text, primary_key=True),
    Column("shop", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("order_id", Text, nullable=False),  # empty where no order of hers was found
    Column("line", Text, nullable=False),
    Column("fields", Text, nullable=False),  # JSON of the action
    Column("customer_id", Text),  # NULL: a visitor
    Column("contact_id", Text, nullable=False),
    Column("conversation_id", Text),
    Column("entry_id", Text),  # where it is offered
    Column("hand", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("budget", Text, nullable=False, server_default="none"),  # out of which money
    Column("amount", BigInteger, nullable=False, server_default="0"),  # what goes to the customer
    Column("currency", Text, nullable=False, server_default=""),
    Column("terms", Text, nullable=False),  # JSON of what was offered
    Column("rule", Text),
    Column("rule_version", Integer),
    Column("words", Text, nullable=False),  # JSON: what the rule said, by locale
    Column("facts", Text, nullable=False),  # JSON of what the last decision was made on
    Column("reason", Text),
    Column("to_person", Boolean, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("sent_at", BigInteger),
    Column("escalated_at", BigInteger),
    Column("second", Text),  # who approved it
    Column("due_at", BigInteger),  # until when it waits for that
)

# Two hands at once, or one twice: only one deed can come of it.
Index(
    "deed_live",
    deed.c.shop,
    deed.c.order_id,
    deed.c.line,
    deed.c.kind,
    unique=True,
    sqlite_where=deed.c.live,
    postgresql_where=deed.c.live,
)
Index("deed_moving", deed.c.customer_id, deed.c.updated_at)
# What a rule decided lately, and how that stands, is read off the index alone.
Index("deed_by_rule", deed.c.rule, deed.c.created_at, deed.c.id, deed.c.state)
Index("deed_by_time", deed.c.created_at, deed.c.id)
Index("deed_by_order", deed.c.order_id)
Index("deed_by_conversation", deed.c.conversation_id, deed.c.id)
Index(
    "deed_awaiting",
    deed.c.id,
    sqlite_where=deed.c.state == "awaiting",
    postgresql_where=deed.c.state == "awaiting",
)
Index(
    "deed_unknown",
    deed.c.id,
    sqlite_where=deed.c.state == "unknown",
    postgresql_where=deed.c.state == "unknown",
)
