"""The status of one task, for commands that write about it."""

from datetime import date

from gytrack.dates import long_day
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import adjustments
from gytrack.records.ledger import PlanTerms, TaskRow
from gytrack.usecases.asking.items import Item
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.explaining import lines_of
from gytrack.usecases.reporting.report import TaskLine


def line_of(ledger: Reader, plan: PlanTerms, item: Item, task: TaskRow, day: date) -> TaskLine:
    """Return the status on a day of the task that a code names.

    Raises:
        InputError: the task was added after that day.
    """
    lines = lines_of(ledger, plan, item, day, rules_of(ledger, plan, day))
    if lines:
        return lines[0]
    made = adjustments.of(ledger, "task_id", [task.id])[task.id]
    begins = next(one.day for one in made if one.added)
    raise InputError(
        f"{task.code} 自{long_day(begins)}起才有，早于这一天的日期不能用", "请核对日期，年份可以写全"
    )
