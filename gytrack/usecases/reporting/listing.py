"""The plan's tasks as rows, without their status."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gytrack import people_words, term_words, wording
from gytrack.export.json_values import iso
from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import closings as closing_queries
from gytrack.ledger.queries import people as people_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.as_kept import tasks_as_kept
from gytrack.ledger.queries.closings import Steps
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.parties import UNINVOLVED, involved, involved_as_kept
from gytrack.records.ledger import PlanTerms, TaskRow
from gytrack.records.people import NO_HANDS, Hands
from gytrack.records.terms import Role
from gytrack.status.closing import closure_of
from gytrack.usecases.reporting.adjusted_json import task_adjusted_json
from gytrack.usecases.reporting.adjusted_words import task_adjustments
from gytrack.usecases.reporting.in_force import tasks_on
from gytrack.usecases.reporting.row_json import Json, hands_keys, task_keys

_AT_ONCE = 500
_TASKS = (
    Column("plan", "方案"),
    Column("code", "编号"),
    Column("kind", "类别"),
    Column("role", "责任"),
    Column("lead", "牵头单位"),
    Column("support", "配合单位"),
    Column("undertake", "实际承办"),
    Column("office", "责任科室"),
    Column("leader", "责任领导"),
    Column("contact", "联络员"),
    Column("disputes", "责任待明确"),
    Column("due", "完成时限", "date"),
    Column("title", "任务"),
    Column("adjustment", "调整情况"),
)


class Listed(NamedTuple):
    """A task with who is responsible for it on a day; ``role`` and ``via`` are as in ``TaskLine``.

    It stands as the adjustments that hold on the day asked for have it, without one as the paper prints it.
    """

    plan: PlanTerms
    task: TaskRow
    role: Role | None
    via: str | None
    lead: tuple[str, ...]
    support: tuple[str, ...]
    hands: Hands
    day: date


def listed(ledger: Reader, plan: PlanTerms, chosen: Filter, day: date | None = None) -> list[Listed]:
    """Return the tasks asked for that the plan's latest edition has, in the order of the paper, as of a day."""
    chosen, last = chosen._replace(in_force=True, day=day), day or date.max
    if day is None:
        rows, parties = task_queries.tasks(ledger, chosen), involved(ledger, chosen)
    else:
        printed, kept = tasks_as_kept(ledger, chosen, day)
        rows, parties = tasks_on(ledger, plan.id, printed, day), involved_as_kept(ledger, kept, chosen)
    closings = closing_queries.steps(ledger, chosen, last)
    hands = people_queries.hands(ledger, chosen, last)
    return [
        Listed(
            plan,
            _closed(row, closings),
            *parties.get(row.id, UNINVOLVED),
            hands.get(row.id, NO_HANDS),
            last,
        )
        for row in rows
    ]


def _closed(row: TaskRow, closings: Steps) -> TaskRow:
    steps = closings.get(row.id)
    return row._replace(closure=closure_of(row.closure, steps)) if steps else row


def listed_stream(ledger: Reader, plan: PlanTerms, chosen: Filter, day: date) -> Iterator[Listed]:
    """Yield the same, of which only some are in memory."""
    for some in task_queries.windows(ledger, chosen._replace(in_force=True, day=day), _AT_ONCE):
        yield from listed(ledger, plan, some, day)


def task_table(lines: Iterable[Listed]) -> Table:
    """Return tasks as rows."""
    return Table(_TASKS, map(_task_row, lines))


def task_json(lines: Iterable[Listed]) -> Json:
    """Return tasks as JSON, with their whole texts."""
    return {"schema": SCHEMA, "tasks": [_task_json(line) for line in lines]}


def _task_row(line: Listed) -> tuple[Value, ...]:
    task = line.task
    return (
        line.plan.code,
        task.code,
        term_words.KINDS[task.kind],
        wording.part(line.role, line.via),
        line.lead,
        line.support,
        line.hands.undertake,
        line.hands.office,
        line.hands.leader,
        people_words.contact(line.hands),
        people_words.unclear(line.hands.disputes),
        task.due,
        task.title,
        task_adjustments(task),
    )


def _task_json(line: Listed) -> Json:
    task = line.task
    keys = task_keys(line.plan.code, task, line.role, line.lead, line.support)
    own = {"via": line.via, "due": iso(task.due), "closure": task.closure}
    return keys | hands_keys(line.hands, line.day) | own | task_adjusted_json(task)
