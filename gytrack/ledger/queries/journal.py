"""Every entry of a plan, for a list of what was reported."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.belonging import Belonging, belonging
from gytrack.ledger.queries.filters import Filter
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
    """Yield the entries up to ``day`` on the tasks asked for, and on the targets of sections and plan among theirs.

    ``day`` bounds the entries only; which tasks are there and whose they are is as of ``chosen.day``.
    """
    begins, tables, condition, values = entries_of(chosen)
    rows = ledger.scan(
        f"{begins} SELECT e.id, e.command_id, e.day, coalesce(g.code, t.code), d.name, e.state, e.percent, e.text, e.problem, "
        f"e.next_step, e.source FROM {tables} LEFT JOIN task t ON t.id = e.task_id LEFT JOIN target g ON g.id = e.target_id "
        f"LEFT JOIN department d ON d.id = e.department_id WHERE {condition} AND e.day <= :day ORDER BY e.day, e.id",
        day=codec.encode(day),
        **values,
    )
    for number, command, stored, *rest in rows:
        yield JournalRow(number, command, codec.known_day(stored), *rest)


def entries_of(chosen: Filter) -> Belonging:
    """Return how a query reaches the entries ``e`` on the tasks asked for and on the targets among theirs."""
    targets = belonging(chosen)
    if not targets.begins:
        return Belonging("", "entry e", "e.plan_id = :plan", targets.values)
    reported = (
        "reported AS (SELECT e.id FROM wanted w CROSS JOIN entry e WHERE e.task_id = w.id UNION ALL "
        "SELECT e.id FROM belonging b CROSS JOIN entry e WHERE e.target_id = b.id AND e.task_id IS NULL)"
    )
    return Belonging(
        f"{targets.begins}, {reported}", "reported r CROSS JOIN entry e", "e.id = r.id", targets.values
    )
