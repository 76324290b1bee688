"""How far a yearly target (每年不少于5家) should be: on the line of its own year, since its figure is of that year alone.

Rule of status: Expected, of a yearly target. Held against the whole plan, 3 of 5 would be ahead on 31 December and behind
the day after, though nobody could have reported yet.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from gytrack.status.schedule import expected

_DECEMBER, _LAST = 12, 31


class Span(NamedTuple):
    """From when to when a year goes; a plan that starts in a year to come begins it after its end."""

    begins: date
    ends: date


def span_of_year(start: date, due: date, day: date) -> Span:
    """Return the year of a day: from the end of the year before, or the start, to its own end, or the due date."""
    begins = start if start.year >= day.year else date(day.year - 1, _DECEMBER, _LAST)
    return Span(begins, min(date(day.year, _DECEMBER, _LAST), due))


# As with ``expected``: many tasks, few deadlines.
@lru_cache(maxsize=1024)
def expected_of_year(start: date | None, due: date | None, day: date) -> int | None:
    """Return the points that a yearly target should have attained; null where start or due is null.

    Straight by whole months from nothing on the year's beginning to 100 on its end. From the due date on 100: a plan that
    has ended keeps the result of its last year.
    """
    if start is None or due is None or day >= due:
        return expected(start, due, day)
    begins, ends = span_of_year(start, due, day)
    return expected(begins, ends, day) if day > begins else 0
