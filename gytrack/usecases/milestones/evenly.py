"""Splitting a target evenly: what is reached by the end of each year or quarter on the straight line."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from gytrack.dates import add_months, month_end, whole_months
from gytrack.records.ledger import Milestone, TargetRow
from gytrack.status.goals import aim
from gytrack.status.milestones import gained

Every = Literal["year", "quarter"]
_MONTHS: dict[Every, int] = {"year": 12, "quarter": 3}


def evenly(target: TargetRow, start: date, due: date, every: Every) -> tuple[Milestone, ...]:
    """Return what is to be reached by the end of each calendar year or quarter before ``due``, and the goal on it.

    Rule: by whole months passed, as 序时进度 goes; rounded half up to as many places as goal and baseline have, so that
    a goal of 5家 is split into whole ones.
    """
    goal, falling = aim(target)
    base = target.baseline or Decimal(0)
    way, months = gained(target, goal), whole_months(start, due)
    unit = Decimal(1).scaleb(-max(_places(goal), _places(base)))
    steps = []
    for end in _ends(start, due, _MONTHS[every]):
        part = (way * whole_months(start, end) / months / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit
        steps.append(Milestone(end, base - part if falling else base + part))
    return (*steps, Milestone(due, goal))


def _ends(start: date, due: date, months: int) -> Iterator[date]:
    """Yield the ends of the calendar's periods after the start and before the due date."""
    first = (start.month - 1) // months * months + months
    end = month_end(start.year, first)
    while end < due:
        if end > start:
            yield end
        following = add_months(end.replace(day=1), months)
        end = month_end(following.year, following.month)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
