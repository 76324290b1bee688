"""Opening a ledger: reading never creates or changes one, writing is one immediate transaction.

Every query of the program runs through ``Reader.rows``: SQL text with named parameters, read the same by SQLite and
PostgreSQL, over the standard library's driver so that nothing heavy is imported.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from stat import S_ISDIR
from time import monotonic
from typing import Any, ClassVar

from gytrack.errors import LedgerError, system_words
from gytrack.ledger.codec import Stored
from gytrack.ledger.faults import as_ledger_errors
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


def require(db: str) -> Path:
    """Return the path of a ledger that must be there.

    Raises:
        LedgerError: there is none, or it is a folder, or a database server's address.
    """
    path = local_path(db)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise LedgerError(
            f"还没有台账（{path}）", "先运行 gytrack import 方案文件，或用 --db 指定台账的位置"
        ) from None
    except OSError as error:
        raise LedgerError(f"打不开台账 {path}（{system_words(error)}）", "请用 --db 换一个位置") from error
    if S_ISDIR(mode):
        raise LedgerError(f"{path} 是文件夹，不是台账文件", "请用 --db 指定台账文件")
    return path


def stands_at(path: Path) -> bool:
    """Say whether anything stands where a ledger is to be; an empty file is none yet.

    Raises:
        LedgerError: the place cannot be reached.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise LedgerError(f"打不开台账 {path}（{system_words(error)}）", "请用 --db 换一个位置") from error
    return S_ISDIR(found.st_mode) or found.st_size > 0


def local_path(db: str) -> Path:
    """Return the file that ``--db`` names.

    Raises:
        LedgerError: it is the address of a database server, or in the home of a user that is not there.
    """
    if "://" in db:
        raise LedgerError(
            "本版本只支持本机台账文件，不支持数据库地址", "请把 --db 或 GYTRACK_DB 改为文件路径"
        )
    try:
        return Path(db).expanduser()
    except RuntimeError as error:
        raise LedgerError(f"找不到 {db} 所指的用户文件夹", "请用 --db 写出台账的完整路径") from error


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
