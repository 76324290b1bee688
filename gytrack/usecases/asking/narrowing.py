"""Which tasks of which plans a person asks for."""

from datetime import date
from typing import NamedTuple

from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries.filters import Filter, Office
from gytrack.records.ledger import PlanTerms
from gytrack.records.terms import Kind, Role
from gytrack.usecases.asking.choosing import AmbiguousError, choose_department, choose_plans


class Narrowing(NamedTuple):
    """How a person narrows a list of tasks, as typed; null does not narrow. ``day`` is that of the list."""

    dept: str | None = None
    role: Role | None = None
    section: str | None = None
    kind: Kind | None = None
    search: str | None = None
    unassigned: bool = False
    office: str | None = None
    day: date = date.max


class Chosen(NamedTuple):
    """The tasks of one plan that a person asks for; ``department`` is null where none was named."""

    plan: PlanTerms
    tasks: Filter
    department: str | None


def choose(ledger: Reader, wanted: str | None, narrowing: Narrowing) -> list[Chosen]:
    """Return what is asked for of each plan; of several plans, those that know the department and the section.

    Raises:
        InputError: no plan knows them, or one knows several departments that fit.
    """
    found, faults = [], []
    for plan in choose_plans(ledger, wanted):
        try:
            found.append(_choose_in(ledger, plan, narrowing))
        except AmbiguousError:
            raise
        except InputError as fault:
            faults.append(fault)
    if not found:
        raise faults[0]
    return found


def _choose_in(ledger: Reader, plan: PlanTerms, narrowing: Narrowing) -> Chosen:
    department = None if narrowing.dept is None else choose_department(ledger, plan, narrowing.dept)
    section = None if narrowing.section is None else _section(ledger, plan, narrowing.section)
    scope = None if department is None else department_queries.scope(ledger, department.id)
    tasks = Filter(
        plan.id,
        scope,
        narrowing.role,
        section,
        narrowing.kind,
        narrowing.search,
        unassigned=narrowing.unassigned,
        office=None if narrowing.office is None else _office(ledger, plan, narrowing.office, narrowing.day),
    )
    return Chosen(plan, tasks, None if department is None else department.name)


def _section(ledger: Reader, plan: PlanTerms, typed: str) -> str:
    from gytrack.usecases.asking.items import choose_section  # as little as what follows

    return choose_section(ledger, plan, typed).code


def _office(ledger: Reader, plan: PlanTerms, typed: str, day: date) -> Office:
    from gytrack.usecases.asking.offices import choose_office  # most lists are not asked for by it

    return Office(choose_office(ledger, plan, typed), day)
