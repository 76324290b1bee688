"""What stays of a target whose verdict is taken back: its figure, which only a command of its own changes."""

from collections.abc import Iterator
from datetime import date

from gytrack import wording
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import progress as progress_queries
from gytrack.records.ledger import PlanTerms
from gytrack.status.goals import reaches
from gytrack.status.rules import Rules
from gytrack.status.targets import TargetStatus


def figure_left(
    ledger: Reader, plan: PlanTerms, status: TargetStatus, day: date, rules: Rules
) -> Iterator[str]:
    """Say that a figure which reaches the goal stays, and how to put it right.

    A verdict that brought it can be undone with it; what was logged is logged anew.

    Args:
        ledger: the ledger, with the verdict taken back or without.
        plan: the plan of the target.
        status: the target before its verdict is taken back.
        day: the day on which it is.
        rules: the thresholds of that day.
    """
    target = status.target
    if status.actual is None or not reaches(target, status.actual, rules):
        return
    measures = progress_queries.measures_of(ledger, [target.id], day).get(target.id, ())
    figures = [one for one in measures if one.counts and one.value is not None]
    latest = max(figures, key=lambda one: (one.day, one.number), default=None)
    among = f" --plan {plan.code}" if len(plan_queries.all_plans(ledger)) > 1 else ""
    ways = [f"gytrack log {target.code} --value 数值{among}"]
    if latest is not None and latest.kind == "met":
        ways.insert(0, f"gytrack undo {latest.number}")
    yield f"数值{wording.amount(status.actual, target.unit)}仍在，且达到目标；如有误，请更正：{' 或 '.join(ways)}"
