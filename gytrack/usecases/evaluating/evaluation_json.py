"""An evaluation as JSON: keys that scripts rely on."""

from gytrack.export.tables import SCHEMA
from gytrack.usecases.evaluating.showing import Shown
from gytrack.usecases.reporting.evaluated_json import evaluated_json, evaluation_keys
from gytrack.usecases.reporting.rectification_fields import rectification_json
from gytrack.usecases.reporting.row_json import Json


def evaluation_json(one: Shown) -> Json:
    """Return an evaluation with its counts, all that was asked for of it, and the rectifications that follow it."""
    plan = one.plan.code
    return {
        "schema": SCHEMA,
        "plan": plan,
        "dept": one.department,
        "evaluation": evaluation_keys(one.found.evaluation),
        "counts": [counts._asdict() for counts in one.counts],
        "evaluated": [evaluated_json(row) for row in one.found.rows],
        "rectifications": [rectification_json(status, plan) for status in one.rectifications],
    }
