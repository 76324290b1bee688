"""Money by section or department."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import funds as fund_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.parties import involved
from gytrack.records.funds import FundRow, Money
from gytrack.records.terms import By
from gytrack.status.money import together
from gytrack.status.rules import Rules
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.reporting.grouping import NOBODY, TOTAL
from gytrack.usecases.reporting.report import money_by_task, status_report
from gytrack.usecases.reporting.selecting import Selection, select


def money_by_group(
    ledger: Reader, judged: Iterable[tuple[Chosen, Rules]], by: By, selection: Selection, day: date
) -> dict[str, Money]:
    """Return what money comes to by group, and under the total; empty where nothing was logged.

    Money of tasks of every kind counts, for measures cost too. By department, that of a task counts under each that
    leads it, whoever spends it: the rate of a row is then that of its tasks. The total counts it once.
    """
    parts: dict[str, list[Money | None]] = {}
    for found, rules in judged:
        by_task = money_by_task(_wanted(ledger, found, selection, day, rules))
        for task, names in _named(ledger, found, by, by_task, day):
            for name in (*names, TOTAL):
                parts.setdefault(name, []).append(by_task[task])
    sums = {name: together(of_group) for name, of_group in parts.items()}
    return {name: money for name, money in sums.items() if money is not None}


def _wanted(
    ledger: Reader, found: Chosen, selection: Selection, day: date, rules: Rules
) -> Sequence[FundRow]:
    rows = fund_queries.funds(ledger, found.tasks, day)
    if not rows or not selection.narrows():
        return rows
    report = status_report(ledger, found.plan, found.tasks, found.department, day, rules)
    kept = {line.task.id for line in select(report, selection).tasks if line.task.kind == "task"}
    return [row for row in rows if row.task_id in kept]


def _named(
    ledger: Reader, found: Chosen, by: By, wanted: Collection[int], day: date
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield tasks with the names of the groups that their money counts under."""
    if not wanted:
        return
    chosen = Filter(found.plan.id, only=tuple(wanted), day=day)
    if by == "dept":
        leads = {task: parties.lead for task, parties in involved(ledger, chosen).items()}
        for task in wanted:
            yield task, leads.get(task) or (NOBODY,)
        return
    titles = {one.id: f"{one.code} {one.title}" for one in task_queries.sections(ledger, found.plan.id)}
    for row in task_queries.tasks(ledger, chosen):
        yield row.id, (titles[row.section_id],)
