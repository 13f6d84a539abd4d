"""Tables of skill groups and who is in them."""

from sqlalchemy import BigInteger, Column, Index, Table, Text

from xiaoer.kit.statement import metadata

team = Table(
    "team",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    # What it is called where it has a name in the reader's language, as JSON.
    Column("names", Text, nullable=False, server_default="{}"),
    Column("created_at", BigInteger, nullable=False),
)

team_member = Table(
    "team_member",
    metadata,
    Column("team_id", Text, primary_key=True),
    Column("agent_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)
Index("team_member_by_agent", team_member.c.agent_id)
