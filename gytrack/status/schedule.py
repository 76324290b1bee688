"""When a task starts, when it is due, and how far it should be (序时进度)."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from gytrack.dates import whole_months
from gytrack.records.ledger import PlanTerms, TargetRow, TaskRow
from gytrack.status.rules import points


def start_of(plan: PlanTerms) -> date | None:
    """Return the day a plan's schedule runs from; never the day it was imported.

    Rule of status: Start.
    """
    return plan.starts or plan.effective or plan.issued or plan.start_set


def due_of(task: TaskRow, targets: Iterable[TargetRow], plan: PlanTerms) -> date | None:
    """Return a task's deadline: its own, else the latest of its targets', else the plan's end.

    Rule of status: Due.
    """
    if task.due is not None:
        return task.due
    dues = [target.due for target in targets if target.due is not None]
    return max(dues) if dues else plan.ends


def due_of_target(target: TargetRow, task_due: date | None, plan: PlanTerms) -> date | None:
    """Return a target's deadline: its own, else its task's, else the plan's end; null where nothing is printed."""
    return target.due or task_due or plan.ends


# A plan has a handful of deadlines and thousands of tasks; calendar months are the dearest sum of a status.
@lru_cache(maxsize=1024)
def expected(start: date | None, due: date | None, day: date) -> int | None:
    """Return the points that a task should have reached by ``day``; null where start or due is null.

    Rule of status: Expected. Whole months passed over all of them, 100 from the due date on. Where not one whole
    month lies between start and due, nothing is expected until the due date.
    """
    if start is None or due is None:
        return None
    if day >= due:
        return 100
    months = whole_months(start, due)
    return points(whole_months(start, day), months) if months else 0
