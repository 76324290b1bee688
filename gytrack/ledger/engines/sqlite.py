"""A ledger in a file: reading never creates or changes it, writing is one immediate transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from gytrack.errors import LedgerError
from gytrack.ledger.engines.session import WAIT_SECONDS, Row
from gytrack.ledger.faults import as_ledger_errors
from gytrack.ledger.places import local_path, require, stands_at
from gytrack.ledger.revision import HEAD

APPLICATION_ID = 0x67797472
"""What tells a ledger from other files of SQLite: gytr in ASCII, in the file's header."""

_NAP_MILLISECONDS = 100


class FileSession:
    """A file open inside a transaction; ``user`` is null, for a file knows nobody."""

    user = None

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take over an open connection."""
        self.connection = connection
        self.execute = connection.execute
        self.scan = connection.execute

    def tables(self) -> list[str]:
        """Return the names of the file's tables, in the order of the alphabet."""
        rows = self.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return [name for (name,) in rows]

    def empty(self, table: str) -> None:
        """Take every row out of a table."""
        self.execute(f'DELETE FROM "{table}"')

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Put many rows into a table at once."""
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        self.connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)

    def commit(self, _key: str) -> None:
        """Make a command permanent; a file's answer cannot be lost."""
        self.execute("COMMIT")


@contextmanager
def reading(db: str) -> Iterator[FileSession]:
    """Open for reading, at one consistent moment.

    Raises:
        LedgerError: it is missing, foreign, damaged, newer than this program, or cannot be opened.
    """
    with _opened(db, "BEGIN", WAIT_SECONDS) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield FileSession(connection)


@contextmanager
def glancing(db: str) -> Iterator[FileSession]:
    """Open for a look that waits for nobody.

    Raises:
        LedgerError: as for reading, or it is in use.
    """
    with _opened(db, "BEGIN", wait=0) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield FileSession(connection)


@contextmanager
def writing(db: str) -> Iterator[FileSession]:
    """Open for one command; whatever is not committed is gone at the end.

    Raises:
        LedgerError: as for reading, or it cannot be written, or is in use for longer than ``WAIT_SECONDS``.
    """
    with _opened(db, "BEGIN IMMEDIATE", WAIT_SECONDS) as connection:
        yield FileSession(connection)


@contextmanager
def _opened(db: str, begin: str, wait: float) -> Iterator[sqlite3.Connection]:
    path = require(db)
    with as_ledger_errors(path), closing(connect(path, wait)) as connection:
        if revision(connection) != HEAD:
            raise LedgerError(f"台账 {path} 不是本版本的格式", "请先升级台账")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        _begin(connection, begin, wait)
        yield connection


def _begin(connection: sqlite3.Connection, begin: str, wait: float) -> None:
    """Begin as soon as no other command writes; SQLite would wait by itself, but deaf to Ctrl-C all the while."""
    connection.execute(f"PRAGMA busy_timeout = {int(min(_NAP_MILLISECONDS, wait * 1000))}")
    until = monotonic() + wait
    while True:
        try:
            connection.execute(begin)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
        else:
            connection.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")
            return


def is_current(db: str) -> bool:
    """Say whether a ledger is of this program's own version, so that it can be opened.

    Raises:
        LedgerError: there is none, or the file cannot be read.
    """
    path = require(db)
    with as_ledger_errors(path), closing(connect(path)) as connection:
        return revision(connection) == HEAD


def is_there(db: str) -> bool:
    """Say whether anything stands where the ledger is to be; an empty file is none yet.

    Raises:
        LedgerError: the place cannot be reached.
    """
    return stands_at(local_path(db))


def connect(path: Path, wait: float | None = None) -> sqlite3.Connection:
    """Open an existing file; transactions are begun by hand, so that no statement commits unasked."""
    patience = WAIT_SECONDS if wait is None else wait
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)


def revision(connection: sqlite3.Connection) -> str | None:
    """Return the schema's revision, null where the file is no ledger of ours."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])
