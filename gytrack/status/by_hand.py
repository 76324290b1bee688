"""人工定灯 in words: the light that a person set, and beside it the one that the rules give."""

from gytrack import wording
from gytrack.dates import long_day
from gytrack.status.rules import Labels
from gytrack.status.tasks import TaskStatus


def marked_light(status: TaskStatus, labels: Labels) -> str:
    """Write a light, and of one that was set by hand also which one the rules give: 绿灯（人工定灯，按规则为红灯）."""
    shown = wording.light(status.light, status.rule, labels)
    return shown if status.manual is None else f"{shown}（{_beside(status, labels)}）"


def by_hand(status: TaskStatus, labels: Labels) -> str:
    """Say that a light was set by hand, until when, why and by whom; empty where it was not.

    人工定灯，按规则为红灯；至2025年7月31日；理由：已约谈（张三 #12）
    """
    manual = status.manual
    if manual is None:
        return ""
    reason = " ".join(manual.reason.split())
    until = long_day(manual.until)
    return f"{_beside(status, labels)}；至{until}；理由：{reason}（{manual.who} #{manual.number}）"


def _beside(status: TaskStatus, labels: Labels) -> str:
    return f"人工定灯，按规则为{wording.light(*status.computed, labels)}"
