"""One plan at a glance, for the screen that greets a person."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from gytrack import wording
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import PlanTerms
from gytrack.status.behind import behind_words
from gytrack.status.rectifying import RectificationStatus
from gytrack.status.tasks import TaskStatus
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.report import StatusReport, TaskLine, status_report


class Overview(NamedTuple):
    """A plan on a day: its report, and how many tasks nobody can be named for."""

    report: StatusReport
    unassigned: int

    def with_light(self, light: str) -> list[TaskLine]:
        """Return the tasks that show a light, the furthest behind first, by the gap that their lights are judged by."""
        lines = [line for line in self.report.tasks if line.status.light == light]
        return sorted(lines, key=lambda line: -_points(line.status))

    def silent(self) -> list[TaskLine]:
        """Return the tasks with a light that were never reported; who reports 未启动 is grey, but not silent."""
        return [line for line in self.report.tasks if line.status.light and not line.status.reported]

    def overdue_silent(self) -> int:
        """Count those of them that are past due."""
        return sum(line.status.computed.rule == "overdue_unreported" for line in self.silent())

    def applied(self) -> list[str]:
        """Return the tasks whose closing waits to be verified, by their codes."""
        return [line.task.code for line in self.report.tasks if line.task.closure == "applied"]

    def overspent(self) -> list[str]:
        """Return the tasks on which more was spent than there is, by their codes."""
        return [line.task.code for line in self.report.tasks if line.money is not None and line.money.over]

    def to_rectify(self) -> list[RectificationStatus]:
        """Return the rectifications that are not made yet."""
        return [one for one in self.report.rectifications if one.days is not None]

    def owing(self) -> list[tuple[str, int]]:
        """Return the departments that lead tasks never reported, with how many, the most first."""
        return Counter(name for line in self.silent() for name in line.lead).most_common()


def overview(ledger: Reader, plan: PlanTerms, day: date) -> Overview:
    """Return a plan at a glance."""
    report = status_report(ledger, plan, Filter(plan.id), None, day, rules_of(ledger, plan, day))
    return Overview(report, task_queries.count_unassigned(ledger, plan.id, day))


def behind(line: TaskLine) -> str:
    """Say how far a task is behind: by the gap that its light turned on, which may be one target's; empty where unknown."""
    status = line.status
    if status.computed.rule == "gap" and status.worst is not None:
        return behind_words(status.worst, line.planned())
    return "" if status.gap is None else wording.gap(status.gap)


def _points(status: TaskStatus) -> int:
    return (status.gap or 0) if status.worst is None else status.worst.points
