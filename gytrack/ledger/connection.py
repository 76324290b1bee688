"""Opening a ledger: reading never creates or changes one, writing is one immediate transaction.

Every query of the program runs through ``Reader.rows``: SQL text with named parameters, read the same by SQLite and
PostgreSQL, over the standard library's driver so that nothing heavy is imported.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar

from gytrack.errors import LedgerError
from gytrack.ledger.codec import Stored
from gytrack.ledger.faults import as_ledger_errors
from gytrack.ledger.places import require
from gytrack.ledger.revision import HEAD

WAIT_SECONDS = 30
_NAP_MILLISECONDS = 100
APPLICATION_ID = 0x67797472
"""What tells a ledger from other files of SQLite: gytr in ASCII, in the file's header."""

Row = tuple[Any, ...]


class Reader:
    """A ledger open at one moment: all its queries see the same state."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take over an open connection that is inside a transaction."""
        self._connection = connection

    def rows(self, sql: str, **values: Stored) -> Iterator[Row]:
        """Yield the rows of a query; ``:name`` stands for the value of that name."""
        return iter(self._connection.execute(sql, values))

    def one(self, sql: str, **values: Stored) -> Row | None:
        """Return the first row of a query, or nothing."""
        return next(self.rows(sql, **values), None)

    def copy_into(
        self,
        target: sqlite3.Connection,
        pages: int = -1,
        watch: Callable[[int, int, int], object] | None = None,
    ) -> None:
        """Copy every page as seen here, all at once or by some ``pages`` a step; ``watch`` is called after each."""
        self._connection.backup(target, pages=pages, progress=watch, sleep=_NAP_MILLISECONDS / 1000)


class Writer(Reader):
    """A ledger open for one command; only ``gytrack.ledger.apply`` calls what is added here.

    ``commits_begun`` tells who is interrupted whether anything can have been stored: a process runs one command.
    """

    commits_begun: ClassVar[int] = 0

    def run(self, sql: str, values: Sequence[Stored] | Mapping[str, Stored] = ()) -> int:
        """Run one statement and return how many rows it changed."""
        return self._connection.execute(sql, values).rowcount

    def commit(self) -> None:
        """Make the command permanent."""
        Writer.commits_begun += 1
        self._connection.execute("COMMIT")


@contextmanager
def reading(db: str) -> Iterator[Reader]:
    """Open a ledger for reading, at one consistent moment.

    Raises:
        LedgerError: it is missing, foreign, damaged, newer than this program, or cannot be opened.
    """
    with _opened(db, "BEGIN", WAIT_SECONDS) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield Reader(connection)


@contextmanager
def glancing(db: str) -> Iterator[Reader]:
    """Open a ledger for a look that waits for nobody.

    Raises:
        LedgerError: as for reading, or it is in use.
    """
    with _opened(db, "BEGIN", wait=0) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield Reader(connection)


@contextmanager
def writing(db: str) -> Iterator[Writer]:
    """Open a ledger for one command; whatever is not committed by ``apply`` is gone at the end.

    Raises:
        LedgerError: as for reading, or it cannot be written, or is in use for longer than ``WAIT_SECONDS``.
    """
    with _opened(db, "BEGIN IMMEDIATE", WAIT_SECONDS) as connection:
        yield Writer(connection)


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
