"""Evaluations, with all that they drew up, what persons decided of it and what third parties said."""

from decimal import Decimal
from typing import Any

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader, Row
from gytrack.records.evaluation import (
    Decision,
    Evaluated,
    EvaluationRow,
    Figures,
    Goal,
    OpinionRow,
    Point,
)

_EVALUATION = "SELECT id, command_id, kind, name, day FROM evaluation WHERE plan_id = :plan"
_FROZEN = (
    "kind",
    "code",
    "name",
    "lead",
    "support",
    "op",
    "value",
    "upper",
    "unit",
    "per",
    "original",
    "adjusted",
    "due",
    "baseline",
    "baseline_year",
    "actual",
    "actual_date",
    "met",
    "percent",
    "expected",
    "points",
    "trend",
    "forecast",
    "forecast_meets",
    "proposed",
    "basis",
)
_DECIDED = ("outcome", "reason", "decided_on", "decided_by")


def all_of(ledger: Reader, plan_id: int) -> list[EvaluationRow]:
    """Return a plan's evaluations, in the order in which they were drawn up."""
    return [_evaluation(row) for row in ledger.rows(f"{_EVALUATION} ORDER BY id", plan=plan_id)]


def evaluated(ledger: Reader, evaluation_id: int) -> list[Evaluated]:
    """Return all that an evaluation drew up, in its order, with verdicts and opinions."""
    opinions = _opinions(ledger, "evaluation_id", evaluation_id)
    rows = ledger.rows(
        f"SELECT id, ord, task_id, target_id, {', '.join((*_FROZEN, *_DECIDED))} FROM evaluated "
        "WHERE evaluation_id = :id ORDER BY ord",
        id=evaluation_id,
    )
    return [_evaluated(row)._replace(opinions=tuple(opinions.get(row[0], ()))) for row in rows]


def of_item(ledger: Reader, column: str, row_id: int) -> list[tuple[EvaluationRow, Evaluated]]:
    """Return the evaluations of a task (``task_id``) or a target (``target_id``), with what each says of it."""
    rows = ledger.rows(
        "SELECT n.id, n.command_id, n.kind, n.name, n.day, v.id, v.ord, v.task_id, v.target_id, "
        f"{', '.join(f'v.{name}' for name in (*_FROZEN, *_DECIDED))} "
        f"FROM evaluated v CROSS JOIN evaluation n WHERE v.{column} = :id AND n.id = v.evaluation_id ORDER BY n.id",
        id=row_id,
    )
    found = [(_evaluation(row[:5]), _evaluated(row[5:])) for row in rows]
    said = _opinions(ledger, column, row_id)
    return [(one, row._replace(opinions=tuple(said.get(row.id, ())))) for one, row in found]


def frozen(figures: Figures) -> dict[str, Any]:
    """Return what is drawn up as the columns that keep it."""
    goal = figures.goal
    return {
        **{name: getattr(figures, name) for name in _FROZEN if name not in _PACKED},
        "lead": "\n".join(figures.lead),
        "support": "\n".join(figures.support),
        "op": goal and goal.op,
        "value": goal and goal.value,
        "upper": goal and goal.upper,
        "unit": goal.unit if goal else "",
        "per": goal and goal.per,
        "original": None if figures.original is None else _packed_goal(figures.original),
        "adjusted": "\n".join(figures.adjusted) or None,
        "points": " ".join(
            f"{point.day.isoformat()}={codec.encode(point.value)}" for point in figures.points
        ),
    }


_PACKED = ("lead", "support", "op", "value", "upper", "unit", "per", "original", "adjusted", "points")


def decided(decision: Decision | None) -> dict[str, codec.Stored]:
    """Return a person's verdict as the columns that keep it."""
    if decision is None:
        return {"outcome": None, "reason": "", "decided_on": None, "decided_by": ""}
    day = codec.encode(decision.day)
    return {
        "outcome": decision.outcome,
        "reason": decision.reason,
        "decided_on": day,
        "decided_by": decision.who,
    }


def _evaluation(row: Row) -> EvaluationRow:
    *head, day = row
    return EvaluationRow._make((*head, codec.known_day(day)))


def _evaluated(row: Row) -> Evaluated:
    number, order, task_id, target_id, *columns = row
    named = dict(zip((*_FROZEN, *_DECIDED), columns, strict=True))
    return Evaluated(number, order, task_id, target_id, _figures(named), _decision(named))


def _figures(named: dict[str, Any]) -> Figures:
    due = codec.day(named["due"])
    goal = named["op"] and Goal(
        named["op"], codec.number(named["value"]), codec.decimal(named["upper"]), named["unit"], due, named["per"]
    )  # fmt: skip
    return Figures(
        **{name: named[name] for name in _FROZEN if name not in _PACKED and name not in _TYPED},
        **{name: decode(named[name]) for name, decode in _TYPED.items()},
        lead=_names(named["lead"]),
        support=_names(named["support"]),
        goal=goal or None,
        original=None if named["original"] is None else _goal(named["original"]),
        adjusted=_names(named["adjusted"]),
        points=tuple(map(_point, named["points"].split())),
    )


def _truth(stored: int | bool | None) -> bool | None:
    return None if stored is None else bool(stored)


_TYPED: dict[str, Any] = {
    "due": codec.day,
    "baseline": codec.decimal,
    "actual": codec.decimal,
    "actual_date": codec.day,
    "met": _truth,
    "forecast": codec.decimal,
    "forecast_meets": _truth,
}


def _decision(named: dict[str, Any]) -> Decision | None:
    if named["outcome"] is None:
        return None
    return Decision(
        named["outcome"], named["reason"], codec.known_day(named["decided_on"]), named["decided_by"]
    )


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _point(text: str) -> Point:
    day, _, value = text.partition("=")
    return Point(codec.known_day(day), Decimal(value))


def _packed_goal(goal: Goal) -> str:
    import json  # few goals were ever adjusted

    columns = {name: codec.encode(value) for name, value in goal._asdict().items()}
    return json.dumps(columns, ensure_ascii=False, sort_keys=True)


def _goal(text: str) -> Goal:
    import json

    found = json.loads(text)
    return Goal(
        found["op"], codec.number(found["value"]), codec.decimal(found["upper"]), found["unit"],
        codec.day(found["due"]), found["per"],
    )  # fmt: skip


def _opinions(ledger: Reader, column: str, row_id: int) -> dict[int, list[OpinionRow]]:
    rows = ledger.rows(
        "SELECT o.evaluated_id, o.command_id, o.day, o.source, o.text FROM evaluated v CROSS JOIN opinion o "
        f"WHERE v.{column} = :id AND o.evaluated_id = v.id ORDER BY o.id",
        id=row_id,
    )
    found: dict[int, list[OpinionRow]] = {}
    for owner, number, day, source, text in rows:
        found.setdefault(owner, []).append(OpinionRow(number, codec.known_day(day), source, text))
    return found
