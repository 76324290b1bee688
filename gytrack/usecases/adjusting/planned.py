"""What an adjustment is to write, checked against what holds on its day."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gytrack.errors import InputError
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change
from gytrack.ledger.codec import Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import targets as target_queries
from gytrack.records.ledger import PlanTerms, TaskRow
from gytrack.status.schedule import due_of
from gytrack.term_words import ROLES
from gytrack.usecases.adjusting.adding import Addition
from gytrack.usecases.adjusting.asked import Asked, Grounds, due_day
from gytrack.usecases.adjusting.goals import read_goal
from gytrack.usecases.adjusting.parties import Parties, Wanted
from gytrack.usecases.asking.choosing import Department, choose_department
from gytrack.usecases.asking.items import Item
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.departments.naming import SEPARATORS
from gytrack.usecases.reporting.in_force import targets_on, tasks_on
from gytrack.wording import goal as goal_words

NOBODY = "无"
"""What stands for the departments of a role that nobody has."""


class Planned(NamedTuple):
    """What an adjustment is to write: its own columns, the changes beside them, what a person should know.

    ``original`` is the goal that the target had before its first adjustment, in words; empty of a task.
    """

    columns: dict[str, Value]
    beside: Sequence[Change] = ()
    notes: tuple[str, ...] = ()
    original: str = ""


def of_target(
    ledger: Reader, plan: PlanTerms, item: Item, asked: Asked, because: Grounds, today: date
) -> Planned:
    """Return what an adjustment of a target is to write. Raises InputError as ``adjust``."""
    printed = item.target
    assert printed is not None  # noqa: S101 - a code names one of the three
    if asked.of_parties() or asked.add is not None:
        raise InputError(f"{printed.code} 是量化指标，没有责任单位", "调整责任单位请写任务的编号")
    (now,) = targets_on(ledger, [printed], because.day)
    _require_there(printed.code, dropped=now.is_dropped(), asked=asked)
    columns: dict[str, Value] = {"target_id": printed.id}
    notes: tuple[str, ...] = ()
    if asked.of_goal():
        goal, notes = read_goal(asked.value, asked.upper, now)
        if goal[:4] != (now.op, now.value, now.upper, now.unit):
            columns |= {"op": goal.op, "value": goal.value, "upper": goal.upper, "unit": goal.unit}
    columns |= _due(asked, now.due, now.due or due_on(ledger, plan, item.task, because.day), today)
    columns["dropped"] = asked.drop
    _require_change(printed.code, columns)
    first = printed if now.adjusted is None else now.adjusted.original
    names = ("op", "value", "upper", "unit", "due")
    columns |= {f"printed_{name}": getattr(first, name) for name in names}
    original = goal_words(first.op, first.value, first.upper, first.unit, printed.per)
    return Planned(columns, notes=notes, original=original)


def of_task(
    ledger: Reader, ids: Ids, plan: PlanTerms, item: Item, asked: Asked, because: Grounds, today: date
) -> Planned:
    """Return what an adjustment of a task is to write. Raises InputError as ``adjust``."""
    printed = item.task
    assert printed is not None  # noqa: S101 - a code names one of the three
    if asked.of_goal() or asked.add is not None:
        what = "--value 用于量化指标" if asked.of_goal() else "--add 用于工程或项目"
        raise InputError(f"{printed.code} 是任务，{what}", f"运行 gytrack show {printed.code} 查看其指标")
    (now,) = tasks_on(ledger, plan.id, [printed], because.day)
    _require_there(printed.code, dropped=now.closure == "dropped", asked=asked)
    own = due_of(printed, target_queries.targets_of(ledger, printed.id), plan)
    columns: dict[str, Value] = {"task_id": printed.id, "printed_due": own}
    columns |= _due(asked, now.due, due_on(ledger, plan, printed, because.day), today)
    columns["dropped"] = asked.drop
    parties = Parties(ledger, printed.id, because.day)
    wanted = parties.settled(_wanted(ledger, plan, asked))
    beside = list(parties.changes(ids, wanted))
    if beside:
        columns |= parties.names_after(wanted)
    _require_change(printed.code, columns)
    return Planned(columns, beside)


def of_added(
    ledger: Reader, ids: Ids, plan: PlanTerms, task: Addition, asked: Asked, because: Grounds, today: date
) -> Planned:
    """Return what is to be written of a task that is added. Raises InputError as ``adjust``."""
    due = None if asked.due is None else due_day(asked.due, today)
    parties = Parties(ledger, task.id, because.day)
    wanted = parties.settled(_wanted(ledger, plan, asked))
    columns: dict[str, Value] = {"task_id": task.id, "added": True, "printed_due": due}
    columns |= {role: _joined(departments) for role, departments in wanted.items()}
    notes = () if wanted.get("lead") else ("没有写明牵头单位，列为未落实到具体单位",)
    return Planned(columns, [task.row(due), *parties.changes(ids, wanted)], notes)


def _require_there(code: str, *, dropped: bool, asked: Asked) -> None:
    if asked.drop and (asked.of_goal() or asked.due or asked.of_parties()):
        raise InputError("--drop 是取消整项，不与其他调整一起用", "请分别办理")
    if dropped:
        raise InputError(f"{code} 已经取消", "如要恢复，用 gytrack adjust 查到取消它的命令，再撤销那一条")


def _due(asked: Asked, own: date | None, counting: date | None, today: date) -> dict[str, Value]:
    """Return the new date, and the one that counted before; ``own`` is null where nothing of its own is printed."""
    if asked.due is None:
        return {}
    due = due_day(asked.due, today)
    return {} if due == own else {"due": due, "due_before": counting}


def due_on(ledger: Reader, plan: PlanTerms, printed: TaskRow | None, day: date) -> date | None:
    """Return when a task is due on a day, null where that is not known; without a task, when the plan is."""
    if printed is None:
        return plan.ends
    (task,) = tasks_on(ledger, plan.id, [printed], day)
    targets = targets_on(ledger, target_queries.targets_of(ledger, task.id), day)
    return due_of(task, [one for one in targets if not one.is_dropped()], plan)


def _require_change(code: str, columns: dict[str, Value]) -> None:
    if columns["dropped"] or {"value", "due", "lead", "support"} & columns.keys():
        return
    raise InputError(f"{code} 没有变化，与现行的相同", "请核对要调整成什么")


def _wanted(ledger: Reader, plan: PlanTerms, asked: Asked) -> Wanted:
    """Return the departments that are to have each role that was named."""
    wanted = {role: _departments(ledger, plan, typed) for role in ROLES if (typed := getattr(asked, role))}
    if "lead" in wanted and not wanted["lead"]:
        raise InputError("牵头单位不能调整为无", "请写明由谁牵头；不再推进的任务用 --drop 取消")
    return wanted


def _departments(ledger: Reader, plan: PlanTerms, typed: Sequence[str]) -> list[Department]:
    names = [name for one in typed for name in re.split(SEPARATORS, one) if name.strip()]
    if [plain(name) for name in names] == [NOBODY]:
        return []
    found = {one.id: one for one in (choose_department(ledger, plan, name) for name in names)}
    return list(found.values())


def _joined(departments: Sequence[Department]) -> str:
    return "、".join(one.name for one in departments)
