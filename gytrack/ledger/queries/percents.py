"""The percents that were logged of a plan's tasks, report by report."""

from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.corrections import STANDS
from gytrack.ledger.queries.latest import LEADS


class Percent(NamedTuple):
    """A percent that counts for its task, with the command that logged it."""

    day: date
    number: int
    percent: int


def percents(ledger: Reader, plan_id: int, day: date) -> dict[int, list[Percent]]:
    """Return, by task, the percents that count, logged up to ``day``, in the order of entries."""
    rows = ledger.rows(
        "SELECT e.task_id, e.day, e.command_id, e.percent FROM entry e WHERE e.plan_id = :plan AND e.day <= :day "
        f"AND e.task_id IS NOT NULL AND e.percent IS NOT NULL AND {LEADS} AND {STANDS} ORDER BY e.day, e.id",
        plan=plan_id,
        day=codec.encode(day),
    )
    found: dict[int, list[Percent]] = {}
    for task, stored, *rest in rows:
        found.setdefault(task, []).append(Percent(codec.known_day(stored), *rest))
    return found
