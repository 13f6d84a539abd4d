"""Tables of what the assistant remembers of a conversation: ids and numbers, never what anybody wrote."""

from sqlalchemy import BigInteger, Column, LargeBinary, Table, Text

from xiaoer.kit.statement import metadata

assistant_state = Table(
    "assistant_state",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    Column("state", LargeBinary, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)
