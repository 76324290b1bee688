"""Working days in China: weekends, the State Council's holidays, and the weekends that are worked for them (调休).

The arrangements come from ``chinesecalendar`` (MIT, plain Python), whose releases follow the yearly notice. Beyond the
last year of its data only weekends are known; who moves a day there is told so.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_SATURDAY = 5


class WorkingDay(NamedTuple):
    """A working day; ``is_known`` is false where holidays of a year on the way to it are not known."""

    day: date
    is_known: bool


def first_from(day: date) -> WorkingDay:
    """Return the first working day from ``day`` on, itself included."""
    is_known = True
    while True:
        working = _arranged(day)
        if working is None:
            is_known, working = False, day.weekday() < _SATURDAY
        if working or day == date.max:
            return WorkingDay(day, is_known)
        day += timedelta(days=1)


@lru_cache(maxsize=1)
def last_known_year() -> int:
    """Return the last year whose holidays are known."""
    from chinese_calendar.constants import holidays

    return int(max(holidays).year)


@lru_cache(maxsize=1)
def _first_known_year() -> int:
    from chinese_calendar.constants import holidays

    return int(min(holidays).year)


def _arranged(day: date) -> bool | None:
    """Say whether a day is worked, null where its year's arrangement is not known."""
    if not _first_known_year() <= day.year <= last_known_year():
        return None
    from chinese_calendar import is_workday

    return bool(is_workday(day))  # type: ignore[no-untyped-call]  # the package has no annotations
