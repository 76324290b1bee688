"""Carrying a whole ledger from one engine to the other, log and all, row by row; and comparing what arrived."""

import hashlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from gytrack.errors import LedgerError
from gytrack.ledger.changes import canonical
from gytrack.ledger.connection import Reader, Row, Writer, writing


class Digest(NamedTuple):
    """A table in figures: how many rows it has, and a hash over all of them in the order of their ids."""

    rows: int
    hash: str


def carry(source: Reader, target: Writer) -> dict[str, Digest]:
    """Put a whole ledger in the place of what the target holds; the caller makes it permanent.

    Args:
        source: a ledger of this program's own revision.
        target: another one; its tables are emptied first.

    Returns:
        What both hold now, table by table.

    Raises:
        LedgerError: what arrived is not what was sent.
    """
    tables = _parents_first()
    for table in reversed(tables):
        target.empty(table)
    for table in tables:
        _fill(target, table, source.named(_all_of(table)))
    return _equal(source, target)


def to_file(source: Reader, path: Path) -> None:
    """Write a whole ledger, as a reader of a server sees it, into an empty file.

    Raises:
        LedgerError: the file cannot be written.
    """
    from gytrack.ledger.migrate import create_empty

    create_empty(path)
    with writing(str(path)) as target:
        carry(source, target)
        target.session.commit("")  # no command: what is interrupted here leaves no trace in a ledger


def _equal(source: Reader, target: Reader) -> dict[str, Digest]:
    sent, arrived = digests(source), digests(target)
    for table, digest in sent.items():
        if arrived.get(table) != digest:
            raise LedgerError(f"{table} 表写入后与来源不一致，没有保存", "请重试；仍不行的，请反馈此问题")
    return sent


def digests(ledger: Reader) -> dict[str, Digest]:
    """Return each table of a ledger in figures; the same rows give the same ones on either engine."""
    return {table: _digest(ledger, table) for table in _parents_first()}


def _digest(ledger: Reader, table: str) -> Digest:
    hashed = hashlib.sha256()
    count = 0
    for columns, row in ledger.named(_all_of(table)):
        hashed.update((canonical(dict(zip(columns, row, strict=True))) or "").encode())
        count += 1
    return Digest(count, hashed.hexdigest())


def _fill(target: Writer, table: str, rows: Iterator[tuple[list[str], Row]]) -> None:
    first = next(rows, None)
    if first is not None:
        target.fill(table, first[0], (row for _, row in chain((first,), rows)))


def _all_of(table: str) -> str:
    return f'SELECT * FROM "{table}" ORDER BY id'


def _parents_first() -> list[str]:
    """Return the tables, each after those that its rows belong to.

    The one with the schema's revision is none of them: either ledger was made by this program's own migrations.
    """
    from gytrack.ledger.models import Table

    return [table.name for table in Table.metadata.sorted_tables]
