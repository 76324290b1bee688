"""What a document says of itself: title, number, draft or not, its dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gytrack.dates import add_months
from gytrack.numerals import read_numeral
from gytrack.reading.language.deadlines import governing_dates, span_ends
from gytrack.reading.layout.titles import DAY_LINE, read_title
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Head

_DOC_NO = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[【(]20\d\d[〕\]】)]第?\d+号")
_ABOUT_DAY = re.compile(r"^(?:发布|成文|发文|印发|公布)(?:日期|时间)：")
_FROM_DAY = re.compile(r"自(20\d\d)年(\d{1,2})月(\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效)")
_FROM_ISSUE = re.compile(r"自(?:印发|发布|公布|下发)之日起(?:(\d{1,3})日后)?(?:正式)?(?:施行|实施|执行|生效)")
_VALID_YEARS = re.compile(r"有效期(?:为)?(\d{1,2}|[一二三四五六七八九十])年")
_VALID_TO = re.compile(r"有效期[^。；]{0,20}?(?:至|到)(20\d\d)年(\d{1,2})月(\d{1,2})日")
_YEAR_SPAN = re.compile(r"(20\d\d)年?[-—–－~～至到]+(20\d\d)年")
_ONE_YEAR = re.compile(r"(20\d\d)年")
_MONTHS_OF_YEAR = 12
_VISION_YEARS = 8


@dataclass(frozen=True, slots=True)
class Front:
    """The lines that tell of the document: those before its outline, and the loose ones and last ones after."""

    before: Sequence[Passage]
    after: Sequence[Passage]
    body: str


def read_head(front: Front, goals: Sequence[Passage]) -> Head:
    """Read the head; ``goals`` are the plan's own goals, whose last date is the plan's end."""
    title = read_title(front.before)
    issued = _issued(front)
    effective = _effective(front.body, issued)
    starts, ends = _term(title.text)
    return Head(
        title=title.text,
        issuer=title.issuer,
        doc_no=_doc_no(front.before),
        draft=title.draft,
        issued=issued,
        effective=effective,
        expires=_expires(front.body, effective or issued),
        starts=starts,
        ends=ends or _last_goal(goals),
    )


def _doc_no(lines: Sequence[Passage]) -> str | None:
    return next((line.text for line in lines if _DOC_NO.fullmatch(line.text)), None)


def _issued(front: Front) -> date | None:
    found = (
        DAY_LINE.fullmatch(_ABOUT_DAY.sub("", line.text.strip("（）")))
        for line in (*front.before, *front.after)
    )
    return next((_day(match["year"], match["month"], match["day"]) for match in found if match), None)


def _effective(body: str, issued: date | None) -> date | None:
    found = _FROM_DAY.search(body)
    if found:
        return _day(*found.groups())
    from_issue = _FROM_ISSUE.search(body)
    return issued + timedelta(days=int(from_issue[1] or 0)) if issued and from_issue else None


def _expires(body: str, start: date | None) -> date | None:
    found = _VALID_TO.search(body)
    if found:
        return _day(*found.groups())
    years = _VALID_YEARS.search(body)
    length = read_numeral(years[1]) if years else None
    return add_months(start, length * _MONTHS_OF_YEAR) - timedelta(days=1) if start and length else None


def _day(*written: str) -> date | None:
    year, month, day = (read_numeral(part) for part in written)
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _term(title: str) -> tuple[date | None, date | None]:
    span, year = _YEAR_SPAN.search(title), _ONE_YEAR.search(title)
    first, last = (span[1], span[2]) if span else (year[1], year[1]) if year else (None, None)
    return (date(int(first), 1, 1), date(int(last), 12, 31)) if first and last else (None, None)


def _last_goal(goals: Sequence[Passage]) -> date | None:
    """Return the last date of the plan's goals; 到2035年 beside 到2025年 is a vision, not the plan's end."""
    days = sorted(day for goal in goals for day in _goal_days(goal))
    return next((day for day in reversed(days) if day.year - days[0].year < _VISION_YEARS), None)


def _goal_days(goal: Passage) -> list[date]:
    return [*(horizon.day for horizon in governing_dates(goal)), *span_ends(goal)]
