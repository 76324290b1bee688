"""The lights of many tasks, for sums: from what is known of each as of its latest report, else from its reports."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from gytrack.ledger.connection import Reader
from gytrack.ledger.footings import unpacked
from gytrack.ledger.queries import derived as derived_queries
from gytrack.ledger.queries import manual_lights as manual_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.derived import Basis
from gytrack.ledger.queries.parties import ids_in
from gytrack.records.footing import Footing
from gytrack.records.terms import Light
from gytrack.status.judging import Judge
from gytrack.status.lights import OVERDUE, shown
from gytrack.status.rules import Rules, rest_on_kept
from gytrack.status.summary import Group, Mark, group
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.deriving import bases_on
from gytrack.usecases.reporting.grouping import NOBODY, TOTAL, By
from gytrack.usecases.reporting.selecting import Selection

_NOBODY = ("",)
Marked = tuple[Sequence[str], Mark]


def groups(
    ledger: Reader,
    judged: Iterable[tuple[Chosen, Rules]],
    by: By,
    selection: Selection,
    day: date,
) -> tuple[Group, ...]:
    """Return the counts by section or department, and last the total, in which each task counts once.

    Each plan stands beside the rules that it is judged by.

    By department, a task counts under each of its departments. Only tasks of kind task are counted, as on the screen.
    """
    names = _department_names(ledger) if by == "dept" else {}
    marked: Iterable[Marked] = ()
    for found, rules in judged:
        if by == "section":
            names |= _section_names(ledger, found.plan.id)
        marked = chain(marked, _marked(ledger, found, by, selection, day, rules))
    return group(marked, names, TOTAL)


def _marked(
    ledger: Reader, found: Chosen, by: By, selection: Selection, day: date, rules: Rules
) -> Iterator[Marked]:
    """Yield the keys under which each task counts, and what counts of it."""
    judge, ends = Judge(found.plan, day, rules), found.plan.ends
    manual = manual_queries.by_task(ledger, found.plan.id, day)
    marks: dict[str | tuple[str, Light], Mark | None] = {}
    by_dept = by == "dept"
    for _, section, parties, light, task in _bases(ledger, found, day, rules):
        by_hand = manual[task].light if task in manual else None
        key = light if by_hand is None else (light, by_hand)
        if key not in marks:
            marks[key] = _mark(judge, unpacked(light), ends, selection, by_hand)
        mark = marks[key]
        if mark is not None:
            yield (ids_in(parties) or _NOBODY if by_dept else (str(section),)), mark


def _bases(ledger: Reader, found: Chosen, day: date, rules: Rules) -> list[Basis]:
    """Return what the lights rest on, in the plan's order; what is kept serves only rules that it was kept for."""
    chosen = found.tasks._replace(day=day)
    if rest_on_kept(rules):
        known, unknown = derived_queries.bases(ledger, chosen, day)
    else:
        known, unknown = [], [task.id for task in task_queries.tasks(ledger, chosen)]
    known += bases_on(ledger, unknown, day, rules)
    known.sort()
    return known


def _mark(
    judge: Judge, task: Footing, ends: date | None, selection: Selection, by_hand: Light | None
) -> Mark | None:
    """Return what counts of a task, null where it is not listed or not wanted."""
    if task.kind != "task" or task.closure == "dropped":
        return None
    computed = judge.verdict(task if task.due else task._replace(due=ends))
    if selection.overdue and computed.rule not in OVERDUE:
        return None
    if selection.closure not in (None, task.closure):
        return None
    light = shown(computed, by_hand).light
    return Mark(light, task.percent) if selection.light in (None, light) else None


def _section_names(ledger: Reader, plan_id: int) -> dict[str, str]:
    return {str(row.id): f"{row.code} {row.title}" for row in task_queries.sections(ledger, plan_id)}


def _department_names(ledger: Reader) -> dict[str, str]:
    names = {str(number): name for number, name in task_queries.department_names(ledger).items()}
    return {"": NOBODY, **names}
