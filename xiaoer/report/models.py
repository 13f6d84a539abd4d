"""Tables folded from the journal: how each stretch of each conversation went, and how long was waited for a person."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from xiaoer.kit.statement import metadata

# A stretch begins when a customer writes for the first time or comes back.
report_stretch = Table(
    "report_stretch",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    # The event it began with.
    Column("seq", BigInteger, primary_key=True),
    Column("began_at", BigInteger, nullable=False),
    # The newest thing that is known of it here.
    Column("changed_at", BigInteger, nullable=False),
    Column("last_contact_at", BigInteger, nullable=False),
    Column("first_assistant_at", BigInteger),
    Column("last_assistant_at", BigInteger),
    Column("first_agent_at", BigInteger),
    # When a person came into it: promised to the customer, or by taking it.
    Column("person_at", BigInteger),
    # Since when it waits to be picked up, and in which team's queue.
    Column("queued_at", BigInteger),
    Column("queued_team", Text),
    Column("resolved_at", BigInteger),
    # When the customer came back, so that the next stretch began.
    Column("back_at", BigInteger),
    Column("asked_at", BigInteger),
    Column("score", Integer),
    Column("scored_at", BigInteger),
)
Index("report_stretch_by_begin", report_stretch.c.began_at)
Index("report_stretch_by_change", report_stretch.c.changed_at)

# One row for each time a person picked a waiting conversation up.
report_pickup = Table(
    "report_pickup",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("team_id", Text),
    Column("queued_at", BigInteger, nullable=False),
    Column("picked_at", BigInteger, nullable=False),
)
Index("report_pickup_by_time", report_pickup.c.picked_at)
