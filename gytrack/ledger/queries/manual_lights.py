"""The lights that people have set by hand."""

from collections.abc import Iterable
from datetime import date

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.records.ledger import Manual

_STANDING = (
    "SELECT m.task_id, m.light, m.reason, m.day, m.until, m.command_id, c.who FROM manual_light m "
    "JOIN command c ON c.id = m.command_id WHERE m.plan_id = :plan AND m.day <= :day ORDER BY m.day, m.id"
)


def by_task(ledger: Reader, plan_id: int, day: date) -> dict[int, Manual]:
    """Return the lights set by hand that hold on a day, by the id of the task."""
    return _holding(ledger.rows(_STANDING, plan=plan_id, day=codec.encode(day)), day)


def _holding(rows: Iterable[Row], day: date) -> dict[int, Manual]:
    """Return the last row of each task, where it is a light and has not expired."""
    found: dict[int, Manual | None] = {}
    for task, light, reason, since, until, number, who in rows:
        last = codec.day(until)
        holds = light is not None and last is not None and last >= day
        found[task] = (
            Manual(light, reason, codec.known_day(since), last, number, who) if holds and last else None
        )
    return {task: manual for task, manual in found.items() if manual is not None}
