"""The targets of tasks, of sections and of the plan itself."""

from collections.abc import Iterable
from datetime import date

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.belonging import belonging
from gytrack.ledger.queries.filters import LATEST, Filter, batches
from gytrack.ledger.queries.schedules import scheduled
from gytrack.records.ledger import TargetRow

_COLUMNS = (
    "g.id, g.code, coalesce(t.code, s.code, ''), g.task_id, g.section_id, g.name, g.op, g.value, g.upper, g.unit, "
    "g.due, g.baseline, g.baseline_year, g.per, g.by_department, g.own IS NOT NULL, "
    "coalesce(t.due, p.ends)"
)
_OWNERS = "LEFT JOIN task t ON t.id = g.task_id LEFT JOIN section s ON s.id = g.section_id LEFT JOIN plan p ON p.id = g.plan_id"
_OF_ONE_OWNER = (
    "b.task_id = g.task_id",
    "b.section_id = g.section_id",
    "g.task_id IS NULL AND g.section_id IS NULL AND b.plan_id = g.plan_id AND b.task_id IS NULL AND b.section_id IS NULL",
)
_TARGET = f"SELECT {_COLUMNS} FROM target g {_OWNERS}"


def targets(ledger: Reader, chosen: Filter) -> list[TargetRow]:
    """Return the targets of the tasks asked for, of the sections that hold one of them, and the plan's own."""
    return scheduled(ledger, [_target(row) for row in _asked(ledger, chosen, _COLUMNS)])


def planned(ledger: Reader, chosen: Filter) -> list[TargetRow]:
    """Return the same without what a person wants counted beside the plan."""
    return [row for row in targets(ledger, chosen) if not row.own]


def codes_of(ledger: Reader, task_id: int) -> list[str]:
    """Return the codes of all that a person ever wanted counted of a task, dropped or not."""
    rows = ledger.rows("SELECT code FROM target WHERE task_id = :task AND own IS NOT NULL", task=task_id)
    return [row[0] for row in rows]


def target_ids(ledger: Reader, chosen: Filter) -> list[int]:
    """Return the ids of the same targets, in the same order."""
    return [row[0] for row in _asked(ledger, chosen, "g.id")]


def _asked(ledger: Reader, chosen: Filter, columns: str) -> Iterable[Row]:
    found = belonging(chosen)
    # A target that a later edition left out is none of its task's any more; a task that was left out keeps its own.
    edition = LATEST if chosen.in_force else f"coalesce(t.edition_id, s.edition_id, {LATEST})"
    # What a person wants counted belongs to no edition; it stays with its task.
    own = f" AND t.edition_id = {LATEST}" if chosen.in_force else ""
    return ledger.rows(
        f"{found.begins} SELECT {columns} FROM {found.tables} {_OWNERS} WHERE {found.condition} "
        f"AND (g.own = 'counted'{own} OR (g.own IS NULL AND g.edition_id = {edition})) ORDER BY g.ord",
        **found.values,
    )


def targets_by_id(ledger: Reader, numbers: Iterable[int]) -> dict[int, TargetRow]:
    """Return some targets by their ids."""
    found: dict[int, TargetRow] = {}
    for marks, values in batches("id", numbers):
        rows = [_target(row) for row in ledger.rows(f"{_TARGET} WHERE g.id IN ({marks})", **values)]
        found |= {row.id: row for row in scheduled(ledger, rows)}
    return found


def target_by_code(ledger: Reader, plan_id: int, code: str) -> TargetRow | None:
    """Return a plan's target by its code; one of a person's own that was dropped is none any more."""
    row = ledger.one(
        f"{_TARGET} WHERE g.plan_id = :plan AND g.code = :code AND coalesce(g.own, '') <> 'dropped'",
        plan=plan_id,
        code=code,
    )
    return None if row is None else scheduled(ledger, [_target(row)])[0]


def targets_of(ledger: Reader, task_id: int) -> list[TargetRow]:
    """Return a task's own targets, in the order of the paper."""
    rows = ledger.rows(
        f"{_TARGET} WHERE g.task_id = :task "
        "AND (g.own = 'counted' OR (g.own IS NULL AND g.edition_id = t.edition_id)) ORDER BY g.ord",
        task=task_id,
    )
    return scheduled(ledger, list(map(_target, rows)))


def earlier_dues(ledger: Reader, numbers: Iterable[int]) -> dict[int, date]:
    """Return, of some targets, when the one of the same name and owner is due that is due next before it."""
    found: dict[int, date] = {}
    for marks, values in batches("id", numbers):
        ways = " UNION ALL ".join(
            f"SELECT g.id, max(b.due) FROM target g CROSS JOIN target b WHERE g.id IN ({marks}) AND {owned} "
            "AND b.name = g.name AND b.unit = g.unit AND b.edition_id = g.edition_id AND b.due < g.due GROUP BY g.id"
            for owned in _OF_ONE_OWNER
        )
        found |= {number: codec.known_day(due) for number, due in ledger.rows(ways, **values)}
    return found


def _target(row: Row) -> TargetRow:
    *head, value, upper, unit, due, baseline, year, per, by_department, own, ends = row
    goal = (
        codec.number(value),
        codec.decimal(upper),
        unit,
        codec.day(due),
        codec.decimal(baseline),
        year,
        per,
    )
    return TargetRow._make((*head, *goal, bool(by_department), (), bool(own), None, codec.day(ends)))
