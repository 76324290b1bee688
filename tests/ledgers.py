"""Where tests keep their ledgers: in files, or, with ``--engine postgres``, each in a database that stands for its file.

A test names a ledger by its path all the same; ``address`` is what ``--db`` takes.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from servers import Server

from gytrack.ledger.engines.session import Session, Values
from gytrack.ledger.engines.sqlite import FileSession
from gytrack.ledger.keeping.agreement import DERIVED, LOG

Row = dict[str, Any]


class _Databases:
    """The server that is used instead of files, and which database stands for which file."""

    server: Server | None = None
    names: dict[Path, tuple[Server, str]] = {}  # noqa: RUF012 - one for all tests of a process


def use(server: Server | None) -> None:
    """Keep ledgers on a server from now on, or in files again."""
    _Databases.server = server


@contextmanager
def kept_on(server: Server | None) -> Iterator[None]:
    """Keep ledgers on a server for a while, or in files."""
    before = _Databases.server
    use(server)
    try:
        yield
    finally:
        use(before)


def on_server() -> bool:
    return _Databases.server is not None


def address(path: Path) -> str:
    """Return what ``--db`` is to name for the ledger of a path; on a server its database is made when first named."""
    server = _Databases.server
    if server is None or "://" in str(path):
        return str(path)
    if path not in _Databases.names:
        _Databases.names[path] = server, server.new_database()
    return server.url(_Databases.names[path][1])


def copied(source: Path, target: Path) -> Path:
    """Copy a ledger and return the path of the copy."""
    server = _Databases.server
    if server is None:
        return Path(shutil.copy(source, target))
    path = target / source.name if target.is_dir() else target
    _Databases.names[path] = server, server.new_database(_Databases.names[source][1])
    return path


def is_there(path: Path) -> bool:
    """Say whether anything was made where a ledger may be."""
    if not on_server():
        return path.exists()
    with looked_into(path) as ledger:
        return next(iter(ledger.execute("SELECT to_regclass('gytrack.command') IS NOT NULL"))) == (1,)


@contextmanager
def swept() -> Iterator[None]:
    """Drop, at the end, the databases that were made meanwhile."""
    before = set(_Databases.names)
    yield
    for path in set(_Databases.names) - before:
        server, name = _Databases.names.pop(path)
        server.drop(name)


@contextmanager
def looked_into(path: Path) -> Iterator[Session]:
    """Open a ledger behind the program's back; what is written is kept."""
    if on_server():
        with _session(address(path)) as session:
            yield session
        return
    with closing(sqlite3.connect(path)) as connection, connection:
        yield FileSession(connection)


@contextmanager
def _session(db: str) -> Iterator[Session]:
    from gytrack.ledger.engines.postgres.connecting import connect
    from gytrack.ledger.engines.postgres.serving import WRITE, ServerSession

    with closing(ServerSession(db, connect(db, 10))) as session:
        session.begin(WRITE, 10)
        yield session
        session.commit("")


def data_tables(ledger: Session) -> list[str]:
    """Return the tables that the change log tells of."""
    return [name for name in _tables(ledger) if name not in (*LOG, *DERIVED)]


def _tables(ledger: Session) -> list[str]:
    on_file = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    there = "SELECT tablename FROM pg_tables WHERE schemaname = 'gytrack' ORDER BY tablename"
    return [name for (name,) in ledger.execute(there if on_server() else on_file)]


def rows_of(ledger: Session, sql: str, values: Values = ()) -> Iterator[Row]:
    """Yield rows with the names of their columns."""
    answer: Any = ledger.execute(sql, values)
    names = [column[0] for column in answer.description]
    return (dict(zip(names, row, strict=True)) for row in answer)


def dump(path: Path) -> list[str]:
    """Return all that a ledger holds, as text: as SQL where it is a file, schema included."""
    if not on_server():
        with closing(sqlite3.connect(path)) as connection:
            return list(connection.iterdump())
    with looked_into(path) as ledger:
        return [
            f"{table} {row}"
            for table in _tables(ledger)
            for row in ledger.execute(f'SELECT * FROM "{table}" ORDER BY 1')
        ]


def whole(path: Path) -> None:
    """Assert that a file is whole, and no row has lost the one that it belongs to; a server sees to both itself."""
    if on_server():
        return
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
