"""Whether a ledger is sound through and through: a file's structure and keys, the log, and the rows by the log."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.keeping.agreement import first_stray
from gytrack.ledger.keeping.chain import first_broken
from gytrack.ledger.keeping.contents import contents

_OUTSIDE = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    )
)
"""Faults of the disk and of other programs, which say nothing of the file."""
_PRIMARY = 0xFF


class Finding(NamedTuple):
    """What a check found: nothing, a fault in words, or null where it is the server itself that sees to it."""

    name: str
    fault: str | None


class _Check(NamedTuple):
    """One thing to look at; ``of_files`` where it is SQLite's own."""

    name: str
    look: Callable[[Reader], str]
    of_files: bool = False


def findings(ledger: Reader) -> Iterator[Finding]:
    """Yield what each check finds, up to the first fault.

    The later checks rest on the earlier ones: a hash is worth computing only where pages can be read.
    """
    for check in _CHECKS:
        skipped = check.of_files and ledger.user is not None
        fault = None if skipped else _looked(check, ledger)
        yield Finding(check.name, fault)
        if fault:
            return


def first_fault(ledger: Reader) -> str:
    """Return in words the first thing that is not as it should be, nothing where all is."""
    return next((one.fault for one in findings(ledger) if one.fault), "")


def _looked(check: _Check, ledger: Reader) -> str:
    try:
        return check.look(ledger)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite's own words may quote damaged text
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _OUTSIDE:
            raise
        return "有读不出来的内容"


def _structure(ledger: Reader) -> str:
    return "" if ledger.one("PRAGMA integrity_check(1)") == ("ok",) else "文件结构已损坏"


def _keys(ledger: Reader) -> str:
    row = ledger.one("PRAGMA foreign_key_check")
    return "" if row is None else f"{row[0]} 表中有行失去了所属的行"


def _figures(ledger: Reader) -> str:
    contents(ledger)  # cannot be told where a table is missing
    return ""


def _chain(ledger: Reader) -> str:
    number = first_broken(ledger)
    return "" if number is None else f"第 {number} 号命令的记录与其校验值不符"


def _rows(ledger: Reader) -> str:
    stray = first_stray(ledger)
    return "" if stray is None else f"{stray.table} 表第 {stray.row_id} 行与改动记录不符"


_CHECKS = (
    _Check("文件结构", _structure, of_files=True),
    _Check("各行的归属", _keys, of_files=True),
    _Check("各表的行数", _figures),
    _Check("命令的校验链", _chain),
    _Check("各行与改动记录", _rows),
)
