"""The targets of tasks, of sections and of the plan itself."""

from collections.abc import Iterable

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.belonging import belonging
from gytrack.ledger.queries.filters import LATEST, Filter, batches
from gytrack.records.ledger import TargetRow

_COLUMNS = (
    "g.id, g.code, coalesce(t.code, s.code, ''), g.task_id, g.section_id, g.name, g.op, g.value, g.upper, g.unit, "
    "g.due, g.baseline, g.baseline_year, g.per, g.by_department"
)
_OWNERS = "LEFT JOIN task t ON t.id = g.task_id LEFT JOIN section s ON s.id = g.section_id"
_TARGET = f"SELECT {_COLUMNS} FROM target g {_OWNERS}"


def targets(ledger: Reader, chosen: Filter) -> list[TargetRow]:
    """Return the targets of the tasks asked for, of the sections that hold one of them, and the plan's own."""
    return [_target(row) for row in _asked(ledger, chosen, _COLUMNS)]


def target_ids(ledger: Reader, chosen: Filter) -> list[int]:
    """Return the ids of the same targets, in the same order."""
    return [row[0] for row in _asked(ledger, chosen, "g.id")]


def _asked(ledger: Reader, chosen: Filter, columns: str) -> Iterable[Row]:
    found = belonging(chosen)
    # A target that a later edition left out is none of its task's any more; a task that was left out keeps its own.
    edition = LATEST if chosen.in_force else f"coalesce(t.edition_id, s.edition_id, {LATEST})"
    return ledger.rows(
        f"{found.begins} SELECT {columns} FROM {found.tables} {_OWNERS} WHERE {found.condition} "
        f"AND g.edition_id = {edition} ORDER BY g.ord",
        **found.values,
    )


def targets_by_id(ledger: Reader, numbers: Iterable[int]) -> dict[int, TargetRow]:
    """Return some targets by their ids."""
    found: dict[int, TargetRow] = {}
    for marks, values in batches("id", numbers):
        found |= {row[0]: _target(row) for row in ledger.rows(f"{_TARGET} WHERE g.id IN ({marks})", **values)}
    return found


def target_by_code(ledger: Reader, plan_id: int, code: str) -> TargetRow | None:
    """Return a plan's target by its code."""
    row = ledger.one(f"{_TARGET} WHERE g.plan_id = :plan AND g.code = :code", plan=plan_id, code=code)
    return None if row is None else _target(row)


def targets_of(ledger: Reader, task_id: int) -> list[TargetRow]:
    """Return a task's own targets, in the order of the paper."""
    return [
        _target(row)
        for row in ledger.rows(
            f"{_TARGET} WHERE g.task_id = :task AND g.edition_id = t.edition_id ORDER BY g.ord",
            task=task_id,
        )
    ]


def _target(row: Row) -> TargetRow:
    *head, value, upper, unit, due, baseline, year, per, by_department = row
    goal = (
        codec.number(value),
        codec.decimal(upper),
        unit,
        codec.day(due),
        codec.decimal(baseline),
        year,
        per,
    )
    return TargetRow._make((*head, *goal, bool(by_department), None))
