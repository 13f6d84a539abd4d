"""Tables of conversations and their entries."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, Table, Text
from sqlalchemy import event as sqlalchemy_event

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
    # Whose queue it waits in, or which team has it.
    Column("team_id", Text),
    Column("priority", Text, nullable=False, server_default="medium"),
    # Until when it is out of the way, and whose it will be again.
    Column("snoozed_until", BigInteger),
    Column("snoozed_by", Text),
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
_snoozed = conversation.c.snoozed_until.isnot(None)
Index(
    "conversation_snoozed",
    conversation.c.snoozed_until,
    conversation.c.id,
    sqlite_where=_snoozed,
    postgresql_where=_snoozed,
)
_urgent = (conversation.c.owner == "queue") & (conversation.c.priority == "urgent")
Index(
    "conversation_urgent",
    conversation.c.waiting_since,
    conversation.c.id,
    sqlite_where=_urgent,
    postgresql_where=_urgent,
)
_resolved = conversation.c.status == "resolved"
Index(
    "conversation_resolved",
    conversation.c.updated_at,
    conversation.c.id,
    sqlite_where=_resolved,
    postgresql_where=_resolved,
)
_open = conversation.c.status != "resolved"
Index(
    "conversation_open",
    conversation.c.updated_at,
    conversation.c.id,
    sqlite_where=_open,
    postgresql_where=_open,
)
Index("conversation_by_update", conversation.c.updated_at, conversation.c.id)

conversation_label = Table(
    "conversation_label",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    # Folded: two spellings are one label.
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index("conversation_label_by_key", conversation_label.c.key)

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

# Found by: the words of lines, each under the journal's position that holds its bytes, and of customers' names, each
# under the position of their meeting.
_FTS = "CREATE VIRTUAL TABLE message_search USING fts5(name, text, detail = column, tokenize = '{}')"
_SEARCH = {
    "sqlite": (_FTS.format("unicode61 remove_diacritics 0"),),
    "postgresql": (
        "CREATE TABLE message_search (id bigint PRIMARY KEY, name tsvector NOT NULL, text tsvector NOT NULL)",
        "CREATE INDEX message_search_name ON message_search USING gin (name)",
        "CREATE INDEX message_search_text ON message_search USING gin (text)",
    ),
}


def search_ddl(dialect: str) -> Sequence[str]:
    """The statements that make the search index, which no Table can describe; for migrations."""
    return _SEARCH[dialect]


def _make_search(_target: Any, connection: Connection, **_: Any) -> None:
    for statement in search_ddl(connection.dialect.name):
        connection.exec_driver_sql(statement)


# Whoever makes all tables at once gets the index with them.
sqlalchemy_event.listen(entry, "after_create", _make_search)
