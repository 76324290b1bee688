"""What was reported: the latest entries of each task and the figures of each target, up to a day.

Whose entry counts: light and percent come from the entries of the departments that lead the task (or of a member of a
collective that does) and from the coordinator's own, which name no department. Who leads is who led on the day of the
entry: a new lead takes over what the one before it reported.

Reports and figures carry the number of the command that logged them: it orders those of one day, and undoes them.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.belonging import belonging
from gytrack.ledger.queries.filters import Filter, batches, holding, wanted
from gytrack.ledger.queries.tasks import department_names
from gytrack.records.ledger import Measure, Report, Reports
from gytrack.records.terms import MeasureKind

_LED = f"a.task_id = e.task_id AND a.role = 'lead' AND {holding('e.day')}"
LEADS = (
    "(e.department_id IS NULL OR EXISTS (SELECT 1 FROM assignment a WHERE a.department_id = e.department_id "
    f"AND {_LED}) OR EXISTS (SELECT 1 FROM member m JOIN assignment a "
    f"ON a.department_id = m.collective_id WHERE m.member_id = e.department_id AND {_LED}))"
)
_REPORT = "SELECT e.id, e.command_id, e.day, e.text, e.problem, e.next_step, e.state, e.percent, e.department_id FROM entry e"
_MEASURE = (
    f"SELECT g.id, e.command_id, e.day, m.kind, m.value, e.department_id, g.task_id IS NULL OR {LEADS} FROM {{}} "
    "CROSS JOIN measurement m CROSS JOIN entry e WHERE m.target_id = g.id AND e.id = m.entry_id AND {}"
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
            f"{cte} SELECT w.id, {_latest('TRUE')}, {_latest(LEADS)}, {_latest(f'e.percent IS NOT NULL AND {LEADS}')}, "
            f"{_latest(f'e.state IS NOT NULL AND {LEADS}')} FROM wanted w",
            day=codec.encode(day),
            **values,
        )
    )
    found = by_id(ledger, {entry for _, *latest in rows for entry in latest if entry is not None}).get
    return {
        task_id: Reports(found(last), found(counted), found(percent), found(state))
        for task_id, last, counted, percent, state in rows
        if last is not None
    }


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
    rows = ledger.rows(
        f"SELECT e.id, e.command_id, e.day, e.text, e.problem, e.next_step, e.state, e.percent, d.name, e.source, "
        f"e.task_id IS NULL OR {LEADS} FROM entry e LEFT JOIN department d ON d.id = e.department_id "
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
    for names, values in batches("id", numbers):
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


def by_id(ledger: Reader, entry_ids: Iterable[int]) -> dict[int | None, Report]:
    """Return reports by the ids of their entries."""
    names = department_names(ledger)
    found: dict[int | None, Report] = {}
    for marks, values in batches("id", entry_ids):
        for row in ledger.rows(f"{_REPORT} WHERE e.id IN ({marks})", **values):
            found[row[0]] = Report._make((row[1], codec.known_day(row[2]), *row[3:8], names.get(row[8])))
    return found
