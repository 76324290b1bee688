"""Whether the tables hold what the change log says: each row is followed through its changes to what it is now."""

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from gytrack.ledger.changes import as_logged
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.history import last_migration

LOG = ("alembic_version", "change", "command")
"""Tables that are no data: the log itself, and the schema's revision."""
DERIVED = ("attained", "passage", "reached")
"""Tables that are no data, since all in them follows from it."""
_FIRST_MIGRATION = 1
_ROW_ID = itemgetter(0)


class Stray(NamedTuple):
    """A row that is not as the change log has it."""

    table: str
    row_id: int


class _Told(NamedTuple):
    """What the log says of a row: its columns now, null where it is deleted; and the command that first named it."""

    row_id: int
    columns: dict[str, Any] | None
    since: int


def first_stray(ledger: Reader) -> Stray | None:
    """Return the first row that is not as the change log has it, null where all are.

    Rows that were there before the ledger was last upgraded are passed over: their log tells of tables of another
    shape. Log and tables are read side by side in the order of rows, so that memory does not grow with the ledger.
    """
    migrated = last_migration(ledger)
    for table in sorted({*data_tables(ledger), *_told_tables(ledger)}):
        row_id = _stray_in(_rows(ledger, table), _log(ledger, table), migrated)
        if row_id is not None:
            return Stray(table, row_id)
    return None


def data_tables(ledger: Reader) -> list[str]:
    """Return the names of the tables that the change log tells of."""
    return [name for name in ledger.tables() if name not in (*LOG, *DERIVED)]


def _told_tables(ledger: Reader) -> list[str]:
    return [name for (name,) in ledger.rows("SELECT DISTINCT table_name FROM change")]


def _stray_in(rows: Iterator[tuple[int, dict[str, Any]]], log: Iterator[_Told], migrated: int) -> int | None:
    row_id, columns = next(rows, (None, {}))
    for told in log:
        while row_id is not None and row_id < told.row_id:
            if migrated == _FIRST_MIGRATION:
                return row_id
            row_id, columns = next(rows, (None, {}))
        found = None
        if row_id == told.row_id:
            found = columns
            row_id, columns = next(rows, (None, {}))
        if told.since > migrated and not _agree(told.columns, found):
            return told.row_id
    return row_id if migrated == _FIRST_MIGRATION else None


def _agree(told: dict[str, Any] | None, found: dict[str, Any] | None) -> bool:
    if told is None or found is None:
        return told is found
    return told == found


def _rows(ledger: Reader, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for names, row in ledger.named(f'SELECT * FROM "{table}" ORDER BY id'):
        columns = dict(zip(names, row, strict=True))
        yield columns.pop("id"), dict(as_logged(table, columns) or {})


def _log(ledger: Reader, table: str) -> Iterator[_Told]:
    changes = ledger.scan(
        "SELECT row_id, command_id, action, new FROM change WHERE table_name = :name ORDER BY row_id, id",
        name=table,
    )
    for row_id, group in groupby(changes, _ROW_ID):
        yield _folded(row_id, group)


def _folded(row_id: int, changes: Iterator[Row]) -> _Told:
    columns: dict[str, Any] | None = None
    since = 0
    for _, command, action, new in changes:
        since = since or command
        columns = None if action == "delete" else (columns or {}) | json.loads(new)
    return _Told(row_id, columns, since)
