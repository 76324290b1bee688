"""What was reported: the latest entries of each task and the figures of each target, up to a day.

Whose entry counts: light and percent come from the entries of the departments that lead the task (or of a member of a
collective that does) and from the coordinator's own, which name no department.

Reports and figures carry the number of the command that logged them: it orders those of one day, and undoes them.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.filters import Filter, placeholders, wanted
from gytrack.records.ledger import Measure, Report, Reports
from gytrack.records.terms import MeasureKind

_CHUNK = 500
_LEADS = (
    "(e.department_id IS NULL OR EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = e.task_id AND a.role = 'lead' "
    "AND (a.department_id = e.department_id OR a.department_id IN "
    "(SELECT m.collective_id FROM member m WHERE m.member_id = e.department_id))))"
)
_REPORT = (
    "SELECT e.id, e.command_id, e.day, e.text, e.problem, e.next_step, e.state, e.percent, d.name FROM entry e "
    "LEFT JOIN department d ON d.id = e.department_id"
)


class EntryRow(NamedTuple):
    """One entry as a list shows it."""

    id: int
    report: Report
    source: str
    counts: bool


def reports(ledger: Reader, chosen: Filter, day: date) -> dict[int, Reports]:
    """Return, by task, the latest reports up to ``day`` that status needs."""
    cte, values = wanted(chosen)
    rows = list(
        ledger.rows(
            f"{cte} SELECT w.id, {_latest('TRUE')}, {_latest(_LEADS)}, {_latest(f'e.percent IS NOT NULL AND {_LEADS}')}, "
            f"{_latest(f'e.state IS NOT NULL AND {_LEADS}')} FROM wanted w",
            day=codec.encode(day),
            **values,
        )
    )
    found = _by_number(ledger, {number for row in rows for number in row[1:] if number is not None})
    return {row[0]: Reports(*(found.get(number) for number in row[1:])) for row in rows if row[1] is not None}


def measures(ledger: Reader, target_ids: tuple[int, ...], day: date) -> dict[int, list[Measure]]:
    """Return, by target, the figures and statements up to ``day``, in the order of entries."""
    found: dict[int, list[Measure]] = {}
    for start in range(0, len(target_ids), _CHUNK):
        values: dict[str, codec.Stored] = {}
        names = placeholders("id", target_ids[start : start + _CHUNK], values)
        rows = ledger.rows(
            f"SELECT m.target_id, e.command_id, e.day, m.kind, m.value, d.name, g.task_id IS NULL OR {_LEADS} FROM measurement m "
            "JOIN entry e ON e.id = m.entry_id JOIN target g ON g.id = m.target_id "
            f"LEFT JOIN department d ON d.id = e.department_id WHERE m.target_id IN ({names}) AND e.day <= :day "
            "ORDER BY e.day, e.id, m.ord",
            day=codec.encode(day),
            **values,
        )
        for target_id, number, stored, kind, value, dept, counts in rows:
            measure = Measure(number, codec.known_day(stored), kind, codec.decimal(value), dept, bool(counts))
            found.setdefault(target_id, []).append(measure)
    return found


def entries(ledger: Reader, column: str, row_id: int, day: date) -> list[EntryRow]:
    """Return the entries of a task (``task_id``) or of a target (``target_id``) up to ``day``, latest first.

    A target's are those on the target itself and those on its task that give a figure for it.
    """
    measured = " OR e.id IN (SELECT m.entry_id FROM measurement m WHERE m.target_id = :id)"
    rows = ledger.rows(
        f"SELECT e.id, e.command_id, e.day, e.text, e.problem, e.next_step, e.state, e.percent, d.name, e.source, "
        f"e.task_id IS NULL OR {_LEADS} FROM entry e LEFT JOIN department d ON d.id = e.department_id "
        f"WHERE (e.{column} = :id{measured if column == 'target_id' else ''}) AND e.day <= :day ORDER BY e.day DESC, e.id DESC",
        id=row_id,
        day=codec.encode(day),
    )
    return [
        EntryRow(row_id, Report(number, codec.known_day(stored), *rest), source, bool(counts))
        for row_id, number, stored, *rest, source, counts in rows
    ]


class FigureRow(NamedTuple):
    """A figure or statement of an entry, with the target it is for."""

    target: str
    name: str
    unit: str
    kind: MeasureKind
    value: Decimal | None


def figures(ledger: Reader, numbers: tuple[int, ...]) -> dict[int, list[FigureRow]]:
    """Return, by entry, its figures in the order in which they were reported."""
    found: dict[int, list[FigureRow]] = {}
    for start in range(0, len(numbers), _CHUNK):
        values: dict[str, codec.Stored] = {}
        names = placeholders("id", numbers[start : start + _CHUNK], values)
        rows = ledger.rows(
            "SELECT m.entry_id, g.code, g.name, g.unit, m.kind, m.value FROM measurement m "
            f"JOIN target g ON g.id = m.target_id WHERE m.entry_id IN ({names}) ORDER BY m.entry_id, m.ord",
            **values,
        )
        for number, *words, value in rows:
            found.setdefault(number, []).append(FigureRow._make((*words, codec.decimal(value))))
    return found


def _latest(condition: str) -> str:
    """Read the newest entry of a task that meets a condition, along the index of entries by task and day."""
    return (
        f"(SELECT e.id FROM entry e WHERE e.task_id = w.id AND e.day <= :day AND {condition} "
        "ORDER BY e.day DESC, e.id DESC LIMIT 1)"
    )


def _by_number(ledger: Reader, numbers: set[int]) -> dict[int, Report]:
    ordered, found = sorted(numbers), {}
    for start in range(0, len(ordered), _CHUNK):
        values: dict[str, codec.Stored] = {}
        names = placeholders("id", tuple(ordered[start : start + _CHUNK]), values)
        for row_id, number, stored, *rest in ledger.rows(f"{_REPORT} WHERE e.id IN ({names})", **values):
            found[row_id] = Report(number, codec.known_day(stored), *rest)
    return found
