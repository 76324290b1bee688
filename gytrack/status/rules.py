"""The thresholds of status as data, the names of its rules, and its one way of rounding."""

from decimal import Decimal
from typing import Literal, NamedTuple

from gytrack.records.terms import Light

Rule = Literal[
    "unlit_closed",
    "unlit_dropped",
    "unlit_na",
    "unlit_kind",
    "unlit_ongoing",
    "finished",
    "finished_late",
    "overdue",
    "overdue_orange",
    "overdue_unreported",
    "missed_reports",
    "unreported",
    "blocked",
    "slow",
    "unbegun",
    "due_soon",
    "gap",
    "on_schedule",
    "not_started",
    "reported",
    "manual",
]
Labels = tuple[tuple[str, str], ...]
"""Local words for lights, each under its light or, where it says more, under its rule."""


class Rules(NamedTuple):
    """A set of the figures that lights are judged by; null turns a threshold off.

    Gaps are in points or, where ``gap_unit`` says so, in per cent of what should have been reached: yellow from
    ``gap_yellow`` on, red above ``gap_red``. ``late`` are days after the due date, each from so many on; ``unbegun`` the
    whole months since the plan's start in which 未启动 stands; ``missed`` the periods without a report, which weigh on
    tasks that were reported before only with ``missed_after_reports``. ``blocked`` and ``slow`` are what these states
    light. ``counted_goal`` is the least goal whose own gap weighs; a light jumps too far where one more of three is a
    third. ``about_percent`` is the share of a goal of about so many that is enough.
    """

    name: str = "default"
    title: str = "缺省"
    gap_unit: Literal["points", "percent"] = "points"
    gap_yellow: int | None = 10
    gap_red: int | None = 30
    due_soon_days: int | None = 30
    due_soon_light: Literal["yellow", "green"] = "yellow"
    late_yellow_days: int | None = None
    late_orange_days: int | None = None
    late_red_days: int | None = 1
    blocked: Light | None = "red"
    slow: Light | None = "yellow"
    unbegun_yellow: int | None = None
    unbegun_red: int | None = None
    missed_yellow: int | None = 2
    missed_red: int | None = 3
    missed_after_reports: bool = False
    cut_off_day: int = 25
    counted_goal: int = 5
    about_percent: int = 95
    labels: Labels = ()


KEPT = Rules()
"""The set by which the ledger keeps what tasks and targets had reached (``gytrack.ledger.derived_tables``)."""


def rest_on_kept(rules: Rules) -> bool:
    """Say whether what the ledger keeps of tasks serves a set: all that it leaves out or has decided is the same there."""
    return rules.counted_goal == KEPT.counted_goal and meet_as_kept(rules) and not rules.missed_after_reports


def meet_as_kept(rules: Rules) -> bool:
    """Say whether targets are met under a set as the ledger keeps it."""
    return rules.about_percent == KEPT.about_percent


def points(part: Decimal | int, whole: Decimal | int) -> int:
    """Return ``part`` of ``whole`` in whole points, half up; neither is negative and ``whole`` is not 0.

    Floor division keeps it exact: a quotient that is rounded first could cross a half.
    """
    return int((part * 200 + whole) // (whole * 2))
