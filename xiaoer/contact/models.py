"""Tables of contacts and their sessions."""

from sqlalchemy import BigInteger, Column, Index, Table, Text

from xiaoer.kit.statement import metadata

contact = Table(
    "contact",
    metadata,
    Column("id", Text, primary_key=True),
    Column("inbox_id", Text, nullable=False),
    # The shop's own id of her; NULL for a visitor.
    Column("customer_id", Text),
    Column("name", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

# What a browser keeps to be known again; closed once a customer has logged in with it.
visitor = Table(
    "visitor",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("inbox_id", Text, nullable=False),
    Column("contact_id", Text, nullable=False),
    Column("claimed_at", BigInteger),
)

contact_session = Table(
    "contact_session",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("contact_id", Text, nullable=False),
    Column("inbox_id", Text, nullable=False),
    Column("customer_id", Text),
    Column("visitor_hash", Text),
    Column("name", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
Index("contact_session_by_contact", contact_session.c.contact_id)
Index("contact_session_by_expiry", contact_session.c.expires_at)
Index("contact_session_by_visitor", contact_session.c.visitor_hash)
