"""The days that a document prints of its plan: of issue, into force, and the last of its validity."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from gytrack.dates import add_months
from gytrack.numerals import read_numeral
from gytrack.reading.layout.titles import DAY_LINE
from gytrack.reading.text.passage import Passage

FROM_DAY = re.compile(r"自(20\d\d)年(\d{1,2})月(\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效)")
_ABOUT_DAY = re.compile(r"^(?:发布|成文|发文|印发|公布)(?:日期|时间)：")
_OF_PAGE = re.compile(
    r"(?:发布|成文|发文|印发|公布|生成|公开)(?:日期|时间)：(?P<year>20\d\d)[-—－年./](?P<month>\d{1,2})[-—－月./](?P<day>\d{1,2})"
)
_FROM_ISSUE = re.compile(r"自(?:印发|发布|公布|下发)之日起(?:(\d{1,3})日后)?(?:正式)?(?:施行|实施|执行|生效)")
_VALID_YEARS = re.compile(r"有效期(?:为)?(\d{1,2}|[一二三四五六七八九十])年")
_VALID_TO = re.compile(r"有效期[^。；]{0,20}?(?:至|到)(20\d\d)年(\d{1,2})月(\d{1,2})日")
_MONTHS_OF_YEAR = 12


def issued_on(lines: Iterable[Passage]) -> date | None:
    """Return the first day that stands on a line of its own, else the one that the page around it gives."""
    said = list(lines)
    own = (DAY_LINE.fullmatch(_ABOUT_DAY.sub("", line.text.strip("（）"))) for line in said)
    of_page = (_OF_PAGE.search(line.text) for line in said)
    found = next(filter(None, own), None) or next(filter(None, of_page), None)
    return day(found["year"], found["month"], found["day"]) if found else None


def effective_from(text: str, issued: date | None) -> date | None:
    """Return the day from which the plan is in force: 自…起施行, 自印发之日起30日后施行."""
    found = FROM_DAY.search(text)
    return day(*found.groups()) if found else effective_by_issue(text, issued)


def effective_by_issue(text: str, issued: date | None) -> date | None:
    """Return the day of 自印发之日起30日后施行."""
    found = _FROM_ISSUE.search(text)
    return issued + timedelta(days=int(found[1] or 0)) if issued and found else None


def expires_on(text: str, start: date | None) -> date | None:
    """Return the last day of 有效期3年, counted from ``start``, or that of 有效期至…."""
    found = _VALID_TO.search(text)
    if found:
        return day(*found.groups())
    years = _VALID_YEARS.search(text)
    length = read_numeral(years[1]) if years else None
    return add_months(start, length * _MONTHS_OF_YEAR) - timedelta(days=1) if start and length else None


def day(*written: str) -> date | None:
    """Return the day of a year, a month and a day as written, null where there is no such day."""
    year, month, number = (read_numeral(part) for part in written)
    try:
        return date(year or 0, month or 0, number or 0)
    except ValueError:
        return None
