"""What an adjustment changes, in words."""

from collections.abc import Iterator, Sequence
from datetime import date

from gytrack import wording
from gytrack.dates import deadline
from gytrack.records.adjustments import Adjustment, Goal, Step, TaskTerms

_NOBODY = "未落实到具体单位"


def step_words(step: Step) -> str:
    """Write an adjustment with its day and the document that it rests on."""
    made = step.made
    return f"{step.words}（自{made.day.isoformat()}起，依据：{made.basis}）"


def whole_words(step: Step) -> str:
    """Write an adjustment with all that vouches for it: day, document, reason, who entered it."""
    made = step.made
    return f"{step.words}（自{made.day.isoformat()}起，依据：{made.basis}；理由：{made.reason}；{made.who} #{made.number}）"


def target_steps(before: Goal, after: Goal, one: Adjustment, per: str | None) -> Iterator[str]:
    """Say what an adjustment changes of a target, change by change."""
    if one.value is not None:
        yield f"目标由{goal_words(before, per)}{compared(before, after)}为{goal_words(after, per)}"
    if one.due is not None:
        yield due_words(before.due or one.due_before, after.due)
    if one.dropped:
        yield f"取消（原目标{goal_words(before, per)}）"


def task_steps(before: TaskTerms, after: TaskTerms, one: Adjustment) -> Iterator[str]:
    """Say what an adjustment changes of a task, change by change."""
    if one.added:
        yield "增加任务"
        return
    if one.due is not None:
        yield due_words(before.due, after.due)
    if before.lead != after.lead:
        yield f"牵头单位由{_listed(before.lead, _NOBODY)}调整为{_listed(after.lead, _NOBODY)}"
    yield from _support_words(before.support, after.support, after.lead)
    if one.dropped:
        yield "取消任务"


def _support_words(before: Sequence[str], after: Sequence[str], lead: Sequence[str]) -> Iterator[str]:
    """Say how support changes; who only joins or only leaves is named alone, for these lists are long.

    Who comes to lead is named there.
    """
    gone = [name for name in before if name not in (*after, *lead)]
    come = [name for name in after if name not in before]
    if gone and come:
        yield f"配合单位由{_listed(before, '无')}调整为{_listed(after, '无')}"
    elif gone or come:
        yield f"不再配合：{_listed(gone, '')}" if gone else f"增加配合：{_listed(come, '')}"


def _listed(names: Sequence[str], nobody: str) -> str:
    return "、".join(names) or nobody


def goal_words(goal: Goal, per: str | None) -> str:
    """Write a goal, a yearly one as such."""
    return wording.goal(goal.op, goal.value, goal.upper, goal.unit, per)


def aims(goal: Goal) -> tuple[object, ...]:
    """Return what two goals must share to ask for the same."""
    return goal[:4]


def compared(before: Goal, after: Goal) -> str:
    """Say by its number which way a goal went; another bound or unit alone is only another."""
    if before.unit != after.unit or before.value == after.value:
        tops = (before.upper or before.value, after.upper or after.value)
        if before.unit != after.unit or tops[0] == tops[1]:
            return "调整"
        return "调低" if tops[1] < tops[0] else "调高"
    return "调低" if after.value < before.value else "调高"


def due_words(before: date | None, after: date | None) -> str:
    """Say how a due date was moved."""
    return f"完成时限由{due_written(before)}{moved(before, after)}至{due_written(after)}"


def moved(before: date | None, after: date | None) -> str:
    """Say whether a due date was put off or brought forward: 延期, 提前; 调整 where one of the two is not known."""
    if before is None or after is None or before == after:
        return "调整"
    return "延期" if after > before else "提前"


def due_written(day: date | None) -> str:
    """Write a due date as plans do, or that the plan names none."""
    return "方案未写明" if day is None else deadline(day)
