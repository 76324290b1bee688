"""What a paper that explains a plan says of that plan: its number and its days, not those of other papers."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gytrack.reading.layout.days import FROM_DAY, day, effective_by_issue, expires_on
from gytrack.reading.layout.furniture import DOC_NO
from gytrack.reading.text.passage import Passage

_DAY = r"(20\d\d)年(\d{1,2})月(\d{1,2})日"
_ISSUE = r"(?:正式|联合)?(?:印发|发布|公布|出台)"
_LINE = re.compile(rf"{_DAY}{_ISSUE}|(?:印发|发文|成文)(?:日期|时间)：{_DAY}")
_NUMBERED = re.compile(rf"以(?P<number>{DOC_NO})(?:文件?)?{_ISSUE}")
_NAMED_BEFORE = re.compile("《([^《》]+)》[^《》，。；]{0,4}$")
_LONGEST_NAME = 60


class Explained(NamedTuple):
    """The number and the days of the plan explained."""

    doc_no: str | None
    issued: date | None
    effective: date | None
    expires: date | None


def read_explained(title: str, closing: Sequence[Passage], body: str) -> Explained:
    """Read them off the lines that close the paper, else off its sentences about the plan; ``title`` is the plan's."""
    issued = _issued(title, closing, body)
    last = "\n".join(line.text for line in closing)
    effective = (
        _own_start(title, last)
        or effective_by_issue(last, issued)
        or _own_start(title, body)
        or effective_by_issue(body, issued)
    )
    start = effective or issued
    return Explained(
        _doc_no(title, body), issued, effective, expires_on(last, start) or expires_on(body, start)
    )


def _issued(title: str, closing: Iterable[Passage], body: str) -> date | None:
    named = rf"《{re.escape(title)}》"
    sentences = (
        re.search(rf"{_DAY}，?[^。；《]{{0,30}}{_ISSUE}了?{named}", body),
        re.search(rf"{named}[^。；《]{{0,30}}于{_DAY}{_ISSUE}", body),
        re.search(
            rf"(?:^|[。；，\n])《?(?:实施|行动)?(?:方案|计划|意见|措施|规划|办法)》?于{_DAY}{_ISSUE}", body
        ),
    )
    found = [*(_LINE.fullmatch(line.text.strip("（）。")) for line in closing), *sentences]
    return next((day(*filter(None, match.groups())) for match in found if match), None)


def _own_start(title: str, text: str) -> date | None:
    """Return the last 自…起施行 that is not said of another paper, as of a law: 《…法》自…起施行."""
    found = [match for match in FROM_DAY.finditer(text) if _is_of_plan(title, text[: match.start()])]
    return day(*found[-1].groups()) if found else None


def _is_of_plan(title: str, before: str) -> bool:
    """Tell whether the paper named directly before is the plan, or its short name, or none is named."""
    named = _NAMED_BEFORE.search(before[-_LONGEST_NAME:])
    return named is None or named[1] in title


def _doc_no(title: str, body: str) -> str | None:
    found = _NUMBERED.search(body)
    if found:
        return found["number"]
    named = re.search(rf"《{re.escape(title)}》[（]?({DOC_NO})", body)
    return named[1] if named else None
