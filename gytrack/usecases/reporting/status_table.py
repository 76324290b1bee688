"""The status as a flat table, one row a task or a target: what tsv, csv and Markdown are written from."""

from collections.abc import Iterable, Sequence

from gytrack.export.tables import Column, Table, Value
from gytrack.status.targets import TargetStatus
from gytrack.usecases.reporting import target_fields, task_fields
from gytrack.usecases.reporting.report import StatusReport, is_listed

TASK_COLUMNS = tuple(field.column for field in task_fields.FIELDS)
TARGET_COLUMNS = (Column("plan", "方案"), *(field.column for field in target_fields.FIELDS))
_OF_TASK = tuple(field.of for field in task_fields.FIELDS)
_OF_TARGET = tuple(field.of for field in target_fields.FIELDS)


def task_table(reports: Sequence[StatusReport], *, with_all: bool) -> Table:
    """Return the tasks; without ``with_all`` only those of kind task, as the screen lists them."""
    lines = (line for report in reports for line in report.tasks if with_all or is_listed(line))
    return Table(TASK_COLUMNS, (tuple([of(line) for of in _OF_TASK]) for line in lines))


def target_table(reports: Iterable[StatusReport]) -> Table:
    """Return the targets."""
    return Table(
        TARGET_COLUMNS,
        (target_row(status, report.plan.code) for report in reports for status in report.targets),
    )


def target_row(status: TargetStatus, plan: str) -> tuple[Value, ...]:
    """Return one target's cells."""
    return (plan, *[of(status) for of in _OF_TARGET])
