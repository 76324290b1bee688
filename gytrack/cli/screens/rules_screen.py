"""A set of rules in lines to read."""

from collections.abc import Iterator
from datetime import date

from gytrack.dates import long_day
from gytrack.records.terms import Light
from gytrack.status.rule_words import counted_word, light_words
from gytrack.status.rules import Rules
from gytrack.usecases.ruling.named_sets import RuleSet
from gytrack.usecases.ruling.using import Used

_ORDER = (
    "判定次序：已完成、逾期、未报及欠报、所报状态、未启动的时间、临近时限、偏差，先符合的为准；"
    "逾期、欠报、未启动、临近时限只定“至少”什么灯，后面有更重的从重"
)

_COUNTED: tuple[Light, ...] = ("red", "yellow", "green", "grey")


def head_lines(found: RuleSet) -> Iterator[str]:
    """Yield what stands above the figures: name, source, what each light means, what cannot be known."""
    rules = found.rules
    yield f"规则集：{found.title}" + ("" if found.name in found.title else f"（{found.name}）")
    yield f"出处：{found.source}"
    for light, asks in light_words(rules, asked=True):
        yield f"{light}：{asks}"
    yield _ORDER
    if found.beyond:
        yield f"不在规则之内：{found.beyond}"


def moved_lights(used: Used, day: date, rules: Rules) -> str:
    """Say how many tasks show each light before and after, in the words that hold from now on."""
    moved = [
        f"{counted_word(light, rules)}{used.before[light]}→{used.after[light]}"
        for light in _COUNTED
        if used.before[light] != used.after[light]
    ]
    words = "、".join(moved) or "各灯的项数没有变化"
    return f"截至{long_day(day)}：{words}"
