"""What a set of rules holds, figure by figure: what each means, which values it takes, and how a person writes them."""

from collections.abc import Mapping
from typing import NamedTuple

from gytrack.errors import InputError
from gytrack.status.rules import Rules

_OFF = ("无", "不用", "none", "off", "否", "false")
_MOST_LABEL = 6
_LABELS = {
    "red": "红灯",
    "yellow": "黄灯",
    "green": "绿灯",
    "grey": "未报",
    "due_soon": "临近时限",
    "overdue_orange": "逾期的中间一档",
    "blocked": "受阻",
    "slow": "进度滞后",
}
"""What a local word may be given for: lights, and rules of which each has one light."""

_LIGHTS = {"red": "红灯", "yellow": "黄灯", "green": "绿灯"}


class Figure(NamedTuple):
    """One figure of a set: its key, what it means, its unit; ``choices`` where it is one of some words.

    Whole numbers lie between ``least`` and ``most``; one that ``may_be_off`` may be turned off.
    """

    key: str
    about: str
    unit: str = ""
    least: int = 1
    most: int = 9999
    may_be_off: bool = True
    choices: Mapping[str, str] = {}


FIGURES = (
    Figure(
        "gap_unit", "偏差按什么计", may_be_off=False, choices={"points": "百分点", "percent": "占序时进度的百分比"}
    ),
    Figure("gap_yellow", "慢于序时达到多少亮黄灯", "偏差", most=100),
    Figure("gap_red", "慢于序时超过多少亮红灯", "偏差", least=0, most=100),
    Figure("due_soon_days", "距完成时限多少天以内算临近", "天", least=0),
    Figure("due_soon_light", "临近时限至少亮什么灯", may_be_off=False, choices={"yellow": "黄灯", "green": "绿灯"}),
    Figure("late_yellow_days", "逾期多少天起亮黄灯", "天"),
    Figure("late_orange_days", "逾期多少天起为黄与红之间的一档", "天"),
    Figure("late_red_days", "逾期多少天起亮红灯", "天"),
    Figure("blocked", "所报状态为受阻亮什么灯", choices=_LIGHTS),
    Figure("slow", "所报状态为进度滞后亮什么灯", choices=_LIGHTS),
    Figure("unbegun_yellow", "起算后满多少个月仍未启动亮黄灯", "个月", least=0),
    Figure("unbegun_red", "起算后满多少个月仍未启动亮红灯", "个月", least=0),
    Figure("missed_yellow", "欠报多少期亮黄灯", "期"),
    Figure("missed_red", "欠报多少期亮红灯", "期"),
    Figure(
        "missed_after_reports", "已报过的任务欠报也亮灯", may_be_off=False, choices={"true": "是", "false": "否"}
    ),
    Figure("cut_off_day", "报送截止日（每月）", "日", most=31, may_be_off=False),
    Figure("counted_goal", "目标数达到多少的指标单独看偏差", may_be_off=False),
    Figure("about_percent", "“左右”的目标完成多少算达标", "%", most=100, may_be_off=False),
)  # fmt: skip
BY_KEY = {figure.key: figure for figure in FIGURES}

_IN_STEP = (
    ("gap_yellow", "gap_red", -1),
    ("late_yellow_days", "late_orange_days", 0),
    ("late_orange_days", "late_red_days", 0),
    ("late_yellow_days", "late_red_days", 0),
    ("unbegun_yellow", "unbegun_red", 0),
    ("missed_yellow", "missed_red", 0),
)
"""Pairs of which the first may not be above the second; a red gap begins one above its figure."""


def changed(base: Rules, name: str, title: str, figures: Mapping[str, object]) -> Rules:
    """Return a set with some figures of its own, all else as in ``base``.

    Raises:
        InputError: a figure is not known or its value cannot be used, or two of them do not go together.
    """
    values: dict[str, object] = {"name": name, "title": title}
    for key, value in figures.items():
        values[key] = _labels(value) if key == "labels" else _value(_figure(key), value)
    rules = base._replace(**values)  # type: ignore[arg-type]
    for low, high, room in _IN_STEP:
        lower, upper = getattr(rules, low), getattr(rules, high)
        if lower is not None and upper is not None and lower + room > upper:
            raise InputError(
                f"{low}（{value_words(rules, low)}）不能大于 {high}（{value_words(rules, high)}）",
                "请改正其中一个，不用的写 false",
            )
    return rules


def value_words(rules: Rules, key: str) -> str:
    """Return a figure of a set as people read it."""
    value, figure = getattr(rules, key), BY_KEY[key]
    if value is None:
        return "不用"
    if figure.choices:
        return figure.choices[str(value).lower() if isinstance(value, bool) else value]
    if figure.unit == "偏差":
        return f"{value}个百分点" if rules.gap_unit == "points" else f"序时进度的{value}%"
    return f"{value}{figure.unit}"


def label_words(rules: Rules) -> str:
    """Return the local words of a set as people read them."""
    return "、".join(f"{_LABELS.get(key, key)}称{word}" for key, word in rules.labels)


def _figure(key: str) -> Figure:
    if key in BY_KEY:
        return BY_KEY[key]
    from difflib import get_close_matches

    near = get_close_matches(key, BY_KEY, 1)
    guess = f"是不是 {near[0]}" if near else "gytrack rules show 缺省 列出全部"
    raise InputError(f"没有“{key}”这一项（{guess}）", "请改正或去掉这一项")


def _value(figure: Figure, written: object) -> object:
    """Return the value that was written for a figure."""
    if figure.key == "missed_after_reports":
        if isinstance(written, bool):
            return written
    elif written is False or str(written).strip().casefold() in _OFF:
        if figure.may_be_off:
            return None
    elif figure.choices:
        word = str(written).strip()
        found = next((value for value, name in figure.choices.items() if word in (value, name)), None)
        if found is not None:
            return found
    elif (
        isinstance(written, int) and not isinstance(written, bool) and figure.least <= written <= figure.most
    ):
        return written
    raise InputError(
        f"{figure.key} 的值“{str(written)[:20]}”不对，应为{_kind(figure)}", f"它的意思：{figure.about}"
    )


def _kind(figure: Figure) -> str:
    off = "，或 false（不用）" if figure.may_be_off else ""
    if figure.choices:
        return "、".join(f"{value}（{name}）" for value, name in figure.choices.items()) + off
    return f"{figure.least}至{figure.most}的整数{off}"


def _labels(written: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(written, Mapping):
        raise InputError("labels 的写法不对", '请写成 labels = { green = "红旗", red = "黑旗" }')
    for key, word in written.items():
        if key not in _LABELS:
            known = "、".join(f"{name}（{about}）" for name, about in _LABELS.items())
            raise InputError(f"labels 里没有“{key}”", f"可以起名的：{known}")
        if not isinstance(word, str) or not 0 < len(word.strip()) <= _MOST_LABEL or not word.isprintable():
            raise InputError(f"labels 里 {key} 的名称不对", f"请写1至{_MOST_LABEL}个字")
    labels = tuple(sorted((key, word.strip()) for key, word in written.items()))
    if len({word for _, word in labels}) < len(labels):
        raise InputError("labels 里两种灯用了同一个名称", "请用不同的名称，免得看不出是哪一种")
    return labels
