"""Everything a database holds, table by table, as anyone with its files could read it."""

import warnings
from typing import Any

from sqlalchemy import MetaData, create_engine, select, text


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, those of a search index included."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        with engine.connect() as connection:
            found = MetaData()
            with warnings.catch_warnings():
                # Of an index over an expression no reflection tells; it holds nothing that its table has not.
                warnings.filterwarnings("ignore", "Skipped unsupported reflection")
                found.reflect(connection)
            return {
                name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
                for name, table in found.tables.items()
            }
    finally:
        engine.dispose()


def checkpoint(url: str) -> None:
    """Bring everything from SQLite's log into its file, and empty the log."""
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
