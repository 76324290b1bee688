"""Rectifications (整改) of a plan, narrowed as a status is."""

from datetime import date

from gytrack.ledger import codec
from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries import proofs
from gytrack.ledger.queries.filters import placeholders
from gytrack.records.rectification import RectificationRow

_ROW = (
    "SELECT r.id, r.command_id, r.evaluation_id, r.task_id, r.target_id, r.department_id, coalesce(g.code, t.code), "
    "coalesce(g.name, t.own_title, t.title), t.kind, d.name, r.day, r.due, r.text, r.done_on, r.done_text "
    "FROM rectification r CROSS JOIN department d LEFT JOIN task t ON t.id = r.task_id "
    "LEFT JOIN target g ON g.id = r.target_id WHERE d.id = r.department_id AND {} ORDER BY r.id"
)


def of_plan(
    ledger: Reader, plan_id: int, departments: tuple[int, ...] | None = None, day: date | None = None
) -> list[RectificationRow]:
    """Return a plan's rectifications that were asked for up to a day, of some departments; null does not narrow."""
    values: dict[str, Stored] = {"plan": plan_id}
    conditions = ["r.plan_id = :plan"]
    if day is not None:
        conditions.append("r.day <= :day")
        values["day"] = codec.encode(day)
    if departments is not None:
        conditions.append(f"r.department_id IN ({placeholders('dept', departments, values)})")
    return _found(ledger, " AND ".join(conditions), values)


def of_evaluation(ledger: Reader, evaluation_id: int) -> list[RectificationRow]:
    """Return the rectifications that follow an evaluation."""
    return _found(ledger, "r.evaluation_id = :evaluation", {"evaluation": evaluation_id})


def of_item(ledger: Reader, column: str, row_id: int) -> list[RectificationRow]:
    """Return the rectifications of a task (``task_id``) or a target (``target_id``)."""
    return _found(ledger, f"r.{column} = :item", {"item": row_id})


def _found(ledger: Reader, condition: str, values: dict[str, Stored]) -> list[RectificationRow]:
    rows = [_row(row) for row in ledger.rows(_ROW.format(condition), **values)]
    given = proofs.of(ledger, "rectification", [row.id for row in rows])
    return [row._replace(proofs=given.get(row.id, ())) for row in rows]


def _row(row: Row) -> RectificationRow:
    *head, day, due, text, done_on, done_text = row
    days = codec.known_day(day), codec.known_day(due)
    return RectificationRow._make((*head, *days, text, codec.day(done_on), done_text, ()))
