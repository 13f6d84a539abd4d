"""Table of attachments: what a file is and whose; its bytes lie in the data folder under their hash."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from xiaoer.kit.statement import metadata

attachment = Table(
    "attachment",
    metadata,
    Column("id", Text, primary_key=True),
    # Who uploaded it: a customer, or one of the staff.
    Column("contact_id", Text),
    Column("staff_id", Text),
    # Where it was sent; NULL until then.
    Column("conversation_id", Text),
    Column("entry_id", Text),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    # SHA-256 of the bytes that are kept, in hex: the same file twice lies there once.
    Column("digest", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
)
_unused, _used = attachment.c.used_at.is_(None), attachment.c.conversation_id.isnot(None)
Index("attachment_by_digest", attachment.c.digest)
Index(
    "attachment_unused",
    attachment.c.created_at,
    attachment.c.id,
    sqlite_where=_unused,
    postgresql_where=_unused,
)
Index("attachment_unused_of", attachment.c.contact_id, sqlite_where=_unused, postgresql_where=_unused)
Index(
    "attachment_by_entry",
    attachment.c.conversation_id,
    attachment.c.entry_id,
    sqlite_where=_used,
    postgresql_where=_used,
)
