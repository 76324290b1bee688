"""All that the checks of a plan look at, read once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.departments import DepartmentRow
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.printed import Printed, printed, sources
from gytrack.ledger.queries.tasks import SectionRow
from gytrack.records.ledger import PlanTerms, TargetRow
from gytrack.records.place import Place, quote_lines
from gytrack.records.plan import Source
from gytrack.usecases.checking.finding import Finding, Kind
from gytrack.usecases.departments.suspects import Suspicion, probable_pairs
from gytrack.usecases.reporting.listing import Listed, listed


class Where(NamedTuple):
    """Where a part of a plan stands on paper, and its words there."""

    place: Place
    quote: str


class Matter(NamedTuple):
    """One plan: its parts in the order of the paper, where each stands, and the text of its current edition.

    ``where`` holds the places by table and id.
    """

    plan: PlanTerms
    sections: Sequence[SectionRow]
    tasks: Sequence[Listed]
    targets: Sequence[TargetRow]
    departments: Mapping[str, DepartmentRow]
    pairs: Sequence[Suspicion]
    source: Source
    where: Mapping[tuple[str, int], Where]

    def of_section(self, row: SectionRow, kind: Kind, wrong: str, todo: str) -> Finding:
        """Return a finding on a section."""
        return Finding(kind, row.code, *self.where["section", row.id], wrong, todo)

    def of_task(self, line: Listed, kind: Kind, wrong: str, todo: str) -> Finding:
        """Return a finding on a task."""
        return Finding(kind, line.task.code, *self.where["task", line.task.id], wrong, todo)

    def of_target(self, row: TargetRow, kind: Kind, wrong: str, todo: str) -> Finding:
        """Return a finding on a target."""
        return Finding(kind, row.code, *self.where["target", row.id], wrong, todo)

    def mending(self) -> str:
        """Return the commands with which a person puts the plan itself right."""
        code = self.plan.code
        return f"gytrack export {code}.toml --plan {code}，改好后 gytrack import {code}.toml --update"


def matter(ledger: Reader, plan: PlanTerms) -> Matter:
    """Gather what the checks of one plan need."""
    whole = Filter(plan.id)
    texts = sources(ledger, plan.id)
    lines = {number: source.text.split("\n") for number, source in texts.items()}
    return Matter(
        plan,
        task_queries.sections(ledger, plan.id),
        listed(ledger, plan, whole),
        target_queries.planned(ledger, whole),
        {row.name: row for row in department_queries.all_of(ledger, plan.id)},
        probable_pairs(ledger, plan.id),
        list(texts.values())[-1],
        {
            (table, number): _where(lines, at)
            for table in ("section", "task", "target")
            for number, at in printed(ledger, plan.id, table).items()
        },
    )


def _where(lines: Mapping[int, Sequence[str]], at: Printed) -> Where:
    return Where(at.place, " ".join(quote_lines(lines[at.edition], at.place).split()))
