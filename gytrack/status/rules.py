"""The thresholds of status as data, the names of its rules, and its one way of rounding."""

from decimal import Decimal
from typing import Literal, NamedTuple

Rule = Literal[
    "unlit_closed",
    "unlit_dropped",
    "unlit_na",
    "unlit_kind",
    "unlit_ongoing",
    "finished",
    "finished_late",
    "overdue",
    "overdue_unreported",
    "missed_reports",
    "unreported",
    "blocked",
    "slow",
    "due_soon",
    "gap",
    "on_schedule",
    "not_started",
    "reported",
]


class Rules(NamedTuple):
    """The figures that a plan may set otherwise; gaps are in points, missed reports in periods.

    ``counted_goal`` is the least goal whose own gap weighs; a light jumps too far where one more of three is a third.
    ``about_percent`` is the share of a goal of about so many that is enough.
    """

    gap_yellow: int = 10
    gap_red: int = 30
    due_soon_days: int = 30
    counted_goal: int = 5
    missed_yellow: int = 2
    missed_red: int = 3
    cut_off_day: int = 25
    about_percent: int = 95


def points(part: Decimal | int, whole: Decimal | int) -> int:
    """Return ``part`` of ``whole`` in whole points, half up; neither is negative and ``whole`` is not 0.

    Floor division keeps it exact: a quotient that is rounded first could cross a half.
    """
    return int((part * 200 + whole) // (whole * 2))
