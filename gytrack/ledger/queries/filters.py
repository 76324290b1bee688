"""Which tasks a command asks for, as one SQL condition that every query about them shares."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.codec import Stored, encode
from gytrack.records.terms import Kind, Role

_NOBODY = (
    "NOT EXISTS (SELECT 1 FROM assignment a JOIN department d ON d.id = a.department_id WHERE a.task_id = t.id AND {} "
    "AND (NOT d.collective OR EXISTS (SELECT 1 FROM member m WHERE m.collective_id = d.id)))"
)
_SEARCHED = (
    "(lower(t.text) LIKE lower(:search) ESCAPE '!' OR lower(t.own_title) LIKE lower(:search) ESCAPE '!' "
    "OR EXISTS (SELECT 1 FROM target n WHERE (n.task_id = t.id OR n.section_id = t.section_id) "
    "AND lower(n.name) LIKE lower(:search) ESCAPE '!'))"
)
_IN_SECTION = "t.section_id = hit.id"
_ADDED = "(SELECT j.task_id FROM adjustment j WHERE j.plan_id = :plan AND j.added)"
_NOT_YET = "(SELECT j.task_id FROM adjustment j WHERE j.plan_id = :plan AND j.added AND j.day > :on)"
"""The tasks that an adjustment adds to a plan after a day."""

_OF_DEPARTMENT = "t.id = hit.task_id AND t.plan_id = :plan"

_BY_OFFICE = (
    "(SELECT h.task_id FROM handling h WHERE h.plan_id = :plan AND h.what = 'office' AND h.words = :office "
    "AND h.day <= :office_day AND NOT EXISTS (SELECT 1 FROM handling l WHERE l.task_id = h.task_id "
    "AND l.what = 'office' AND l.day <= :office_day AND (l.day > h.day OR (l.day = h.day AND l.id > h.id))))"
)
"""The 责任科室 that was said last up to a day is the one asked for."""

LATEST = "(SELECT max(latest.id) FROM edition latest WHERE latest.plan_id = :plan)"
"""The edition of a plan that is in force; what a later edition left out keeps the one that it stood in."""

# Named values cost their square: SQLite looks each name up among those before it.
_BATCH = 100


class Office(NamedTuple):
    """A 责任科室 and the day on which tasks are its."""

    name: str
    day: date


class Filter(NamedTuple):
    """Tasks of one plan, narrowed by department, role, section, kind and words; null does not narrow.

    ``departments`` holds the department asked for, first, and the collectives that it belongs to; ``unassigned``
    asks for the tasks for which no department can be named: none is printed, or only collectives without members;
    ``in_force`` for those that the latest edition has, ``only`` for some by their ids,
    ``places`` for those between two places of the plan, ``office`` for those of a 责任科室. ``day`` is the one as of which
    departments are responsible and added tasks are there; where it is null, those are that the paper prints, and of the
    latest edition only its own tasks.
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
    only: tuple[int, ...] | None = None
    places: tuple[int, int] | None = None
    office: Office | None = None
    day: date | None = None

    def narrows_tasks(self) -> bool:
        """Say whether anything but the department narrows, so that the plan's own targets do not belong."""
        return any((*self[3:7], self.unassigned, self.only, self.places, self.office))


def wanted(chosen: Filter) -> tuple[str, dict[str, Stored]]:
    """Return a common table expression ``wanted(id, section_id)`` of the tasks that are asked for, and its values."""
    tables, condition, values = asked(chosen)
    return (
        f"WITH wanted AS MATERIALIZED (SELECT t.id, t.section_id FROM {tables} WHERE {condition})",
        values,
    )


def asked(chosen: Filter) -> tuple[str, str, dict[str, Stored]]:
    """Return the tables in which to look for tasks ``t``, the condition that one is asked for, and its values.

    What narrows most is looked up first and leads to the tasks: a CROSS JOIN is made in the order in which it is
    written, whatever a planner without statistics would guess.
    """
    values: dict[str, Stored] = {"plan": chosen.plan_id}
    narrow = _leading(chosen, values)
    tables = "task t" if narrow is None else f"{narrow.rows} hit CROSS JOIN task t"
    conditions = ["t.plan_id = :plan" if narrow is None else narrow.leads_to]
    leads_to = "" if narrow is None else narrow.leads_to
    if chosen.departments is not None and leads_to != _OF_DEPARTMENT:
        conditions.append(f"t.id IN {_by_department(chosen, values)}")
    if chosen.section is not None and leads_to != _IN_SECTION:
        conditions.append(f"t.section_id IN {_below(chosen.section, values)}")
    if chosen.kind is not None:
        conditions.append("t.kind = :kind")
        values["kind"] = chosen.kind
    if chosen.places is not None:
        conditions.append("t.ord BETWEEN :first_place AND :last_place")
        values["first_place"], values["last_place"] = chosen.places
    if chosen.unassigned:
        conditions.append(_NOBODY.format(on_day(chosen, values)))
    conditions += _there(chosen, values)
    if chosen.office is not None:
        if narrow is None or narrow.rows != _BY_OFFICE:
            conditions.append(f"t.id IN {_BY_OFFICE}")
        values["office"], values["office_day"] = chosen.office.name, codec.encode(chosen.office.day)
    if chosen.search is not None:
        conditions.append(_SEARCHED)
        values["search"] = f"%{literal(chosen.search)}%"
    return tables, " AND ".join(conditions), values


def _there(chosen: Filter, values: dict[str, Stored]) -> Iterator[str]:
    """Yield the conditions that a task is there at all: on the day asked for, and in the edition."""
    if chosen.day is not None:
        values["on"] = encode(chosen.day)
        yield there_on("t.id")
    elif chosen.in_force:
        yield f"t.id NOT IN {_ADDED}"
    if chosen.in_force:
        yield f"t.edition_id = {LATEST}"


class _Narrow(NamedTuple):
    """The rows that lead to the tasks asked for, and the condition by which they do."""

    rows: str
    leads_to: str


def _leading(chosen: Filter, values: dict[str, Stored]) -> _Narrow | None:
    """Return what narrows most, null where all tasks of the plan are to be looked at."""
    if chosen.only is not None:
        return _Narrow(
            f"(SELECT id FROM task WHERE id IN ({placeholders('task', chosen.only, values)}))",
            "t.id = hit.id",
        )
    if chosen.code is not None:
        values["code"] = chosen.code
        return _Narrow("(SELECT id FROM task WHERE plan_id = :plan AND code = :code)", "t.id = hit.id")
    if chosen.departments is not None:
        return _Narrow(_by_department(chosen, values), _OF_DEPARTMENT)
    if chosen.office is not None:
        return _Narrow(_BY_OFFICE, _OF_DEPARTMENT)
    if chosen.section is not None:
        return _Narrow(_below(chosen.section, values), _IN_SECTION)
    return None


def _by_department(chosen: Filter, values: dict[str, Stored]) -> str:
    names = placeholders("dept", chosen.departments or (), values)
    having = ""
    if chosen.role is not None:
        values["role"] = chosen.role
        having = " HAVING min(a.role) = :role"
    condition = f"a.department_id IN ({names}) AND {on_day(chosen, values)}"
    return f"(SELECT a.task_id FROM assignment a WHERE {condition} GROUP BY a.task_id{having})"


def there_on(task: str) -> str:
    """Return the condition that a task, whose id an expression names, is there on the day ``:on``.

    Where nothing is added after it, which is asked once, no task is looked for among what is.
    """
    return f"(NOT EXISTS {_NOT_YET} OR {task} NOT IN {_NOT_YET})"


def holding(day: str) -> str:
    """Return the condition that an assignment ``a`` holds on a day, which an expression names."""
    return f"(a.begins IS NULL OR a.begins <= {day}) AND (a.ends IS NULL OR a.ends > {day})"


def on_day(chosen: Filter, values: dict[str, Stored]) -> str:
    """Return the condition that an assignment holds on the day asked for, else that the paper prints it."""
    if chosen.day is None:
        return "a.begins IS NULL"
    values["on"] = encode(chosen.day)
    return holding(":on")


def _below(section: str, values: dict[str, Stored]) -> str:
    values |= {"section": section, "below": f"{literal(section)}.%"}
    return (
        "(SELECT s.id FROM section s WHERE s.plan_id = :plan "
        "AND (s.code = :section OR s.code LIKE :below ESCAPE '!'))"
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
