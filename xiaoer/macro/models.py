"""Table of quick replies."""

from sqlalchemy import BigInteger, Column, Table, Text

from xiaoer.kit.statement import metadata

macro = Table(
    "macro",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    # What it is called where it has a name in the reader's language, as JSON.
    Column("names", Text, nullable=False, server_default="{}"),
    Column("shortcut", Text, nullable=False),
    # However it is typed, one shortcut is one macro.
    Column("folded", Text, nullable=False, unique=True),
    # A text for each language, as JSON.
    Column("texts", Text, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)
