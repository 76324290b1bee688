"""Which of a task's reports up to a day its status looks at: the latest of each kind.

Whose entry counts: light and percent come from the entries of the departments that lead the task (or of a member of a
collective that does) and from the coordinator's own, which name no department. Who leads is who led on the day of the
entry: a new lead takes over what the one before it reported. Of words (目前进展, 存在问题, 下步计划)
those of the reports that count go first; a supporting department's stand only where none of those has any. What was
corrected counts no longer.
"""

from typing import Literal, NamedTuple

from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.as_kept import KeptByTask
from gytrack.ledger.queries.corrections import STANDS
from gytrack.ledger.queries.filters import Filter, holding, wanted

_LED = f"a.task_id = e.task_id AND a.role = 'lead' AND {holding('e.day')}"
LEADS = (
    "(e.department_id IS NULL OR EXISTS (SELECT 1 FROM assignment a WHERE a.department_id = e.department_id "
    f"AND {_LED}) OR EXISTS (SELECT 1 FROM member m JOIN assignment a "
    f"ON a.department_id = m.collective_id WHERE m.member_id = e.department_id AND {_LED}))"
)
_Words = Literal["text", "problem", "next_step"]


class Latest(NamedTuple):
    """Entries by their ids, null where there is none: the latest of anybody, then of those that count, then with words.

    One with words that does not count is negative.
    """

    last: int | None
    counted: int | None
    percent: int | None
    state: int | None
    text: int | None
    problem: int | None
    next_step: int | None


def _newest(condition: str) -> str:
    """Read the newest entry of a task that meets a condition, along the index of entries by task and day."""
    return (
        f"FROM entry e WHERE e.task_id = w.id AND e.day <= :day AND {condition} AND {STANDS} "
        "ORDER BY e.day DESC, e.id DESC LIMIT 1"
    )


def _with_words(column: _Words) -> str:
    said = f"e.{column} <> ''"
    return f"coalesce((SELECT e.id {_newest(f'{said} AND {LEADS}')}), (SELECT -e.id {_newest(said)}))"


_LATEST = ", ".join((
    *(
        f"(SELECT e.id {_newest(condition)})"
        for condition in ("TRUE", LEADS, f"e.percent IS NOT NULL AND {LEADS}", f"e.state IS NOT NULL AND {LEADS}")
    ),
    *(_with_words(column) for column in ("text", "problem", "next_step")),
))  # fmt: skip


def latest(ledger: Reader, chosen: Filter, day: Stored) -> dict[int, Latest]:
    """Return, by task, its latest reports; a task without any is left out."""
    cte, values = wanted(chosen)
    rows = ledger.rows(f"{cte} SELECT w.id, {_LATEST} FROM wanted w", day=day, **values)
    return {task: Latest._make(found) for task, *found in rows if found[0] is not None}


def latest_as_kept(ledger: Reader, kept: KeptByTask, plan_id: int, day: Stored) -> dict[int, Latest]:
    """Return the same for some tasks, from the reports only where nothing is kept of the day."""
    unknown = tuple(task for task, (_, entries) in kept.items() if entries is None)
    found = {task: _unpacked(entries) for task, (_, entries) in kept.items() if entries}
    return found | (latest(ledger, Filter(plan_id, only=unknown), day) if unknown else {})


def packed(found: Latest | None) -> str:
    """Return latest reports as the ledger keeps them, empty where there are none."""
    return "" if found is None else ",".join("" if entry is None else str(entry) for entry in found)


def _unpacked(text: str) -> Latest:
    return Latest._make([int(entry) if entry else None for entry in text.split(",")])
