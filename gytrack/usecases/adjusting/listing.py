"""All adjustments of a plan, each with what it was and what it rests on."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import adjustments
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.adjustments import Step
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.items import Item
from gytrack.usecases.reporting.adjusted_json import adjustment_json
from gytrack.usecases.reporting.in_force import targets_on, tasks_on
from gytrack.usecases.reporting.row_json import Json

_COLUMNS = (
    Column("date", "执行日期", "date"),
    Column("code", "编号"),
    Column("name", "任务或指标"),
    Column("words", "调整内容"),
    Column("basis", "依据"),
    Column("reason", "理由"),
    Column("who", "经办"),
    Column("command", "命令", "number"),
    Column("state", "现状"),
)


class Line(NamedTuple):
    """An adjustment in a list; ``pending`` where its day has not come."""

    code: str
    name: str
    step: Step
    pending: bool


def lines(ledger: Reader, plan: PlanTerms, item: Item | None, today: date) -> list[Line]:
    """Return the adjustments of a plan, or of what a code names, in the order of their days."""
    found = [one for one in adjustments.of_plan(ledger, plan.id) if item is None or _is_of(one, item)]
    tasks = {one.task_id for one in found if one.task_id is not None}
    targets = {one.target_id for one in found if one.target_id is not None}
    steps = {**_of_tasks(ledger, plan, tasks), **_of_targets(ledger, targets)}
    return [Line(one.code, one.name, steps[one.made.number], one.made.day > today) for one in found]


def _is_of(one: adjustments.Listed, item: Item) -> bool:
    """Say whether an adjustment is of what a code names; a task's are those of its targets too."""
    if item.target is not None:
        return one.target_id == item.target.id
    return one.code == item.code or one.code.startswith((f"{item.code}.", f"{item.code}t"))


def _of_tasks(ledger: Reader, plan: PlanTerms, numbers: set[int]) -> dict[int, Step]:
    if not numbers:
        return {}
    rows = task_queries.tasks(ledger, Filter(plan.id, only=tuple(sorted(numbers))))
    return _steps(tasks_on(ledger, plan.id, rows, date.max))


def _of_targets(ledger: Reader, numbers: set[int]) -> dict[int, Step]:
    rows = list(target_queries.targets_by_id(ledger, numbers).values())
    return _steps(targets_on(ledger, rows, date.max))


def _steps(rows: Sequence[object]) -> dict[int, Step]:
    """Return by command its adjustment; one command makes one."""
    found: dict[int, Step] = {}
    for row in rows:
        adjusted = getattr(row, "adjusted", None)
        found |= {step.made.number: step for step in (adjusted.steps if adjusted else ())}
    return found


def table(found: Iterable[Line]) -> Table:
    """Return adjustments as rows."""
    return Table(_COLUMNS, map(_row, found), "adjustments")


def as_json(plan: PlanTerms, found: Iterable[Line]) -> Json:
    """Return adjustments as JSON."""
    return {
        "schema": SCHEMA,
        "plan": plan.code,
        "adjustments": [
            {"code": line.code, "name": line.name, "words": line.step.words, "pending": line.pending}
            | adjustment_json(line.step.made)
            for line in found
        ],
    }


def _row(line: Line) -> tuple[Value, ...]:
    made = line.step.made
    return (
        made.day,
        line.code,
        line.name,
        line.step.words,
        made.basis,
        made.reason,
        made.who,
        made.number,
        "未到执行日期" if line.pending else "",
    )
