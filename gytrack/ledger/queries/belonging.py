"""Which targets belong with the tasks that a command asks for, found from the tasks and never by a look at all targets."""

from typing import NamedTuple

from gytrack.ledger.codec import Stored
from gytrack.ledger.queries.filters import Filter, wanted

_PARENT = "rtrim(rtrim({0}, replace({0}, '.', '')), '.')"
"""The code above a code: all behind the last dot is cut off, then the dot."""

_ABOVE = (
    f"above(code) AS (SELECT {_PARENT.format('code')} FROM section "
    "WHERE id IN (SELECT section_id FROM wanted) AND code LIKE '%.%' UNION "
    f"SELECT {_PARENT.format('code')} FROM above WHERE code LIKE '%.%'), "
    "holding(id) AS (SELECT section_id FROM wanted UNION "
    "SELECT s.id FROM above CROSS JOIN section s WHERE s.plan_id = :plan AND s.code = above.code)"
)
"""The sections that hold the tasks, and those that hold these: 2.1.1, 2.1, 2."""

_OF_TASKS = "SELECT g.id FROM wanted w CROSS JOIN target g WHERE g.task_id = w.id"
_OF_SECTIONS = "SELECT g.id FROM holding CROSS JOIN target g WHERE g.section_id = holding.id"
_OWN = "SELECT g.id FROM target g WHERE g.plan_id = :plan AND g.task_id IS NULL AND g.section_id IS NULL"


class Belonging(NamedTuple):
    """How a query reaches the targets ``g`` that belong with some tasks: what it begins with, its tables, its condition.

    ``values`` are those of the names in them.
    """

    begins: str
    tables: str
    condition: str
    values: dict[str, Stored]


def belonging(chosen: Filter) -> Belonging:
    """Return the tasks' own targets, those of the sections that hold one of them, and the plan's.

    The plan's own belong to every department; they do not where the tasks are narrowed by anything else.
    """
    if chosen.departments is None and not chosen.narrows_tasks():
        # Also those of a section that holds no task.
        return Belonging("", "target g", "g.plan_id = :plan", {"plan": chosen.plan_id})
    cte, values = wanted(chosen)
    found = " UNION ".join([_OF_TASKS, _OF_SECTIONS] + ([] if chosen.narrows_tasks() else [_OWN]))
    begins = f"{cte.replace('WITH', 'WITH RECURSIVE', 1)}, {_ABOVE}, belonging AS MATERIALIZED ({found}) "
    return Belonging(begins, "belonging b CROSS JOIN target g", "g.id = b.id", values)
