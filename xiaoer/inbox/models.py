"""Table of inboxes."""

from sqlalchemy import BigInteger, Column, Table, Text

from xiaoer.kit.statement import metadata

inbox = Table(
    "inbox",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("locale", Text, nullable=False),
    # Space-separated origins whose pages may hold the widget.
    Column("origins", Text, nullable=False),
    # The shop's own for the chat, as #rrggbb; NULL for ours.
    Column("color", Text),
    Column("created_at", BigInteger, nullable=False),
)
