"""What only the plan itself, written out whole, needs of its rows."""

from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.records.place import Place
from gytrack.records.terms import Role


class Assignment(NamedTuple):
    """One department's part in a task, with where its name begins in the source."""

    department: str
    role: Role
    line: int
    col: int


def assignments(ledger: Reader, plan_id: int) -> dict[int, list[Assignment]]:
    """Return who leads and supports each task by the paper, in its order."""
    found: dict[int, list[Assignment]] = {}
    for task_id, *part in ledger.rows(
        "SELECT a.task_id, d.name, a.role, a.line, a.col FROM assignment a "
        "JOIN department d ON d.id = a.department_id WHERE d.plan_id = :plan AND a.begins IS NULL ORDER BY a.task_id, a.ord",
        plan=plan_id,
    ):
        found.setdefault(task_id, []).append(Assignment(*part))
    return found


def own_titles(ledger: Reader, plan_id: int) -> dict[int, str]:
    """Return the short titles that people gave tasks, by task."""
    rows = ledger.rows(
        "SELECT id, own_title FROM task WHERE plan_id = :plan AND own_title IS NOT NULL", plan=plan_id
    )
    return dict(rows)


def places(ledger: Reader, plan_id: int, table: str) -> dict[int, Place]:
    """Return where each section, task or target stands in its source, by its id."""
    rows = ledger.rows(
        f"SELECT id, line, col, end_line, end_col FROM {table} WHERE plan_id = :plan", plan=plan_id
    )
    return {row[0]: Place(*row[1:]) for row in rows}
