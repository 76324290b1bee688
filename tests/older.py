"""A ledger as an earlier version of the program had it, made by the migrations up to then."""

from pathlib import Path

from alembic import command
from ledgers import looked_into, on_server
from sqlalchemy import Engine, MetaData, create_engine
from sqlalchemy.pool import NullPool
from workbench import Book

from gytrack.ledger.engines.sqlite import APPLICATION_ID
from gytrack.ledger.scripts import config


def schema_of(book: Book) -> Engine:
    """Return what SQLAlchemy sees of a ledger."""
    if on_server():
        return create_engine(book.db, poolclass=NullPool, connect_args={"options": "-c search_path=gytrack"})
    return create_engine(f"sqlite:///{book.path}", poolclass=NullPool)


def empty_ledger(path: Path, revision: str) -> Book:
    """Make an empty ledger of an earlier revision."""
    book = Book(path)
    with schema_of(book).connect() as connection, connection.begin():
        if on_server():
            connection.exec_driver_sql("CREATE SCHEMA gytrack")
        else:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)
    return book


def aged(book: Book, path: Path, revision: str) -> Book:
    """Make a ledger of an earlier revision that holds what it can of another one."""
    older = empty_ledger(path, revision)
    older.plan = book.plan
    tables = MetaData()
    tables.reflect(schema_of(older))
    with looked_into(book.path) as newer, looked_into(path) as ledger:
        for table in tables.sorted_tables:  # parents first
            if table.name != "alembic_version":
                columns = [column.name for column in table.columns]
                names = ", ".join(f'"{name}"' for name in columns)
                statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(columns))})'
                for row in list(newer.execute(f'SELECT {names} FROM "{table.name}" ORDER BY id')):
                    ledger.execute(statement, row)
    return older
