"""Calendar days: as people type them, as papers write them, and whole months between them."""

import calendar
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from gytrack.errors import InputError

_DAYS = {
    "大前天": -3,
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_WEEKS = {"上上": -14, "上": -7, "本": 0, "这": 0, "下": 7}
_MONTHS = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "这月": 0, "下个月": 1, "下月": 1}
_YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
_ENDS = ("月底", "月末", "年底", "年末")

# Compiled on first use: most commands are given no day.
_WEEKDAY = r"(?:(上上|上|本|这|下)个?)?(?:周|星期|礼拜)([1-6日天])"
_WRITTEN = (
    r"(?P<y>\d{4})[-./年](?P<m>\d{1,2})[-./月](?P<d>\d{1,2})[日号]?",
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
    r"(?P<m>\d{1,2})[-./月](?P<d>\d{1,2})[日号]?",
    r"(?P<d>\d{1,2})[日号]",
    r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月[底末]",
    r"(?P<y>\d{4})年(?P<m>)年?[底末]",
)
_NO_DAY = r"\d{4}年?|\d{4}[-./]\d{1,2}|(?:\d{4}年)?\d{1,2}月(?:份|[上中下]旬|初)?|\d{4}年[上下]半年|[年月]初"
_NOISE = " \t\r\n\u200b\ufeff“”‘’「」『』\"'。,;"
_DIGITS = str.maketrans("〇○零一二两三四五六七八九–—−", "0001223456789---")
_LEAP_YEARS_APART = 8


def parse_day(text: str, today: date) -> date:
    """Read a day as a person types it: 2025-06-12, 二〇二五年六月十二日, 6.12, 12日, 6月底, 上周五, 昨天, 3天前.

    A day without a year or a month, or a weekday alone, is the latest such day that is not after ``today``; 上周, 本月
    and the like name theirs. Weeks begin on Monday.

    Raises:
        InputError: it is no day, or one that the calendar does not have.
    """
    if day := _as_scripts_write(text):
        return day
    typed = _plain(text)
    try:
        day = _relative(typed, today) or _written(_named(typed, today), today)
    except (ValueError, OverflowError):
        raise InputError(f"日期“{shorten(text)}”不存在", "请核对年、月、日") from None
    if day is not None:
        return day
    if re.fullmatch(_NO_DAY, _named(typed, today)):
        raise InputError(
            f"日期“{shorten(text)}”没有写明是哪一天", "请写到日，如 2025年6月12日；月末可写 6月底"
        )
    raise InputError(
        f"日期“{shorten(text)}”看不懂", "请写成 2025-06-12、2025年6月12日、6-12、昨天、上周五 或 上月底"
    )


def parse_deadline(text: str, today: date) -> date:
    """Read a day as ``parse_day`` does, but one that is yet to come: without its year or month it is the next such day.

    Raises:
        InputError: it is no day.
    """
    if not lacks_year(text):
        return parse_day(text, today)
    # What is the latest such day within the next month or year is the next one from today on.
    soon = parse_day(text, add_months(today, 1) - timedelta(1))
    return soon if soon >= today else parse_day(text, add_months(today, 12) - timedelta(1))


def lacks_year(text: str) -> bool:
    """Say whether a day was typed with numbers but without its year: 6-12, 12日, 6月底."""
    typed = _plain(text)
    found = next(filter(None, (re.fullmatch(form, typed) for form in _WRITTEN)), None)
    return found is not None and found.groupdict().get("y") is None


def _as_scripts_write(text: str) -> date | None:
    """Read 2025-06-12, for which nothing needs to be compiled; null of all else, and where there is no such day."""
    if (text[4:5], text[7:8], len(text)) != ("-", "-", 10):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """Return what was typed in half width, with digits for numerals, without spaces and what stands around it."""
    typed = unicodedata.normalize("NFKC", text).strip(_NOISE)
    typed = re.sub(
        r"([二三])?十([一二三四五六七八九])?", lambda ten: (ten[1] or "一") + (ten[2] or "零"), typed
    )
    typed = re.sub(r"(?<=\d)[\s。、]+(?=\d)", ".", typed.translate(_DIGITS))
    return re.sub(r"\s+", "", typed)


def _relative(typed: str, today: date) -> date | None:
    """Read a day that is so many days from today, or one of a week."""
    if typed in _DAYS:
        return today + timedelta(_DAYS[typed])
    if found := re.fullmatch(r"(\d{1,3})天前", typed):
        return today - timedelta(int(found[1]))
    if not (found := re.fullmatch(_WEEKDAY, typed)):
        return None
    ahead = (6 if found[2] in "日天" else int(found[2]) - 1) - today.weekday()
    if found[1]:
        return today + timedelta(ahead + _WEEKS[found[1]])
    return today + timedelta(ahead if ahead <= 0 else ahead - 7)


def _named(typed: str, today: date) -> str:
    """Write out the year and the month that words name: 上月底 as 2025年5月底, 去年 as 2024年, 年底 as 2025年底."""
    typed = f"本{typed}" if typed in _ENDS else typed
    for word, years in _YEARS.items():
        if typed.startswith(word):
            return f"{today.year + years:04}年{typed.removeprefix(word)}"
    for word, months in _MONTHS.items():
        if typed.startswith(word):
            month = add_months(today, months)
            return f"{month.year}年{month.month}月{typed.removeprefix(word)}"
    return typed


def _written(typed: str, today: date) -> date | None:
    """Read a day that is written with numbers; what is left out is filled with the latest that is not after today."""
    found = next(filter(None, (re.fullmatch(form, typed) for form in _WRITTEN)), None)
    if found is None:
        return None
    year, month, day = (found.groupdict().get(part) for part in "ymd")
    if year is not None:
        return _in_month(int(year), int(month or 12), day)
    return _latest(_months_before(today, int(month) if month else None), day, today)


def _months_before(today: date, month: int | None) -> Iterator[tuple[int, int]]:
    """Yield the months, latest first, among which a day without a year is: of that number, or of any."""
    if month is not None:
        yield from ((year, month) for year in range(today.year, today.year - _LEAP_YEARS_APART - 1, -1))
        return
    for months in range(3):
        before = add_months(today, -months)
        yield before.year, before.month


def _latest(months: Iterable[tuple[int, int]], day: str | None, today: date) -> date:
    for year, month in months:
        try:
            found = _in_month(year, month, day)
        except ValueError:  # of a month that is too short, such as the 29th of February
            continue
        if found <= today:
            return found
    raise ValueError(day)


def _in_month(year: int, month: int, day: str | None) -> date:
    return month_end(year, month) if day is None else date(year, month, int(day))


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
