"""Whether a target is met after a figure or a statement, by what, and since when, each day by the goal in force on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from gytrack.records.ledger import Measure, TargetRow
from gytrack.records.terms import MetBy
from gytrack.status.adjusting import goal_days, goal_on
from gytrack.status.goals import reaches
from gytrack.status.rules import Rules


def verdict(
    target: TargetRow, measure: Measure, actual: Decimal | None, rules: Rules, *, pending: bool
) -> tuple[bool | None, MetBy | None]:
    """Say whether the target is met after ``measure``, and by what.

    The statement of a department that does not lead is no verdict on the whole; its value is one share of it. A yearly
    cap that holds so far is ``pending`` until its year ends.
    """
    enough = None if actual is None or target.op == "none" else reaches(target, actual, rules)
    if measure.counts and measure.kind == "unmet":
        return False, "statement"
    if measure.counts and measure.kind == "met":
        return True, "value" if enough and measure.value is not None else "statement"
    if enough is None or (enough and pending):
        return None, None
    return enough, "value"


def met_since(
    target: TargetRow,
    measures: Sequence[Measure],
    sums: Sequence[Decimal | None],
    rules: Rules,
    *,
    pending: bool,
) -> date | None:
    """Go back from the last measure as long as the target was met, null where it is not.

    What is met only because the goal was lowered is met from the day on which it was.
    """
    since, until = None, None
    for measure, actual in zip(reversed(measures), reversed(sums), strict=True):
        for day in _days(target, measure.day, until):
            if not verdict(goal_on(target, day), measure, actual, rules, pending=pending)[0]:
                return since
            since = day
        until = measure.day
    return since


def _days(target: TargetRow, first: date, until: date | None) -> Iterator[date]:
    """Yield the days on which the goal changed while the figure of a day stood, the latest first, then that day."""
    for day in reversed(goal_days(target)):
        if first < day and (until is None or day < until):
            yield day
    yield first
