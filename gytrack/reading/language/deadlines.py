"""Dates as plans set them: 2025年底前, 2023年7月底前, 到2025年, “十五五”末, 2031年起5年内."""

import re
from datetime import date
from typing import NamedTuple

from gytrack.dates import month_end
from gytrack.numerals import CHINESE_NUMERAL, read_numeral
from gytrack.reading.language.name_spans import inside, name_spans
from gytrack.reading.text.passage import Passage

_LAST_MONTH = 12
_LAST_MONTHS = {
    "上半年": 6,
    "一季度": 3,
    "二季度": 6,
    "三季度": 9,
    "四季度": 12,
    "1季度": 3,
    "2季度": 6,
    "3季度": 9,
    "4季度": 12,
}
_DATE = re.compile(
    r"(?:20\d\d年?(?:-|—|–|－|~|～|至|到){1,2})?"
    r"(?P<year>20\d\d|二[〇○零]\d?[〇○零一二三四五六七八九]{2})年(?:度)?"
    r"(?:(?P<part>上半年|第?[一二三四1-4]季度)|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
    r"(?:年?[底末]|初|中旬|上旬|下旬)?(?:之?前|以前)?(?!起|以来)"
    rf"|[“\"]?(?P<plan>{CHINESE_NUMERAL}{{2,3}})五[”\"]?(?:规划)?(?:时期|期间|期末|末)"
)
# 12月底前, 年底前, 年内 of a plan of one year; 每年底前 and 三年内 name no day.
_WITHOUT_YEAR = re.compile(
    rf"(?:今年|本年度?|当年|(?<![年\d每次{CHINESE_NUMERAL[1:-1]}]))"
    r"(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|份)?(?:底之?前|底|末|之?前|以前)|年[底末](?:之?前|以前)?|年内)"
)
_SPAN = re.compile(r"(20\d\d)年起(\d{1,2})年内")
_ONGOING = re.compile(r"长期坚持|持续推进|长期推进|常态化|持续开展|长期")
_HEAD = re.compile(r"(?:[，。；：、“,;:（(]|到|至|在|力争|截至|于|争取|确保|计划|预计|其中)$")
_JOINS = ("、", "和", "及", "与")
# 各县2025年底前建成: within a clause a date holds where it is a deadline or the goal's verb follows.
_FOLLOWED = re.compile(
    r"达|不低于|不少于|不超过|超过|突破|力争|实现|完成|建成|新增|全面|基本|全部|预计|确保|要|将|(?:[^\W\d_a-zA-Z]{0,4}(?:计划|任务))"
)
# 2005年底前建成的小区 are of that time.
_PAST = re.compile(r"(?:建成|竣工|投产|开工|成立|设立|注册|印发|出台|认定|备案|入库|签订|毕业)[^，]{0,2}的")
# 达到2020年的2倍: what it is measured by.
_MEASURE = re.compile(r"的[\d.]+倍")
_DEADLINE = re.compile(r"[底末前]$")
_COMPARED = re.compile(r"(?:比|较|自|从|由|对|以|根据|按照|按|印发|《)$")
# The 十四五 ends in 2025; counted back, for the first ones were not five years apart.
_BEFORE_FIVE_YEAR_PLANS = 1955
_YEARS = 5
_WORD = 2


class Horizon(NamedTuple):
    """A date phrase: where it stands in its text and the last day that it allows."""

    start: int
    end: int
    day: date


def horizons(passage: Passage, year: int | None = None) -> list[Horizon]:
    """Return the date phrases of a text in order; impossible dates are none, and 2031年起 is no deadline.

    ``year`` is that of a phrase that names none; without it such a phrase is none.
    """
    dates = [(found, _last_day(found)) for found in _DATE.finditer(passage.text)]
    if year:
        dates += [(found, _day_of(year, found)) for found in _WITHOUT_YEAR.finditer(passage.text)]
        dates.sort(key=lambda date: date[0].start())
    return [Horizon(found.start(), found.end(), day) for found, day in dates if day]


def span_ends(passage: Passage) -> list[date]:
    """Return the last day of each ``2031年起5年内``: the first year counts."""
    return [date(int(found[1]) + int(found[2]) - 1, 12, 31) for found in _SPAN.finditer(passage.text)]


def governing_dates(sentence: Passage, year: int | None = None) -> list[Horizon]:
    """Return the dates that hold for every number after them; ``year`` as in ``horizons``.

    They stand at the head of a clause, after 到 or 在, are deadlines (2025年底前), have the verb of a goal after
    them, or go on from one that holds (到2025年和2030年).
    """
    names = name_spans(sentence.text)
    held: list[Horizon] = []
    for found in horizons(sentence, year):
        goes_on = held and sentence.text[held[-1].end : found.start] in _JOINS
        if not inside(found.start, names) and (goes_on or _governs(sentence.text, found)):
            held.append(found)
    return held


def _governs(text: str, horizon: Horizon) -> bool:
    if _PAST.match(text, horizon.end) or _MEASURE.match(text, horizon.end):
        return False
    if horizon.start == 0 or _HEAD.search(text, max(0, horizon.start - _WORD), horizon.start):
        return True
    if _COMPARED.search(text, max(0, horizon.start - _WORD), horizon.start):
        return False
    deadline = _DEADLINE.search(text, horizon.start, horizon.end)
    return bool(deadline or _FOLLOWED.match(text, horizon.end))


def is_ongoing(text: str) -> bool:
    """Tell whether a deadline's words set no day but 长期坚持 or 持续推进."""
    return bool(_ONGOING.search(text))


def _day_of(year: int, found: re.Match[str]) -> date | None:
    try:
        if found["day"]:
            return date(year, int(found["month"]), int(found["day"]))
        return month_end(year, int(found["month"] or _LAST_MONTH))
    except ValueError:
        return None


def _last_day(found: re.Match[str]) -> date | None:
    if found["plan"]:
        ordinal = read_numeral(found["plan"])
        return date(_BEFORE_FIVE_YEAR_PLANS + _YEARS * ordinal, 12, 31) if ordinal else None
    year = read_numeral(found["year"])
    if year is None:
        return None
    try:
        if found["day"]:
            return date(year, int(found["month"]), int(found["day"]))
        part = (found["part"] or "").removeprefix("第")
        return month_end(year, int(found["month"] or _LAST_MONTHS.get(part, 12)))
    except ValueError:
        return None
