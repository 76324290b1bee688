"""The steps by which tasks are closed, and the files that prove them."""

from collections.abc import Iterable, Mapping
from datetime import date

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.filters import Filter, wanted
from gytrack.records.ledger import Closing

_STEP = "c.id, c.command_id, c.day, c.step, m.who, c.party, c.note"
Steps = dict[int, tuple[Closing, ...]]
"""The steps of tasks by their ids, in the order of their days; a task without any is left out."""


def steps(ledger: Reader, chosen: Filter, day: date) -> Steps:
    """Return the steps up to a day of the tasks asked for."""
    if ledger.one("SELECT 1 FROM closing WHERE plan_id = :plan LIMIT 1", plan=chosen.plan_id) is None:
        return {}  # as in most plans for years
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT c.task_id, {_STEP} FROM wanted w CROSS JOIN closing c CROSS JOIN command m "
        "WHERE c.task_id = w.id AND m.id = c.command_id AND c.day <= :day ORDER BY c.task_id, c.day, c.id",
        day=codec.encode(day),
        **values,
    )
    found: Steps = {}
    for task, *columns in rows:
        found[task] = (*found.get(task, ()), _closing(columns))
    return found


def of_task(ledger: Reader, task_id: int) -> tuple[Closing, ...]:
    """Return all steps of one task."""
    rows = ledger.rows(
        f"SELECT {_STEP} FROM closing c JOIN command m ON m.id = c.command_id WHERE c.task_id = :task "
        "ORDER BY c.day, c.id",
        task=task_id,
    )
    return tuple(map(_closing, rows))


def forked(ledger: Reader, added: Iterable[Mapping[str, codec.Stored]]) -> list[tuple[str, int]]:
    """Return the codes of tasks with the commands that took another step where one is to be added.

    Args:
        ledger: the ledger.
        added: the columns of each step that is to be added.
    """
    found = []
    for columns in added:
        row = ledger.one(
            "SELECT t.code, c.command_id FROM closing c JOIN task t ON t.id = c.task_id "
            "WHERE c.task_id = :task AND coalesce(c.follows_id, 0) = :follows",
            task=columns["task_id"],
            follows=columns["follows_id"] or 0,
        )
        if row is not None:
            found.append((row[0], row[1]))
    return found


def _closing(row: Row | list[object]) -> Closing:
    number, command, day, *rest = row
    return Closing._make((number, command, codec.known_day(day), *rest))
