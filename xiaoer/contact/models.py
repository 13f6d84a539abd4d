"""Tables of contacts and their sessions."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text

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

# A code somebody asked for, to prove that she is a customer. Of the code itself only a salted hash stands here, and
# only once it is sent; without `customer_id` there is nobody it could be sent to, which whoever asked is not told.
one_time_code = Table(
    "one_time_code",
    metadata,
    Column("id", Text, primary_key=True),
    Column("contact_id", Text, nullable=False),
    # Where it was asked for, and where alone it counts: a conversation, or a browser's session.
    Column("place", Text, nullable=False),
    Column("customer_id", Text),
    Column("way", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("salt", LargeBinary),
    Column("hash", LargeBinary),
    Column("tries", Integer, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
Index("one_time_code_by_contact", one_time_code.c.contact_id, one_time_code.c.asked_at)
Index("one_time_code_by_customer", one_time_code.c.customer_id, one_time_code.c.asked_at)
Index("one_time_code_by_asked", one_time_code.c.asked_at)

contact_proof = Table(
    "contact_proof",
    metadata,
    Column("contact_id", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("customer_id", Text, nullable=False),
    Column("proved_at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
)
Index("contact_proof_by_end", contact_proof.c.until)
