"""Alembic's environment: the caller hands over an open connection inside its own transaction."""

from alembic import context

from gytrack.ledger.models import Table

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Table.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=False,
)
context.run_migrations()
