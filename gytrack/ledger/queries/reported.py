"""One report whole, as a command logged it."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.corrections import STANDS
from gytrack.records.terms import MeasureKind, State

_ADOPTED = re.compile(r"采信#\d+ ")


class Reported(NamedTuple):
    """An entry with the code of what it is about; the department is null for the coordinator's own."""

    id: int
    plan_id: int
    task_id: int | None
    code: str
    department_id: int | None
    department: str | None
    state: State | None
    percent: int | None
    text: str
    problem: str
    next_step: str
    day: date


def of_command(ledger: Reader, number: int) -> Reported | None:
    """Return the entry that a command logged, null where it logged none or was undone."""
    row = ledger.one(
        "SELECT e.id, e.plan_id, e.task_id, coalesce(g.code, t.code), e.department_id, d.name, e.state, e.percent, "
        "e.text, e.problem, e.next_step, e.day FROM entry e LEFT JOIN task t ON t.id = e.task_id "
        "LEFT JOIN target g ON g.id = e.target_id LEFT JOIN department d ON d.id = e.department_id "
        "WHERE e.command_id = :number",
        number=number,
    )
    return None if row is None else Reported._make((*row[:-1], codec.known_day(row[-1])))


def figures_of(ledger: Reader, entry_id: int) -> list[tuple[int, MeasureKind, Decimal | None]]:
    """Return an entry's figures in the order in which they were reported: target, kind, value."""
    rows = ledger.rows(
        "SELECT target_id, kind, value FROM measurement WHERE entry_id = :id ORDER BY ord", id=entry_id
    )
    return [(target_id, kind, codec.decimal(value)) for target_id, kind, value in rows]


class Text(NamedTuple):
    """What a report said, and the command that logged it."""

    number: int
    day: date
    text: str


def last_text(
    ledger: Reader, table: str, row_id: int, department_id: int | None, day: date, but: int | None
) -> Text | None:
    """Return the last text of a department (null: the coordinator) on a task or target up to a day.

    ``but`` is an entry that is passed over.
    """
    whose = "IS NULL" if department_id is None else "= :department"
    more = {} if department_id is None else {"department": department_id}
    row = ledger.one(
        f"SELECT e.command_id, e.day, e.text FROM entry e WHERE e.{table}_id = :id AND e.department_id {whose} "
        f"AND e.day <= :day AND e.text <> '' AND e.id <> :but AND {STANDS} ORDER BY e.day DESC, e.id DESC LIMIT 1",
        id=row_id,
        day=codec.encode(day),
        but=but or 0,
        **more,
    )
    return None if row is None else Text(row[0], codec.known_day(row[1]), row[2])


def adopting(number: int) -> str:
    """Return how the source of a report begins that takes over the one of a command; its department's name follows."""
    return f"采信#{number} "


def adopting_as(source: str) -> str | None:
    """Return how the source of a report begins that takes over another, as ``adopting`` says; null of other sources."""
    found = _ADOPTED.match(source)
    return None if found is None else found[0]


def adopted_by(ledger: Reader, task_id: int | None, number: int) -> int | None:
    """Return the command that logged a report on a task taking over the one of a command; null where none did."""
    row = ledger.one(
        "SELECT command_id FROM entry WHERE task_id = :task AND source LIKE :begins ORDER BY id LIMIT 1",
        task=task_id,
        begins=f"{adopting(number)}%",
    )
    return row[0] if row else None
