"""What adjustments make of a target or a task on a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from gytrack.records.adjustments import AdjustedTarget, AdjustedTask, Adjustment, Goal, Step, TaskTerms
from gytrack.records.ledger import TargetRow, TaskRow
from gytrack.records.terms import Closure
from gytrack.status.adjustment_words import aims, target_steps, task_steps

_IN_ORDER = attrgetter("day", "number")
_MADE = attrgetter("number")


def adjusted_target(target: TargetRow, made: Iterable[Adjustment], day: date) -> TargetRow:
    """Return a target as printed with the adjustments that hold on a day.

    Each field is what the latest adjustment of it says, else what the paper in force prints; the original is what was
    printed when the first of them was made, so that a later edition which prints the lowered goal hides nothing.
    """
    held = _held(made, day)
    if not held:
        return target
    printed = min(held, key=_MADE).printed
    original = goal = goal_now(target) if printed is None else printed
    steps = []
    for one in held:
        before, goal = goal, _after(goal, one)
        steps.append(Step(one, "，".join(target_steps(before, goal, one, target.per))))
    if all(one.value is None for one in held):
        goal = goal_now(target)._replace(due=goal.due)
    if all(one.due is None for one in held):
        goal = goal._replace(due=target.due)
    dropped = any(one.dropped for one in held)
    return target._replace(**goal._asdict(), adjusted=AdjustedTarget(original, dropped, tuple(steps)))


def with_its_task(target: TargetRow, made: Iterable[Adjustment], day: date) -> TargetRow:
    """Return a target with the adjustments of its task that hold on a day: it is asked for until that is due."""
    dues = [one.due for one in _held(made, day) if one.due is not None]
    return target._replace(ends=dues[-1]) if dues else target


def goal_on(target: TargetRow, day: date) -> TargetRow:
    """Return a target with the goal that was in force on an earlier day; its date stays.

    Before its goal was first adjusted it is the original, so that a later edition which prints the lowered goal hides
    nothing.
    """
    adjusted = target.adjusted
    if adjusted is None or adjusted.steps[-1].made.day <= day:
        return target
    first = adjusted.original if goal_days(target) else goal_now(target)
    printed = target._replace(**first._asdict(), adjusted=None)
    return adjusted_target(printed, (step.made for step in adjusted.steps), day)._replace(due=target.due)


def goal_of(target: TargetRow) -> tuple[object, ...]:
    """Return what a target asks for, without its date."""
    return aims(goal_now(target))


def goal_days(target: TargetRow) -> list[date]:
    """Return the days on which adjustments changed a target's goal, the earliest first."""
    steps = () if target.adjusted is None else target.adjusted.steps
    return [step.made.day for step in steps if step.made.value is not None]


def dropped_on(target: TargetRow) -> date | None:
    """Return the day on which a target was dropped, null where it stands."""
    steps = () if target.adjusted is None else target.adjusted.steps
    return next((step.made.day for step in steps if step.made.dropped), None)


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
        steps.append(Step(one, "，".join(task_steps(was, terms, one))))
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


def _held(made: Iterable[Adjustment], day: date) -> Sequence[Adjustment]:
    return sorted((one for one in made if one.day <= day), key=_IN_ORDER)


def goal_now(target: TargetRow) -> Goal:
    """Return what a target asks for now."""
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
