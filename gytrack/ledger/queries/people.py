"""Who really does a task on a day, and what is not agreed about it."""

from datetime import date
from typing import Any, Literal

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import Filter, wanted
from gytrack.ledger.queries.tasks import department_names
from gytrack.records.people import NO_HANDS, Disputed, Hands


def hands(ledger: Reader, chosen: Filter, day: date) -> dict[int, Hands]:
    """Return, by task, who handles it and which disputes are open; a task of which nothing was said is left out."""
    found = _handling(ledger, chosen, day) if _is_any(ledger, "handling", chosen.plan_id) else {}
    if _is_any(ledger, "dispute", chosen.plan_id):
        for task, disputes in _open(ledger, chosen, day).items():
            found[task] = found.get(task, NO_HANDS)._replace(disputes=tuple(disputes))
    return found


def hands_of(ledger: Reader, plan_id: int, task_id: int, day: date) -> Hands:
    """Return who handles one task."""
    return hands(ledger, Filter(plan_id, only=(task_id,)), day).get(task_id, NO_HANDS)


def later_day(ledger: Reader, task_id: int, what: str, day: date) -> date | None:
    """Return the latest day after ``day`` from which something else was said of one aspect, null where none was."""
    row = ledger.one(
        "SELECT max(day) FROM handling WHERE task_id = :task AND what = :what AND day > :day",
        task=task_id,
        what=what,
        day=codec.encode(day),
    )
    return codec.day(row[0]) if row else None


def offices(ledger: Reader, plan_id: int) -> list[str]:
    """Return every 责任科室 that was ever named in a plan, in the order in which they came."""
    rows = ledger.rows(
        "SELECT words FROM handling WHERE plan_id = :plan AND what = 'office' AND words IS NOT NULL "
        "GROUP BY words ORDER BY min(id)",
        plan=plan_id,
    )
    return [row[0] for row in rows]


def _is_any(ledger: Reader, table: Literal["handling", "dispute"], plan_id: int) -> bool:
    return ledger.one(f"SELECT 1 FROM {table} WHERE plan_id = :plan LIMIT 1", plan=plan_id) is not None


def _handling(ledger: Reader, chosen: Filter, day: date) -> dict[int, Hands]:
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT h.task_id, h.what, h.department_id, h.words FROM wanted w CROSS JOIN handling h "
        "WHERE h.task_id = w.id AND h.day <= :day ORDER BY h.task_id, h.day, h.id",
        day=codec.encode(day),
        **values,
    )
    names = department_names(ledger)
    found: dict[int, dict[str, Any]] = {}
    for task, what, department, words in rows:
        said = words if department is None else names[department]
        found.setdefault(task, {})[what] = said
    return {task: Hands(**aspects) for task, aspects in found.items()}


def _open(ledger: Reader, chosen: Filter, day: date) -> dict[int, list[Disputed]]:
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT i.task_id, i.id, i.day, d.name, i.words FROM wanted w CROSS JOIN dispute i "
        "LEFT JOIN department d ON d.id = i.department_id WHERE i.task_id = w.id AND i.day <= :day "
        "AND NOT EXISTS (SELECT 1 FROM settlement n WHERE n.dispute_id = i.id AND n.day <= :day) ORDER BY i.day, i.id",
        day=codec.encode(day),
        **values,
    )
    found: dict[int, list[Disputed]] = {}
    for task, number, stored, dept, words in rows:
        found.setdefault(task, []).append(Disputed(number, codec.known_day(stored), dept, words))
    return found
