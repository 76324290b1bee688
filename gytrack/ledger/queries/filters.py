"""Which tasks a command asks for, as one SQL condition that every query about them shares."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gytrack.ledger.codec import Stored
from gytrack.records.terms import Kind, Role

_NOBODY = (
    "NOT EXISTS (SELECT 1 FROM assignment a JOIN department d ON d.id = a.department_id WHERE a.task_id = t.id "
    "AND (NOT d.collective OR EXISTS (SELECT 1 FROM member m WHERE m.collective_id = d.id)))"
)


LATEST = "(SELECT max(latest.id) FROM edition latest WHERE latest.plan_id = :plan)"
"""The edition of a plan that is in force; what a later edition left out keeps the one that it stood in."""

# Named values cost their square: SQLite looks each name up among those before it.
_BATCH = 100


class Filter(NamedTuple):
    """Tasks of one plan, narrowed by department, role, section, kind and words; null does not narrow.

    ``departments`` holds the department asked for, first, and the collectives that it belongs to; ``unassigned``
    asks for the tasks for which no department can be named: none is printed, or only collectives without members;
    ``in_force`` for those that the latest edition has.
    """

    plan_id: int
    departments: tuple[int, ...] | None = None
    role: Role | None = None
    section: str | None = None
    kind: Kind | None = None
    search: str | None = None
    code: str | None = None
    unassigned: bool = False
    in_force: bool = False

    def narrows_tasks(self) -> bool:
        """Say whether anything but the department narrows, so that the plan's own targets do not belong."""
        return any((self.section, self.kind, self.search, self.code, self.unassigned))


def wanted(chosen: Filter) -> tuple[str, dict[str, Stored]]:
    """Return a common table expression ``wanted(id, section_id)`` of the tasks that are asked for, and its values."""
    condition, values = asked(chosen)
    return f"WITH wanted AS (SELECT t.id, t.section_id FROM task t WHERE {condition}) ", values


def asked(chosen: Filter) -> tuple[str, dict[str, Stored]]:
    """Return the condition that a task ``t`` is asked for, and its values."""
    conditions = ["t.plan_id = :plan"]
    values: dict[str, Stored] = {"plan": chosen.plan_id}
    if chosen.departments is not None:
        conditions.append(f"t.id IN ({_by_department(chosen, values)})")
    if chosen.section is not None:
        conditions.append(
            "t.section_id IN (SELECT s.id FROM section s WHERE s.plan_id = :plan "
            "AND (s.code = :section OR s.code LIKE :below ESCAPE '!'))"
        )
        values |= {"section": chosen.section, "below": f"{literal(chosen.section)}.%"}
    if chosen.kind is not None:
        conditions.append("t.kind = :kind")
        values["kind"] = chosen.kind
    if chosen.code is not None:
        conditions.append("t.code = :code")
        values["code"] = chosen.code
    if chosen.unassigned:
        conditions.append(_NOBODY)
    if chosen.in_force:
        conditions.append(f"t.edition_id = {LATEST}")
    if chosen.search is not None:
        conditions.append(
            "(lower(t.text) LIKE lower(:search) ESCAPE '!' OR lower(t.own_title) LIKE lower(:search) ESCAPE '!' "
            "OR EXISTS (SELECT 1 FROM target n WHERE (n.task_id = t.id OR n.section_id = t.section_id) "
            "AND lower(n.name) LIKE lower(:search) ESCAPE '!'))"
        )
        values["search"] = f"%{literal(chosen.search)}%"
    return " AND ".join(conditions), values


def belonging(chosen: Filter) -> str:
    """Return the condition that a target ``g``, of a section ``s``, belongs with the tasks ``wanted``.

    The plan's own belong to every department; they do not where the tasks are narrowed by anything else.
    """
    if chosen.departments is None and not chosen.narrows_tasks():
        return "1 = 1"  # also those of a section that holds no task
    own = "" if chosen.narrows_tasks() else " OR (g.task_id IS NULL AND g.section_id IS NULL)"
    return (
        "(g.task_id IN (SELECT id FROM wanted) OR EXISTS (SELECT 1 FROM section ks WHERE g.section_id IS NOT NULL "
        "AND ks.plan_id = g.plan_id AND (ks.id = s.id OR ks.code LIKE s.code || '.%') "
        "AND ks.id IN (SELECT section_id FROM wanted))"
        f"{own})"
    )


def batches(prefix: str, numbers: Iterable[int]) -> Iterator[tuple[str, dict[str, Stored]]]:
    """Yield, for many ids, the names of an IN list and their values, as many at a time as SQLite takes quickly."""
    ordered = sorted(numbers)
    for start in range(0, len(ordered), _BATCH):
        values: dict[str, Stored] = {}
        yield placeholders(prefix, tuple(ordered[start : start + _BATCH]), values), values


def placeholders(prefix: str, numbers: tuple[int, ...], values: dict[str, Stored]) -> str:
    """Add ``numbers`` to ``values`` under names of their own and return those names for an IN list."""
    names = [f"{prefix}{index}" for index in range(len(numbers))]
    values.update(zip(names, numbers, strict=True))
    return ", ".join(f":{name}" for name in names)


def literal(text: str) -> str:
    """Escape what LIKE would take as a pattern."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _by_department(chosen: Filter, values: dict[str, Stored]) -> str:
    names = placeholders("dept", chosen.departments or (), values)
    sql = f"SELECT task_id FROM assignment WHERE department_id IN ({names}) GROUP BY task_id"
    if chosen.role is not None:
        values["role"] = chosen.role
        sql += " HAVING min(role) = :role"
    return sql
