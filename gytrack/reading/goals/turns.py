"""Figures in turn: 甲、乙分别达到20%、10%; 甲、乙各1个; 到2025年和2030年分别达到A和B."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from gytrack.reading.goals.mentions import Mention
from gytrack.reading.goals.names import name_before
from gytrack.reading.language.bodies import split_outside
from gytrack.reading.language.deadlines import Horizon
from gytrack.reading.text.passage import Passage

_LISTED = re.compile(r"[、和及与，]|以及")
_IN_TURN = "分别"
_EACH = re.compile(r"各(?:自)?$")
_LEVEL = re.compile(r"[^\W\d_a-zA-Z]{1,3}[级类]")
_RATE = re.compile(r"(?:率|比例|占比|比重|覆盖面|面积|数|量)$")
_GROWN = re.compile(
    r"(?:同比|年均)?分别(?P<how>(?:同比|年均|[比较]上年)?(?:增长|提高|提升|增加|上升|下降|降低))$"
)
_SHORT = 3
_MOST = 8
_LONGEST = 200
_NAMES = "、和"


@dataclass(frozen=True, slots=True)
class Turn:
    """One figure of several in turn: its number, and the name and the day that fall to it."""

    mention: Mention
    said: Passage
    name: str
    day: date | None = None


def in_turn(sentence: Passage, ahead: list[Mention], begins: int, dates: list[Horizon]) -> list[Turn]:
    """Return the figures that stand in turn at the head of ``ahead``, none where they do not.

    ``begins`` is where the words before the first of them begin.
    """
    text, first = sentence.text, ahead[0]
    if _EACH.search(text, max(0, first.quantity.start - 2), first.quantity.start):
        names = _names(sentence, begins, first.bound.start)
        return (
            [Turn(first, name, whole) for name, whole in zip(names, _whole(names), strict=True)]
            if len(names) > 1
            else []
        )
    figures = _figures(text, ahead)
    if len(figures) == 1:
        return []
    said = text.rfind(_IN_TURN, begins, first.quantity.start)
    end = first.bound.start if said < 0 or said >= first.bound.start else said
    names = _names(sentence, begins, end)
    if len(names) == len(figures):
        return [
            Turn(mention, name, whole)
            for mention, name, whole in zip(_alike(figures, said), names, _whole(names), strict=True)
        ]
    before = bisect_left(dates, (first.bound.start,))
    days = dates[max(0, before - len(figures)) : before]
    if len(days) != len(figures) or not _joined(text, days):
        return []
    name = name_before(sentence[max(begins, days[-1].end) : first.bound.start])
    if said >= 0 and end < first.bound.start:
        name = name_before(sentence[end + len(_IN_TURN) : first.bound.start])
    return [
        Turn(mention, name, name.text, found.day)
        for mention, found in zip(_alike(figures, said), days, strict=True)
    ]


def grown_in_turn(sentence: Passage, ahead: list[Mention], earlier: list[str]) -> list[Turn]:
    """Return by how much what was named last is to grow: 甲达到5亿元、乙达到8亿元，分别增长7%和9%."""
    figures = _figures(sentence.text, ahead)
    grown = _GROWN.match(ahead[0].before)
    if not grown or not 1 < len(figures) <= len(earlier):
        return []
    words = sentence[ahead[0].clause : ahead[0].bound.start]
    return [
        Turn(mention, words, name + grown["how"])
        for mention, name in zip(figures, earlier[-len(figures) :], strict=True)
    ]


def _figures(text: str, ahead: list[Mention]) -> list[Mention]:
    count = 1
    while count < min(len(ahead), _MOST) and _LISTED.fullmatch(
        text[ahead[count - 1].bound.end : ahead[count].bound.start]
    ):
        count += 1
    return ahead[:count]


def _names(sentence: Passage, start: int, end: int) -> list[Passage]:
    words = name_before(sentence[max(start, end - _LONGEST) : max(start, end)].strip(_NAMES))
    return split_outside(words, _NAMES)


def _whole(names: list[Passage]) -> list[str]:
    """Give each of several names what the last says for all: 小学、初中覆盖率 are 小学覆盖率 and 初中覆盖率."""
    *others, last = (name.text for name in names)
    rate = _rate_of_all(others, last)
    return [*(name + (rate or _shared_tail(name, last)) for name in others), last]


def _rate_of_all(names: list[str], last: str) -> str:
    """Return the rate that the last of several names ends with, where the others are of the same length or kind."""
    if not _RATE.search(last) or any(_RATE.search(name) for name in names):
        return ""
    kinds = {name[-1] for name in names}
    same = last.find(kinds.pop(), 1) + 1 if len(kinds) == 1 else 0
    lengths = {len(name) for name in names}
    at = same or (lengths.pop() if len(lengths) == 1 else 0)
    return last[at:] if 0 < at < len(last) - 1 else ""


def _shared_tail(name: str, last: str) -> str:
    """县级、乡级、村级园区, 用水、用气时间: what the last says for all."""
    level = _LEVEL.match(last)
    if level and _LEVEL.fullmatch(name) and len(name) < len(last):
        return last[level.end() :]
    alike = len(name) <= _SHORT and name[0] == last[0] and len(last) > len(name) + _SHORT
    return last[len(name) :] if alike else ""


def _alike(figures: list[Mention], said: int) -> list[Mention]:
    """Give all figures after 分别 the 以上 that stands behind the last."""
    last = figures[-1].bound
    if said < 0 or not last.trails:
        return figures
    return [
        replace(mention, bound=mention.bound._replace(op=last.op)) if mention.bound.op == "=" else mention
        for mention in figures
    ]


def _joined(text: str, days: list[Horizon]) -> bool:
    return all(text[before.end : after.start] in ("、", "和", "及", "与") for before, after in pairwise(days))
