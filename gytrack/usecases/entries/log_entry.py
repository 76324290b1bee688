"""Storing a report: progress on a task or target, a target met, or a verdict taken back."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger import tasks as task_queries
from gytrack.ledger.apply import Ids, apply, next_command
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader, Writer
from gytrack.records.ledger import PlanTerms, TargetRow
from gytrack.status.goals import reaches
from gytrack.status.rules import Rules
from gytrack.usecases.actor import Actor
from gytrack.usecases.asking.choosing import Item, choose_item
from gytrack.usecases.entries.entry import Entry, Figure, Given, past_day, read_entry
from gytrack.usecases.entries.values import parse_total
from gytrack.usecases.reporting.report import one_target
from gytrack.wording import STATES, amount, target_goal

_FIGURE_ALONE = re.compile(r"\d[\d.,]*\s*(?:[%％]|[\u4e00-\u9fff]{0,2})")


class Logged(NamedTuple):
    """What was stored, for the echo: the command's number, the entry, and what a person should know."""

    number: int
    entry: Entry
    notes: tuple[str, ...]


def log(ledger: Writer, actor: Actor, plan: PlanTerms, given: Given) -> Logged:
    """Store a report on a task or a target.

    Raises:
        InputError: the code is unknown or a section's, nothing is reported, or one of the values cannot be used.
    """
    item = choose_item(ledger, plan, given.code)
    if item.section is not None:
        raise InputError(f"{item.code} 是工程或项目", "请登记到其下的任务或指标，gytrack list 可查看编号")
    if item.target is not None and (given.percent is not None or given.state is not None):
        raise InputError(f"{item.code} 是量化指标，没有进度和状态", _of_the_task(item))
    entry = read_entry(ledger, plan, item, given, actor.today)
    if entry.is_empty():
        raise InputError("没有可登记的内容", "请写进展，或用 --percent、--value、--state 等")
    return store(ledger, actor, plan, "log", entry)


def _of_the_task(item: Item) -> str:
    if item.task is None:
        return "请用 --value 或 --add 登记数值"
    return f"请用 --value 或 --add 登记数值，或把 --percent、--state 登记到任务 {item.task.code}"


def declare_met(ledger: Writer, actor: Actor, plan: PlanTerms, given: Given, value: str | None) -> Logged:
    """Store a person's word that a target is met, perhaps with the figure that meets it.

    Raises:
        InputError: the code is no target's, or one of the values cannot be used.
    """
    target = _target(ledger, plan, given)
    understood = None if value is None else parse_total(value, target)
    return _declare(ledger, actor, plan, given, "met", Figure(target, "met", understood))


def declare_unmet(ledger: Writer, actor: Actor, plan: PlanTerms, given: Given) -> Logged:
    """Store a person's word that a target is not met after all, with the reason. Raises as ``declare_met``."""
    target = _target(ledger, plan, given)
    if not given.text.strip():
        raise InputError("取消达标认定需要说明理由", "请用 --note 写明")
    if not one_target(ledger, target, past_day(given.day, actor.today), Rules()).met:
        raise InputError(f"{target.code} 目前没有达标，无需取消", "运行 gytrack targets 查看完成情况")
    return _declare(ledger, actor, plan, given, "unmet", Figure(target, "unmet", None))


def _target(ledger: Reader, plan: PlanTerms, given: Given) -> TargetRow:
    item = choose_item(ledger, plan, given.code)
    if item.target is None:
        own = [] if item.task is None else task_queries.targets_of(ledger, item.task.id)
        listed = "、".join(f"{target.code} {target.name}" for target in own)
        raise InputError(
            f"{item.code} 不是量化指标", f"{item.code} 的指标：{listed or '无'}；gytrack targets 可查看全部"
        )
    return item.target


def _declare(
    ledger: Writer, actor: Actor, plan: PlanTerms, given: Given, name: str, figure: Figure
) -> Logged:
    item = choose_item(ledger, plan, given.code)
    entry = read_entry(ledger, plan, item, given, actor.today)
    return store(ledger, actor, plan, name, entry._replace(figures=(figure,)))


def store(ledger: Writer, actor: Actor, plan: PlanTerms, name: str, entry: Entry) -> Logged:
    """Store an entry in one command named ``name``."""
    notes = tuple(_notes(ledger, entry))
    words = " ".join(filter(None, (name, entry.item.code, shorten(entry.text, 40), *_said(entry))))
    command = actor.command(name, words, plan.id)
    number = next_command(ledger)
    return Logged(apply(ledger, command, _rows(ledger, plan, entry, number)), entry, notes)


def _said(entry: Entry) -> Iterator[str]:
    """Yield what the history shows of an entry beside its text."""
    if entry.state is not None:
        yield STATES[entry.state]
    if entry.percent is not None:
        yield f"{entry.percent}%"
    for figure in entry.figures:
        if figure.understood is not None:
            sign = "+" if figure.kind == "add" and figure.understood.value > 0 else ""
            which = "" if figure.target.code == entry.item.code else f"{figure.target.code}="
            yield f"{which}{sign}{amount(figure.understood.value, figure.target.unit)}"
    if entry.department is not None:
        yield f"（{entry.department.name}）"


def _rows(ledger: Reader, plan: PlanTerms, entry: Entry, command: int) -> Iterator[Change]:
    ids = Ids(ledger)
    number = ids.next("entry")
    yield insert(
        "entry",
        number,
        plan_id=plan.id,
        task_id=entry.item.task and entry.item.task.id,
        target_id=entry.item.target and entry.item.target.id,
        command_id=command,
        day=entry.day,
        text=entry.text,
        problem=entry.problem,
        next_step=entry.next_step,
        state=entry.state,
        percent=entry.percent,
        department_id=entry.department and entry.department.id,
        source=entry.source,
    )
    yield from _figure_rows(ids, number, entry)
    for proof in entry.evidence:
        yield insert(
            "evidence",
            ids.next("evidence"),
            entry_id=number,
            name=proof.name,
            size=proof.size,
            sha256=proof.sha256,
        )


def _figure_rows(ids: Ids, number: int, entry: Entry) -> Iterator[Change]:
    for order, figure in enumerate(entry.figures, 1):
        yield insert(
            "measurement",
            ids.next("measurement"),
            entry_id=number,
            target_id=figure.target.id,
            ord=order,
            kind=figure.kind,
            value=figure.understood and figure.understood.value,
        )


def _notes(ledger: Reader, entry: Entry) -> Iterator[str]:
    for figure in entry.figures:
        if figure.understood is not None:
            yield from figure.understood.notes
            if figure.kind == "met" and not reaches(figure.target, figure.understood.value, Rules()):
                goal = target_goal(figure.target)
                yield f"{figure.target.code} 的目标是{goal}，所报数值没有达到，按您的认定记为达标"
    if _FIGURE_ALONE.fullmatch(entry.text):
        yield f"“{entry.text}”只记为文字；实际进度请用 --percent，指标数值请用 --value"
    if entry.department is not None and entry.item.task is not None:
        role = task_queries.role_in(ledger, entry.item.task.id, entry.department.id)
        if role is None:
            yield f"{entry.department.name}不是 {entry.item.task.code} 的责任单位，只作为其报送列示"
        elif role == "support":
            yield f"{entry.department.name}是 {entry.item.task.code} 的配合单位，只作为其报送列示，不改变实际进度和亮灯；如由您采信，请不写 --dept 再登记一条"
