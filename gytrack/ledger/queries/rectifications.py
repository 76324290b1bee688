"""Rectifications (整改) of a plan, narrowed as a status is."""

from collections.abc import Iterable
from datetime import date

from gytrack.ledger import codec
from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.filters import batches, placeholders
from gytrack.records.rectification import Proof, RectificationRow

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
    proofs = _proofs(ledger, [row.id for row in rows])
    return [row._replace(proofs=tuple(proofs.get(row.id, ()))) for row in rows]


def _row(row: Row) -> RectificationRow:
    *head, day, due, text, done_on, done_text = row
    days = codec.known_day(day), codec.known_day(due)
    return RectificationRow._make((*head, *days, text, codec.day(done_on), done_text, ()))


def _proofs(ledger: Reader, numbers: Iterable[int]) -> dict[int, list[Proof]]:
    found: dict[int, list[Proof]] = {}
    for marks, values in batches("id", numbers):
        rows = ledger.rows(
            f"SELECT rectification_id, name, size, sha256 FROM proof WHERE rectification_id IN ({marks}) ORDER BY id",
            **values,
        )
        for owner, *proof in rows:
            found.setdefault(owner, []).append(Proof._make(proof))
    return found
