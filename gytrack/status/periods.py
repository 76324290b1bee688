"""Reporting periods: the month, which ends on its cut-off day."""

from datetime import date

from gytrack.dates import add_months, month_end
from gytrack.status.rules import Rules


def missed_periods(asked_from: date | None, day: date, rules: Rules, reported: date | None = None) -> int:
    """Return how many periods had ended before ``day`` without a report.

    Rule of status: Light, 欠报. Counted from the period that holds the first day that was asked for, or from the one
    after the latest report where that is later; 0 where nobody asks.
    """
    if asked_from is None:
        return 0
    first = _period(asked_from, rules)
    if reported is not None:
        first = max(first, _period(reported, rules) + 1)
    return max(0, _period(day, rules) - first)


def ends_before(day: date, rules: Rules, number: int) -> list[date]:
    """Return the last days of the latest periods that ended before ``day``, the earliest first."""
    months = (add_months(day.replace(day=1), -back) for back in range(number + 1))
    ends = (_end(month.year, month.month, rules) for month in months)
    return [end for end in ends if end < day][:number][::-1]


def _end(year: int, month: int, rules: Rules) -> date:
    last = month_end(year, month)
    return last.replace(day=min(last.day, rules.cut_off_day))


def _period(day: date, rules: Rules) -> int:
    """Number the periods; a day after its month's cut-off belongs to the next one.

    A cut-off that a short month does not have is that month's last day: no day of it comes after.
    """
    return day.year * 12 + day.month + (day.day > rules.cut_off_day)
