"""Narrowing and ordering a status by what it found: light, overdue, gap."""

from datetime import date
from typing import Literal, NamedTuple

from gytrack.records.terms import Closure, Light
from gytrack.status.rectifying import RectificationStatus
from gytrack.status.tasks import TaskStatus
from gytrack.usecases.reporting.report import StatusReport, TaskLine

Sort = Literal["plan", "light", "gap", "due"]
_LIGHT_ORDER = {"red": 0, "yellow": 1, "grey": 2, "green": 3, None: 4}


class Selection(NamedTuple):
    """Which tasks of a status are wanted, and in which order; null does not narrow and keeps the plan's order."""

    light: Light | None = None
    overdue: bool = False
    sort: Sort | None = None
    closure: Closure | None = None

    def narrows(self) -> bool:
        """Say whether some tasks are left out."""
        return self.overdue or self.light is not None or self.closure is not None

    def reorders(self) -> bool:
        """Say whether tasks come in another order than the plan's."""
        return self.sort not in (None, "plan")


def select(report: StatusReport, selection: Selection) -> StatusReport:
    """Return the report with the tasks that are wanted, in the order that is wanted, and with their targets."""
    lines = [line for line in report.tasks if is_wanted(line.status, line.task.closure, selection)]
    targets = report.targets
    if selection.narrows():
        kept = {line.task.id for line in lines}
        targets = [status for status in targets if status.target.task_id in kept]
    owed = [one for one in report.rectifications if _is_owed(one, selection)]
    return report._replace(tasks=_ordered(lines, selection.sort), targets=targets, rectifications=owed)


def _is_owed(one: RectificationStatus, selection: Selection) -> bool:
    """Say whether a rectification is wanted, by its own light and deadline."""
    if selection.overdue and one.rule != "overdue":
        return False
    return selection.light is None or one.light == selection.light


def is_wanted(status: TaskStatus, closure: Closure, selection: Selection) -> bool:
    """Say whether a task is wanted."""
    if selection.overdue and not status.overdue:
        return False
    if selection.closure not in (None, closure):
        return False
    return selection.light is None or status.light == selection.light


def _ordered(lines: list[TaskLine], sort: Sort | None) -> list[TaskLine]:
    if sort == "light":
        return sorted(lines, key=lambda line: (_LIGHT_ORDER[line.status.light], _behind(line)))
    if sort == "gap":
        return sorted(lines, key=_behind)
    if sort == "due":
        return sorted(lines, key=lambda line: line.status.due or date.max)
    return lines


def _behind(line: TaskLine) -> tuple[bool, int]:
    """Order by gap, the largest first; a task without one comes last."""
    gap = line.status.gap
    return gap is None, -(gap or 0)
