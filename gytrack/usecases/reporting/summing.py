"""The lights of many tasks, for sums: from what is known of each as of its latest report, else from its reports."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from gytrack.ledger.connection import Reader
from gytrack.ledger.footings import unpacked
from gytrack.ledger.queries import derived as derived_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.parties import ids_in
from gytrack.records.ledger import Footing
from gytrack.status.judging import Judge
from gytrack.status.rules import Rules
from gytrack.status.summary import Group, Mark, group
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.deriving import bases_on
from gytrack.usecases.reporting.grouping import NOBODY, TOTAL, By
from gytrack.usecases.reporting.selecting import Selection, is_wanted

_NOBODY = ("",)
Marked = tuple[Sequence[str], Mark]


def groups(
    ledger: Reader, plans: Iterable[Chosen], by: By, selection: Selection, day: date, rules: Rules
) -> tuple[Group, ...]:
    """Return the counts by section or department, and last the total, in which each task counts once.

    By department, a task counts under each of its departments. Only tasks of kind task are counted, as on the screen.
    """
    names = _department_names(ledger) if by == "dept" else {}
    marked: Iterable[Marked] = ()
    for found in plans:
        if by == "section":
            names |= _section_names(ledger, found.plan.id)
        marked = chain(marked, _marked(ledger, found, by, selection, day, rules))
    return group(marked, names, TOTAL)


def _marked(
    ledger: Reader, found: Chosen, by: By, selection: Selection, day: date, rules: Rules
) -> Iterator[Marked]:
    """Yield the keys under which each task counts, and what counts of it."""
    judge, ends = Judge(found.plan, day, rules), found.plan.ends
    marks: dict[str, Mark | None] = {}
    by_dept = by == "dept"
    known, unknown = derived_queries.bases(ledger, found.tasks._replace(day=day), day)
    known += bases_on(ledger, unknown, day)
    known.sort()
    for _, section, parties, light in known:
        if light not in marks:
            marks[light] = _mark(judge, unpacked(light), ends, selection)
        mark = marks[light]
        if mark is not None:
            yield (ids_in(parties) or _NOBODY if by_dept else (str(section),)), mark


def _mark(judge: Judge, task: Footing, ends: date | None, selection: Selection) -> Mark | None:
    """Return what counts of a task, null where it is not listed or not wanted."""
    if task.kind != "task" or task.closure == "dropped":
        return None
    verdict = judge.verdict(task if task.due else task._replace(due=ends))
    return Mark(verdict.light, task.percent) if is_wanted(verdict, task.closure, selection) else None


def _section_names(ledger: Reader, plan_id: int) -> dict[str, str]:
    return {str(row.id): f"{row.code} {row.title}" for row in task_queries.sections(ledger, plan_id)}


def _department_names(ledger: Reader) -> dict[str, str]:
    names = {str(number): name for number, name in task_queries.department_names(ledger).items()}
    return {"": NOBODY, **names}
