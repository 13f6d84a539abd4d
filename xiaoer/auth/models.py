"""Tables of staff, their sessions and their failed logins."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text

from xiaoer.kit.statement import metadata

staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    # Folded: two spellings that reach the same mailbox are one person.
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

staff_session = Table(
    "staff_session",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("staff_id", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
Index("staff_session_by_expiry", staff_session.c.expires_at)

# The key is a hash of email and address, so that neither stands here.
staff_attempt = Table(
    "staff_attempt",
    metadata,
    Column("key", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("began_at", BigInteger, nullable=False),
)
Index("staff_attempt_by_begin", staff_attempt.c.began_at)
