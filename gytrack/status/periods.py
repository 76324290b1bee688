"""Reporting periods: the month, which ends on its cut-off day; the quarter, with its last month; the week, on Friday."""

from datetime import date, timedelta
from typing import NamedTuple

from gytrack.dates import month_end
from gytrack.records.terms import PeriodKind
from gytrack.status.rules import Rules
from gytrack.status.working_days import first_from

_MONTHS, _QUARTER, _WEEK = 12, 3, 7
_FRIDAY = 5
"""The first Friday, as ``date.toordinal`` counts days."""


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
    return _numbered(kind, _number(kind, day, rules), rules)


def latest_closed(kind: PeriodKind, day: date, rules: Rules) -> Period:
    """Return the latest period whose cut-off is not after ``day``. Raises as ``period_of``."""
    number = _number(kind, day, rules)
    while (period := _numbered(kind, number, rules)).cut_off > day:
        number -= 1
    return period


def missed_periods(asked_from: date | None, day: date, rules: Rules, reported: date | None = None) -> int:
    """Return how many monthly periods had ended before ``day`` without a report.

    Rule of status: Light, 欠报. Counted from the period that holds the first day that was asked for, or from the one
    after the latest report where that is later; 0 where nobody asks.
    """
    if asked_from is None:
        return 0
    first = _month(asked_from, rules)
    if reported is not None:
        first = max(first, _month(reported, rules) + 1)
    return max(0, _month(day, rules) - first)


def _number(kind: PeriodKind, day: date, rules: Rules) -> int:
    """Number the periods of a kind from the calendar's first year on."""
    if kind == "week":
        return (day.toordinal() - _FRIDAY + _WEEK - 1) // _WEEK
    month = _month(day, rules)
    return month if kind == "month" else month // _QUARTER


def _month(day: date, rules: Rules) -> int:
    """Number the months; a day after its month's cut-off belongs to the next one.

    A cut-off that a short month does not have is that month's last day: no day of it comes after.
    """
    return day.year * _MONTHS + day.month - 1 + (day.day > rules.cut_off_day)


def _numbered(kind: PeriodKind, number: int, rules: Rules) -> Period:
    last = _last(kind, number, rules)
    closing = first_from(last)
    first = _last(kind, number - 1, rules) + timedelta(days=1)
    return Period(kind, _label(kind, last), first, last, closing.day, closing.is_known)


def _last(kind: PeriodKind, number: int, rules: Rules) -> date:
    if kind == "week":
        return date.fromordinal(_FRIDAY + number * _WEEK)
    year, month = divmod(number if kind == "month" else number * _QUARTER + _QUARTER - 1, _MONTHS)
    try:
        end = month_end(year, month + 1)
    except ValueError as error:
        raise OverflowError(year) from error
    return end.replace(day=min(rules.cut_off_day, end.day))


def _label(kind: PeriodKind, last: date) -> str:
    """Name a period by its last day: 2025年6月, 2025年第2季度, 2025年第26周 as ISO 8601 counts weeks."""
    if kind == "month":
        return f"{last.year}年{last.month}月"
    if kind == "quarter":
        return f"{last.year}年第{(last.month - 1) // _QUARTER + 1}季度"
    year, week, _ = last.isocalendar()
    return f"{year}年第{week}周"
