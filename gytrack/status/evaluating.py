"""Which verdict figures propose, and why: mid-term by the schedule, in the end by what was reached.

No paper that was read gives thresholds for these words. They are the figures of the usual lights (银川: 10 to 30 points
behind is yellow, above 30 red), so that an evaluation and a light drawn from the same figures do not contradict each
other; a plan's own set of lights does not move them, so that evaluations of several plans can be compared. A person
decides.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from gytrack import term_words, wording
from gytrack.dates import deadline, long_day
from gytrack.records.terms import EvaluationKind, Outcome, State

_WHOLE = 100


UNREPORTED = "从未报送"

_NEARLY, _BEHIND = 10, 30
"""In points: from the first on a gap is more than 达到预期 bears, above the second it is 滞后于预期.

In the end what lacks less than the first of the whole is 基本完成.
"""


class Standing(NamedTuple):
    """A target or task as an evaluation looks at it.

    ``finished`` is met, done or closed, ``finished_on`` the day of it where one is known. ``gap`` is positive where it is
    behind, of a task its worst one; ``behind`` names the target whose gap that is. ``so_far`` is a cap that holds while its
    year lasts. ``missed`` names past years of a yearly target that were missed or not reported. ``ongoing`` is 常态推进.
    """

    day: date
    due: date | None
    reported: bool
    finished: bool = False
    finished_on: date | None = None
    met: bool | None = None
    percent: int | None = None
    expected: int | None = None
    gap: int | None = None
    behind: str = ""
    state: State | None = None
    forecast_meets: bool | None = None
    yearly: bool = False
    so_far: bool = False
    ongoing: bool = False
    missed: tuple[str, ...] = ()


class Proposal(NamedTuple):
    """A verdict and what it rests on, in words that can be checked."""

    outcome: Outcome
    basis: str


_Rule = Callable[[Standing], Proposal | None]


def propose(kind: EvaluationKind, standing: Standing) -> Proposal:
    """Return the verdict that the figures propose; the first rule that holds decides."""
    for rule in _MID if kind == "mid" else _FINAL:
        found = rule(standing)
        if found is not None:
            return found
    return Proposal("unknown", "没有可以比较的数")


def _unreported(one: Standing) -> Proposal | None:
    """Not reported is not zero: nobody can judge it, past due or not."""
    if one.reported or one.finished:
        return None
    return Proposal("unknown", "、".join(one.missed) or UNREPORTED)


def _finished_mid(one: Standing) -> Proposal | None:
    """Early is before the deadline; what is asked for every year is never early, and late is not wholly as expected."""
    if not one.finished:
        return None
    if one.missed:
        return Proposal("nearly", f"本年达标，{'、'.join(one.missed)}")
    on = one.finished_on
    done = "已完成" if on is None else f"{long_day(on)}完成"
    if one.due is None or one.yearly:
        return Proposal("as_expected", "本年达标" if one.yearly else done)
    if (on or one.day) < one.due:
        return Proposal("early", f"{done}，早于完成时限{deadline(one.due)}")
    if on is not None and on > one.due:
        return Proposal("nearly", f"{done}，晚于完成时限{deadline(one.due)}")
    return Proposal("as_expected", f"{done}，完成时限{deadline(one.due)}")


def _so_far_mid(one: Standing) -> Proposal | None:
    if not one.so_far:
        return None
    outcome: Outcome = "nearly" if one.missed else "as_expected"
    return Proposal(outcome, "，".join(("目前符合", *one.missed)))


def _past_due(one: Standing) -> Proposal | None:
    if one.due is None or one.day <= one.due:
        return None
    done = "" if one.percent is None else f"完成{one.percent}%，"
    return Proposal("behind", f"{done}完成时限{deadline(one.due)}已过{(one.day - one.due).days}天，尚未完成")


def _stuck(one: Standing) -> Proposal | None:
    """Who says slow is at best nearly as expected, who says blocked is behind; as with the lights."""
    if one.state == "blocked":
        return Proposal("behind", f"所报状态为{term_words.STATES['blocked']}")
    if one.state == "slow" and (one.gap is None or one.gap <= _BEHIND):
        return Proposal("nearly", f"所报状态为{term_words.STATES['slow']}")
    return None


def _by_gap(one: Standing) -> Proposal | None:
    if one.gap is None:
        return None
    how, line = wording.gap(one.gap), "本年序时" if one.yearly else "序时"
    said = (
        f"其中{one.behind}{how}" if one.behind else f"完成{one.percent or 0}%，{line}{one.expected}%，{how}"
    )
    if one.gap > _BEHIND:
        return Proposal("behind", f"{said}，超过{_BEHIND}个百分点")
    if one.gap >= _NEARLY:
        return Proposal("nearly", f"{said}，处于{_NEARLY}—{_BEHIND}个百分点")
    return Proposal("as_expected", f"{said}，不足{_NEARLY}个百分点" if one.gap > 0 else said)


def _by_forecast(one: Standing) -> Proposal | None:
    """Where there is no schedule to compare with, or no share of the way, the line through the figures speaks."""
    if one.forecast_meets is None:
        return None
    outcome: Outcome = "as_expected" if one.forecast_meets else "behind"
    return Proposal(
        outcome, f"序时无法比较；按登记的进展直线推算，到期{'能' if one.forecast_meets else '不能'}达到目标"
    )


def _by_state_mid(one: Standing) -> Proposal | None:
    if one.state in ("on_track", "ongoing"):
        return Proposal("as_expected", f"所报状态为{term_words.STATES[one.state]}")
    return Proposal("as_expected", "属常态推进，已有报送") if one.ongoing else None


def _finished_final(one: Standing) -> Proposal | None:
    if not one.finished:
        return None
    if one.missed:
        return Proposal("nearly_completed", f"最后一年达标，{'、'.join(one.missed)}")
    on = one.finished_on
    late = "，逾期完成" if on is not None and one.due is not None and on > one.due else ""
    return Proposal("completed", ("已完成" if on is None else f"{long_day(on)}完成") + late)


def _so_far_final(one: Standing) -> Proposal | None:
    return Proposal("unknown", "目前符合，本年尚未结束") if one.so_far else None


def _by_percent(one: Standing) -> Proposal | None:
    if one.percent is None:
        return None
    short = _WHOLE - one.percent
    if short < _NEARLY:
        return Proposal("nearly_completed", f"完成{one.percent}%，差{short}个百分点，不足{_NEARLY}个百分点")
    return Proposal("not_completed", f"完成{one.percent}%，差{short}个百分点")


def _by_state_final(one: Standing) -> Proposal | None:
    if one.ongoing or one.state == "ongoing":
        return Proposal("completed", "属常态推进，已有报送")
    if one.state is not None:
        return Proposal("not_completed", f"所报状态为{term_words.STATES[one.state]}")
    return Proposal("not_completed", "未达标") if one.met is False else None


_MID: tuple[_Rule, ...] = (
    _unreported,
    _finished_mid,
    _so_far_mid,
    _past_due,
    _stuck,
    _by_gap,
    _by_forecast,
    _by_state_mid,
)
_FINAL: tuple[_Rule, ...] = (_unreported, _finished_final, _so_far_final, _by_percent, _by_state_final)
