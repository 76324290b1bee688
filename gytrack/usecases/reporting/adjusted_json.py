"""What was adjusted of a target or a task, as JSON: what it was before, and each adjustment that holds."""

from collections.abc import Iterable

from gytrack.export.json_values import iso, number
from gytrack.records.adjustments import Adjustment, Step
from gytrack.records.ledger import TargetRow, TaskRow
from gytrack.usecases.reporting.row_json import Json


def target_adjusted_json(target: TargetRow) -> Json:
    """Return ``original``, null where the target was never adjusted, whether it was dropped, and the adjustments."""
    adjusted = target.adjusted
    if adjusted is None:
        return {"original": None, "dropped": False, "adjustments": []}
    op, value, upper, unit, due = adjusted.original
    original = {"op": op, "value": number(value), "upper": number(upper), "unit": unit, "due": iso(due)}
    return {"original": original, "dropped": adjusted.dropped, "adjustments": _steps(adjusted.steps)}


def task_adjusted_json(task: TaskRow) -> Json:
    """Return ``original``, null where the task was never adjusted or no paper has it, and the adjustments."""
    adjusted = task.adjusted
    if adjusted is None:
        return {"original": None, "added": False, "adjustments": []}
    due, lead, support = adjusted.original
    original = {"due": iso(due), "lead": list(lead), "support": list(support)}
    return {
        "original": None if adjusted.added else original,
        "added": adjusted.added,
        "adjustments": _steps(adjusted.steps),
    }


def adjustment_json(made: Adjustment) -> Json:
    """Return one adjustment; null is what it leaves as it was."""
    return {
        "command": made.number,
        "date": iso(made.day),
        "who": made.who,
        "reason": made.reason,
        "basis": made.basis,
        "op": made.op,
        "value": number(made.value),
        "upper": number(made.upper),
        "unit": made.unit,
        "due": iso(made.due),
        "lead": None if made.lead is None else list(filter(None, made.lead.split("、"))),
        "support": None if made.support is None else list(filter(None, made.support.split("、"))),
        "dropped": made.dropped,
        "added": made.added,
    }


def _steps(steps: Iterable[Step]) -> list[Json]:
    return [adjustment_json(step.made) | {"words": step.words} for step in steps]
