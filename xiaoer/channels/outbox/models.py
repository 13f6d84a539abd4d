"""Table of what was sent."""

from sqlalchemy import BigInteger, Column, Index, Table, Text

from xiaoer.kit.statement import metadata

outbox_message = Table(
    "outbox_message",
    metadata,
    Column("id", Text, primary_key=True),
    Column("way", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("sent_at", BigInteger, nullable=False),
)
Index("outbox_message_by_address", outbox_message.c.address, outbox_message.c.sent_at)
Index("outbox_message_by_time", outbox_message.c.sent_at)
