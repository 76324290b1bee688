"""What of a report should be looked at again: a total that falls, a leap, a figure far over the goal, a slip of 万, a copied text.

A flag is advice: what it names may be right, and counts as it stands.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from gytrack import wording
from gytrack.dates import long_day
from gytrack.likeness import bare, likeness
from gytrack.records.ledger import EntryAt, TargetRow
from gytrack.records.terms import MeasureKind
from gytrack.status.goals import aim
from gytrack.status.milestones import gained
from gytrack.status.originals import marked_goal

FlagKind = Literal["slip", "fall", "over", "leap", "copied", "future", "milestone"]
FLAGS: dict[FlagKind, str] = {
    "slip": "单位疑误",
    "fall": "累计数下降",
    "over": "远超目标",
    "leap": "跳增",
    "copied": "照抄上次",
    "future": "日期在后",
    "milestone": "分年度计划超出目标",
}
_WHOLE = 100


class Limits(NamedTuple):
    """The figures that flags turn on.

    A leap covers more than ``leap_points`` of the way from baseline to goal in one report and more than ``leap_times``
    what stood before it, where the goal counts ``counted_goal`` or more. Far over is above ``over_times`` the goal. A slip
    is ``slip_times`` goal and former figure, or former figure ``slip_times`` the new one: 万 left out or put in changes a
    figure ten thousand times. A text is copied from ``copied_percent`` likeness on, where it has ``copied_least`` letters.
    """

    leap_points: int = 50
    leap_times: int = 3
    counted_goal: int = 5
    over_times: int = 2
    slip_times: int = 1000
    copied_percent: int = 95
    copied_least: int = 6


class Flag(NamedTuple):
    """What should be looked at again, in words."""

    kind: FlagKind
    words: str


class Figure(NamedTuple):
    """A target's total after a report, and the total before it, with the report that it stood at; null where none did."""

    target: TargetRow
    kind: MeasureKind
    total: Decimal
    before: Decimal | None = None
    since: EntryAt | None = None


def figure_flag(figure: Figure, limits: Limits) -> Flag | None:
    """Return why a figure should be looked at again, null where nothing is odd; the first rule that holds names it."""
    for kind, rule in _IN_ORDER:
        words = rule(figure, limits)
        if words:
            return Flag(kind, f"{words}，请核对")
    return None


def copied_flag(text: str, before: str, since: EntryAt, limits: Limits) -> Flag | None:
    """Return that a text repeats the last one of the same department on the same task."""
    if min(len(bare(text)), len(bare(before))) < limits.copied_least:
        return None
    if likeness(text, before) * _WHOLE < limits.copied_percent:
        return None
    same = "相同" if bare(text) == bare(before) else "基本相同"
    return Flag("copied", f"进展与上次（{_at(since)}）{same}，请核对")


def future_flag(day: date, today: date) -> Flag | None:
    """Return that a report is dated after today."""
    return Flag("future", f"日期{long_day(day)}晚于今天，请核对") if day > today else None


def _slip(figure: Figure, limits: Limits) -> str:
    target, total, before = figure.target, figure.total, figure.before
    goal = aim(target).goal
    if total <= 0 or "%" in target.unit:
        return ""
    large = max(goal, before or Decimal(0))
    if large > 0 and total >= limits.slip_times * large:
        return f"所报{_amount(figure, total)}远大于{_than(figure)}，单位是否应为万"
    if before is not None and before >= limits.slip_times * total:
        return f"所报{_amount(figure, total)}远小于{_before(figure)}，是否少写了“万”"
    return ""


def _fall(figure: Figure, _limits: Limits) -> str:
    if figure.kind == "add" or figure.before is None or figure.total >= figure.before:
        return ""
    if aim(figure.target).falling:
        return ""
    return f"所报{_amount(figure, figure.total)}少于{_before(figure)}"


def _over(figure: Figure, limits: Limits) -> str:
    goal, falling = aim(figure.target)
    if falling or goal <= 0 or figure.total <= limits.over_times * goal:
        return ""
    return f"所报{_amount(figure, figure.total)}超过目标{marked_goal(figure.target)}的{limits.over_times}倍"


def _leap(figure: Figure, limits: Limits) -> str:
    target, before = figure.target, figure.before
    goal, falling = aim(target)
    if falling or before is None or before <= 0 or goal < limits.counted_goal:
        return ""
    way = gained(target, goal)
    risen = figure.total - before
    if way <= 0 or risen * _WHOLE <= limits.leap_points * way or figure.total <= limits.leap_times * before:
        return ""
    return f"所报{_amount(figure, figure.total)}比{_before(figure)}一次增加过半"


_IN_ORDER: tuple[tuple[FlagKind, Callable[[Figure, Limits], str]], ...] = (
    ("slip", _slip),
    ("fall", _fall),
    ("over", _over),
    ("leap", _leap),
)


def _amount(figure: Figure, value: Decimal) -> str:
    return wording.amount(value, figure.target.unit)


def _before(figure: Figure) -> str:
    if figure.before is None or figure.since is None:
        return "此前累计"
    return f"此前累计的{_amount(figure, figure.before)}（{_at(figure.since)}）"


def _than(figure: Figure) -> str:
    """Name what a figure is held against: what stood before, else the goal."""
    return _before(figure) if figure.before else f"目标{marked_goal(figure.target)}"


def _at(since: EntryAt) -> str:
    return f"{long_day(since[0])} #{since[1]}"
