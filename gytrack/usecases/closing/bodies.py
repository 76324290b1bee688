"""Which body a person names for a step: one of the plan's departments by name or alias, else any other as written."""

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.parties import involved
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.closing.steps import Case
from gytrack.usecases.departments.naming import checked_name, holder


def body(ledger: Reader, plan: PlanTerms, typed: str) -> str:
    """Return the name of a body; 区政府督查室 need not be named in the plan, so that no part of a name is guessed at.

    Raises:
        InputError: it is empty, too long, or several names.
    """
    name = checked_name(typed)
    known = holder(departments.names(ledger, plan.id), name)
    return name if known is None else known.department


def leads(ledger: Reader, plan: PlanTerms, case: Case) -> tuple[str, ...]:
    """Return who leads a task."""
    found = involved(ledger, Filter(plan.id, only=(case.task.id,))).get(case.task.id)
    return () if found is None else found.lead
