"""What is derived of tasks and targets (``gytrack.ledger.derived_tables``), and what it is derived from."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from operator import attrgetter
from typing import Any, NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.filters import Filter, asked, batches, there_on, wanted
from gytrack.records.ledger import Attained, EntryAt
from gytrack.records.terms import By, Closure, Kind

_TASK = attrgetter("task")


class TaskFacts(NamedTuple):
    """What is kept of a task beside what it reached."""

    plan_id: int
    id: int
    section_id: int
    ord: int
    kind: Kind
    closure: Closure
    ongoing: bool
    due: date | None


def facts(ledger: Reader, tasks: Sequence[int]) -> Iterator[TaskFacts]:
    """Yield some tasks, plan by plan."""
    for marks, values in batches("id", tasks):
        rows = ledger.rows(
            "SELECT plan_id, id, section_id, ord, kind, closure, ongoing, due FROM task "
            f"WHERE id IN ({marks}) ORDER BY plan_id, id",
            **values,
        )
        for *columns, ongoing, due in rows:
            yield TaskFacts._make((*columns, bool(ongoing), codec.day(due)))


def unknown(ledger: Reader) -> list[int]:
    """Return the tasks of which nothing is known."""
    rows = ledger.rows(
        "SELECT t.id FROM task t WHERE NOT EXISTS (SELECT 1 FROM reached r WHERE r.id = t.id) ORDER BY t.id"
    )
    return [row[0] for row in rows]


class KeptRow(NamedTuple):
    """A row that is kept of a task, with its columns as they stand."""

    task: int
    table: str
    columns: dict[str, Any]


def kept(ledger: Reader) -> Iterator[KeptRow]:
    """Yield all that is kept of tasks and targets, task by task."""
    return merge(_kept(ledger, "reached", "id"), _kept(ledger, "attained", "task_id"), key=_TASK)


def _kept(ledger: Reader, table: str, task: str) -> Iterator[KeptRow]:
    for names, row in ledger.named(f'SELECT * FROM "{table}" ORDER BY {task}, id'):
        columns = dict(zip(names, row, strict=True))
        yield KeptRow(columns[task], table, columns)


def kept_passages(ledger: Reader) -> Iterator[Row]:
    """Yield the passages of all texts: id, edition, first line and text."""
    return ledger.scan("SELECT id, edition_id, first_line, text FROM passage ORDER BY id")


def texts(ledger: Reader) -> Iterator[Row]:
    """Yield the editions, by their ids, with their whole texts."""
    return ledger.scan("SELECT id, source_text FROM edition ORDER BY id")


Basis = tuple[str, str, int]
"""The ids under which a task counts, blanks between them, what its light rests on, packed, and its own id."""


class Bases(NamedTuple):
    """What tasks rest on; of those ``unknown``, by their ids, it has to be derived."""

    known: list[Basis]
    unknown: list[int]


_UNDER: dict[By, str] = {"section": "CAST(r.section_id AS TEXT)", "dept": "r.parties"}
_STOOD = "CASE WHEN r.since > :day THEN NULL WHEN r.until < :day THEN r.later ELSE r.light END"


def bases(ledger: Reader, chosen: Filter, by: By, day: date) -> Bases:
    """Return what the tasks asked for rest on, as of a day, in no order."""
    begins, tables, condition, values = _reached(chosen)
    rows: list[Any] = list(
        ledger.rows(
            f"{begins} SELECT {_UNDER[by]}, {_STOOD}, r.id FROM {tables} WHERE {condition}",
            day=codec.encode(day),
            **values,
        )
    )
    known = [row for row in rows if row[1] is not None]
    unknown = [row[2] for row in rows if row[1] is None]
    if len(rows) < _count(ledger, chosen):
        unknown += _missing(ledger, chosen)
    return Bases(known, unknown)


def _count(ledger: Reader, chosen: Filter) -> int:
    tables, condition, values = asked(chosen)
    row = ledger.one(f"SELECT count(*) FROM {tables} WHERE {condition}", **values)
    return int(row[0]) if row else 0


def _missing(ledger: Reader, chosen: Filter) -> list[int]:
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT w.id FROM wanted w LEFT JOIN reached r ON r.id = w.id WHERE r.id IS NULL", **values
    )
    return [row[0] for row in rows]


def _reached(chosen: Filter) -> tuple[str, str, str, dict[str, codec.Stored]]:
    """Return how a query reaches the rows ``r``; all are looked at where nothing narrows the tasks of a plan."""
    if chosen._replace(day=None) == Filter(chosen.plan_id):
        there = "TRUE" if chosen.day is None else there_on("r.id")
        values = {"plan": chosen.plan_id, "on": codec.encode(chosen.day)}
        return "", "reached r", f"r.plan_id = :plan AND {there}", values
    cte, values = wanted(chosen)
    return cte, "wanted w CROSS JOIN reached r", "r.id = w.id", values


def attained(ledger: Reader, targets: Iterable[int], day: date) -> dict[int, Attained]:
    """Return, by target, how far some targets are on a day; those not known are left out."""
    found: dict[int, Attained] = {}
    for marks, values in batches("id", targets):
        rows = ledger.rows(
            "SELECT r.id, r.actual, r.actual_date, r.met, r.met_by, r.met_since, r.attainment, r.entry_day, "
            f"r.entry_number, r.last_day, r.last_number, r.notes FROM attained r WHERE r.id IN ({marks}) "
            "AND (r.since IS NULL OR r.since <= :day) AND (r.until IS NULL OR r.until >= :day)",
            day=codec.encode(day),
            **values,
        )
        found |= {number: _attained(columns) for number, *columns in rows}
    return found


def _attained(row: Sequence[Any]) -> Attained:
    actual, figured, met, met_by, since, attainment, entry_day, entry, last_day, last, notes = row
    return Attained(
        codec.decimal(actual),
        codec.day(figured),
        None if met is None else bool(met),
        met_by,
        codec.day(since),
        attainment,
        _entry(entry_day, entry),
        _entry(last_day, last),
        tuple(notes.split("\n")) if notes else (),
    )


def _entry(day: str | None, number: int | None) -> EntryAt | None:
    return None if day is None or number is None else (codec.known_day(day), number)
