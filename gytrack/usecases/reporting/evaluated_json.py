"""What an evaluation drew up of a target or task as JSON, with the verdict given and opinions."""

from gytrack.export.json_values import iso, number
from gytrack.records.evaluation import Evaluated, EvaluationRow, Goal
from gytrack.usecases.reporting.row_json import Json


def evaluation_keys(evaluation: EvaluationRow) -> Json:
    """Return which evaluation it is."""
    return {
        "number": evaluation.number,
        "kind": evaluation.kind,
        "name": evaluation.name,
        "as_of": iso(evaluation.day),
    }


def evaluated_json(row: Evaluated) -> Json:
    """Return one target or task as it was drawn up, the verdict given, and opinions."""
    figures, decision = row.figures, row.decision
    return {
        "no": row.ord,
        "kind": figures.kind,
        "code": figures.code,
        "name": figures.name,
        "lead": list(figures.lead),
        "support": list(figures.support),
        "goal": _goal(figures.goal),
        "original": _goal(figures.original),
        "adjustments": list(figures.adjusted),
        "due": iso(figures.due),
        "baseline": number(figures.baseline),
        "baseline_year": figures.baseline_year,
        "actual": number(figures.actual),
        "actual_date": iso(figures.actual_date),
        "met": figures.met,
        "percent": figures.percent,
        "expected": figures.expected,
        "points": [{"date": iso(point.day), "value": number(point.value)} for point in figures.points],
        "trend": figures.trend,
        "forecast": number(figures.forecast),
        "forecast_meets": figures.forecast_meets,
        "proposed": figures.proposed,
        "basis": figures.basis,
        "verdict": None if decision is None else decision.outcome,
        "reason": None if decision is None else decision.reason,
        "decided_by": None if decision is None else decision.who,
        "decided_on": None if decision is None else iso(decision.day),
        "opinions": [
            {"command": one.number, "date": iso(one.day), "by": one.source, "text": one.text}
            for one in row.opinions
        ],
    }


def _goal(goal: Goal | None) -> Json | None:
    if goal is None:
        return None
    return {
        "op": goal.op,
        "value": number(goal.value),
        "upper": number(goal.upper),
        "unit": goal.unit,
        "due": iso(goal.due),
        "per": goal.per,
    }
