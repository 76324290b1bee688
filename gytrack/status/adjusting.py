"""What adjustments make of a target or a task on a day, and how papers say it: 调低, 调高, 延期, 提前, 取消."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter

from gytrack import wording
from gytrack.dates import deadline
from gytrack.records.adjustments import AdjustedTarget, AdjustedTask, Adjustment, Goal, Step, TaskTerms
from gytrack.records.ledger import PlanTerms, TargetRow, TaskRow
from gytrack.records.terms import Closure
from gytrack.status.schedule import due_of

_IN_ORDER = attrgetter("day", "number")
_MADE = attrgetter("number")
_NOBODY = "未落实到具体单位"


def adjusted_target(target: TargetRow, made: Iterable[Adjustment], day: date) -> TargetRow:
    """Return a target as printed with the adjustments that hold on a day.

    Each field is what the latest adjustment of it says, else what the paper in force prints; the original is what was
    printed when the first of them was made, so that a later edition which prints the lowered goal hides nothing.
    """
    held = _held(made, day)
    if not held:
        return target
    printed = min(held, key=_MADE).printed
    original = goal = _goal(target) if printed is None else printed
    steps = []
    for one in held:
        before, goal = goal, _after(goal, one)
        steps.append(Step(one, "，".join(_target_words(before, goal, one, target.per))))
    if all(one.value is None for one in held):
        goal = _goal(target)._replace(due=goal.due)
    if all(one.due is None for one in held):
        goal = goal._replace(due=target.due)
    dropped = any(one.dropped for one in held)
    return target._replace(**goal._asdict(), adjusted=AdjustedTarget(original, dropped, tuple(steps)))


def adjusted_task(task: TaskRow, made: Iterable[Adjustment], day: date, printed: TaskTerms) -> TaskRow:
    """Return a task with the adjustments that hold on a day; ``printed`` is who is responsible by the paper."""
    held = _held(made, day)
    if not held:
        return task
    first = min(held, key=_MADE)
    before = next((one.due_before for one in held if one.due is not None), None)
    original = terms = printed._replace(due=first.printed_due or before)
    steps = []
    for one in held:
        was, terms = terms, _terms_after(terms, one)
        steps.append(Step(one, "，".join(_task_words(was, terms, one))))
    due, closure = due_and_closure(task.due, task.closure, held, day)
    adjusted = AdjustedTask(original, any(one.added for one in held), tuple(steps))
    return task._replace(due=due, closure=closure, adjusted=adjusted)


def due_and_closure(
    due: date | None, closure: Closure, made: Iterable[Adjustment], day: date
) -> tuple[date | None, Closure]:
    """Return a task's own due date and closure, given as printed, as the adjustments that hold on a day have them."""
    held = _held(made, day)
    for one in held:
        due = one.due or due
    return due, "dropped" if any(one.dropped for one in held) else closure


def original_words(target: TargetRow) -> str:
    """Say in a few words what a target was before its first adjustment: 调低，原目标不少于5家; empty where it never was."""
    adjusted = target.adjusted
    if adjusted is None:
        return ""
    original, now = adjusted.original, _goal(target)
    if adjusted.dropped:
        return f"已取消，原目标{_goal_words(original, target.per)}"
    parts = [
        f"{_compared(original, now)}，原目标{_goal_words(original, target.per)}"
        if _aims(original) != _aims(now)
        else "",
        original_due(first_due_of_target(target), now.due) if original.due != now.due else "",
    ]
    return "；".join(part for part in parts if part) or "曾调整，现同原目标"


def marked(words: str, target: TargetRow) -> str:
    """Return what was written of a target with what it was before its first adjustment."""
    original = original_words(target)
    return f"{words}（{original}）" if original else words


def marked_goal(target: TargetRow) -> str:
    """Write a target's goal with what it was before its first adjustment: 15个（调低，原目标20个）."""
    return marked(wording.target_goal(target), target)


def step_words(step: Step) -> str:
    """Write an adjustment with its day and the document that it rests on."""
    made = step.made
    return f"{step.words}（自{made.day.isoformat()}起，依据：{made.basis}）"


def whole_words(step: Step) -> str:
    """Write an adjustment with all that vouches for it: day, document, reason, who entered it."""
    made = step.made
    return f"{step.words}（自{made.day.isoformat()}起，依据：{made.basis}；理由：{made.reason}；{made.who} #{made.number}）"


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
    return "" if before == due else f"{_moved(before, due)}，原时限{_due(before)}"


def due_beside_original(due: date | None, before: date | None) -> str:
    """Write a due date as a cell of a paper has it, with what it was: 2025年5月底（原2025年底）."""
    shown = "" if due is None else deadline(due)
    return shown if before == due else f"{shown}（原{_due(before)}）"


def _as_first(target: TargetRow) -> TargetRow:
    return target if target.adjusted is None else target._replace(due=target.adjusted.original.due)


def _held(made: Iterable[Adjustment], day: date) -> Sequence[Adjustment]:
    return sorted((one for one in made if one.day <= day), key=_IN_ORDER)


def _goal(target: TargetRow) -> Goal:
    return Goal(target.op, target.value, target.upper, target.unit, target.due)


def _after(goal: Goal, one: Adjustment) -> Goal:
    if one.op is not None and one.value is not None and one.unit is not None:
        goal = Goal(one.op, one.value, one.upper, one.unit, goal.due)
    return goal if one.due is None else goal._replace(due=one.due)


def _terms_after(terms: TaskTerms, one: Adjustment) -> TaskTerms:
    return TaskTerms(
        terms.due if one.due is None else one.due,
        terms.lead if one.lead is None else _names(one.lead),
        terms.support if one.support is None else _names(one.support),
    )


def _names(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("、")) if joined else ()


def _target_words(before: Goal, after: Goal, one: Adjustment, per: str | None) -> Iterator[str]:
    if one.value is not None:
        yield f"目标由{_goal_words(before, per)}{_compared(before, after)}为{_goal_words(after, per)}"
    if one.due is not None:
        yield _due_words(before.due or one.due_before, after.due)
    if one.dropped:
        yield f"取消（原目标{_goal_words(before, per)}）"


def _task_words(before: TaskTerms, after: TaskTerms, one: Adjustment) -> Iterator[str]:
    if one.added:
        yield "增加任务"
        return
    if one.due is not None:
        yield _due_words(before.due, after.due)
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


def _goal_words(goal: Goal, per: str | None) -> str:
    return wording.goal(goal.op, goal.value, goal.upper, goal.unit, per)


def _aims(goal: Goal) -> tuple[object, ...]:
    return goal[:4]


def _compared(before: Goal, after: Goal) -> str:
    """Say by its number which way a goal went; another bound or unit alone is only another."""
    if before.unit != after.unit or before.value == after.value:
        tops = (before.upper or before.value, after.upper or after.value)
        if before.unit != after.unit or tops[0] == tops[1]:
            return "调整"
        return "调低" if tops[1] < tops[0] else "调高"
    return "调低" if after.value < before.value else "调高"


def _due_words(before: date | None, after: date | None) -> str:
    return f"完成时限由{_due(before)}{_moved(before, after)}至{_due(after)}"


def _moved(before: date | None, after: date | None) -> str:
    if before is None or after is None or before == after:
        return "调整"
    return "延期" if after > before else "提前"


def _due(day: date | None) -> str:
    return "方案未写明" if day is None else deadline(day)
