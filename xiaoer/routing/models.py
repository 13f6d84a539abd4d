"""Tables of the queue and of who is there."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Table, Text

from xiaoer.kit.statement import metadata

place = Table(
    "place",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    # Lower goes first: 0 for those whose agent vanished, 1 for the others.
    Column("rank", BigInteger, nullable=False),
    # Within a rank: 0 for the urgent, 1 for the high, 2 for the rest.
    Column("urgency", BigInteger, nullable=False, server_default="2"),
    # The journal's position of the hand-off: no job that ran late or twice changes the order.
    Column("queued_at", BigInteger, nullable=False),
    # Set once matched, until the agent has it.
    Column("agent_id", Text),
    # Whose queue it stands in; NULL is everybody's.
    Column("team_id", Text),
)
Index("place_in_order", place.c.rank, place.c.urgency, place.c.queued_at, place.c.conversation_id)
Index("place_in_team", place.c.team_id, place.c.rank, place.c.urgency, place.c.queued_at, place.c.conversation_id)

presence = Table(
    "presence",
    metadata,
    Column("agent_id", Text, primary_key=True),
    Column("node", Text, primary_key=True),
    Column("connected", Boolean, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
)

availability = Table(
    "availability",
    metadata,
    Column("agent_id", Text, primary_key=True),
    Column("online", Boolean, nullable=False),
    Column("idle_since", BigInteger, nullable=False),
    # Why she is away, and since when she is what she is.
    Column("reason", Text),
    Column("since", BigInteger, nullable=False, server_default="0"),
)
