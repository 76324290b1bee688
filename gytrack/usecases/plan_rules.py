"""The rules that a plan is judged by on a day: the one place that every command asks."""

from datetime import date

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.rulings import RulingRow, ruling
from gytrack.records.ledger import PlanTerms
from gytrack.status.rules import Rules


def rules_of(ledger: Reader, plan: PlanTerms, day: date, trial: Rules | None = None) -> Rules:
    """Return the rules on trial, else those that the plan uses on a day, else the default ones."""
    if trial is not None:
        return trial
    found = ruling(ledger, plan.id, day)
    return Rules() if found is None else decided(found)


def decided(row: RulingRow) -> Rules:
    """Return the rules that stand in a row; a threshold that it does not name is the default's."""
    import json  # most plans use the default

    figures = {key: value for key, value in json.loads(row.figures).items() if key in Rules._fields}
    labels = tuple(figures.pop("labels", {}).items())
    return Rules(**figures | {"name": row.name, "labels": labels})


def written(rules: Rules) -> str:
    """Return rules as the ledger keeps them, the name apart."""
    import json

    figures = {**rules._asdict(), "labels": dict(rules.labels)}
    del figures["name"]
    return json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
