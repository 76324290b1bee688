"""A status of any length: task by task and target by target, of which only some are in memory."""

from collections.abc import Iterator
from datetime import date

from gytrack.kept import Kept
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.status.rules import Rules
from gytrack.status.targets import TargetStatus
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.reporting.awaiting import awaited
from gytrack.usecases.reporting.report import (
    StatusReport,
    TaskLine,
    attained_by,
    rectifications,
    target_statuses,
    task_lines,
)

_AT_ONCE = 500


def task_stream(ledger: Reader, found: Chosen, day: date, rules: Rules) -> Iterator[TaskLine]:
    """Yield the tasks asked for with their status, in the order of the paper."""
    for some in task_queries.windows(ledger, found.tasks._replace(day=day), _AT_ONCE):
        targets = target_statuses(ledger, some, day, rules)
        yield from task_lines(ledger, found.plan, some, targets, day, rules)


def target_stream(ledger: Reader, found: Chosen, day: date, rules: Rules) -> Iterator[TargetStatus]:
    """Yield the targets that belong with them, in the order of the paper."""
    numbers = target_queries.target_ids(ledger, found.tasks._replace(day=day))
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        rows = target_queries.targets_by_id(ledger, some)
        statuses = attained_by(ledger, [rows[number] for number in some], day, rules)
        yield from awaited(ledger, found.plan.id, statuses, day)


def long_report(ledger: Reader, found: Chosen, day: date, rules: Rules) -> StatusReport:
    """Return the same as one report, which can be gone through again and again."""
    tasks = Kept(task_stream(ledger, found, day, rules))
    targets = Kept(target_stream(ledger, found, day, rules))
    owed = rectifications(ledger, found.tasks, tasks, day)
    return StatusReport(found.plan, found.department, day, tasks, targets, rules, rectifications=owed)
