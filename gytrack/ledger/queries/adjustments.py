"""What was adjusted of targets and tasks, each with who did it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.filters import batches
from gytrack.records.adjustments import Adjustment, Goal

Owner = Literal["task_id", "target_id"]
Adjustments = dict[int, list[Adjustment]]

_MANY = 300
"""Ids from which on all adjustments are read at once: there are few of them in any plan."""

_COLUMNS = (
    "j.command_id, j.day, c.who, j.reason, j.basis, j.dropped, j.added, j.op, j.value, j.upper, j.unit, j.due, j.due_before, j.lead, "
    "j.support, j.printed_op, j.printed_value, j.printed_upper, j.printed_unit, j.printed_due"
)
_JOINED = "FROM adjustment j JOIN command c ON c.id = j.command_id"


class Listed(NamedTuple):
    """An adjustment with the code of what it is of, and that row's id; ``name`` is its title or name."""

    code: str
    name: str
    task_id: int | None
    target_id: int | None
    made: Adjustment


def of(ledger: Reader, owner: Owner, numbers: Sequence[int]) -> Adjustments:
    """Return the adjustments of some tasks or targets by their ids, each in the order in which they were made."""
    if not numbers or ledger.one("SELECT 1 FROM adjustment LIMIT 1") is None:
        return {}
    found: Adjustments = {}
    wanted = set(numbers)
    for number, *row in _rows(ledger, owner, numbers):
        if number in wanted:
            found.setdefault(number, []).append(_adjustment(row))
    return found


def _rows(ledger: Reader, owner: Owner, numbers: Sequence[int]) -> Iterator[Row]:
    if len(numbers) > _MANY:
        yield from ledger.rows(
            f"SELECT j.{owner}, {_COLUMNS} {_JOINED} WHERE j.{owner} IS NOT NULL ORDER BY j.id"
        )
        return
    for marks, values in batches("id", numbers):
        yield from ledger.rows(
            f"SELECT j.{owner}, {_COLUMNS} {_JOINED} WHERE j.{owner} IN ({marks}) ORDER BY j.id", **values
        )


def of_plan(ledger: Reader, plan_id: int) -> list[Listed]:
    """Return all adjustments of a plan, in the order of their days."""
    rows = ledger.rows(
        f"SELECT coalesce(g.code, t.code), coalesce(g.name, t.own_title, t.title), j.task_id, j.target_id, {_COLUMNS} "
        f"{_JOINED} LEFT JOIN task t ON t.id = j.task_id LEFT JOIN target g ON g.id = j.target_id "
        "WHERE j.plan_id = :plan ORDER BY j.day, j.id",
        plan=plan_id,
    )
    return [Listed(code, name, task, target, _adjustment(row)) for code, name, task, target, *row in rows]


def added_tasks(ledger: Reader, plan_id: int) -> set[int]:
    """Return the tasks that adjustments added, which no paper prints."""
    rows = ledger.rows("SELECT task_id FROM adjustment WHERE plan_id = :plan AND added", plan=plan_id)
    return {row[0] for row in rows}


def _adjustment(row: Iterable[object]) -> Adjustment:
    (
        number,
        day,
        who,
        reason,
        basis,
        dropped,
        added,
        op,
        value,
        upper,
        unit,
        due,
        due_before,
        lead,
        support,
        *printed,
    ) = row
    return Adjustment._make((
        number,
        _day(day),
        who,
        reason,
        basis,
        bool(dropped),
        bool(added),
        op,
        codec.decimal(value),  # type: ignore[arg-type]
        codec.decimal(upper),  # type: ignore[arg-type]
        unit,
        _day(due),
        _day(due_before),
        lead,
        support,
        _printed(*printed),
        _day(printed[-1]),
    ))  # fmt: skip


def _printed(op: object, value: object, upper: object, unit: object, due: object) -> Goal | None:
    if value is None:
        return None
    return Goal._make((op, codec.decimal(value), codec.decimal(upper), unit, _day(due)))  # type: ignore[arg-type]


def _day(stored: object) -> date | None:
    return codec.day(stored)  # type: ignore[arg-type]
