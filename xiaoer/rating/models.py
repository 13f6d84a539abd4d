"""Table of ratings."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from xiaoer.kit.statement import metadata

rating = Table(
    "rating",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    # The entry that asks.
    Column("entry_id", Text, primary_key=True),
    Column("agent_id", Text),
    Column("asked_at", BigInteger, nullable=False),
    Column("score", Integer),
    Column("given_at", BigInteger),
)
Index("rating_by_asking", rating.c.conversation_id, rating.c.asked_at)
