"""The rectifications (整改) of a plan as they stand on a day."""

from datetime import date

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import rectifications as rectification_queries
from gytrack.records.ledger import PlanTerms
from gytrack.status.rectifying import RectificationStatus, rectification_status
from gytrack.usecases.asking.choosing import choose_department


def rectifications(ledger: Reader, plan: PlanTerms, dept: str | None, day: date) -> list[RectificationStatus]:
    """Return what was asked for up to a day, of one department and the collectives that it belongs to, or of all.

    Raises:
        InputError: there is no such department.
    """
    scope = None
    if dept is not None:
        scope = department_queries.scope(ledger, choose_department(ledger, plan, dept).id)
    rows = rectification_queries.of_plan(ledger, plan.id, scope, day)
    return [rectification_status(row, day) for row in rows]
