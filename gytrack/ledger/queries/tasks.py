"""The outline's rows: sections and tasks."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.passages import LINES
from gytrack.ledger.queries.filters import LATEST, Filter, asked, holding, wanted
from gytrack.records.ledger import TaskRow
from gytrack.records.place import Place, quote
from gytrack.records.terms import Role

TASK = "t.id, t.section_id, s.code, t.code, t.kind, coalesce(t.own_title, t.title), t.text, t.due, t.ongoing, t.closure"
"""What ``task_row`` makes a row of, of a task ``t`` and its section ``s``."""


class SectionRow(NamedTuple):
    """A node of the outline."""

    id: int
    code: str
    title: str


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
    rows = ledger.rows(
        f"SELECT {TASK} FROM {tables} CROSS JOIN section s WHERE {condition} AND s.id = t.section_id ORDER BY t.ord",
        **values,
    )
    return list(map(task_row, rows))


def department_names(ledger: Reader) -> dict[int, str]:
    """Return the name of each department by its id, for queries of many rows: those of one department share one text.

    They stand plan by plan in the order of the paper.
    """
    return dict(ledger.rows("SELECT id, name FROM department ORDER BY plan_id, ord"))


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
        "UNION ALL SELECT code FROM target WHERE plan_id = :plan AND coalesce(own, '') <> 'dropped'",
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


def task_row(row: Row) -> TaskRow:
    """Return a task, as printed, from its columns, which stand first in a row."""
    return TaskRow._make((*row[:7], codec.day(row[7]), bool(row[8]), row[9], None))
