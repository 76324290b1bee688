"""What the money of tasks comes to when entries are taken back or come back: no sum turns negative by that either."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from gytrack.errors import InputError
from gytrack.fund_words import FUNDS, ten_thousands
from gytrack.ledger.changes import Change
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import funds as fund_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.funds import FundKind

_NOTHING = Decimal(0)

Sums = dict[tuple[str, FundKind], Decimal]
"""What each kind of money of a task comes to, whatever its days, by the task's code; what has no entry is left out."""


def sums_of(ledger: Reader, plan_id: int | None, wanted: Sequence[Change]) -> Sums:
    """Return what the money comes to of the tasks whose entries some changes add or take away."""
    of_money = [change for change in wanted if change.table == "fund" and change.action != "update"]
    ids = {int((change.new or change.old or {})["task_id"] or 0) for change in of_money}
    if plan_id is None or not ids:
        return {}
    chosen = Filter(plan_id, only=tuple(sorted(ids)))
    codes = {task.id: task.code for task in task_queries.tasks(ledger, chosen)}
    found: Sums = {}
    for row in fund_queries.funds(ledger, chosen, date.max):
        if row.corrected_by is None:
            key = codes[row.task_id], row.kind
            found[key] = found.get(key, _NOTHING) + row.amount
    return found


def require_no_less_than_nothing(before: Sums, after: Sums) -> None:
    """Refuse what turns a sum negative, or one that is negative already further down.

    Raises:
        InputError: it does.
    """
    for key, amount in after.items():
        if amount < min(_NOTHING, before.get(key, _NOTHING)):
            code, kind = key
            raise less_than_nothing(
                code, kind, amount, f"请先撤销或更正其他各条，运行 gytrack show {code} 查看"
            )


def less_than_nothing(code: str, kind: FundKind, amount: Decimal, way: str) -> InputError:
    """Return the refusal of what turns a task's money of a kind negative; ``way`` is how to go on."""
    return InputError(f"{code} 的{FUNDS[kind]}合计会成为{ten_thousands(amount)}", way)
