"""Targets and tasks as the adjustments that hold on a day have them."""

from collections.abc import Sequence
from datetime import date

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import adjustments
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.parties import UNINVOLVED, involved
from gytrack.records.adjustments import TaskTerms
from gytrack.records.ledger import TargetRow, TaskRow
from gytrack.status.adjusting import adjusted_target, adjusted_task, with_its_task


def targets_on(ledger: Reader, rows: Sequence[TargetRow], day: date) -> list[TargetRow]:
    """Return targets, given as printed, as they are to be reached on a day."""
    made = adjustments.of(ledger, "target_id", [row.id for row in rows])
    yearly = {row.task_id for row in rows if row.per == "year" and row.task_id is not None}
    of_tasks = adjustments.of(ledger, "task_id", sorted(yearly))
    if not made and not of_tasks:
        return list(rows)
    return [
        with_its_task(
            adjusted_target(row, made.get(row.id, ()), day), of_tasks.get(row.task_id or 0, ()), day
        )
        for row in rows
    ]


def tasks_on(ledger: Reader, plan_id: int, rows: Sequence[TaskRow], day: date) -> list[TaskRow]:
    """Return tasks, given as printed, as they stand on a day."""
    made = adjustments.of(ledger, "task_id", [row.id for row in rows])
    if not made:
        return list(rows)
    printed = involved(ledger, Filter(plan_id, only=tuple(made)))
    return [
        adjusted_task(row, made[row.id], day, TaskTerms(row.due, *printed.get(row.id, UNINVOLVED)[2:]))
        if row.id in made
        else row
        for row in rows
    ]
