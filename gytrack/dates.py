"""Calendar days: as people type them, as papers write them, and whole months between them."""

import calendar
import re
import unicodedata
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from gytrack.errors import InputError

_RELATIVE = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2}
_FULL = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})[日号]?")


def parse_day(text: str, today: date) -> date:
    """Read a day as a person types it: 2025-06-12, 2025年6月12日, 6-12, 6.12, 昨天; full-width digits too.

    A day without a year is the latest such day that is not after ``today``.

    Raises:
        InputError: it is no day, or one that the calendar does not have.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in _RELATIVE:
        return today + timedelta(days=_RELATIVE[plain])
    found = _FULL.fullmatch(plain)
    if not found:
        raise InputError(f"日期“{shorten(text)}”看不懂", "请写成 2025-06-12、2025年6月12日、6-12 或 昨天")
    year, month, day = found.groups()
    return (
        _latest_before(int(month), int(day), today, text)
        if year is None
        else _day(int(year), int(month), int(day), text)
    )


def _latest_before(month: int, day: int, today: date, text: str) -> date:
    this_year = _day(today.year, month, day, text)
    return this_year if this_year <= today else _day(today.year - 1, month, day, text)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(f"日期“{shorten(text)}”不存在", "请核对年、月、日") from None


def shorten(text: str, limit: int = 30) -> str:
    """Return ``text`` short enough for a message of one line."""
    return text if len(text) <= limit else text[:limit] + "…"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the day ``months`` later, the month's last day where it is shorter (31 January + 1 month: 28 February)."""
    return day + relativedelta(months=months)


def whole_months(start: date, end: date) -> int:
    """Return how many whole months lie between two days; 0 where ``end`` is not after ``start``.

    A month is whole on its last day too: 31 December to 30 June are six.
    """
    passed = relativedelta(end, start)
    return max(0, passed.years * 12 + passed.months)


def long_day(day: date) -> str:
    """Write a day as papers do: 2025年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def deadline(day: date) -> str:
    """Write a deadline as plans do: 2025年底, 2025年6月底, 2025年6月12日."""
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年底"
    if day == month_end(day.year, day.month):
        return f"{day.year}年{day.month}月底"
    return long_day(day)
