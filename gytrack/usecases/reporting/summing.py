"""The lights of many tasks, for sums: from what is known of each as of its latest report, else from its reports."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from gytrack.ledger.connection import Reader
from gytrack.ledger.footings import unpacked
from gytrack.ledger.queries import derived as derived_queries
from gytrack.ledger.queries import manual_lights as manual_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.derived import Basis
from gytrack.records.footing import Footing
from gytrack.records.terms import By, Light
from gytrack.status.judging import Judge
from gytrack.status.lights import OVERDUE, shown
from gytrack.status.rules import Rules, rest_on_kept
from gytrack.status.summary import Group, Mark, group
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.deriving import bases_on
from gytrack.usecases.reporting.grouping import NOBODY, TOTAL
from gytrack.usecases.reporting.selecting import Selection

_NOBODY = "0"
"""Stands for the id of a department where a task has none; ids begin with 1."""


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
    marked: Iterable[tuple[str, Mark]] = ()
    for found, rules in judged:
        if by == "section":
            names |= _section_names(ledger, found.plan.id)
        marked = chain(marked, _marked(ledger, found, by, selection, day, rules))
    return group(marked, names, TOTAL)


def _marked(
    ledger: Reader, found: Chosen, by: By, selection: Selection, day: date, rules: Rules
) -> Iterator[tuple[str, Mark]]:
    """Yield the keys under which each task counts, and what counts of it."""
    judge = Judge(found.plan, day, rules)
    manual = manual_queries.by_task(ledger, found.plan.id, day)
    bases = _bases(ledger, found, by, day, rules)
    marks = {light: _mark(judge, unpacked(light), selection) for light in {basis[1] for basis in bases}}
    for keys, light, task in bases:
        mark = marks[light]
        if task in manual:
            mark = _mark(judge, unpacked(light), selection, manual[task].light)
        if mark is not None:
            yield _NOBODY if keys.isspace() else keys, mark


def _bases(ledger: Reader, found: Chosen, by: By, day: date, rules: Rules) -> list[Basis]:
    """Return what the lights rest on, in no order; what is kept serves only rules that it was kept for."""
    chosen = found.tasks._replace(day=day)
    if rest_on_kept(rules):
        known, unknown = derived_queries.bases(ledger, chosen, by, day)
    else:
        known, unknown = [], [task.id for task in task_queries.tasks(ledger, chosen)]
    known += bases_on(ledger, unknown, by, day, rules)
    return known


def _mark(judge: Judge, task: Footing, selection: Selection, by_hand: Light | None = None) -> Mark | None:
    """Return what counts of a task, null where it is not listed or not wanted."""
    if task.kind != "task" or task.closure == "dropped":
        return None
    computed = judge.verdict(task)
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
    return {**names, _NOBODY: NOBODY}
