"""Every entry of a plan, for a list of what was reported."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import Filter, belonging, wanted
from gytrack.records.terms import State


class JournalRow(NamedTuple):
    """An entry with the code of what it is about; ``command`` is the number that undoes it."""

    id: int
    command: int
    day: date
    code: str
    department: str | None
    state: State | None
    percent: int | None
    text: str
    problem: str
    next_step: str
    source: str


def entries(ledger: Reader, chosen: Filter, day: date) -> Iterator[JournalRow]:
    """Yield the entries up to ``day`` on the tasks asked for, and on the targets of sections and plan among theirs."""
    cte, values = wanted(chosen)
    others = f"e.task_id IS NULL AND {belonging(chosen)}"
    rows = ledger.rows(
        f"{cte} SELECT e.id, e.command_id, e.day, coalesce(g.code, t.code), d.name, e.state, e.percent, e.text, e.problem, "
        "e.next_step, e.source FROM entry e LEFT JOIN task t ON t.id = e.task_id LEFT JOIN target g ON g.id = e.target_id "
        "LEFT JOIN section s ON s.id = g.section_id LEFT JOIN department d ON d.id = e.department_id "
        f"WHERE e.plan_id = :plan AND e.day <= :day AND (e.task_id IN (SELECT id FROM wanted) OR ({others})) "
        "ORDER BY e.day, e.id",
        day=codec.encode(day),
        **values,
    )
    for number, command, stored, *rest in rows:
        yield JournalRow(number, command, codec.known_day(stored), *rest)
