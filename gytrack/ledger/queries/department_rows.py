"""Departments' rows as they stand in the tables, for commands that change them, and what must not be there twice."""

from typing import NamedTuple

from gytrack.ledger.changes import Columns
from gytrack.ledger.connection import Reader

_COLUMNS = {
    "department": (
        "plan_id",
        "ord",
        "name",
        "initials",
        "collective",
        "line",
        "col",
        "end_line",
        "end_col",
    ),
    "alias": ("plan_id", "department_id", "name", "initials"),
    "member": ("collective_id", "member_id"),
    "assignment": ("task_id", "department_id", "ord", "role", "line", "col", "begins", "ends"),
    "entry": ("task_id", "target_id", "department_id"),
    "handling": ("task_id", "department_id"),
    "dispute": ("task_id", "department_id"),
    "fund": ("task_id", "department_id"),
    "rectification": ("task_id", "target_id", "department_id"),
}


class TableRow(NamedTuple):
    """A row with its columns; of an entry, and of all that is said beside the plan, only those that say whose it is."""

    id: int
    columns: Columns


class Double(NamedTuple):
    """Something that stands twice: a name of two departments, or a department in a task or collective."""

    kind: str
    name: str
    where: str


def of(ledger: Reader, table: str, column: str, row_id: int) -> list[TableRow]:
    """Return the rows of a table whose ``column`` is ``row_id``, in the order in which they were added."""
    names = _COLUMNS[table]
    rows = ledger.rows(
        f"SELECT id, {', '.join(names)} FROM {table} WHERE {column} = :id ORDER BY id", id=row_id
    )
    return [TableRow(number, dict(zip(names, values, strict=True))) for number, *values in rows]


def last_order(ledger: Reader, plan_id: int) -> int:
    """Return the place of the last department in the order of the paper."""
    row = ledger.one("SELECT max(ord) FROM department WHERE plan_id = :plan", plan=plan_id)
    return int(row[0]) if row and row[0] else 0


def doubles(ledger: Reader, plan_id: int) -> set[Double]:
    """Return what stands twice among a plan's departments; commands never make any, undoing might."""
    rows = ledger.rows(
        "SELECT 'name', n.name, '' FROM (SELECT id, name FROM department WHERE plan_id = :plan UNION ALL "
        "SELECT department_id, name FROM alias WHERE plan_id = :plan) n GROUP BY n.name HAVING count(*) > 1 UNION ALL "
        "SELECT DISTINCT 'assignment', d.name, t.code FROM assignment a JOIN department d ON d.id = a.department_id "
        "JOIN task t ON t.id = a.task_id JOIN assignment b ON b.task_id = a.task_id AND b.department_id = a.department_id "
        "AND b.id <> a.id AND (a.ends IS NULL OR b.begins IS NULL OR b.begins < a.ends) "
        "AND (b.ends IS NULL OR a.begins IS NULL OR a.begins < b.ends) WHERE d.plan_id = :plan UNION ALL "
        "SELECT 'member', d.name, c.name FROM member m JOIN department d ON d.id = m.member_id "
        "JOIN department c ON c.id = m.collective_id WHERE d.plan_id = :plan GROUP BY d.name, c.name HAVING count(*) > 1",
        plan=plan_id,
    )
    return {Double(*row) for row in rows}
