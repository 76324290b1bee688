"""未到期: a target of which nothing was reported, and of which nothing could be asked for yet."""

from datetime import date

from gytrack.status.milestones import gained, in_force
from gytrack.status.targets import TargetStatus, judged_year

_DECEMBER, _LAST = 12, 31


def is_silent(status: TargetStatus) -> bool:
    """Say whether a target has neither figure nor verdict, of the year that it is judged by where it is a yearly one."""
    return status.actual is None and status.met is None


def is_not_due(status: TargetStatus, start: date | None, before: date | None, day: date) -> bool:
    """Say whether a target without a report is 未到期, not 未报.

    Rule: nothing is asked for before the plan's start; of a yearly target until the year that it is judged by ends, or it is due; of
    one of several columns of years up to the due date of the column before; and of one with an annual plan up to its
    last milestone that asks for no more than the baseline.

    Args:
        status: the target's status on the day.
        start: the plan's start, null where it has none.
        before: when the target of the same name and owner is due that is due next before it; null where there is none.
        day: the day.
    """
    target = status.target
    if not is_silent(status):
        return False
    if start is not None and day < start:
        return True
    if target.per == "year":
        return day < min(date(judged_year(target, day), _DECEMBER, _LAST), target.last_day() or date.max)
    idle = [step.due for step in in_force(target.schedules, day) if gained(target, step.value) <= 0]
    asked_after = [one for one in (before, *idle) if one is not None]
    return bool(asked_after) and day <= max(asked_after)
