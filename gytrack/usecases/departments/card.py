"""All that is known of one department."""

from datetime import date
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments
from gytrack.ledger.queries.departments import DepartmentRow, Load
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.parties import involved
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.asking.choosing import choose_department
from gytrack.usecases.naming.names import usual_initials


class Card(NamedTuple):
    """A department, its load, how many more tasks it has through collectives, and its initials as usually read."""

    department: DepartmentRow
    load: Load
    through: int
    initials: str


def card(ledger: Reader, plan: PlanTerms, typed: str, day: date) -> Card:
    """Return what is known on a day of the department that a person named. Raises InputError as ``choose_department``."""
    chosen = choose_department(ledger, plan, typed)
    department = next(one for one in departments.all_of(ledger, plan.id) if one.id == chosen.id)
    scope = departments.scope(ledger, chosen.id)
    through = sum(one.via is not None for one in involved(ledger, Filter(plan.id, scope, day=day)).values())
    load = departments.loads(ledger, plan.id, day)[chosen.id]
    return Card(department, load, through, usual_initials(chosen.name))
