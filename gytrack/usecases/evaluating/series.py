"""A task's percent from report to report, by the rule that its status has it by."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from gytrack.ledger.queries.percents import Percent
from gytrack.records.evaluation import Point
from gytrack.records.ledger import Measure, Report, Reports, TargetRow
from gytrack.status.adjusting import goal_on
from gytrack.status.progress import progress_of
from gytrack.status.rules import Rules
from gytrack.status.targets import standing, target_status

Measured = tuple[TargetRow, Sequence[Measure]]


def percent_points(
    logged: Sequence[Percent], targets: Sequence[Measured], day: date, rules: Rules
) -> tuple[Point, ...]:
    """Return the percents that trend and forecast rest on: of the first, the last but one and the last day with one.

    Args:
        logged: the percents that were logged of the task, in the order of entries.
        targets: its targets with their figures, as they are to be reached on ``day``.
        day: nothing later is looked at.
        rules: the thresholds.
    """
    days = sorted(
        {one.day for one in logged}
        | {one.day for _, measures in targets for one in measures if one.day <= day}
    )
    last = _with_percent(reversed(days), logged, targets, rules, 2)[::-1]
    first = _with_percent(days, logged, targets, rules, 1)
    return tuple(dict.fromkeys((*first, *last)))


def _with_percent(
    days: Iterable[date], logged: Sequence[Percent], targets: Sequence[Measured], rules: Rules, most: int
) -> list[Point]:
    """Return the first so many of some days on which the task has a percent."""
    found: list[Point] = []
    for day in days:
        percent = _percent_on(day, logged, targets, rules)
        if percent is not None:
            found.append(Point(day, Decimal(percent)))
        if len(found) == most:
            break
    return found


def _percent_on(
    day: date, logged: Sequence[Percent], targets: Sequence[Measured], rules: Rules
) -> int | None:
    latest = max((one for one in logged if one.day <= day), default=None)
    then = [target_status(goal_on(target, day), measures, day, rules) for target, measures in targets]
    return progress_of(Reports(percent=_report(latest)), standing(then)).percent


def _report(one: Percent | None) -> Report | None:
    return None if one is None else Report(one.number, one.day, "", "", "", None, one.percent, None)
