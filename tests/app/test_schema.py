"""The revisions and the tables in code say the same."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from xiaoer.app import schema
from xiaoer.kit.statement import metadata


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_a_migrated_database_has_just_the_tables_in_code(database_url: str) -> None:
    """On both kinds; and migrating once more changes nothing."""
    schema.migrate(database_url)
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        options = {"include_name": schema.described, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, metadata)
        assert {*schema.SEARCH} <= {*inspect(connection).get_table_names()}
    engine.dispose()
    assert differences == []
