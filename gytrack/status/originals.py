"""What a target or a task was before its first adjustment, to stand beside what it is now."""

from collections.abc import Iterable
from datetime import date

from gytrack import wording
from gytrack.dates import deadline
from gytrack.records.ledger import PlanTerms, TargetRow, TaskRow
from gytrack.status.adjusting import goal_now
from gytrack.status.adjustment_words import aims, compared, due_written, goal_words, moved
from gytrack.status.schedule import due_of


def original_words(target: TargetRow) -> str:
    """Say in a few words what a target was before its first adjustment: 调低，原目标不少于5家; empty where it never was."""
    adjusted = target.adjusted
    if adjusted is None:
        return ""
    original, now = adjusted.original, goal_now(target)
    if adjusted.dropped:
        return f"已取消，原目标{goal_words(original, target.per)}"
    parts = [
        f"{compared(original, now)}，原目标{goal_words(original, target.per)}"
        if aims(original) != aims(now)
        else "",
        original_due(first_due_of_target(target), now.due) if original.due != now.due else "",
    ]
    return "；".join(part for part in parts if part) or "曾调整，现同原目标"


def dropping_words(target: TargetRow) -> str:
    """Say when, why and on what document a target was dropped; empty where it was not."""
    steps = () if target.adjusted is None else target.adjusted.steps
    for made in (step.made for step in steps if step.made.dropped):
        return f"自{made.day.isoformat()}起取消；理由：{made.reason}；依据：{made.basis}"
    return ""


def marked(words: str, target: TargetRow) -> str:
    """Return what was written of a target with what it was before its first adjustment."""
    original = original_words(target)
    return f"{words}（{original}）" if original else words


def marked_goal(target: TargetRow) -> str:
    """Write a target's goal with what it was before its first adjustment: 15个（调低，原目标20个）."""
    return marked(wording.target_goal(target), target)


def first_due(task: TaskRow, targets: Iterable[TargetRow], plan: PlanTerms) -> date | None:
    """Return when a task was due before any adjustment of it or of its targets, by the rule by which it is due now."""
    adjusted = task.adjusted
    if adjusted is not None and any(step.made.due for step in adjusted.steps):
        task = task._replace(due=adjusted.original.due)
    return due_of(task, map(_as_first, targets), plan)


def first_due_of_target(target: TargetRow) -> date | None:
    """Return when a target was due before its first adjustment: by its own date, else by the one that counted for it."""
    adjusted = target.adjusted
    if adjusted is None:
        return target.due
    moved = (one.made.due_before for one in adjusted.steps if one.made.due)
    return adjusted.original.due or next(moved, None)


def original_due(before: date | None, due: date | None) -> str:
    """Say what a due date was before adjustments moved it: 延期，原时限2025年底; empty where none did."""
    return "" if before == due else f"{moved(before, due)}，原时限{due_written(before)}"


def due_beside_original(due: date | None, before: date | None) -> str:
    """Write a due date as a cell of a paper has it, with what it was: 2025年5月底（原2025年底）."""
    shown = "" if due is None else deadline(due)
    return shown if before == due else f"{shown}（原{due_written(before)}）"


def _as_first(target: TargetRow) -> TargetRow:
    return target if target.adjusted is None else target._replace(due=target.adjusted.original.due)
