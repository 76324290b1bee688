"""Which numbers of a sentence are goals: not those of labels, kinds, what exists, procedures and subsidies."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from gytrack.reading.language.bounds import Bound, bound_of, reaches
from gytrack.reading.language.name_spans import inside, name_spans
from gytrack.reading.language.quantities import AREAS, LEVEL, TIMES, Quantity, quantities
from gytrack.reading.text.passage import Passage

_PAUSES = re.compile(r"[，。；：,;:！？]")
_GIVEN = re.compile(r"(?:以|依托|对于?|把|将|围绕|按照|根据|凭|利用|发挥|通过|其中|现有|已)")
_ACHIEVES = re.compile(
    r"建成|建设|新增|新建|打造|培养|培育|引进|创建|培训|遴选|组织|选拔|举办|完成|实现|达|设立|建立|提高|提升|扩大|增|压|缩|降|放宽|开展|推出|推动"
)
_SUBSIDY = re.compile(r"补助|补贴|奖励|奖补|给予|补偿|贴息|资金")
_BUILDS = re.compile(r"建立|建设|打造|建成|创建|构建|新建")
_FROM = re.compile(r"(?:由|从)(?:原来|原有|之前|目前|现在|现行)?的?$")


_LONGEST_CLAUSE = 150
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that is a goal: its bound, where its clause begins, the baseline that the clause names."""

    quantity: Quantity
    bound: Bound
    clause: int
    baseline: Decimal | None = None


def mentions(sentence: Passage) -> list[Mention]:
    """Return the numbers of a sentence that are goals, in order."""
    text = sentence.text
    labels = name_spans(text)
    starts = [0, *(found.end() for found in _PAUSES.finditer(text))]
    found = [
        _mention(text, quantity, starts)
        for quantity in quantities(text)
        if not inside(quantity.start, labels)
    ]
    goals: list[Mention] = []
    baseline: Mention | None = None
    for mention, following in pairwise([*found, None]):
        assert mention is not None  # noqa: S101  (only the last of the pairs is null)
        if _FROM.search(_words_before(text, mention.bound.start, mention.clause)):
            baseline = mention
        elif not _is_modifier(text, mention, following) and not any(
            rule(text, mention) for rule in _EXCLUDED
        ):
            goals.append(_with_baseline(mention, baseline))
    return goals


def _mention(text: str, quantity: Quantity, starts: list[int]) -> Mention:
    bound = bound_of(text, quantity.start, quantity.end, is_range=quantity.upper is not None)
    clause = starts[bisect_right(starts, quantity.start) - 1]
    return Mention(quantity, bound._replace(start=max(bound.start, clause)), clause)


def _with_baseline(mention: Mention, baseline: Mention | None) -> Mention:
    same = baseline and baseline.clause == mention.clause and baseline.quantity.unit == mention.quantity.unit
    return replace(mention, baseline=baseline.quantity.value) if baseline and same else mention


def _is_modifier(text: str, mention: Mention, following: Mention | None) -> bool:
    """产值5亿元以上企业5家: the first number says which enterprises, the second how many."""
    if following is None or following.clause != mention.clause:
        return False
    between = text[mention.bound.end : following.bound.start]
    return bool(between) and not re.search(r"[、和及与]", between)


def _words_before(text: str, at: int, clause: int) -> str:
    """Return the words of the clause before ``at``, no more than a clause has: time stays linear."""
    return text[max(clause, at - _LONGEST_CLAUSE) : at]


def _is_ordinal(text: str, mention: Mention) -> bool:
    """第3届."""
    return text.endswith("第", 0, mention.quantity.start)


def _is_given(text: str, mention: Mention) -> bool:
    """以18个团队为抓手, 依托4家医院, 将5类信息纳入: what is there already; 将上限提高到6000万元 is a goal."""
    head = _words_before(text, mention.quantity.start, mention.clause)
    return bool(_GIVEN.match(text, mention.clause)) and not _ACHIEVES.search(head)


def _is_procedure(_text: str, mention: Mention) -> bool:
    """于10天内反馈: a time limit, unless a time is 压缩至 or 放宽到 it."""
    return mention.quantity.unit in TIMES and not mention.bound.changes


def _is_subsidy(text: str, mention: Mention) -> bool:
    """给予5万元补助."""
    around = (
        _words_before(text, mention.bound.start, mention.clause)
        + text[mention.bound.end : mention.bound.end + _NEAR]
    )
    return mention.quantity.is_money and bool(_SUBSIDY.search(around))


def _is_specification(_text: str, mention: Mention) -> bool:
    """不少于1000平方米 says how large a thing is to be."""
    return mention.quantity.unit in AREAS


def _is_grade(text: str, mention: Mention) -> bool:
    """3级医院 is a kind; 达3级以上 is a rating to be reached."""
    return mention.quantity.unit == LEVEL and not reaches(text, mention.quantity.start)


def _is_figure_of_speech(text: str, mention: Mention) -> bool:
    """三大平台 of a heading; 建立…三大基地 is a goal."""
    return mention.quantity.great and not _BUILDS.search(
        _words_before(text, mention.quantity.start, mention.clause)
    )


_EXCLUDED: tuple[Callable[[str, Mention], bool], ...] = (
    _is_ordinal,
    _is_given,
    _is_procedure,
    _is_subsidy,
    _is_specification,
    _is_grade,
    _is_figure_of_speech,
)
