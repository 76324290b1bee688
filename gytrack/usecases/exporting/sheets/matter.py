"""All that the sheets of a workbook are made from, read once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import origins as origin_queries
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.origins import Origin, Spoken
from gytrack.ledger.queries.plans import Edition
from gytrack.status.rules import Rules
from gytrack.usecases.exporting.naming import subject
from gytrack.usecases.reporting.owners import Owner, owners
from gytrack.usecases.reporting.report import StatusReport, TaskLine


class Matter(NamedTuple):
    """One plan on a day: its report and what only papers say besides.

    ``titles`` are those of the sections, by code; ``unassigned`` the ids of the tasks that nobody can be named for;
    ``origins`` where figures came from, by command and target; ``spoken`` what each department reported itself;
    ``owners`` whose the targets are, by the code of what they belong to; ``concerned`` the department asked for and
    the collectives that it belongs to, null where none was asked for.
    """

    report: StatusReport
    rules: Rules
    titles: Mapping[str, str]
    unassigned: frozenset[int]
    origins: Mapping[tuple[int, int], Origin]
    spoken: Mapping[str, Spoken]
    editions: Sequence[Edition]
    owners: Mapping[str, Owner]
    concerned: frozenset[str] | None

    def about(self) -> str:
        """Return what the plan is about."""
        return subject(self.report.plan.title)


def matter(ledger: Reader, chosen: Filter, report: StatusReport) -> Matter:
    """Gather what the sheets of one plan need."""
    plan_id = report.plan.id
    used = {status.entry[1] for status in report.targets if status.entry is not None}
    return Matter(
        report,
        report.rules,
        {section.code: section.title for section in task_queries.sections(ledger, plan_id)},
        frozenset(
            task.id for task in task_queries.tasks(ledger, chosen._replace(unassigned=True, day=report.as_of))
        ),
        origin_queries.origins(ledger, used),
        origin_queries.spoken(ledger, plan_id, report.as_of),
        plan_queries.editions(ledger, plan_id),
        owners(ledger, report),
        _concerned(ledger, report),
    )


def _concerned(ledger: Reader, report: StatusReport) -> frozenset[str] | None:
    if report.department is None:
        return None
    rows = department_queries.all_of(ledger, report.plan.id)
    collectives = next(row.collectives for row in rows if row.name == report.department)
    return frozenset((report.department, *collectives))


def asked(line: TaskLine) -> bool:
    """Say whether reports are asked for on a task: those with a light."""
    return line.status.light is not None
