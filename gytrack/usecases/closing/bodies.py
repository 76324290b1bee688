"""Which body a person names for a step: one of the plan's departments by name or alias, else any other as written."""

from datetime import date
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments, tasks
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.departments.naming import checked_name, holder


class Body(NamedTuple):
    """A body by its name; ``department`` is the id of the plan's department that it is, null where it is none."""

    name: str
    department: int | None

    def leads(self, ledger: Reader, task_id: int, day: date) -> bool:
        """Say whether it leads a task on a day, itself or as one of a collective such as 各街道."""
        return self.department is not None and tasks.role_in(ledger, task_id, self.department, day) == "lead"


def body(ledger: Reader, plan: PlanTerms, typed: str) -> Body:
    """Return the body of a name; 区政府督查室 need not be named in the plan, so that no part of a name is guessed at.

    Raises:
        InputError: it is empty, too long, or several names.
    """
    name = checked_name(typed)
    known = holder(departments.names(ledger, plan.id), name)
    return Body(name, None) if known is None else Body(known.department, known.department_id)
