"""Tables folded from the journal: how each stretch of each conversation went, what it was about, and who waited."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, case, literal_column, or_

from xiaoer.kit.clock import DAY
from xiaoer.kit.statement import metadata

# Whoever says nothing for so long to what the assistant said has her answer.
SILENCE = DAY

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
Index("report_stretch_by_score", report_stretch.c.scored_at)

_s = report_stretch.c
_silent = _s.last_assistant_at + literal_column(str(SILENCE), BigInteger)
# When it was, or will be, clear how a stretch ended; null while that is open. The words stand in `alone-definition`.
# Of this very expression there is an index, `report_stretch_by_end`, which its revision makes by hand.
over_at = case(
    (or_(_s.person_at.isnot(None), _s.first_assistant_at.is_(None)), _s.resolved_at),
    (_s.scored_at.isnot(None), _s.scored_at),
    (_s.last_contact_at > _s.last_assistant_at, _s.resolved_at),
    (_s.back_at < _silent, _s.back_at),
    else_=_silent,
)

# What was asked about in a stretch, once each, by when that was first understood.
report_topic = Table(
    "report_topic",
    metadata,
    Column("conversation_id", Text, primary_key=True),
    # The stretch.
    Column("seq", BigInteger, primary_key=True),
    # An action or an intent.
    Column("topic", Text, primary_key=True),
    Column("asked_at", BigInteger, nullable=False),
)
Index("report_topic_by_time", report_topic.c.asked_at, report_topic.c.topic, report_topic.c.conversation_id)

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
