"""The outline's rows: sections, tasks and who is responsible."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.passages import LINES
from gytrack.ledger.queries.filters import (
    LATEST,
    Filter,
    asked,
    batches,
    holding,
    on_day,
    placeholders,
    wanted,
)
from gytrack.records.ledger import TaskRow
from gytrack.records.place import Place, quote
from gytrack.records.terms import Role

_TASK = (
    "SELECT t.id, t.section_id, s.code, t.code, t.kind, coalesce(t.own_title, t.title), t.text, t.due, t.ongoing, "
    "t.closure FROM {} CROSS JOIN section s WHERE {} AND s.id = t.section_id ORDER BY t.ord"
)


class SectionRow(NamedTuple):
    """A node of the outline."""

    id: int
    code: str
    title: str


class Part(NamedTuple):
    """A department's role in a task, null where it has none; ``via`` is the collective through which it has it."""

    role: Role | None
    via: str | None


NO_PART = Part(None, None)


class Parties(NamedTuple):
    """Who is responsible for a task, in the order of the paper."""

    lead: tuple[str, ...]
    support: tuple[str, ...]


NOBODY = Parties((), ())


def sections(ledger: Reader, plan_id: int, *, in_force: bool = False) -> list[SectionRow]:
    """Return a plan's sections in the order of the paper; ``in_force`` leaves out those that its latest edition lacks."""
    only = f"AND edition_id = {LATEST}" if in_force else ""
    rows = ledger.rows(
        f"SELECT id, code, title FROM section WHERE plan_id = :plan {only} ORDER BY ord", plan=plan_id
    )
    return [SectionRow(*row) for row in rows]


def section_by_code(ledger: Reader, plan_id: int, code: str) -> SectionRow | None:
    """Return a plan's section by its code."""
    row = ledger.one(
        "SELECT id, code, title FROM section WHERE plan_id = :plan AND code = :code ORDER BY ord LIMIT 1",
        plan=plan_id,
        code=code,
    )
    return None if row is None else SectionRow(*row)


def windows(ledger: Reader, chosen: Filter, size: int) -> Iterator[Filter]:
    """Yield what asks for the same tasks a number at a time, in the order of the paper."""
    tables, condition, values = asked(chosen)
    places = [
        row[0]
        for row in ledger.rows(f"SELECT t.ord FROM {tables} WHERE {condition} ORDER BY t.ord", **values)
    ]
    for start in range(0, len(places), size):
        yield chosen._replace(places=(places[start], places[start : start + size][-1]))


def tasks(ledger: Reader, chosen: Filter) -> list[TaskRow]:
    """Return the tasks asked for, in the order of the paper."""
    tables, condition, values = asked(chosen)
    return [_task(row) for row in ledger.rows(_TASK.format(tables, condition), **values)]


def parts(ledger: Reader, chosen: Filter) -> dict[int, Part]:
    """Return, by task, the part of the department asked for; who leads and supports leads."""
    if chosen.departments is None:
        return {}
    values: dict[str, codec.Stored] = {"own": chosen.departments[0]}
    names = placeholders("dept", chosen.departments, values)
    rows = ledger.rows(
        "SELECT a.task_id, a.role, CASE WHEN d.id = :own THEN NULL ELSE d.name END FROM assignment a "
        f"JOIN department d ON d.id = a.department_id WHERE d.id IN ({names}) AND {on_day(chosen, values)} "
        "ORDER BY a.task_id, a.role DESC, CASE WHEN d.id = :own THEN 1 ELSE 0 END, a.ord DESC",
        **values,
    )
    return {task_id: Part(role, via) for task_id, role, via in rows}


def parties(ledger: Reader, chosen: Filter) -> dict[int, Parties]:
    """Return, by task, who leads and supports it; a task that nobody is named for is left out."""
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT a.task_id, a.department_id, a.role FROM wanted w CROSS JOIN assignment a "
        f"WHERE a.task_id = w.id AND {on_day(chosen, values)} ORDER BY a.task_id, a.ord",
        **values,
    )
    names = department_names(ledger)
    lead: dict[int, list[str]] = {}
    support: dict[int, list[str]] = {}
    for task_id, department, role in rows:
        (lead if role == "lead" else support).setdefault(task_id, []).append(names[department])
    return {
        task_id: Parties(tuple(lead.get(task_id, ())), tuple(support.get(task_id, ())))
        for task_id in lead | support
    }


class PartyId(NamedTuple):
    """The id of a department that is responsible for a task, from when until when; null is ever."""

    department: int
    begins: date | None
    ends: date | None

    def holds(self, day: date) -> bool:
        """Say whether it is on a day."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or self.ends > day)


def party_ids(ledger: Reader, chosen: Filter) -> dict[int, list[PartyId]]:
    """Return, by task, the ids of the departments named for it on any day, those that lead first."""
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT a.task_id, a.department_id, a.begins, a.ends FROM wanted w CROSS JOIN assignment a "
        "WHERE a.task_id = w.id ORDER BY a.task_id, a.role, a.ord",
        **values,
    )
    found: dict[int, list[PartyId]] = {}
    for task, department, begins, ends in rows:
        found.setdefault(task, []).append(PartyId(department, codec.day(begins), codec.day(ends)))
    return found


def parties_in(
    ledger: Reader, plan_id: int, sections: Iterable[int], day: date
) -> Iterator[tuple[int, str, Role]]:
    """Yield who is responsible on a day for a task that the latest edition has in a section, by the section's id."""
    found: list[tuple[int, int, int, int, Role]] = []
    for marks, values in batches("section", sections):
        found += ledger.rows(
            "SELECT t.ord, a.ord, t.section_id, a.department_id, a.role FROM task t CROSS JOIN assignment a "
            f"WHERE t.section_id IN ({marks}) AND t.edition_id = {LATEST} AND a.task_id = t.id AND {holding(':on')}",
            plan=plan_id,
            on=codec.encode(day),
            **values,
        )
    names = department_names(ledger)
    return ((section, names[department], role) for _, _, section, department, role in sorted(found))


def department_names(ledger: Reader) -> dict[int, str]:
    """Return the name of each department by its id, for queries of many rows: those of one department share one text."""
    return dict(ledger.rows("SELECT id, name FROM department"))


def count_unassigned(ledger: Reader, plan_id: int, day: date) -> int:
    """Count the tasks for which no department can be named on a day."""
    cte, values = wanted(Filter(plan_id, unassigned=True, in_force=True, day=day))
    row = ledger.one(f"{cte} SELECT count(*) FROM wanted", **values)
    return row[0] if row else 0


def role_in(ledger: Reader, task_id: int, department_id: int, day: date) -> Role | None:
    """Return a department's part in a task on a day, its collectives' part included; null where it has none."""
    row = ledger.one(
        "SELECT min(a.role) FROM assignment a WHERE a.task_id = :task AND (a.department_id = :dept OR a.department_id IN "
        f"(SELECT collective_id FROM member WHERE member_id = :dept)) AND {holding(':on')}",
        on=codec.encode(day),
        task=task_id,
        dept=department_id,
    )
    return row[0] if row else None


def codes(ledger: Reader, plan_id: int) -> list[str]:
    """Return every code that a command can name: sections', tasks' and targets'."""
    rows = ledger.rows(
        "SELECT code FROM section WHERE plan_id = :plan UNION ALL SELECT code FROM task WHERE plan_id = :plan "
        "UNION ALL SELECT code FROM target WHERE plan_id = :plan",
        plan=plan_id,
    )
    return [row[0] for row in rows]


def place(ledger: Reader, table: str, row_id: int) -> Place:
    """Return where in the source a section, task, target or department stands."""
    row = ledger.one(f"SELECT line, col, end_line, end_col FROM {table} WHERE id = :id", id=row_id)
    return Place(*row) if row else Place(1, 1, 1, 1)


def quoted(ledger: Reader, table: str, row_id: int, place: Place) -> str:
    """Return the stretch at ``place`` of the text that a section, task or target was read from."""
    rows = list(
        ledger.rows(
            f"SELECT p.first_line, p.text FROM {table} r CROSS JOIN passage p WHERE r.id = :id "
            "AND p.edition_id = r.edition_id AND p.first_line BETWEEN :first AND :last ORDER BY p.first_line",
            id=row_id,
            first=place.line - LINES + 1,
            last=place.end_line,
        )
    )
    above = rows[0][0] - 1
    here = Place(place.line - above, place.column, place.end_line - above, place.end_column)
    return quote("\n".join(text for _, text in rows), here)


def last_order(ledger: Reader, plan_id: int) -> int:
    """Return the place of the last task of a plan, those that an edition left out included; 0 where there is none."""
    row = ledger.one("SELECT max(ord) FROM task WHERE plan_id = :plan", plan=plan_id)
    return int(row[0]) if row and row[0] else 0


def own_title(ledger: Reader, task_id: int) -> str | None:
    """Return the title that a person gave a task, null where there is none."""
    row = ledger.one("SELECT own_title FROM task WHERE id = :id", id=task_id)
    return row[0] if row else None


def _task(row: Row) -> TaskRow:
    return TaskRow._make((*row[:7], codec.day(row[7]), bool(row[8]), row[9], None))
