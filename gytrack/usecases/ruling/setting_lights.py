"""人工定灯: a light that a person sets, with the reason and up to a day, and lifting it."""

from datetime import date
from typing import NamedTuple

from gytrack import term_words, wording
from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import insert
from gytrack.ledger.codec import Value
from gytrack.ledger.connection import Writer
from gytrack.records.ledger import PlanTerms, TaskRow
from gytrack.records.terms import Light
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.items import Item
from gytrack.usecases.reporting.one_task import line_of
from gytrack.usecases.reporting.report import TaskLine
from gytrack.usecases.texts import checked_text

_SHOWN = 40


class SetLight(NamedTuple):
    """What was stored: the command's number and the task as it stood before."""

    number: int
    line: TaskLine


def set_light(
    ledger: Writer,
    actor: Actor,
    plan: PlanTerms,
    item: Item,
    light: Light,
    reason: str,
    since: date,
    until: date,
) -> SetLight:
    """Set a light by hand, from a day up to a day.

    Raises:
        InputError: the code is no task's, the task has no light, no reason is given, or the days do not fit,
            or lie before that from which an added task is there.
    """
    task = _task(item)
    said = checked_text(reason, "理由")
    if not said:
        raise InputError("没有写明人工定灯的理由", "请用 --reason 写明")
    if until < since:
        raise InputError(
            f"到期日 {long_day(until)} 早于起始日 {long_day(since)}", "请核对 --until 和 --date，年份可以写全"
        )
    line = line_of(ledger, plan, item, task, since)
    if line.status.computed.light is None:
        shown = wording.light(None, line.status.computed.rule)
        why = term_words.KINDS[task.kind] if task.kind != "task" else shown
        raise InputError(f"{task.code} 是{why}，不亮灯", "人工定灯只用于亮灯的任务")
    standing = line.status.manual
    if standing is not None and (standing.light, standing.reason, standing.until) == (light, said, until):
        raise InputError(f"{task.code} 已按同样的理由人工定灯", "无需再设")
    words = f"override {task.code} --light {light} --until {until} {shorten(said, _SHOWN)}"
    return SetLight(
        _store(ledger, actor, plan, task, words, day=since, light=light, reason=said, until=until), line
    )


def lift_light(
    ledger: Writer, actor: Actor, plan: PlanTerms, item: Item, reason: str, since: date
) -> SetLight:
    """Lift a light that was set by hand, from a day on.

    Raises:
        InputError: the code is no task's, or no light set by hand holds on that day, on which the task may not be there.
    """
    task = _task(item)
    line = line_of(ledger, plan, item, task, since)
    if line.status.manual is None:
        raise InputError(
            f"{task.code} 在{long_day(since)}没有人工定灯", f"运行 gytrack why {task.code} 查看亮灯的来历"
        )
    said = checked_text(reason, "理由")
    words = f"override {task.code} --lift" + (f" {shorten(said, _SHOWN)}" if said else "")
    return SetLight(
        _store(ledger, actor, plan, task, words, day=since, light=None, reason=said, until=None), line
    )


def _store(ledger: Writer, actor: Actor, plan: PlanTerms, task: TaskRow, words: str, **row: Value) -> int:
    added = insert(
        "manual_light",
        Ids(ledger).next("manual_light"),
        plan_id=plan.id,
        task_id=task.id,
        command_id=next_command(ledger),
        **row,
    )
    return apply(ledger, actor.command("override", words, plan.id), [added])


def _task(item: Item) -> TaskRow:
    if item.task is None or item.target is not None:
        raise InputError(f"{item.code} 不是任务", "人工定灯只用于建设任务，gytrack list 可查看编号")
    return item.task
