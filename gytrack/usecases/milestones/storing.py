"""Splitting a target into milestones, by hand or evenly, and taking the split back."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from gytrack import wording
from gytrack.dates import deadline, long_day
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader, Writer
from gytrack.records.ledger import Milestone, PlanTerms, TargetRow
from gytrack.status.goals import aim
from gytrack.status.milestones import can_be_split, gained, in_force
from gytrack.status.originals import marked_goal
from gytrack.status.schedule import due_of_target, start_of
from gytrack.status.schedule_words import set_aside
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.items import Item, choose_item
from gytrack.usecases.entries.entry import past_day
from gytrack.usecases.milestones.evenly import Every, evenly
from gytrack.usecases.milestones.typed import read_milestones
from gytrack.usecases.reporting.in_force import targets_on, tasks_on


class Asked(NamedTuple):
    """How a person wants a target to be split, as typed; exactly one of ``parts``, ``every`` and ``clear`` says it."""

    code: str
    parts: Sequence[str] = ()
    every: Every | None = None
    clear: bool = False
    day: str | None = None


class Split(NamedTuple):
    """What was stored: the command's number, the target, its milestones, from when they hold, and what to know of them."""

    number: int
    item: Item
    target: TargetRow
    milestones: tuple[Milestone, ...]
    since: date | None
    notes: tuple[str, ...]


class _Span(NamedTuple):
    """From when to when a target goes; ``start`` is null where the plan prints none."""

    start: date | None
    due: date


def split(ledger: Writer, actor: Actor, plan: PlanTerms, asked: Asked) -> Split:
    """Store the milestones of a target, or that the straight line holds again.

    The first annual plan of a target holds from the beginning, for nothing else was said of those days; a later one
    holds from the day that is named, else from today, so that earlier days keep what held then. Goal and due date are
    those in force on that day, as lights go by.

    Raises:
        InputError: the code is no target's, it was dropped, it cannot be split so, or nothing would change.
    """
    day = past_day(asked.day, actor.today)
    item, target = _on(ledger, plan, choose_item(ledger, plan, asked.code), day)
    steps, notes = ((), ()) if asked.clear else _wanted(item, target, plan, asked, actor.today)
    since = None if not target.schedules and asked.day is None else day
    if steps == in_force(target.schedules, day):
        raise InputError(
            f"{target.code} {'没有分年度计划' if asked.clear else '的分年度计划没有变化'}",
            f"运行 gytrack show {target.code} 查看",
        )
    shown = wording.milestones(steps, target.unit).replace("、", " ") or "--clear"
    command = actor.command("milestone", f"milestone {target.code} {shown}", plan.id)
    number = apply(ledger, command, _rows(ledger, target, steps, since))
    if target.schedules and since is not None:
        notes += (f"{long_day(since)}以前的各日仍按原来的分解计算；如原来的录错了，请撤销后重录",)
    return Split(number, item, target, steps, since, notes)


def _on(ledger: Reader, plan: PlanTerms, item: Item, day: date) -> tuple[Item, TargetRow]:
    """Return what a code names, and the target that it is, as they stand on a day; refuse what was dropped by then."""
    if item.target is None:
        raise InputError(f"{item.code} 不是量化指标", "分年度计划只用于指标，gytrack targets 可查看编号")
    (target,) = targets_on(ledger, [item.target], day)
    (task,) = (None,) if item.task is None else tasks_on(ledger, plan.id, [item.task], day)
    gone = [target.code] if target.is_dropped() else []
    if task is not None and task.adjusted is not None and task.closure == "dropped":
        gone.append(task.code)
    if gone:
        raise InputError(f"{gone[0]} 已取消", "如要恢复，用 gytrack adjust 查到取消它的命令，再撤销那一条")
    return item._replace(task=task, target=target), target


def _wanted(
    item: Item, target: TargetRow, plan: PlanTerms, asked: Asked, today: date
) -> tuple[tuple[Milestone, ...], tuple[str, ...]]:
    span = _span(item, target, plan)
    if asked.every is not None:
        return _evenly(target, span, asked.every, plan), ()
    typed = read_milestones(asked.parts, target, today)
    for step in typed.milestones:
        _require_within(target, step, span)
    _require_order(target, typed.milestones)
    return typed.milestones, (*typed.notes, *_advice(target, typed.milestones, span, plan))


def _span(item: Item, target: TargetRow, plan: PlanTerms) -> _Span:
    if target.per == "year":
        raise InputError(f"{target.code} 是逐年考核的指标，每年的目标相同", "无需分年度")
    if not can_be_split(target):
        raise InputError(
            f"{target.code} 的目标{marked_goal(target)}没有可以分解的量",
            "下降的指标要有基期值才能分年度",
        )
    due = due_of_target(target, item.task and item.task.due, plan)
    if due is None:
        raise InputError(f"{target.code} 没有完成时限", "方案未写明截止日，分年度计划无从分起")
    return _Span(start_of(plan), due)


def _evenly(target: TargetRow, span: _Span, every: Every, plan: PlanTerms) -> tuple[Milestone, ...]:
    if span.start is None:
        raise InputError(
            "方案未写明起始日期，不能均分",
            f"先运行 gytrack plan set-start 日期 --basis 依据 --plan {plan.code}",
        )
    steps = evenly(target, span.start, span.due, every) if span.start < span.due else ()
    if len(steps) < 2:  # noqa: PLR2004 - one milestone is the goal itself
        word = "年度" if every == "year" else "季度"
        raise InputError(f"{target.code} 到{deadline(span.due)}只有一个{word}，无法均分", "请写明各时点的数")
    return steps


def _require_within(target: TargetRow, step: Milestone, span: _Span) -> None:
    if step.due > span.due:
        raise InputError(
            f"{deadline(step.due)}晚于 {target.code} 的完成时限（{deadline(span.due)}）", "请核对时点"
        )
    if span.start is not None and step.due <= span.start:
        raise InputError(f"{deadline(step.due)}不在方案的起始日（{long_day(span.start)}）之后", "请核对时点")


def _require_order(target: TargetRow, steps: Sequence[Milestone]) -> None:
    """Refuse running totals that go back: who typed the share of each year alone is told so."""
    for before, after in pairwise(steps):
        if gained(target, after.value) < gained(target, before.value):
            less = "多于" if aim(target).falling else "少于"
            raise InputError(
                f"{_words(after, target)}{less}{_words(before, target)}", "各时点请写累计数，不是当年的数"
            )


def _advice(target: TargetRow, steps: Sequence[Milestone], span: _Span, plan: PlanTerms) -> Iterator[str]:
    yield from set_aside(target, steps, span.due)
    if span.start is None:
        yield f"方案未写明起始日期，序时进度无法计算；可用 gytrack plan set-start 日期 --basis 依据 --plan {plan.code} 设定"


def _words(step: Milestone, target: TargetRow) -> str:
    return wording.milestones([step], target.unit)


def _rows(
    ledger: Reader, target: TargetRow, steps: Sequence[Milestone], since: date | None
) -> Iterator[Change]:
    ids = Ids(ledger)
    number = ids.next("schedule")
    yield insert("schedule", number, target_id=target.id, since=since)
    for step in steps:
        yield insert("milestone", ids.next("milestone"), schedule_id=number, due=step.due, value=step.value)
