"""Tables of conversations and their entries."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from xiaoer.kit.statement import metadata

conversation = Table(
    "conversation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("inbox_id", Text, nullable=False),
    Column("contact_id", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("agent_id", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    # Since when it is this contact's; the newest is the one she sees.
    Column("joined_at", BigInteger, nullable=False),
    # Since when the customer waits: for the answer to a message, or for the person she was promised.
    Column("waiting_since", BigInteger),
    # The newest message of the customer, and the newest that was answered.
    Column("asked_seq", BigInteger, nullable=False),
    Column("answered_seq", BigInteger, nullable=False),
    Column("unread", Integer, nullable=False),
    Column("last_author", Text),
    Column("last_at", BigInteger),
    Column("last_position", BigInteger),
)
Index("conversation_by_contact", conversation.c.contact_id, conversation.c.inbox_id)
Index("conversation_by_agent", conversation.c.agent_id, conversation.c.updated_at)
Index("conversation_by_wait", conversation.c.owner, conversation.c.waiting_since, conversation.c.id)
_live = conversation.c.owner != "nobody"
Index("conversation_live", conversation.c.owner, conversation.c.agent_id, sqlite_where=_live, postgresql_where=_live)
Index("conversation_by_update", conversation.c.updated_at, conversation.c.id)

entry = Table(
    "entry",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    # Numbers it began with, and the customer's number it was last changed at.
    Column("seq", BigInteger, nullable=False),
    Column("n", BigInteger),
    Column("changed_n", BigInteger),
    # Where the bytes of its newest state lie.
    Column("position", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# How far each side has the thread and has read it, as numbers n; they only grow.
receipt = Table(
    "receipt",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    Column("customer_delivered", BigInteger, nullable=False),
    Column("customer_read", BigInteger, nullable=False),
    Column("staff_delivered", BigInteger, nullable=False),
    Column("staff_read", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
