"""How far a target should be where its plan is split into milestones (分年度), and how far its task then should be.

Rule of status: Expected, with milestones. From each milestone to the next the way is straight, by whole months; it begins
with nothing on the start and ends with the goal on the due date. A task one of whose targets has milestones in force, or
goes by its own year (``yearly_line``), should be where its targets should be on the mean, each by its own line.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from gytrack.dates import whole_months
from gytrack.records.footing import Pace
from gytrack.records.ledger import Milestone, Schedule, TargetRow
from gytrack.status.goals import aim
from gytrack.status.rules import points
from gytrack.status.schedule import expected
from gytrack.status.yearly_line import expected_of_year

Bend = Literal["milestones", "year"]

_NOTHING = Decimal(0)
_WHOLE = 100


class Leg(NamedTuple):
    """The straight way between two milestones: from which day to which, and what is gained since the baseline on both."""

    begins: date
    ends: date
    start: Decimal
    goal: Decimal


def in_force(schedules: Sequence[Schedule], day: date) -> tuple[Milestone, ...]:
    """Return the milestones that hold on a day, empty where the straight line does.

    They are those of the annual plan that began last before it; of two that begin on one day the one made later holds.
    """
    begun = [one for one in reversed(schedules) if one.since is None or one.since <= day]
    return max(begun, key=lambda one: one.since or date.min).milestones if begun else ()


def gained(target: TargetRow, value: Decimal) -> Decimal:
    """Return how much of the way from the baseline to the goal a figure has come, in the target's unit."""
    way = value - (target.baseline or _NOTHING)
    return -way if aim(target).falling else way


def can_be_split(target: TargetRow) -> bool:
    """Say whether the way to a target's goal can be measured, so that it can be split: not without a baseline to fall from."""
    goal, falling = aim(target)
    return not (falling and target.baseline is None) and gained(target, goal) > 0


def pace_of(target: TargetRow) -> Pace:
    """Return how a target is to go; milestones beyond the goal or behind the baseline count as these.

    A target that an edition has made yearly since it was split follows no milestones: its figure is of one year.
    """
    if target.per == "year":
        return Pace(target.due, _NOTHING, (), yearly=True)
    if not target.schedules or not can_be_split(target):
        return Pace(target.due, _NOTHING, ())
    way = gained(target, aim(target).goal)

    def clamped(one: Milestone) -> Milestone:
        return one._replace(value=min(max(gained(target, one.value), _NOTHING), way))

    return Pace(
        target.due,
        way,
        tuple(one._replace(milestones=tuple(map(clamped, one.milestones))) for one in target.schedules),
    )


def leg_of(pace: Pace, start: date, due: date, day: date) -> Leg | None:
    """Return the way that a day lies on, before the due date; null where no milestone is in force."""
    steps = in_force(pace.schedules, day)
    if not steps:
        return None
    within = [one for one in steps if start < one.due < due]
    nodes = [(start, _NOTHING), *((one.due, one.value) for one in within), (due, pace.way)]
    at = max(number for number, (begins, _) in enumerate(nodes[:-1]) if number == 0 or begins <= day)
    (begins, behind), (ends, ahead) = nodes[at], nodes[at + 1]
    return Leg(begins, ends, behind, ahead)


def target_expected(pace: Pace, start: date | None, due: date | None, day: date) -> int | None:
    """Return the points that a target should have attained; ``due`` is its task's, for a target without its own."""
    due = pace.due or due
    if pace.yearly:
        return expected_of_year(start, due, day)
    leg = None if start is None or due is None or day >= due else leg_of(pace, start, due, day)
    if leg is None:
        return expected(start, due, day)
    months = whole_months(leg.begins, leg.ends)
    if not months:
        return points(leg.start, pace.way)
    passed = whole_months(leg.begins, day)
    return points(leg.start * (months - passed) + leg.goal * passed, pace.way * months)


def bent_by(paces: Iterable[Pace], day: date) -> Iterator[Bend]:
    """Yield what keeps targets off the plan's straight line, once for each that is kept off it."""
    for pace in paces:
        if pace.yearly:
            yield "year"
        elif in_force(pace.schedules, day):
            yield "milestones"


def task_expected(paces: Sequence[Pace], start: date | None, due: date | None, day: date) -> int | None:
    """Return the points that a task should have reached: the mean of its targets', unless all of them go straight.

    Null where start or due is null; 100 from the due date on.
    """
    if start is None or due is None or day >= due or not any(bent_by(paces, day)):
        return expected(start, due, day)
    shares = [target_expected(pace, start, due, day) or 0 for pace in paces]
    return points(sum(shares), len(shares) * _WHOLE)
