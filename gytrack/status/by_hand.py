"""人工定灯 in words: the light that a person set, and beside it the one that the rules give."""

from gytrack import wording
from gytrack.dates import long_day
from gytrack.status.rules import Labels
from gytrack.status.tasks import TaskStatus


def by_hand(status: TaskStatus, labels: Labels) -> str:
    """Say that a light was set by hand, until when, why and by whom; empty where it was not.

    人工定灯，按规则为红灯；至2025年7月31日；理由：已约谈（张三 #12）
    """
    manual = status.manual
    if manual is None:
        return ""
    computed = wording.light(*status.computed, labels)
    reason = " ".join(manual.reason.split())
    until = long_day(manual.until)
    return f"人工定灯，按规则为{computed}；至{until}；理由：{reason}（{manual.who} #{manual.number}）"
