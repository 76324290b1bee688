"""Whose a target is: its task's departments, for a section's the union of its tasks', for the plan's own nobody's."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import TargetRow
from gytrack.records.terms import Kind
from gytrack.usecases.reporting.listing import Listed, listed
from gytrack.usecases.reporting.report import StatusReport, TaskLine


class Owner(NamedTuple):
    """Who leads and who supports what a target belongs to; ``kind`` is its task's, null where no task owns it."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    kind: Kind | None = None

    def names(self) -> tuple[str, ...]:
        """Return every department, each once."""
        return tuple(dict.fromkeys((*self.lead, *self.support)))


NOBODY = Owner()


def owners(ledger: Reader, report: StatusReport) -> Mapping[str, Owner]:
    """Return, by the code of a target's owner, whose it is."""
    found = {
        line.task.code: Owner(line.lead, line.support, line.task.kind)
        for line in report.tasks
        if line.targets
    }
    sections = {row.owner for row in _rows(report) if row.task_id is None and row.owner}
    return found | _of_sections(sections, _lines(ledger, report) if sections else ())


def _rows(report: StatusReport) -> Iterator[TargetRow]:
    return (status.target for status in report.targets)


def _lines(ledger: Reader, report: StatusReport) -> Iterable[TaskLine | Listed]:
    """Return all tasks of the plan, also where the report is narrowed to one department's."""
    if report.department is None:
        return report.tasks
    return listed(ledger, report.plan, Filter(report.plan.id))


def _of_sections(sections: set[str], lines: Iterable[TaskLine | Listed]) -> dict[str, Owner]:
    leads: dict[str, dict[str, None]] = {code: {} for code in sections}
    supports: dict[str, dict[str, None]] = {code: {} for code in sections}
    for line in lines:
        for code in _above(line.task.section):
            if code in sections:
                leads[code] |= dict.fromkeys(line.lead)
                supports[code] |= dict.fromkeys(line.support)
    return {code: Owner(tuple(leads[code]), tuple(supports[code])) for code in sections}


def _above(section: str) -> Iterator[str]:
    while section:
        yield section
        section = section.rpartition(".")[0]
