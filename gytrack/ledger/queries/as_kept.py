"""What is kept of tasks' departments and latest reports (``gytrack.ledger.derived_tables``), packed, as of a day."""

from datetime import date
from typing import NamedTuple

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import Filter, asked
from gytrack.ledger.queries.tasks import TASK, task_row
from gytrack.records.ledger import TaskRow


class AsKept(NamedTuple):
    """Who has a part in a task and which its latest reports are; null where that is not known of the day."""

    parties: str | None
    entries: str | None


KeptByTask = dict[int, AsKept]

_UNKNOWN = AsKept(None, None)
_HOLDS = "(r.since IS NULL OR r.since <= :on)"


def as_kept(ledger: Reader, task_id: int, day: date) -> AsKept:
    """Return what is kept of a task."""
    row = ledger.one(
        f"SELECT r.parties, r.entries FROM reached r WHERE r.id = :id AND {_HOLDS}",
        id=task_id,
        on=codec.encode(day),
    )
    return AsKept(*row) if row else _UNKNOWN


def tasks_as_kept(ledger: Reader, chosen: Filter, day: date) -> tuple[list[TaskRow], KeptByTask]:
    """Return the tasks asked for on a day, in the order of the paper, and what is kept of each."""
    tables, condition, values = asked(chosen._replace(day=day))
    rows = ledger.rows(
        f"SELECT {TASK}, r.parties, r.entries FROM {tables} CROSS JOIN section s LEFT JOIN reached r ON r.id = t.id "
        f"AND {_HOLDS} WHERE {condition} AND s.id = t.section_id ORDER BY t.ord",
        **values,
    )
    tasks: list[TaskRow] = []
    kept: KeptByTask = {}
    for row in rows:
        task = task_row(row)
        tasks.append(task)
        kept[task.id] = AsKept._make(row[-2:])
    return tasks, kept
