"""The plan's tasks and departments as rows, without their status."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gytrack import wording
from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.ledger import tasks as task_queries
from gytrack.ledger.connection import Reader
from gytrack.ledger.departments import Load
from gytrack.ledger.filters import Filter
from gytrack.records.ledger import PlanTerms, TaskRow
from gytrack.records.terms import Role
from gytrack.usecases.reporting.row_json import Json, iso, task_keys

_TASKS = (
    Column("plan", "方案"),
    Column("code", "编号"),
    Column("kind", "类别"),
    Column("role", "责任"),
    Column("lead", "牵头单位"),
    Column("support", "配合单位"),
    Column("due", "完成时限", "date"),
    Column("title", "任务"),
)
_DEPARTMENTS = (
    Column("name", "单位"),
    Column("lead", "牵头", "number"),
    Column("support", "配合", "number"),
    Column("last", "最近报送", "date"),
    Column("collective", "统称"),
    Column("line", "原文行", "number"),
)


class Listed(NamedTuple):
    """A task with who is responsible for it; ``role`` is the part of the department asked for."""

    plan: PlanTerms
    task: TaskRow
    role: Role | None
    lead: tuple[str, ...]
    support: tuple[str, ...]


def listed(ledger: Reader, plan: PlanTerms, chosen: Filter) -> list[Listed]:
    """Return the tasks asked for, in the order of the paper."""
    roles = task_queries.roles(ledger, chosen)
    parties: dict[tuple[int, Role], list[str]] = {}
    for assignment in task_queries.assignments(ledger, chosen):
        parties.setdefault((assignment.task_id, assignment.role), []).append(assignment.department)
    return [
        Listed(
            plan,
            row,
            roles.get(row.id),
            tuple(parties.get((row.id, "lead"), ())),
            tuple(parties.get((row.id, "support"), ())),
        )
        for row in task_queries.tasks(ledger, chosen)
    ]


def task_table(lines: Iterable[Listed]) -> Table:
    """Return tasks as rows."""
    return Table(_TASKS, map(_task_row, lines))


def task_json(lines: Sequence[Listed]) -> Json:
    """Return tasks as JSON, with their whole texts."""
    return {"schema": SCHEMA, "tasks": [_task_json(line) for line in lines]}


def department_table(loads: Iterable[Load]) -> Table:
    """Return departments as rows."""
    rows = (
        (load.name, load.lead, load.support, load.last, "是" if load.collective else None, load.line)
        for load in loads
    )
    return Table(_DEPARTMENTS, rows, "departments")


def _task_row(line: Listed) -> tuple[Value, ...]:
    task = line.task
    role = None if line.role is None else wording.ROLES[line.role]
    return (
        line.plan.code,
        task.code,
        wording.KINDS[task.kind],
        role,
        line.lead,
        line.support,
        task.due,
        task.title,
    )


def _task_json(line: Listed) -> Json:
    task = line.task
    keys = task_keys(line.plan.code, task, line.role, line.lead, line.support)
    return keys | {"due": iso(task.due), "closure": task.closure}
