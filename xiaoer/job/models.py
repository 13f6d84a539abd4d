"""Table of jobs."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from xiaoer.kit.statement import metadata

POSITION = BigInteger().with_variant(Integer, "sqlite")

job = Table(
    "job",
    metadata,
    Column("id", POSITION, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    # Jobs of one lane never run at the same time.
    Column("lane", Text),
    Column("args", LargeBinary, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("leased_until", BigInteger, nullable=False),
    Column("died_at", BigInteger),
    Column("error", Text),
    sqlite_autoincrement=True,
)
Index("job_due", job.c.due_at, sqlite_where=job.c.died_at.is_(None), postgresql_where=job.c.died_at.is_(None))
_laned = job.c.lane.isnot(None)
Index("job_lane", job.c.lane, job.c.leased_until, sqlite_where=_laned, postgresql_where=_laned)
Index("job_dead", job.c.died_at, sqlite_where=job.c.died_at.isnot(None), postgresql_where=job.c.died_at.isnot(None))
