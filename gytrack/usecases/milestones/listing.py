"""What is to be reached by when: the milestones of annual plans, deadlines of targets, and what each year asks for."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from gytrack import wording
from gytrack.export.json_values import iso, number
from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.status.goals import aim
from gytrack.status.milestones import gained, in_force
from gytrack.status.schedule import due_of_target
from gytrack.status.targets import TargetStatus
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.adjusted_words import adjusted_goal, printed_goal
from gytrack.usecases.reporting.owners import NOBODY, Owner, owners
from gytrack.usecases.reporting.report import StatusReport, one_target, status_report
from gytrack.usecases.reporting.row_json import Json

Basis = Literal["milestone", "deadline", "yearly"]
BASES: dict[Basis, str] = {"milestone": "分年度计划", "deadline": "完成时限", "yearly": "每年"}
COLUMNS = (
    Column("plan", "方案"),
    Column("lead", "牵头单位"),
    Column("id", "编号"),
    Column("name", "指标名称"),
    Column("due", "时点", "deadline"),
    Column("value", "应达", "number"),
    Column("unit", "单位"),
    Column("goal", "方案目标"),
    Column("adjusted", "调整后目标"),
    Column("actual", "目前完成", "number"),
    Column("state", "完成情况"),
    Column("basis", "依据"),
)


class Step(NamedTuple):
    """What a target is to reach by a day; ``reached`` is null where nothing was reported."""

    plan: str
    owner: Owner
    status: TargetStatus
    due: date
    value: Decimal
    basis: Basis
    reached: bool | None
    day: date


def steps(ledger: Reader, found: Chosen, day: date, year: int | None) -> list[Step]:
    """Return what is to be reached in a year, null for all, as it stands on a day, department by department.

    A year without milestones asks for the goal where it is due in it, and for what every year asks for. What was dropped,
    does not apply or is only counted asks for nothing.
    """
    rules = rules_of(ledger, found.plan, day)
    report = status_report(
        ledger, found.plan, found.tasks._replace(in_force=True), found.department, day, rules
    )
    return list(by_department(steps_of(ledger, report, owners(ledger, report), year)))


def milestones_of(report: StatusReport, owned: dict[str, Owner]) -> Iterator[Step]:
    """Yield the milestones that hold on the report's day, of targets that have any, with their goals."""
    dues = _task_dues(report)
    for status in report.owed_targets():
        if in_force(status.target.schedules, report.as_of):
            yield from _of_target(report, status, owned.get(status.target.owner, NOBODY), dues)


def steps_of(
    ledger: Reader, report: StatusReport, owned: dict[str, Owner], year: int | None
) -> Iterator[Step]:
    """Yield the same with targets that have no milestones, of one year or all."""
    dues = _task_dues(report)
    for status in report.owed_targets():
        owner = owned.get(status.target.owner, NOBODY)
        if status.target.per == "year":
            yield from _of_year(ledger, report, status, owner, year or report.as_of.year)
            continue
        for step in _of_target(report, status, owner, dues):
            if year is None or step.due.year == year:
                yield step


def by_department(found: Iterable[Step]) -> Iterator[Step]:
    """Yield steps by the department that leads first, in the order in which these first come; last what nobody leads."""
    groups: dict[str, list[Step]] = {}
    for step in found:
        groups.setdefault(step.owner.lead[0] if step.owner.lead else "", []).append(step)
    nobodys = groups.pop("", [])
    for group in (*groups.values(), nobodys):
        yield from group


def _of_target(
    report: StatusReport, status: TargetStatus, owner: Owner, dues: dict[int | None, date | None]
) -> Iterator[Step]:
    target, day, plan = status.target, report.as_of, report.plan.code
    due = due_of_target(target, dues.get(target.task_id), report.plan)
    for step in in_force(target.schedules, day):
        if due is None or step.due < due:
            reached = (
                None if status.actual is None else gained(target, status.actual) >= gained(target, step.value)
            )
            yield Step(plan, owner, status, step.due, step.value, "milestone", reached, day)
    if due is not None:
        yield Step(plan, owner, status, due, aim(target).goal, "deadline", status.met, day)


def _task_dues(report: StatusReport) -> dict[int | None, date | None]:
    return {line.task.id: line.task.due for line in report.tasks}


def _of_year(
    ledger: Reader, report: StatusReport, status: TargetStatus, owner: Owner, year: int
) -> Iterator[Step]:
    target, ends = status.target, date(year, 12, 31)
    last = target.last_day()
    if last is not None and last.year < year:
        return
    judged = status if ends >= report.as_of else one_target(ledger, target, ends, report.rules)
    due = ends if last is None else min(ends, last)
    yield Step(report.plan.code, owner, judged, due, target.value, "yearly", judged.met, report.as_of)


def state_words(step: Step) -> str:
    """Say how far a step is: 已达到, 尚差3家, 未达到, 未报; 未到期 where nothing was reported before its day."""
    past = step.due < step.day
    if step.reached:
        return "已达到"
    if step.status.actual is None:
        return "未报" if past else "未到期"
    if past:
        return "未达到"
    target = step.status.target
    short = gained(target, step.value) - gained(target, step.status.actual)
    return f"尚差{wording.amount(short, target.unit)}" if short > 0 else "未达到"


def step_table(found: Iterable[Step]) -> Table:
    """Return steps as rows."""
    return Table(COLUMNS, map(step_row, found), "milestones")


def step_row(step: Step) -> tuple[Value, ...]:
    """Return a step's cells."""
    target = step.status.target
    return (
        step.plan, step.owner.lead, target.code, target.name, step.due, step.value, target.unit,
        printed_goal(target), adjusted_goal(target), step.status.actual, state_words(step), BASES[step.basis],
    )  # fmt: skip


def steps_json(found: Iterable[Step], day: date) -> Json:
    """Return steps as JSON."""
    return {"schema": SCHEMA, "as_of": iso(day), "milestones": [_json(step) for step in found]}


def _json(step: Step) -> Json:
    target = step.status.target
    return {
        "plan": step.plan,
        "lead": list(step.owner.lead),
        "id": target.code,
        "name": target.name,
        "due": iso(step.due),
        "value": number(step.value),
        "unit": target.unit,
        "goal": printed_goal(target),
        "adjusted": adjusted_goal(target),
        "actual": number(step.status.actual),
        "reached": step.reached,
        "not_due": step.status.actual is None and not step.reached and step.due >= step.day,
        "basis": step.basis,
    }
