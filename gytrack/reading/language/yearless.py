"""Deadlines in lists as they are jotted down: 6月底前完成, 年底前, 三季度, 长期坚持; a plan of one year leaves it out."""

import re

_MONTH = re.compile(r"(?<![年\d])(\d{1,2})月")
_PARTS = {
    "上半年": 6,
    "一季度": 3,
    "1季度": 3,
    "二季度": 6,
    "2季度": 6,
    "三季度": 9,
    "3季度": 9,
    "四季度": 12,
    "4季度": 12,
    "年底": 12,
    "年末": 12,
    "年内": 12,
    "全年": 12,
}
_PART = re.compile("|".join(sorted(_PARTS, key=len, reverse=True)))
_DECEMBER = 12
_DEADLINE = re.compile(
    r"(?:于|到|在|力争|确保|计划)?(?:20\d\d年度?|今年|本年度?|当年)?"
    rf"(?:第?(?:{_PART.pattern})|\d{{1,2}}月份?(?:\d{{1,2}}日)?|[上中下]半年)?(?:底|末|初|[上中下]旬)?(?:之?前|以前)?"
    r"(?:基本|全部|全面)?(?:完成|落实|到位|建成|实现|取得.{0,4}(?:成效|进展))?(?:并?(?:长期坚持|持续推进|持续实施|持续开展))?"
)
_ONGOING = re.compile(
    r"并?(?:长期坚持|长期推进|持续推进|持续实施|持续开展|常态化推进|常态推进|常年开展|全年推进)"
)


def month_without_year(text: str) -> int | None:
    """Return the month by whose end ``text`` asks for something without naming the year."""
    found = _MONTH.search(text)
    if found:
        return int(found[1]) if 1 <= int(found[1]) <= _DECEMBER else None
    part = _PART.search(text)
    return _PARTS[part.group()] if part else None


def is_deadline(text: str) -> bool:
    """Tell a stretch of a list that is but a deadline: 6月底前完成, 2025年底前, 长期坚持."""
    if _ONGOING.fullmatch(text):
        return True
    return bool(_DEADLINE.fullmatch(text)) and bool(re.search(r"[年月度]", text))
