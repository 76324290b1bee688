"""A report of the end that does not count, in words."""

from collections.abc import Sequence

from gytrack.status.targets import TargetStatus, standing
from gytrack.status.tasks import TaskStatus

_WHOLE = 100


def unmet_words(status: TaskStatus, targets: Sequence[TargetStatus]) -> str:
    """Say that what was reported as done is not: a task with targets is finished by them alone. Empty where none was."""
    if status.computed.light is None or status.finished_on is not None or not standing(targets):
        return ""
    if status.progress == "done":
        said = "已完成"
    elif status.source == "logged" and status.percent == _WHOLE:
        said = "进度100%"
    else:
        return ""
    return f"所报{said}，但指标未全部达标，不作完成"
