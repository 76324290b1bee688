"""Opening a ledger: reading never creates or changes one, writing is one transaction, alone among those who write.

Every query of the program runs through ``Reader.rows``: SQL text with named parameters, read the same by SQLite and
PostgreSQL, over the engine's own driver so that nothing heavy is imported.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar

from gytrack.addresses import names_server
from gytrack.ledger.codec import Stored
from gytrack.ledger.engines.session import Engine, Session, Values
from gytrack.ledger.engines.session import Row as Row  # noqa: PLC0414 - what queries yield, to be had from here too


class Reader:
    """A ledger open at one moment: all its queries see the same state."""

    def __init__(self, session: Session) -> None:
        """Take over an open session."""
        self.session = session

    @property
    def user(self) -> str | None:
        """Whom a server takes the person for; null where the ledger is a file."""
        return self.session.user

    def rows(self, sql: str, **values: Stored) -> Iterator[Row]:
        """Yield the rows of a query; ``:name`` stands for the value of that name."""
        return iter(self.session.execute(sql, values))

    def one(self, sql: str, **values: Stored) -> Row | None:
        """Return the first row of a query, or nothing."""
        return next(self.rows(sql, **values), None)

    def scan(self, sql: str, **values: Stored) -> Iterator[Row]:
        """Yield the rows of a query of which not all would fit into memory."""
        return iter(self.session.scan(sql, values))

    def named(self, sql: str) -> Iterator[tuple[list[str], Row]]:
        """Yield the rows of such a query, each with the names of its columns."""
        found = self.session.scan(sql)
        names = [column[0] for column in found.description or ()]
        return ((names, row) for row in found)

    def tables(self) -> list[str]:
        """Return the names of all tables, in the order of the alphabet."""
        return self.session.tables()


class Writer(Reader):
    """A ledger open for one command; only ``apply``, and ``carrying`` for whole ledgers, call what is added here.

    ``commits_begun`` tells who is interrupted whether anything can have been stored: a process runs one command.
    """

    commits_begun: ClassVar[int] = 0

    def run(self, sql: str, values: Values = ()) -> int:
        """Run one statement and return how many rows it changed."""
        return self.session.execute(sql, values).rowcount

    def empty(self, table: str) -> None:
        """Take every row out of a table."""
        self.session.empty(table)

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Put many rows into a table at once."""
        self.session.fill(table, columns, rows)

    def commit(self, key: str) -> None:
        """Make a command permanent, the last of whose rows in the log has this ``key``."""
        Writer.commits_begun += 1
        self.session.commit(key)


@contextmanager
def reading(db: str) -> Iterator[Reader]:
    """Open a ledger for reading, at one consistent moment.

    Raises:
        LedgerError: it is missing, foreign, damaged, newer than this program, or cannot be opened.
    """
    with engine(db).reading(db) as session:
        yield Reader(session)


@contextmanager
def glancing(db: str) -> Iterator[Reader]:
    """Open a ledger for a look that waits for nobody.

    Raises:
        LedgerError: as for reading, or it is in use.
    """
    with engine(db).glancing(db) as session:
        yield Reader(session)


@contextmanager
def writing(db: str) -> Iterator[Writer]:
    """Open a ledger for one command; whatever is not committed by ``apply`` is gone at the end.

    Raises:
        LedgerError: as for reading, or it cannot be written, or is in use for too long.
    """
    with engine(db).writing(db) as session:
        yield Writer(session)


def is_current(db: str) -> bool:
    """Say whether a ledger is of this program's own version, so that it can be opened.

    Raises:
        LedgerError: there is none, or it cannot be read.
    """
    return engine(db).is_current(db)


def is_there(db: str) -> bool:
    """Say whether anything stands where the ledger is to be.

    Raises:
        LedgerError: the place cannot be reached.
    """
    return engine(db).is_there(db)


def engine(db: str) -> Engine:
    """Return what opens the ledger that ``--db`` names; the one that is not asked for is not loaded."""
    if names_server(db):
        from gytrack.ledger.engines import postgres

        return postgres
    from gytrack.ledger.engines import sqlite

    return sqlite
