"""What was adjusted of a target or a task, in the words that every form shares."""

from datetime import date
from typing import TYPE_CHECKING

from gytrack.records.ledger import TargetRow, TaskRow
from gytrack.status.adjusting import goal_of
from gytrack.status.adjustment_words import aims, goal_words, step_words
from gytrack.status.originals import first_due, original_words
from gytrack.wording import target_goal

if TYPE_CHECKING:
    from gytrack.usecases.reporting.report import TaskLine


def target_adjustments(target: TargetRow) -> tuple[str, ...]:
    """Write each adjustment of a target that holds, with its day and the document it rests on."""
    return () if target.adjusted is None else tuple(map(step_words, target.adjusted.steps))


def task_adjustments(task: TaskRow) -> tuple[str, ...]:
    """Write each adjustment of a task that holds, with its day and the document it rests on."""
    return () if task.adjusted is None else tuple(map(step_words, task.adjusted.steps))


def printed_goal(target: TargetRow) -> str:
    """Write the goal that the paper set, before any adjustment."""
    if target.adjusted is None:
        return target_goal(target)
    return goal_words(target.adjusted.original, target.per)


def adjusted_goal(target: TargetRow) -> str | None:
    """Write the goal that adjustments have set, or that they dropped it; null where they left it as it was."""
    if target.adjusted is None:
        return None
    if target.adjusted.dropped:
        return "已取消"
    if aims(target.adjusted.original) == goal_of(target):
        return None if all(step.made.value is None for step in target.adjusted.steps) else "同方案目标"
    return target_goal(target)


def is_adjusted(line: "TaskLine") -> bool:
    """Say whether a task or one of its targets was adjusted."""
    of_targets = any(status.target.adjusted is not None for status in line.targets)
    return of_targets or line.task.adjusted is not None


def first_due_of(line: "TaskLine") -> date | None:
    """Return when a task was due before any adjustment of it or of the targets that its status rests on."""
    return first_due(line.task, [status.target for status in line.planned()], line.plan)


def adjusted_goals(line: "TaskLine") -> tuple[str, ...]:
    """Write what a task and its targets were before: 旗舰中医馆调低，原目标不少于5家."""
    words = [
        f"{status.target.name}{original_words(status.target)}"
        for status in line.targets
        if status.target.adjusted is not None
    ]
    return (*task_adjustments(line.task), *words)
