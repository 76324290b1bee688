"""Copying a whole ledger page by page through SQLite itself, the only way that keeps one moment while others write.

The backup API and not VACUUM INTO: it copies what a transaction that is open already sees, so that a copy can be
compared with its source as it was at that moment; and it can write into a ledger that others have open.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from gytrack.errors import InputError, LedgerError
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.engines.session import WAIT_SECONDS
from gytrack.ledger.engines.sqlite import APPLICATION_ID, FileSession, connect, revision
from gytrack.ledger.faults import as_ledger_errors

NEIGHBOURS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is open, or was when its program ended: a part of its content."""

_MAGIC = b"SQLite format 3\0"
_HEADER, _MARK = 100, 68
_NAP_SECONDS = 0.1
_STEP_PAGES = 4
"""Fewer than any ledger has: after the first step nothing is written for good, and nobody else can write."""
_TARGET_FAULTS = {
    sqlite3.SQLITE_FULL: "磁盘已满",
    sqlite3.SQLITE_IOERR: "磁盘出错",
    sqlite3.SQLITE_READONLY: "只读",
}
_DAMAGED = frozenset((0, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT))
_PRIMARY = 0xFF


def neighbours(path: Path) -> list[Path]:
    """Return where SQLite keeps what belongs to a file, whether or not anything is there."""
    return [path.with_name(path.name + ending) for ending in NEIGHBOURS]


@contextmanager
def opened_file(path: Path) -> Iterator[Reader]:
    """Open a ledger of any revision for reading and leave nothing beside it; it may lie on a disk that is read-only.

    Raises:
        LedgerError: it is no ledger of ours, is damaged, or cannot be opened.
    """
    # What others have open must be read with its neighbours; alone, a file is all there is, and locks would be files.
    mode = "mode=ro" if any(one.exists() for one in neighbours(path)) else "mode=ro&immutable=1"
    address = f"{path.absolute().as_uri()}?{mode}"
    with _readable(path), closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
        yield _begun(connection, path)


@contextmanager
def opened_ledger(path: Path) -> Iterator[Reader]:
    """Open the ledger in use for reading, of whatever revision. Raises as ``opened_file``."""
    with _readable(path), closing(connect(path)) as connection:
        yield _begun(connection, path)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Take it for damage where tables are not as our SQL needs them: the file may hold anything."""
    with as_ledger_errors(path):
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite's own words may quote damaged text
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR:
                raise
            raise LedgerError(f"台账 {path} 已损坏", "请停止使用并改用最近的备份文件") from error


def _begun(connection: sqlite3.Connection, path: Path) -> Reader:
    connection.execute("BEGIN")
    if revision(connection) is None:
        raise LedgerError(f"{path} 不是 gytrack 台账", "请核对文件名")
    return Reader(FileSession(connection))


def says_ours(path: Path) -> bool:
    """Say whether a file's first bytes are those of a ledger, however damaged the rest is."""
    with path.open("rb") as file:
        head = file.read(_HEADER)
    return head.startswith(_MAGIC) and head[_MARK:][:4] == APPLICATION_ID.to_bytes(4, "big")


def copy(ledger: Reader, path: Path) -> None:
    """Copy what a reader of a file sees into an empty file.

    Raises:
        InputError: the file cannot be written.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous = FULL")
        try:
            _pages_of(ledger).backup(target)
            target.execute("PRAGMA journal_mode = WAL")  # as a ledger has it, whatever the source had
        except sqlite3.Error as error:
            words = _TARGET_FAULTS.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY)
            if words is None:
                raise
            raise InputError(
                f"文件夹 {path.parent} 里写不成备份（{words}）", "请检查磁盘，或换一个位置"
            ) from error


def _pages_of(ledger: Reader) -> sqlite3.Connection:
    assert isinstance(ledger.session, FileSession)  # noqa: S101 - only files are copied page by page
    return ledger.session.connection


def overwrite(ledger: Reader, path: Path, unchanged: Callable[[], bool]) -> None:
    """Put what a reader sees in place of a ledger's content; whoever has it open sees the old or the new state whole.

    Args:
        ledger: what is to stand there.
        path: the ledger in use, or where one is to be.
        unchanged: asked once nobody else can write any more; if false, all stays as it is.

    Raises:
        LedgerError: the ledger has changed, is in use for too long, or cannot be written.
    """
    watch = _Watch(path, unchanged)
    with (
        as_ledger_errors(path),
        closing(sqlite3.connect(path, timeout=_NAP_SECONDS, isolation_level=None)) as target,
    ):
        _prepare(target, path)
        _pages_of(ledger).backup(target, pages=_STEP_PAGES, progress=watch, sleep=_NAP_SECONDS)


def _prepare(target: sqlite3.Connection, path: Path) -> None:
    """Have each commit reach the disk, and let others look in meanwhile; a schema that is damaged cannot be asked."""
    try:
        target.execute("PRAGMA synchronous = FULL")
        if path.stat().st_size:
            target.execute("PRAGMA journal_mode = WAL")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY not in _DAMAGED:
            raise


class _Watch:
    """Is asked after each step of a copy, and stops it by raising: SQLite then takes back what was written."""

    def __init__(self, path: Path, unchanged: Callable[[], bool]) -> None:
        self._path = path
        self._unchanged = unchanged
        self._until = monotonic() + WAIT_SECONDS
        self._begun = False

    def __call__(self, status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            if monotonic() > self._until:
                raise LedgerError(f"台账 {self._path} 正被另一个程序占用", "请等它结束后重试")
        elif not self._begun:
            self._begun = True
            if not self._unchanged():
                raise LedgerError(f"台账 {self._path} 刚刚有了新的改动，没有恢复", "请核对后重试")
            Writer.commits_begun += 1
