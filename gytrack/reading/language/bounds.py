"""Bound words around a number: 不少于 至少 超过 达到 before it, 以上 以内 左右 after it."""

import re
from typing import NamedTuple

from gytrack.records.terms import Operator

_CHANGED_TO_WORDS = (
    "提升至 提升到 提高至 提高到 增加至 增加到 增长至 增长到 增至 扩大至 扩大到 上升至 上升到 升至 拓展至 拓展到 放宽至 放宽到 "
    "压减至 压减到 压缩至 压缩到 缩短至 缩短到 缩减至 缩减到 降低至 降低到 下降至 下降到 减少至 减少到 降至 降到 精简至 精简到 延长至 延长到"
)
_CHANGED_TO = _CHANGED_TO_WORDS.split()
_BEFORE: dict[str, Operator] = {
    **dict.fromkeys(("不少于", "不得少于", "不低于", "不得低于", "不小于", "至少", "最少"), ">="),
    **dict.fromkeys(("不超过", "不得超过", "不高于", "不多于", "不大于", "控制在", "至多", "最多"), "<="),
    **dict.fromkeys(("突破", "超过", "大于", "高于", "多于", "超"), ">"),
    **dict.fromkeys(("低于", "少于", "小于"), "<"),
    **dict.fromkeys(("大约", "约为", "约", "近"), "~"),
    **dict.fromkeys(
        ("达到", "达", "稳定在", "保持在", "维持在", "共计", "累计", "总数", "为", *_CHANGED_TO), "="
    ),
}
_NEUTRAL = ("分别", "均", "各", "国家", "国家标准", "省级", "力争", "预期", "再")
_BEFORE_WORDS = re.compile("(?:" + "|".join(sorted((*_BEFORE, *_NEUTRAL), key=len, reverse=True)) + ")$")
_LONGEST_WORD = max(map(len, (*_BEFORE, *_NEUTRAL)))
# 至少 may stand before the verb: 至少建成2个, 至少开展一次.
_BEFORE_VERB = re.compile(r"(?:至少|最少)(?=[\u4e00-\u9fff]{1,4}$)")
_AFTER: dict[str, Operator] = {
    **dict.fromkeys(("以上", "及以上", "乙等以上", "甲等以上", "之上"), ">="),
    **dict.fromkeys(("以内", "之内", "以下", "及以下"), "<="),
    **dict.fromkeys(("左右", "上下"), "~"),
}
_AFTER_WORDS = re.compile("|".join(sorted(_AFTER, key=len, reverse=True)))


class Bound(NamedTuple):
    """A number's bound with the stretch that its words and the number take; ``leads`` where a word stands before."""

    start: int
    end: int
    op: Operator
    leads: bool
    changes: bool


def bound_of(text: str, start: int, end: int, *, is_range: bool) -> Bound:
    """Read the bound of the number that stands at ``start`` to ``end``."""
    at, words = _words_before(text, start)
    said = [_BEFORE[word] for word in words if word in _BEFORE]
    verb = _BEFORE_VERB.search(text, max(0, at - 2 * _LONGEST_WORD), at)
    after = _AFTER_WORDS.match(text, end)
    ops: list[Operator] = [op for op in said if op != "="]
    if verb:
        ops.append(">=")
    leads = bool(ops)
    if after:
        ops.insert(0, _AFTER[after.group()])
    op: Operator = ops[0] if ops else "range" if is_range else "="
    changes = any(word in _CHANGED_TO for word in words)
    return Bound(at, after.end() if after else end, op, leads, changes)


def reaches(text: str, start: int) -> bool:
    """Tell whether a word such as 达到 stands right before ``start``."""
    return any(word in _BEFORE for word in _words_before(text, start)[1])


def _words_before(text: str, start: int) -> tuple[int, list[str]]:
    words: list[str] = []
    at = start
    while found := _BEFORE_WORDS.search(text, max(0, at - _LONGEST_WORD), at):
        words.append(found.group())
        at = found.start()
    return at, words
