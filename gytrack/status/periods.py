"""Reporting periods: the month, which ends on its cut-off day; the quarter, with its last month; the week, on Friday."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from gytrack.dates import month_end
from gytrack.records.terms import PeriodKind
from gytrack.status.rules import Rules
from gytrack.status.working_days import first_from

_MONTHS, _QUARTER, _WEEK = 12, 3, 7
_FRIDAY = 5
"""The first Friday, as ``date.toordinal`` counts days."""
_LONGEST_REST = timedelta(days=14)
"""More than any holiday with the weekends around it, so that few days ask for the calendar of holidays."""


class Period(NamedTuple):
    """A period from its first to its last day, which is the cut-off as it is set.

    ``cut_off`` is the day on which the figures close: the last day, or the next working day where nobody works on it;
    ``is_known`` is false where the holidays of that year are not known.
    """

    kind: PeriodKind
    label: str
    first: date
    last: date
    cut_off: date
    is_known: bool


def period_of(kind: PeriodKind, day: date, rules: Rules) -> Period:
    """Return the period that holds a day; every day is of one month, one quarter and one week.

    Raises:
        OverflowError: the period leaves the calendar's years 1 to 9999.
    """
    cut_off = rules.cut_off_day
    return _numbered(kind, _number(kind, day, cut_off), cut_off)


def latest_closed(kind: PeriodKind, day: date, rules: Rules) -> Period:
    """Return the latest period whose cut-off is not after ``day``. Raises as ``period_of``."""
    cut_off = rules.cut_off_day
    number = _number(kind, day, cut_off)
    while (period := _numbered(kind, number, cut_off)).cut_off > day:
        number -= 1
    return period


def missed_periods(asked_from: date | None, day: date, rules: Rules, reported: date | None = None) -> int:
    """Return how many monthly periods had ended before ``day`` without a report.

    Rule of status: Light, 欠报. Counted from the period that holds the first day that was asked for, or from the one
    after the latest report where that is later; 0 where nobody asks. A period ends on its cut-off or on the next
    working day, as where it is issued.
    """
    if asked_from is None:
        return 0
    cut_off = rules.cut_off_day
    first = _month(asked_from, cut_off)
    if reported is not None:
        first = max(first, _open_month(reported, cut_off) + 1)
    return max(0, _open_month(day, cut_off) - first)


def ends_before(day: date, rules: Rules, number: int) -> list[date]:
    """Return the days on which the figures of the latest months closed before ``day``, the earliest first.

    They are those of the bulletins: a cut-off on a day off closes on the next working day, and until then is not over.
    """
    cut_off = rules.cut_off_day
    month = _open_month(day, cut_off)
    return [_numbered("month", one, cut_off).cut_off for one in range(month - number, month)]


# Asked for every task of a plan, of few days.
@lru_cache(maxsize=1024)
def _open_month(day: date, cut_off: int) -> int:
    """Return the number of the earliest month that is not closed before a day: reports of that day are still in time."""
    number = _month(day, cut_off)
    if number <= _MONTHS:  # of the calendar's first year, before which there is none
        return number
    before = _last("month", number - 1, cut_off)
    near = day - before <= _LONGEST_REST
    return number - 1 if near and first_from(before).day >= day else number


def _number(kind: PeriodKind, day: date, cut_off: int) -> int:
    """Number the periods of a kind from the calendar's first year on."""
    if kind == "week":
        return (day.toordinal() - _FRIDAY + _WEEK - 1) // _WEEK
    month = _month(day, cut_off)
    return month if kind == "month" else month // _QUARTER


def _month(day: date, cut_off: int) -> int:
    """Number the months; a day after its month's cut-off belongs to the next one.

    A cut-off that a short month does not have is that month's last day: no day of it comes after.
    """
    return day.year * _MONTHS + day.month - 1 + (day.day > cut_off)


def _numbered(kind: PeriodKind, number: int, cut_off: int) -> Period:
    last = _last(kind, number, cut_off)
    closing = first_from(last)
    first = _last(kind, number - 1, cut_off) + timedelta(days=1)
    return Period(kind, _label(kind, last), first, last, closing.day, closing.is_known)


def _last(kind: PeriodKind, number: int, cut_off: int) -> date:
    if kind == "week":
        return date.fromordinal(_FRIDAY + number * _WEEK)
    year, month = divmod(number if kind == "month" else number * _QUARTER + _QUARTER - 1, _MONTHS)
    try:
        end = month_end(year, month + 1)
    except ValueError as error:
        raise OverflowError(year) from error
    return end.replace(day=min(cut_off, end.day))


def _label(kind: PeriodKind, last: date) -> str:
    """Name a period by its last day: 2025年6月, 2025年第2季度, 2025年第26周 as ISO 8601 counts weeks."""
    if kind == "month":
        return f"{last.year}年{last.month}月"
    if kind == "quarter":
        return f"{last.year}年第{(last.month - 1) // _QUARTER + 1}季度"
    year, week, _ = last.isocalendar()
    return f"{year}年第{week}周"
