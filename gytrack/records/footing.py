"""What a task's light rests on, apart from the rules by which it is judged."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.records.ledger import Schedule
from gytrack.records.terms import Closure, Kind, State


class Pace(NamedTuple):
    """How a target is to go to its goal; ``due`` is null where it has none of its own.

    ``way`` is what lies between baseline and goal, and the milestones tell how much of it is to be gained; without any
    the way is straight. ``yearly`` is of a target that begins anew each year, and goes straight through each.
    """

    due: date | None
    way: Decimal
    schedules: tuple[Schedule, ...]
    yearly: bool = False


class Share(NamedTuple):
    """How far a target is whose own gap weighs in its task's light; ``due`` is null where it has none of its own.

    ``pace`` is null where it is not yearly and never had milestones.
    """

    due: date | None
    points: int
    target: str = ""
    pace: Pace | None = None


class Footing(NamedTuple):
    """All of a task that its light rests on; ``due`` is null where nothing but the plan's end is said.

    ``paces`` are those of the targets that the percent is a mean of, empty where none of them is yearly or ever had
    milestones. ``last_reported`` is the day of the latest report that counts; many tasks that are to be alike name it only
    where a set of rules asks for it.
    """

    kind: Kind
    closure: Closure
    ongoing: bool
    due: date | None
    percent: int | None
    state: State | None
    reported: bool
    finished_on: date | None
    shares: tuple[Share, ...]
    paces: tuple[Pace, ...] = ()
    last_reported: date | None = None
