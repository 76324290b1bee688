"""The status as a flat table, one row a task or a target: what tsv, csv and Markdown are written from."""

from collections.abc import Iterable
from datetime import date

from gytrack.export.tables import Column, Table, Value
from gytrack.status.targets import TargetStatus, is_past_due
from gytrack.usecases.reporting import target_fields, task_fields
from gytrack.usecases.reporting.report import TaskLine, is_listed

TASK_COLUMNS = tuple(field.column for field in task_fields.FIELDS)
TARGET_COLUMNS = (
    Column("plan", "方案"),
    *(field.column for field in target_fields.FIELDS),
    Column("overdue", "逾期"),
)
_OF_TASK = tuple(field.of for field in task_fields.FIELDS)
_OF_TARGET = tuple(field.of for field in target_fields.FIELDS)


def task_table(lines: Iterable[TaskLine], *, with_all: bool) -> Table:
    """Return the tasks; without ``with_all`` only those of kind task, as the screen lists them."""
    shown = (line for line in lines if with_all or is_listed(line))
    return Table(TASK_COLUMNS, (tuple([of(line) for of in _OF_TASK]) for line in shown))


def target_table(targets: Iterable[tuple[str, TargetStatus]], day: date) -> Table:
    """Return the targets as of a day, each with the code of its plan."""
    return Table(TARGET_COLUMNS, (_target_row(status, plan, day) for plan, status in targets))


def _target_row(status: TargetStatus, plan: str, day: date) -> tuple[Value, ...]:
    """Return one target's cells; that one is past its date is marked, that one is not is no mark."""
    return (plan, *[of(status) for of in _OF_TARGET], is_past_due(status, day) or None)
