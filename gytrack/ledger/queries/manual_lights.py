"""The lights that people have set by hand."""

from collections.abc import Iterable
from datetime import date

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.records.ledger import Manual

_STANDING = (
    "SELECT {key}, m.light, m.reason, m.day, m.until, m.command_id, c.who FROM manual_light m {tables} "
    "JOIN command c ON c.id = m.command_id WHERE m.plan_id = :plan AND m.day <= :day ORDER BY m.day, m.id"
)


def by_task(ledger: Reader, plan_id: int, day: date) -> dict[int, Manual]:
    """Return the lights set by hand that hold on a day, by the id of the task."""
    query = _STANDING.format(key="m.task_id", tables="")
    return _holding(ledger.rows(query, plan=plan_id, day=codec.encode(day)), day)


def by_place(ledger: Reader, plan_id: int, day: date) -> dict[int, Manual]:
    """Return the same by the place of the task in its plan, which no two tasks in force share."""
    query = _STANDING.format(key="t.ord", tables="JOIN task t ON t.id = m.task_id AND t.closure <> 'dropped'")
    return _holding(ledger.rows(query, plan=plan_id, day=codec.encode(day)), day)


def _holding(rows: Iterable[Row], day: date) -> dict[int, Manual]:
    """Return the last row of each key, where it is a light and has not expired."""
    found: dict[int, Manual | None] = {}
    for key, light, reason, since, until, number, who in rows:
        last = codec.day(until)
        holds = light is not None and last is not None and last >= day
        found[key] = (
            Manual(light, reason, codec.known_day(since), last, number, who) if holds and last else None
        )
    return {key: manual for key, manual in found.items() if manual is not None}
