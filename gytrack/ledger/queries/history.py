"""The command log as people read it, and what undoing needs to know of it."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.ledger.changes import Change
from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.kept import BACKUP, MOVE, RESTORE
from gytrack.ledger.queries.keys import BELONGING

_LINE = (
    "SELECT c.id, c.at, c.who, c.name, c.words, c.plan_id, c.undoes, "
    "(SELECT max(u.id) FROM command u WHERE u.undoes = c.id) FROM command c"
)


_AT_ONCE = 500
"""How many commands are read before more are asked for: most who look want the latest."""

_AFTER_ALL = 1 << 62


class Line(NamedTuple):
    """One command; ``undone_by`` is the latest command that took it back, whether or not that still holds."""

    number: int
    at: str
    who: str
    name: str
    words: str
    plan_id: int | None
    undoes: int | None
    undone_by: int | None


def command(ledger: Reader, number: int) -> Line | None:
    """Return one command by its number."""
    row = ledger.one(f"{_LINE} WHERE c.id = :id", id=number)
    return None if row is None else Line(*row)


def of_plan(ledger: Reader, plan_id: int) -> Iterator[Line]:
    """Yield the commands of a plan, latest first; backups, restores and moves concern every plan."""
    # Behind coalesce, so that no index of plans leads away from the order of the commands.
    condition = (
        "coalesce(c.plan_id, :plan) = :plan "
        "AND (c.plan_id IS NOT NULL OR c.name IN (:backup, :restore, :move))"
    )
    return _latest_first(ledger, condition, plan=plan_id, backup=BACKUP, restore=RESTORE, move=MOVE)


def count_of_others(ledger: Reader, plan_id: int) -> int:
    """Count the commands of the other plans."""
    row = ledger.one("SELECT count(*) FROM command WHERE plan_id <> :plan", plan=plan_id)
    return int(row[0]) if row else 0


def of_all(ledger: Reader) -> Iterator[Line]:
    """Yield every command, latest first."""
    return _latest_first(ledger, "TRUE")


def of_task(ledger: Reader, task_id: int) -> list[Line]:
    """Return the commands that touched a task, its targets, its assignments or its entries, latest first."""
    touched = "h.task_id = :id OR h.target_id IN (SELECT id FROM target WHERE task_id = :id)"
    return _of_rows(ledger, touched, task_id)


def of_target(ledger: Reader, target_id: int) -> list[Line]:
    """Return the commands that touched a target or measured it, latest first."""
    return _of_rows(ledger, "h.target_id = :id", target_id)


def changes(ledger: Reader, number: int) -> list[Change]:
    """Return the changes of a command, in the order in which they were made."""
    rows = ledger.rows(
        "SELECT table_name, row_id, action, old, new FROM change WHERE command_id = :id ORDER BY id",
        id=number,
    )
    return [_change(row) for row in rows]


def later_touching(ledger: Reader, number: int) -> list[int]:
    """Return the later commands that changed a row which a command changed."""
    rows = ledger.rows(
        "SELECT DISTINCT later.command_id FROM change mine JOIN change later ON later.table_name = mine.table_name "
        "AND later.row_id = mine.row_id AND later.command_id > mine.command_id WHERE mine.command_id = :id ORDER BY 1",
        id=number,
    )
    return [row[0] for row in rows]


def later_resting_on(ledger: Reader, number: int) -> list[int]:
    """Return the later commands that hung rows onto rows that a command added: new ones, or ones moved there."""
    found: set[int] = set()
    added = _tables_added_to(ledger, number)
    for child, column, parent in BELONGING:
        if parent not in added:
            continue
        rows = ledger.rows(
            f'SELECT DISTINCT later.command_id FROM change mine CROSS JOIN "{child}" c CROSS JOIN change later '
            "WHERE mine.command_id = :id AND mine.table_name = :parent AND mine.action = 'insert' "
            f"AND c.{column} = mine.row_id "
            "AND later.table_name = :child AND later.row_id = c.id AND later.command_id > :id "
            f"AND {holds('later.new', 'mine.row_id')}",
            id=number,
            child=child,
            parent=parent,
            column=logged(column),
        )
        found.update(row[0] for row in rows)
    return sorted(found)


def holds(log: str, value: str) -> str:
    """Return the condition that the log of a change has a number in the column ``:column``, which ``logged`` makes.

    What a column held stands there as ``canonical`` writes it, followed by another column or the end.
    """
    return f"({log} LIKE :column || {value} || ',%' OR {log} LIKE :column || {value} || '}}')"


def logged(column: str) -> str:
    """Return how the log of a change names a column of numbers, for ``holds``."""
    return f'%"{column}":'


def removed_parents(ledger: Reader, wanted: Sequence[Change]) -> list[int]:
    """Return the commands that deleted rows to which rows that ``wanted`` would add or move belong."""
    added = {(change.table, change.row_id) for change in wanted if change.action == "insert"}
    needed = {
        (parent, (change.new or {}).get(column))
        for change in wanted
        for child, column, parent in BELONGING
        if child == change.table
    }
    found = {_deleted_by(ledger, table, row_id) for table, row_id in needed - added if row_id is not None}
    return sorted(number for number in found if number is not None)


def last_migration(ledger: Reader) -> int:
    """Return the number of the latest migration; what was done before it stands in tables of another shape."""
    row = ledger.one("SELECT max(id) FROM command WHERE name = 'migrate'")
    return int(row[0]) if row and row[0] else 0


def _deleted_by(ledger: Reader, table: str, row_id: Stored) -> int | None:
    if ledger.one(f'SELECT 1 FROM "{table}" WHERE id = :id', id=row_id):
        return None
    row = ledger.one(
        "SELECT max(command_id) FROM change WHERE table_name = :name AND row_id = :id AND action = 'delete'",
        name=table,
        id=row_id,
    )
    return None if row is None else row[0]


def _tables_added_to(ledger: Reader, number: int) -> set[str]:
    rows = ledger.rows(
        "SELECT DISTINCT table_name FROM change WHERE command_id = :id AND action = 'insert'", id=number
    )
    return {row[0] for row in rows}


def lines_of(ledger: Reader, condition: str, **values: Stored) -> Iterator[Line]:
    """Yield the commands ``c`` that a condition holds for."""
    return (Line(*row) for row in ledger.rows(f"{_LINE} WHERE {condition}", **values))


def _latest_first(ledger: Reader, condition: str, **values: Stored) -> Iterator[Line]:
    before, page = _AFTER_ALL, _AT_ONCE
    while page == _AT_ONCE:
        rows = ledger.rows(
            f"{_LINE} WHERE c.id < :before AND {condition} ORDER BY c.id DESC LIMIT {_AT_ONCE}",
            before=before,
            **values,
        )
        lines = [Line(*row) for row in rows]
        yield from lines
        before, page = (lines[-1].number if lines else 0), len(lines)


def _of_rows(ledger: Reader, condition: str, row_id: int) -> list[Line]:
    rows = ledger.rows(
        f"{_LINE} WHERE c.id IN (SELECT h.command_id FROM change h WHERE {condition}) ORDER BY c.id DESC",
        id=row_id,
    )
    return [Line(*row) for row in rows]


def _change(row: Row) -> Change:
    table, row_id, action, old, new = row
    return Change(table, row_id, action, old and json.loads(old), new and json.loads(new))
