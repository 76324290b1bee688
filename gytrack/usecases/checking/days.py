"""Dates: targets without one, and those that the plan's own start and end do not cover."""

from collections.abc import Iterator
from datetime import date

from gytrack.dates import deadline, long_day
from gytrack.records.ledger import PlanTerms
from gytrack.status.schedule import start_of
from gytrack.usecases.checking.finding import Finding
from gytrack.usecases.checking.matter import Matter


def undated(matter: Matter) -> Iterator[Finding]:
    """Yield the targets for which neither they nor their tasks have a date; one of every year needs none."""
    dated = {line.task.id for line in matter.tasks if line.task.due is not None}
    ends = matter.plan.ends
    until = "方案也没有完成时限" if ends is None else f"暂按方案的完成时限（{deadline(ends)}）计"
    todo = f"{until}；应另有时限的补上：{matter.mending()}"
    for target in matter.targets:
        if target.due is None and target.per is None and target.task_id not in dated:
            yield matter.of_target(target, "no_date", f"“{target.name}”没有写明时限", todo)


def outside(matter: Matter) -> Iterator[Finding]:
    """Yield the dates before the plan's start or after its end, and the plan's own that contradict each other."""
    todo = f"核对原文；读错了的改正：{matter.mending()}"
    yield from (Finding("date_outside", "", None, "", wrong, todo) for wrong in _contradictions(matter.plan))
    for line in matter.tasks:
        if line.task.due and (wrong := _outside(line.task.due, matter.plan)):
            yield matter.of_task(line, "date_outside", wrong, todo)
    for target in matter.targets:
        if target.due and (wrong := _outside(target.due, matter.plan)):
            yield matter.of_target(target, "date_outside", wrong, todo)


def _contradictions(plan: PlanTerms) -> Iterator[str]:
    start = start_of(plan)
    if start and plan.ends and plan.ends < start:
        yield f"方案的完成时限{deadline(plan.ends)}早于起始日{long_day(start)}"
    if start and plan.expires and plan.expires < start:
        yield f"方案的有效期至{long_day(plan.expires)}，早于起始日{long_day(start)}"
    elif plan.ends and plan.expires and plan.expires < plan.ends:
        yield f"方案的有效期至{long_day(plan.expires)}，早于完成时限{deadline(plan.ends)}"


def _outside(due: date, plan: PlanTerms) -> str | None:
    start = start_of(plan)
    if start and due < start:
        return f"时限{deadline(due)}早于方案起始日{long_day(start)}"
    if plan.ends and due > plan.ends:
        return f"时限{deadline(due)}晚于方案的完成时限{deadline(plan.ends)}"
    if plan.expires and due > plan.expires:
        return f"时限{deadline(due)}晚于方案的有效期{long_day(plan.expires)}"
    return None
