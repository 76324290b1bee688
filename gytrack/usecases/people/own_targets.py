"""Figures that a person wants counted though the plan has no number for them (自设统计项，非方案指标)."""

import re
from decimal import Decimal
from typing import NamedTuple

from gytrack.dates import parse_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert, update
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import editions as edition_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.records.ledger import PlanTerms, TargetRow, TaskRow
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.items import choose_item, choose_task
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.editions.own_targets import number_of
from gytrack.usecases.entries.values import parse_value
from gytrack.usecases.texts import checked_text, one_line
from gytrack.wording import target_goal

_MAX_NAME, _MAX_UNIT = 40, 10
_BEHIND = 10**6
"""They stand behind the targets of the paper, in the order in which they came."""


class Set(NamedTuple):
    """What was added or dropped, for the echo: the command's number, the figure, what is to be known of its code."""

    number: int
    target: TargetRow
    said: str | None


def add(
    ledger: Writer,
    actor: Actor,
    plan: PlanTerms,
    code: str,
    name: str,
    unit: str,
    value: str | None = None,
    typed_due: str | None = None,
) -> Set:
    """Add a figure that is to be counted of a task, perhaps with a goal and a date.

    Raises:
        InputError: the code is no task's, a name, unit, number or date cannot be used, or the task has it already.
    """
    item, task = choose_task(ledger, plan, code)
    target = _target(ledger, task, _name(name), _unit(unit))
    for known in target_queries.targets_of(ledger, task.id):
        if plain(known.name) == plain(target.name):
            raise InputError(
                f"{task.code} 已有指标 {known.code} {known.name}", "请换一个名称，或直接登记它的数值"
            )
    if value is not None:
        goal = parse_value(value, target).value
        if goal <= 0:
            raise InputError(f"目标“{shorten(value)}”不大于0", "不设目标就不写 --value")
        target = target._replace(op=">=", value=goal)
    if typed_due is not None:
        target = target._replace(due=parse_day(typed_due, actor.today))
    words = f"target add {target.code} {target.name} {target_goal(target)}"
    number = apply(ledger, actor.command("target add", words, plan.id), [_row(ledger, plan, task, target)])
    return Set(number, target, item.said)


def drop(ledger: Writer, actor: Actor, plan: PlanTerms, code: str) -> Set:
    """Drop such a figure; what was reported of it stays in the log.

    Raises:
        InputError: the code is no such figure's.
    """
    item = choose_item(ledger, plan, code)
    if item.target is None or not item.target.own:
        raise InputError(
            f"{item.code} 不是自设统计项", "方案的任务和指标不能这样取消；gytrack targets 可查看全部"
        )
    target = item.target
    known = {"own": "counted", "task_id": target.task_id}
    change = update("target", target.id, known, own="dropped", task_id=target.task_id)
    words = f"target drop {target.code} {target.name}"
    return Set(apply(ledger, actor.command("target drop", words, plan.id), [change]), target, item.said)


def _name(typed: str) -> str:
    name = one_line(typed, "名称")
    if not name:
        raise InputError("名称是空的", "请写要统计什么，如 校园中医药文化角")
    if len(name) > _MAX_NAME:
        raise InputError(f"名称有{len(name)}个字，超过{_MAX_NAME}个字", "请写短一些")
    return name


def _unit(typed: str) -> str:
    unit = plain(checked_text(typed, "单位"))
    if not re.fullmatch(rf"[^\W\d_]{{1,{_MAX_UNIT}}}|%|‰", unit):
        raise InputError(
            f"“{shorten(typed)}”不能作为单位", f"请写如 个、家、万元、% 的单位，不超过{_MAX_UNIT}个字"
        )
    return unit


def _target(ledger: Reader, task: TaskRow, name: str, unit: str) -> TargetRow:
    """Return the figure under the next number that the task's figures never had."""
    taken = (number_of(code) or 0 for code in target_queries.codes_of(ledger, task.id))
    code = f"{task.code}s{max(taken, default=0) + 1}"
    number = Ids(ledger).next("target")
    return TargetRow(
        number, code, task.code, task.id, None, name, "none", Decimal(0), None, unit, None, None, None, None, False, own=True
    )  # fmt: skip


def _row(ledger: Reader, plan: PlanTerms, task: TaskRow, target: TargetRow) -> Change:
    place = task_queries.place(ledger, "task", task.id)
    edition, _ = edition_queries.latest(ledger, plan.id)
    return insert(
        "target",
        target.id,
        plan_id=plan.id,
        edition_id=edition,
        section_id=None,
        task_id=task.id,
        ord=_BEHIND + target.id,
        code=target.code,
        name=target.name,
        op=target.op,
        value=target.value,
        upper=None,
        unit=target.unit,
        due=target.due,
        baseline=None,
        baseline_year=None,
        per=None,
        by_department=False,
        own="counted",
        line=place.line,
        col=place.column,
        end_line=place.end_line,
        end_col=place.end_column,
    )
