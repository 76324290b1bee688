"""What SQLite reports of a file, in words that tell a person what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gytrack.errors import LedgerError

_FAULTS = {
    sqlite3.SQLITE_NOTADB: ("{path} 不是 gytrack 台账", "请用 --db 指定台账文件"),
    sqlite3.SQLITE_CORRUPT: ("台账 {path} 已损坏", "请停止使用并改用最近的备份文件"),
    sqlite3.SQLITE_BUSY: ("台账 {path} 正被另一个程序占用", "请等它结束后重试"),
    sqlite3.SQLITE_LOCKED: ("台账 {path} 正被另一个程序占用", "请等它结束后重试"),
    sqlite3.SQLITE_FULL: ("磁盘已满，未写入台账 {path}", "请清理磁盘后重试"),
    sqlite3.SQLITE_READONLY: ("台账 {path} 是只读的", "请检查文件和文件夹的写权限"),
    sqlite3.SQLITE_CANTOPEN: ("打不开台账 {path}", "请检查路径以及文件夹的读写权限"),
    sqlite3.SQLITE_PERM: ("没有权限打开台账 {path}", "请检查文件和文件夹的读写权限"),
    sqlite3.SQLITE_IOERR: ("读写台账 {path} 时磁盘出错", "请检查磁盘，必要时改用最近的备份文件"),
}
_PRIMARY = 0xFF


@contextmanager
def as_ledger_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file itself into ``LedgerError``; errors of our own SQL pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if code not in _FAULTS:
            raise
        wrong, todo = _FAULTS[code]
        raise LedgerError(wrong.format(path=path), todo) from error
