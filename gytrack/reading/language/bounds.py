"""Bound words around a number: 不少于 至少 超过 达到 before it, 以上 以内 左右 after it."""

import re
from typing import NamedTuple

from gytrack.reading.language.quantities import Quantity
from gytrack.reading.language.units import SHARE
from gytrack.records.terms import Operator

_CHANGES_WORDS = "提升 提高 增加 增长 扩大 扩容 上升 拓展 拓宽 放宽 压减 压缩 缩短 缩减 降低 下降 减少 精简 延长 提速 优化 下调 上调 调整 控制 稳定"
_CHANGES = _CHANGES_WORDS.split()
_CHANGED_TO = (
    *(word + to for word in _CHANGES for to in ("至", "到")),
    *(
        [
            "增至",
            "升至",
            "降至",
            "降到",
            "减至",
            "减到",
            "缩至",
            "压至",
            "扩至",
            "涨至",
            "翻至",
            "发展到",
            "发展至",
        ]
    ),
)
_HELD = tuple(
    word + on for word in ("稳定", "保持", "维持", "控制", "巩固", "压控", "限制") for on in ("在", "于")
)
_LIMITS = tuple(word for word in _HELD if word.startswith(("控制", "压控", "限制")))
_BEFORE: dict[str, Operator] = {
    **dict.fromkeys(
        [
            "不少于",
            "不得少于",
            "不应少于",
            "不能少于",
            "不低于",
            "不得低于",
            "不应低于",
            "不能低于",
            "不小于",
            "不得小于",
            "至少",
            "最少",
            "最低",
            "达到或超过",
            "大于等于",
            "大于或等于",
            "大于或者等于",
            "≥",
            "≧",
            ">=",
        ],
        ">=",
    ),
    **dict.fromkeys(
        [
            "不超过",
            "不得超过",
            "不应超过",
            "不能超过",
            "不超出",
            "不高于",
            "不得高于",
            "不多于",
            "不得多于",
            "不大于",
            "不得大于",
            "至多",
            "最多",
            "最高",
            "小于等于",
            "小于或等于",
            "≤",
            "≦",
            "<=",
        ],
        "<=",
    ),
    **dict.fromkeys(_LIMITS, "<="),
    **dict.fromkeys(["突破", "超过", "超出", "大于", "高于", "多于", "优于", "超", "逾", ">", "＞"], ">"),
    **dict.fromkeys(["低于", "少于", "小于", "<", "＜"], "<"),
    **dict.fromkeys(["大约", "约为", "约", "近", "接近"], "~"),
    **dict.fromkeys(
        (
            *["达到", "达", "达成", "实现", "共计", "累计", "总计", "合计", "总数", "为", "有"],
            *(word for word in _HELD if word not in _LIMITS),
            *_CHANGED_TO,
        ),
        "=",
    ),
}
# These are verbs too: 实现27%以上的…, 有5家; they compare nothing.
_WEAK = frozenset(["实现", "有", "达成"])
_NEUTRAL = [
    "分别",
    "分别为",
    "均",
    "各",
    "各自",
    "国家",
    "国家标准",
    "省级",
    "力争",
    "力争达",
    "预期",
    "再",
    "每人每月",
    "每人每年",
    "每生每年",
    "每户每年",
    "每亩每年",
    "首次",
    "也",
    "可",
]
# 人均面积将达到: an auxiliary, once a bound word follows it.
_AUXILIARY = re.compile(
    r"(?:应当|需要|必须|预计|确保|首次|原则上|力争|争取|将|(?<![供响反相适效对])应|须|(?<![所供急])需|(?<![重需纪摘概])要|(?<![平人户亩年日月])均)$"
)
_BEFORE_WORDS = re.compile("(?:" + "|".join(sorted((*_BEFORE, *_NEUTRAL), key=len, reverse=True)) + ")$")
_LONGEST_WORD = max(map(len, (*_BEFORE, *_NEUTRAL)))
# 增加到2025年的80家: the year belongs to the number.
_OF_YEAR = re.compile(r"20\d\d年(?:年?[底末])?的$")
_LONGEST_OF_YEAR = 8
# 至少 may stand before the verb: 至少建成7个, 至少举办一次.
_BEFORE_VERB = re.compile(r"(?:至少|最少)(?=[^\W\d_a-zA-Z]{1,6}$)")
# 不低于总量的10%, 达到城市社区的60%.
_OF_WHAT = re.compile(
    r"(?P<word>不少于|不得少于|不低于|不得低于|不超过|不得超过|不高于|达到|超过|突破|高于|低于|占)[^\W\d_a-zA-Z]{1,20}的$"
)
_LONGEST_OF_WHAT = 28
# 压缩公告时间至20天.
_WHAT_CHANGES = re.compile(rf"(?:{'|'.join(_CHANGES)})[^\W\d_a-zA-Z]{{2,15}}?(?P<to>[至到])$")
_LONGEST_CHANGE = 20
_AFTER: dict[str, Operator] = {
    **dict.fromkeys(
        ["以上", "及以上", "或以上", "含以上", "乙等以上", "甲等以上", "之上", "（含）以上", "以上（含）"],
        ">=",
    ),
    **dict.fromkeys(["以内", "之内", "以下", "及以下", "内", "（含）以内", "（含）以下"], "<="),
    **dict.fromkeys(["左右", "上下"], "~"),
}
_AFTER_WORDS = re.compile(
    "(?:" + "|".join(sorted(_AFTER, key=len, reverse=True)) + ")(?<!内(?=[容涵部设外在需蒙镜置陆生含科资]))"
)


class Bound(NamedTuple):
    """A number's bound with the stretch that its words and the number take.

    ``leads`` where a word stands before that holds on over an enumeration; ``reaches`` where 达到 or another word
    of comparison does, so that the name stands before it; ``changes`` for 压缩至 and the like.
    """

    start: int
    end: int
    op: Operator
    leads: bool
    reaches: bool
    changes: bool
    trails: bool


def bound_of(text: str, quantity: Quantity) -> Bound:
    """Read the bound of a number."""
    at, words = _words_before(text, quantity)
    said = [_BEFORE[word] for word in words if word in _BEFORE and word not in _WEAK]
    verb = _BEFORE_VERB.search(text, max(0, at - 2 * _LONGEST_WORD), at)
    after = _AFTER_WORDS.match(text, quantity.end)
    ops: list[Operator] = [op for op in said if op != "="]
    if verb:
        ops.append(">=")
    leads = bool(ops)
    if after:
        ops.insert(0, _AFTER[after.group()])
    if quantity.more:
        ops.append(">")
    op: Operator = ops[0] if ops else "range" if quantity.upper is not None else "="
    return Bound(
        start=at,
        end=after.end() if after else quantity.end,
        op=op,
        leads=leads,
        reaches=bool(said),
        changes=any(word in _CHANGED_TO for word in words),
        trails=bool(after),
    )


def _words_before(text: str, quantity: Quantity) -> tuple[int, list[str]]:
    """Walk from a number to the left over the words that bound it; return where they begin and what they are."""
    words: list[str] = []
    at = quantity.start
    dated = _OF_YEAR.search(text, max(0, at - _LONGEST_OF_YEAR - 2), at)
    if dated:
        at = dated.start()
    if quantity.unit == SHARE:
        share = _OF_WHAT.search(text, max(0, at - _LONGEST_OF_WHAT), at)
        if share:
            at = share.start()
            words.append("达到" if share["word"] == "占" else share["word"])
    while found := _BEFORE_WORDS.search(text, max(0, at - _LONGEST_WORD), at):
        words.append(found.group())
        at = found.start()
    if not words and (change := _WHAT_CHANGES.search(text, max(0, at - _LONGEST_CHANGE), at)):
        words.append(_CHANGED_TO[0])
        at = change.start("to")
    while any(word in _BEFORE and word not in _WEAK for word in words) and (
        helper := _AUXILIARY.search(text, max(0, at - _LONGEST_WORD), at)
    ):
        at = helper.start()
    return at, words
