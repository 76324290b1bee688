"""What a target's goal asks of a figure: the direction, whether it is reached, how far it still is."""

from decimal import Decimal
from typing import NamedTuple

from gytrack.records.ledger import TargetRow
from gytrack.status.rules import Rules, points

_NEARLY = 99
_FLOORS = (">", ">=")


class Aim(NamedTuple):
    """The figure to be reached, and whether the way to it leads down."""

    goal: Decimal
    falling: bool


def is_cap(target: TargetRow) -> bool:
    """Say whether the goal is one that must not be passed."""
    return target.op in ("<", "<=")


def aim(target: TargetRow) -> Aim:
    """Return where a target's figure is to go.

    Rule of status: Direction. A range is entered from below, unless the baseline lies above the whole of it. A floor is
    never a way down, though the baseline be above it: 不低于90% from 95% still means 90% at the least. Nothing can
    fall below none, so a goal of 0 is one to come down to.
    """
    baseline = target.baseline
    if target.op == "none":
        return Aim(target.value, falling=False)
    if target.op == "range":
        upper = target.value if target.upper is None else target.upper
        falls = baseline is not None and baseline > upper
        return Aim(upper if falls else target.value, falls)
    if target.op in _FLOORS:
        return Aim(target.value, falling=False)
    falls = target.value == 0 or (baseline is not None and target.value < baseline)
    return Aim(target.value, is_cap(target) or falls)


def reaches(target: TargetRow, actual: Decimal, rules: Rules) -> bool:
    """Say whether a figure meets the goal.

    Rule of status: Met by value. At the goal or beyond it in its direction; strict for ``<`` and ``>``; for about so
    many a share of it is enough.
    """
    goal, falling = aim(target)
    if target.op == "~":
        share = 200 - rules.about_percent if falling else rules.about_percent
        goal = goal * share / 100
    if actual == goal:
        return target.op not in ("<", ">")
    return actual < goal if falling else actual > goal


def flag(target: TargetRow, actual: Decimal) -> str:
    """Name a range that was passed on its far side; empty where it was not."""
    if target.op != "range":
        return ""
    if aim(target).falling:
        return "低于下限" if actual < target.value else ""
    return "超出上限" if target.upper is not None and actual > target.upper else ""


def attainment(target: TargetRow, actual: Decimal) -> int | None:
    """Return how far a figure that does not meet the goal has come from the baseline, in points from 0 to 99.

    Rule of status: Attainment. Null on a way down that no baseline begins. Where the baseline is already at or beyond
    the goal, a figure that misses it has fallen back and gained nothing.
    """
    goal, falling = aim(target)
    if falling and target.baseline is None:
        return None
    baseline = target.baseline or Decimal(0)
    gained, way = actual - baseline, goal - baseline
    if falling:
        gained, way = -gained, -way
    if gained <= 0 or way <= 0:
        return 0
    return _NEARLY if gained >= way else min(_NEARLY, points(gained, way))
