"""What was reported: the entries of one task or target and the figures of many targets, up to a day.

Reports and figures carry the number of the command that logged them: it orders those of one day, and undoes them.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries import corrections
from gytrack.ledger.queries.belonging import belonging
from gytrack.ledger.queries.corrections import STANDS, UNTOUCHED, Correction
from gytrack.ledger.queries.filters import Filter, batches
from gytrack.ledger.queries.latest import LEADS
from gytrack.ledger.queries.tasks import department_names
from gytrack.records.ledger import Measure, Report
from gytrack.records.terms import MeasureKind

_MEASURE = (
    f"SELECT g.id, e.command_id, e.day, m.kind, m.value, e.department_id, "
    f"g.task_id IS NULL OR g.own IS NOT NULL OR {LEADS} FROM {{}} "
    f"CROSS JOIN measurement m CROSS JOIN entry e WHERE m.target_id = g.id AND e.id = m.entry_id AND {STANDS} AND {{}}"
)


class EntryRow(NamedTuple):
    """One entry as a list shows it."""

    id: int
    report: Report
    source: str
    counts: bool
    correction: Correction


def measures(ledger: Reader, chosen: Filter, day: date) -> dict[int, list[Measure]]:
    """Return, by target, the figures and statements up to ``day``, in the order in which they were entered.

    The targets are those that belong with the tasks asked for.
    """
    found = belonging(chosen)
    sql = found.begins + _MEASURE.format(found.tables, found.condition)
    return _measures(ledger, sql, found.values, day)


def measures_of(ledger: Reader, targets: Iterable[int], day: date) -> dict[int, list[Measure]]:
    """Return the same of some targets by their ids."""
    found: dict[int, list[Measure]] = {}
    for marks, values in batches("target", targets):
        found |= _measures(ledger, _MEASURE.format("target g", f"g.id IN ({marks})"), values, day)
    return found


def _measures(
    ledger: Reader, sql: str, values: dict[str, codec.Stored], day: date
) -> dict[int, list[Measure]]:
    rows = list(
        ledger.rows(
            f"{sql} AND e.day <= :day ORDER BY g.id, m.entry_id, m.ord", day=codec.encode(day), **values
        )
    )
    names = department_names(ledger) if rows else {}
    found: dict[int, list[Measure]] = {}
    for target_id, number, stored, kind, value, department, counts in rows:
        dept = names.get(department)
        measure = Measure(number, codec.known_day(stored), kind, codec.decimal(value), dept, bool(counts))
        found.setdefault(target_id, []).append(measure)
    return found


def entries(ledger: Reader, column: str, row_id: int, day: date) -> list[EntryRow]:
    """Return the entries of a task (``task_id``) or of a target (``target_id``) up to ``day``, latest first.

    A target's are those on the target itself and those on its task that give a figure for it.
    """
    measured = " OR e.id IN (SELECT m.entry_id FROM measurement m WHERE m.target_id = :id)"
    rows = list(
        ledger.rows(
            f"SELECT e.id, e.command_id, e.day, e.text, e.problem, e.next_step, e.state, e.percent, d.name, e.source, "
            f"e.task_id IS NULL OR {LEADS} FROM entry e LEFT JOIN department d ON d.id = e.department_id "
            f"WHERE (e.{column} = :id{measured if column == 'target_id' else ''}) AND e.day <= :day ORDER BY e.day DESC, e.id DESC",
            id=row_id,
            day=codec.encode(day),
        )
    )
    corrected = corrections.of_entries(ledger, [row[0] for row in rows])
    return [_entry_row(row, corrected.get(row[0], UNTOUCHED)) for row in rows]


def _entry_row(row: Row, correction: Correction) -> EntryRow:
    entry, number, stored, *rest, source, counts = row
    stands = correction.corrected_by is None
    report = Report(number, codec.known_day(stored), *rest)
    return EntryRow(entry, report, source, bool(counts) and stands, correction)


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
    for names, values in batches("id", numbers):
        rows = ledger.rows(
            "SELECT m.entry_id, g.code, g.name, g.unit, m.kind, m.value FROM measurement m "
            f"JOIN target g ON g.id = m.target_id WHERE m.entry_id IN ({names}) ORDER BY m.entry_id, m.ord",
            **values,
        )
        for number, *words, value in rows:
            found.setdefault(number, []).append(FigureRow._make((*words, codec.decimal(value))))
    return found
