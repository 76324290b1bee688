"""The plan itself as the ledger holds it: as a value, and as the TOML that can be edited and imported again."""

from collections.abc import Iterable

from gytrack.export.plan_toml import plan_toml
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries import whole_plan
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.whole_plan import Assignment
from gytrack.records.ledger import PlanTerms
from gytrack.records.plan import Department, Head, Party, Place, Plan, Section, Target, Task
from gytrack.usecases.importing.normalising import normalised


def stored_toml(ledger: Reader, plan: PlanTerms) -> str:
    """Return a plan of the ledger as TOML."""
    return plan_toml(stored_plan(ledger, plan))


def stored_plan(ledger: Reader, plan: PlanTerms) -> Plan:
    """Return a plan of the ledger as its paper prints it; what is reported or adjusted of it is no part of it."""
    return normalised(
        Plan(
            head=_head(ledger, plan),
            sections=_sections(ledger, plan.id),
            tasks=_tasks(ledger, plan.id),
            targets=_targets(ledger, plan.id),
            issues=(),
            departments=_departments(ledger, plan.id),
        )
    )


def _head(ledger: Reader, plan: PlanTerms) -> Head:
    issuer, doc_no = plan_queries.head_words(ledger, plan.id)
    return Head(
        title=plan.title,
        issuer=issuer,
        doc_no=doc_no,
        draft=plan.draft,
        issued=plan.issued,
        effective=plan.effective,
        expires=plan.expires,
        starts=plan.starts,
        ends=plan.ends,
        code=plan.code,
        start_set=plan.start_set,
        start_basis=plan.start_basis,
    )


def _sections(ledger: Reader, plan_id: int) -> tuple[Section, ...]:
    places = whole_plan.places(ledger, plan_id, "section")
    rows = task_queries.sections(ledger, plan_id, in_force=True)
    return tuple(Section(row.code, row.title, places[row.id]) for row in rows)


def _tasks(ledger: Reader, plan_id: int) -> tuple[Task, ...]:
    places = whole_plan.places(ledger, plan_id, "task")
    titles = whole_plan.own_titles(ledger, plan_id)
    parts = whole_plan.assignments(ledger, plan_id)
    return tuple(
        Task(
            code=row.code,
            section=row.section,
            kind=row.kind,
            text=row.text,
            place=places[row.id],
            parties=tuple(_parties(parts.get(row.id, ()))),
            due=row.due,
            ongoing=row.ongoing,
            own_title=titles.get(row.id),
        )
        for row in task_queries.tasks(ledger, Filter(plan_id, in_force=True))
    )


def _parties(rows: Iterable[Assignment]) -> Iterable[Party]:
    for row in rows:
        end = row.col + len(row.department)
        yield Party(row.department, row.role, Place(row.line, row.col, row.line, end))


def _targets(ledger: Reader, plan_id: int) -> tuple[Target, ...]:
    places = whole_plan.places(ledger, plan_id, "target")
    return tuple(
        Target(
            owner=row.owner,
            name=row.name,
            op=row.op,
            value=row.value,
            unit=row.unit,
            place=places[row.id],
            upper=row.upper,
            due=row.due,
            baseline=row.baseline,
            baseline_year=row.baseline_year,
            per=row.per,
            by_department=row.by_department,
        )
        for row in target_queries.planned(ledger, Filter(plan_id, in_force=True))
    )


def _departments(ledger: Reader, plan_id: int) -> tuple[Department, ...]:
    return tuple(
        Department(row.name, row.place, row.aliases, row.members, row.collective)
        for row in department_queries.all_of(ledger, plan_id)
    )
