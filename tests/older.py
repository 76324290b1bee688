"""A ledger as an earlier version of the program had it, made by the migrations up to then."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool
from workbench import Book

from gytrack.ledger.connection import APPLICATION_ID
from gytrack.ledger.migrate import config


def empty_ledger(path: Path, revision: str) -> Book:
    """Make an empty ledger of an earlier revision."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection, connection.begin():
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    return Book(path)


def aged(book: Book, path: Path, revision: str) -> Book:
    """Make a ledger of an earlier revision that holds what it can of another one."""
    older = empty_ledger(path, revision)
    older.plan = book.plan
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ATTACH ? AS newer", (str(book.path),))
        for (table,) in connection.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table'"
        ).fetchall():
            if table != "alembic_version":
                columns = ", ".join(
                    f'"{name}"' for _, name, *_ in connection.execute(f'PRAGMA main.table_info("{table}")')
                )
                connection.execute(
                    f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM newer."{table}"'
                )
    return older
