"""Saying that it is not clear whose a task is (责任待明确), and settling it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import people
from gytrack.records.ledger import PlanTerms, TaskRow
from gytrack.records.people import Disputed
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.choosing import Department, choose_department
from gytrack.usecases.asking.items import choose_task
from gytrack.usecases.asking.typed import without_chinese_quotes
from gytrack.usecases.entries.entry import of_the_day, past_day
from gytrack.usecases.texts import checked_text


class Raised(NamedTuple):
    """A dispute that was raised or settled: the command's number, the task, whose it is, the day, the words.

    ``said`` is what is to be known of the code; ``dept`` is null for the coordinator, or where several were settled;
    ``left`` says how many are open still.
    """

    number: int
    task: TaskRow
    said: str | None
    dept: str | None
    day: date
    words: str
    left: int
    notes: tuple[str, ...] = ()


def dispute(
    ledger: Writer,
    actor: Actor,
    plan: PlanTerms,
    code: str,
    text: str,
    dept: str | None,
    typed_day: str | None,
) -> Raised:
    """Store that a department, or the coordinator, holds that a task's lead is not clear.

    Raises:
        InputError: the code is no task's, no reason is given, or the same department has an open dispute there.
    """
    case = _case(ledger, actor, plan, code, dept, typed_day)
    task, name, day = case.task, case.name, case.day
    words = _reason(text, "请写明为何责任不明确，如“应由区体育局牵头”")
    for one in case.known:
        if one.dept == name:
            raise InputError(
                f"{task.code} 已有{name or '统筹人员'}在{long_day(one.day)}提出的争议，尚未明确",
                f"明确后运行 gytrack dispute {task.code} --settle 结果，再提新的",
            )
    row = insert(
        "dispute",
        Ids(ledger).next("dispute"),
        plan_id=plan.id,
        task_id=task.id,
        day=day,
        department_id=case.department and case.department.id,
        words=words,
    )
    said = " ".join(filter(None, ("dispute", task.code, shorten(words, 40), name and f"（{name}）")))
    number = apply(ledger, actor.command("dispute", said, plan.id), [row])
    return Raised(number, task, case.said, name, day, words, len(case.known) + 1, case.notes)


def settle(
    ledger: Writer,
    actor: Actor,
    plan: PlanTerms,
    code: str,
    text: str,
    dept: str | None,
    typed_day: str | None,
) -> Raised:
    """Store how a task's disputes, or the one of a department, were settled.

    Raises:
        InputError: the code is no task's, no result is given, none is open, or the day lies before one was raised.
    """
    case = _case(ledger, actor, plan, code, dept, typed_day)
    task, name, day = case.task, case.name, case.day
    words = _reason(text, "请写明结果，如“由区文广旅体局牵头”")
    settled = [one for one in case.known if name in (None, one.dept)]
    if not settled:
        whose = "" if name is None else f"{name}提出的"
        raise InputError(f"{task.code} 没有{whose}待明确的争议", f"运行 gytrack show {task.code} 查看")
    _require_after(task, settled, day)
    ids = Ids(ledger)
    rows = list(_settlements(ids, task, settled, day, words))
    said = " ".join(
        filter(None, ("dispute", task.code, f"已明确：{shorten(words, 40)}", name and f"（{name}）"))
    )
    number = apply(ledger, actor.command("dispute", said, plan.id), rows)
    whose_all = {one.dept for one in settled}
    only = whose_all.pop() if len(whose_all) == 1 else None
    return Raised(number, task, case.said, only, day, words, len(case.known) - len(settled), case.notes)


class _Case(NamedTuple):
    """What both rest on: the task, what is to be known of its code and the day, who speaks, what is open there."""

    task: TaskRow
    said: str | None
    day: date
    notes: tuple[str, ...]
    department: Department | None
    known: tuple[Disputed, ...]

    @property
    def name(self) -> str | None:
        """Return the department's name, null for the coordinator."""
        return self.department and self.department.name


def _case(
    ledger: Reader, actor: Actor, plan: PlanTerms, code: str, dept: str | None, typed_day: str | None
) -> _Case:
    item, task = choose_task(ledger, plan, code)
    day = past_day(typed_day, actor.today)
    department = None if dept is None else choose_department(ledger, plan, dept)
    known = people.hands_of(ledger, plan.id, task.id, actor.today).disputes
    return _Case(
        task, item.said, day, tuple(of_the_day(plan, typed_day, day, actor.today)), department, known
    )


def _reason(text: str, todo: str) -> str:
    words = checked_text(without_chinese_quotes(text), "争议")
    if not words:
        raise InputError("没有写明内容", todo)
    return words


def _require_after(task: TaskRow, settled: Sequence[Disputed], day: date) -> None:
    for one in settled:
        if day < one.day:
            raise InputError(
                f"{task.code} 的争议是{long_day(one.day)}提出的，不能在{long_day(day)}明确", "请核对日期"
            )


def _settlements(
    ids: Ids, task: TaskRow, settled: Sequence[Disputed], day: date, words: str
) -> Iterator[Change]:
    for one in settled:
        yield insert(
            "settlement",
            ids.next("settlement"),
            dispute_id=one.id,
            task_id=task.id,
            day=day,
            words=words,
        )
