"""Asking a department to put something right by a day (整改)."""

from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import insert
from gytrack.ledger.connection import Writer
from gytrack.ledger.queries import evaluations as evaluation_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.records.evaluation import EvaluationRow
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.choosing import choose_department
from gytrack.usecases.asking.items import Item, choose_item
from gytrack.usecases.texts import checked_text


class AskedFor(NamedTuple):
    """What was asked for, for the echo; ``evaluation`` is the one that it follows, null where there is none."""

    number: int
    item: Item
    dept: str
    due: date
    evaluation: EvaluationRow | None
    notes: tuple[str, ...]


def ask_for(
    ledger: Writer, actor: Actor, plan: PlanTerms, code: str, dept: str, due: date, text: str
) -> AskedFor:
    """Ask a department for a rectification of a task or target; it follows the latest evaluation, if there is one.

    Raises:
        InputError: there is no such task, target or department, the deadline is past, or it is not said what to do.
    """
    item = choose_item(ledger, plan, code)
    if item.section is not None:
        raise InputError(f"{item.code} 是工程或项目", "整改要落到任务或指标，请写它的编号")
    department = choose_department(ledger, plan, dept)
    if due < actor.today:
        raise InputError(f"整改时限 {long_day(due)} 已经过去", "请写今天或以后的日期")
    wanted = checked_text(text, "整改要求")
    if not wanted:
        raise InputError("没有写明整改要求", "请写成 gytrack rectify 编号 --dept 单位 --due 日期 要求")
    known = evaluation_queries.all_of(ledger, plan.id)
    evaluation = known[-1] if known else None
    number = next_command(ledger)
    words = f"rectify {item.code} {department.name} 限{long_day(due)} {shorten(wanted, 40)}"
    change = insert(
        "rectification",
        Ids(ledger).next("rectification"),
        plan_id=plan.id,
        command_id=number,
        evaluation_id=evaluation and evaluation.id,
        task_id=item.task and item.task.id,
        target_id=item.target and item.target.id,
        department_id=department.id,
        day=actor.today,
        due=due,
        text=wanted,
        done_on=None,
        done_text=None,
    )
    notes = _notes(ledger, item, department.id, department.name, actor.today)
    apply(ledger, actor.command("rectify", words, plan.id), [change])
    return AskedFor(number, item, department.name, due, evaluation, notes)


def _notes(ledger: Writer, item: Item, department: int, name: str, day: date) -> tuple[str, ...]:
    """Say what a person should know: that the code moved, that the department has no part in the task."""
    moved = () if item.said is None else (item.said,)
    if item.task is None or task_queries.role_in(ledger, item.task.id, department, day) is not None:
        return moved
    return (*moved, f"{name}不是 {item.task.code} 的牵头或配合单位")
