"""Which way figures go, and where a straight line through them would be at the deadline (按登记的进展直线推算)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from gytrack.records.evaluation import Point
from gytrack.records.terms import Trend

_TWO = 2
_HALF = Fraction(1, 2)


def bearing(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return those of some points, in the order of days, that trend and forecast rest on: first, last but one, last."""
    return tuple(points) if len(points) <= _TWO else (points[0], *points[-2:])


def trend_of(points: Sequence[Point]) -> Trend:
    """Say which way the figures go: the latest beside the one of the reporting day before it.

    Rising and falling are those of the figure, whatever its goal asks; unknown where fewer than two days have one.
    """
    if len(points) < _TWO:
        return "unknown"
    before, last = points[-2].value, points[-1].value
    if last == before:
        return "level"
    return "rising" if last > before else "falling"


def forecast(points: Sequence[Point], deadline: date | None, day: date, places: int) -> Decimal | None:
    """Return where the straight line through the first and the last point is on the deadline.

    Args:
        points: one a day, in the order of days.
        deadline: when the goal is to be reached; null where nothing says it.
        day: the day of the question.
        places: the digits behind the point to which the figure is rounded, half up, once.

    Returns:
        The figure, not below 0 where none of the points is; null where fewer than two days have a figure, where there
        is no deadline, or where it has come: then there is nothing left to forecast.
    """
    if len(points) < _TWO or deadline is None or day >= deadline:
        return None
    first, last = points[0], points[-1]
    slope = Fraction(last.value - first.value) / (last.day - first.day).days
    ahead = Fraction(last.value) + slope * (deadline - last.day).days
    if ahead < 0 <= min(point.value for point in points):
        return Decimal(0)
    return Decimal(floor(ahead * 10**places + _HALF)).scaleb(-places)


def places_of(*values: Decimal | None) -> int:
    """Return the most digits behind the point that one of some numbers has."""
    exponents = (value.normalize().as_tuple().exponent for value in values if value is not None)
    return max([0, *(-one for one in exponents if isinstance(one, int))])
