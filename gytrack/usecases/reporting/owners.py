"""Whose a target is: its task's departments, for a section's the union of its tasks', for the plan's own nobody's."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import parties as party_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.records.terms import Kind
from gytrack.usecases.reporting.report import StatusReport


class Owner(NamedTuple):
    """Who leads and who supports what a target belongs to; ``kind`` is its task's, null where no task owns it."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    kind: Kind | None = None

    def names(self) -> tuple[str, ...]:
        """Return every department, each once."""
        return tuple(dict.fromkeys((*self.lead, *self.support)))


NOBODY = Owner()


def owners(ledger: Reader, report: StatusReport) -> dict[str, Owner]:
    """Return, by the code of a target's owner, whose it is."""
    found = {
        line.task.code: Owner(line.lead, line.support, line.task.kind)
        for line in report.tasks
        if line.targets
    }
    rows = (status.target for status in report.targets)
    sections = {row.owner for row in rows if row.task_id is None and row.owner}
    return found | _of_sections(ledger, report.plan.id, sections, report.as_of)


def _of_sections(ledger: Reader, plan_id: int, sections: set[str], day: date) -> dict[str, Owner]:
    """Return who has tasks in sections or below them, also where the report is narrowed to one department's."""
    below = {
        row.id: [code for code in _from_above(row.code) if code in sections]
        for row in task_queries.sections(ledger, plan_id)
    }
    leads: dict[str, dict[str, None]] = {code: {} for code in sections}
    supports: dict[str, dict[str, None]] = {code: {} for code in sections}
    wanted = [number for number, codes in below.items() if codes]
    for section, name, role in party_queries.parties_in(ledger, plan_id, wanted, day):
        for code in below[section]:
            (leads if role == "lead" else supports)[code][name] = None
    return {code: Owner(tuple(leads[code]), tuple(supports[code])) for code in sections}


def _from_above(section: str) -> Iterator[str]:
    while section:
        yield section
        section = section.rpartition(".")[0]
