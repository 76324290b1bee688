"""Entries of money up to a day."""

from datetime import date

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.ledger.queries.filters import Filter, wanted
from gytrack.ledger.queries.tasks import department_names
from gytrack.records.funds import FundRow

_COLUMNS = (
    "f.id, f.command_id, f.task_id, f.day, f.kind, f.amount, f.source, f.department_id, f.note, "
    "(SELECT o.command_id FROM fund o WHERE o.id = f.corrects), "
    "(SELECT min(c.command_id) FROM fund c WHERE c.corrects = f.id AND c.day <= :day)"
)


def funds(ledger: Reader, chosen: Filter, day: date) -> list[FundRow]:
    """Return the entries of the tasks asked for up to a day, in their order; each says whether another stands for it."""
    if ledger.one("SELECT 1 FROM fund WHERE plan_id = :plan LIMIT 1", plan=chosen.plan_id) is None:
        return []
    cte, values = wanted(chosen._replace(day=day))
    rows = list(
        ledger.rows(
            f"{cte} SELECT {_COLUMNS} FROM wanted w CROSS JOIN fund f WHERE f.task_id = w.id AND f.day <= :day "
            "ORDER BY f.day, f.id",
            day=codec.encode(day),
            **values,
        )
    )
    names = department_names(ledger) if rows else {}
    return [_fund(row, names) for row in rows]


def logged_by(ledger: Reader, plan_id: int, command: int) -> FundRow | None:
    """Return the entry that a command logged, null where it logged none or was undone."""
    row = ledger.one(
        f"SELECT {_COLUMNS} FROM fund f WHERE f.command_id = :command AND f.plan_id = :plan",
        command=command,
        plan=plan_id,
        day=codec.encode(date.max),
    )
    return None if row is None else _fund(row, department_names(ledger))


def _fund(row: Row, names: dict[int, str]) -> FundRow:
    number, command, task, day, kind, amount, source, department, *rest = row
    dept = names.get(department)
    return FundRow._make(
        (number, command, task, codec.known_day(day), kind, codec.number(amount), source, dept, *rest)
    )
