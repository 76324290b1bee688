"""Where figures came from, and who has reported at all: what a table of results is checked against."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.corrections import STANDS
from gytrack.ledger.queries.filters import Filter, batches, wanted


class Origin(NamedTuple):
    """Who reported a figure, by which way it came, and the names of the files that prove it."""

    department: str | None
    source: str
    evidence: tuple[str, ...]


class Spoken(NamedTuple):
    """How many entries a department has reported itself, and the day of the latest."""

    entries: int
    last: date


def origins(ledger: Reader, commands: Collection[int]) -> dict[tuple[int, int], Origin]:
    """Return where figures came from, by the number of the command that logged them and their target."""
    found = {}
    for names, values in batches("command", commands):
        proofs: dict[int, list[str]] = {}
        for entry, name in ledger.rows(
            "SELECT v.entry_id, v.name FROM evidence v JOIN entry e ON e.id = v.entry_id "
            f"WHERE e.command_id IN ({names}) ORDER BY v.id",
            **values,
        ):
            proofs.setdefault(entry, []).append(name)
        for command, target, entry, department, source in ledger.rows(
            "SELECT e.command_id, m.target_id, e.id, d.name, e.source FROM entry e JOIN measurement m ON m.entry_id = e.id "
            f"LEFT JOIN department d ON d.id = e.department_id WHERE e.command_id IN ({names}) ORDER BY e.id, m.ord",
            **values,
        ):
            found[command, target] = Origin(department, source, tuple(proofs.get(entry, ())))
    return found


def spoken(ledger: Reader, plan_id: int, day: date) -> dict[str, Spoken]:
    """Return, by department, what it reported itself up to a day, in the order of the paper."""
    own = f"FROM entry e WHERE e.department_id = d.id AND e.day <= :day AND {STANDS}"
    rows = ledger.rows(
        f"SELECT d.name, (SELECT count(*) {own}), (SELECT max(e.day) {own}) FROM department d "
        "WHERE d.plan_id = :plan ORDER BY d.ord",
        plan=plan_id,
        day=codec.encode(day),
    )
    return {name: Spoken(entries, codec.known_day(last)) for name, entries, last in rows if entries}


def last_days(ledger: Reader, chosen: Filter, day: date) -> dict[tuple[int, str], date]:
    """Return, by task and department, the day of its latest own report on the tasks asked for, up to a day."""
    cte, values = wanted(chosen._replace(day=day))
    rows = ledger.rows(
        f"{cte} SELECT e.task_id, d.name, max(e.day) FROM wanted w CROSS JOIN entry e CROSS JOIN department d "
        f"WHERE e.task_id = w.id AND e.day <= :day AND {STANDS} AND d.id = e.department_id GROUP BY e.task_id, d.name",
        day=codec.encode(day),
        **values,
    )
    return {(task, name): codec.known_day(last) for task, name, last in rows}
