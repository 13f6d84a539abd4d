"""Tables of articles and example sentences, and the index by which articles are found."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, Integer, Table, Text, event

from xiaoer.kit.statement import metadata

KEY = BigInteger().with_variant(Integer, "sqlite")

article = Table(
    "article",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("created_at", BigInteger, nullable=False),
)

article_text = Table(
    "article_text",
    metadata,
    # Also the row's number in the search index.
    Column("id", KEY, primary_key=True),
    Column("slug", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)
Index("article_text_by_slug", article_text.c.slug, article_text.c.locale, unique=True)

article_verdict = Table(
    "article_verdict",
    metadata,
    Column("slug", Text, primary_key=True),
    # What her browser keeps, hashed: it tells one reader from another and names nobody.
    Column("reader", Text, primary_key=True),
    Column("settled", Boolean, nullable=False),
)

article_tally = Table(
    "article_tally",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("settled", BigInteger, nullable=False),
    Column("unsettled", BigInteger, nullable=False),
)

example = Table(
    "example",
    metadata,
    Column("intent", Text, primary_key=True),
    Column("locale", Text, primary_key=True),
    Column("text", Text, primary_key=True),
)

_SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE article_search USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE article_search (id bigint PRIMARY KEY, title tsvector NOT NULL, body tsvector NOT NULL)",
        "CREATE INDEX article_search_title ON article_search USING gin (title)",
        "CREATE INDEX article_search_body ON article_search USING gin (body)",
    ),
}


def search_ddl(dialect: str) -> Sequence[str]:
    """The statements that make the search index, which no Table can describe; for migrations."""
    return _SEARCH[dialect]


def _make_search(_target: Any, connection: Connection, **_: Any) -> None:
    for statement in search_ddl(connection.dialect.name):
        connection.exec_driver_sql(statement)


# Whoever makes all tables at once gets the index with them.
event.listen(article_text, "after_create", _make_search)
