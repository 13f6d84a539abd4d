"""What Alembic runs: the revisions, on the connection it is handed."""

from alembic import context

from xiaoer.app import schema
from xiaoer.kit.statement import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=schema.described,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
