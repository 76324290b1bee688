"""One step of a task's closing as the rows of one command, and what holds of every step."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import closings
from gytrack.records.ledger import Closing, PlanTerms, TaskRow
from gytrack.records.proof import Proof
from gytrack.records.terms import Closure, Step
from gytrack.status.closing import closure_of
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.items import Item, choose_item
from gytrack.usecases.entries import evidence
from gytrack.usecases.entries.entry import past_day


class Case(NamedTuple):
    """A task whose closing is to take a step: how far it is, and the steps so far."""

    item: Item
    task: TaskRow
    closure: Closure
    steps: tuple[Closing, ...]

    @property
    def last(self) -> Closing | None:
        """Return the latest step, null where there is none."""
        return self.steps[-1] if self.steps else None


class Stepped(NamedTuple):
    """What was stored, for the echo: the command's number, the step and its files, and what a person should know."""

    number: int
    code: str
    day: date
    step: Step
    party: str
    note: str
    evidence: tuple[Proof, ...] = ()
    notes: tuple[str, ...] = ()


def case_of(ledger: Reader, plan: PlanTerms, typed: str) -> Case:
    """Return the task that a code names with its closing.

    Raises:
        InputError: the code is no task's, or the task was dropped.
    """
    item = choose_item(ledger, plan, typed)
    if item.task is None or item.target is not None:
        raise InputError(f"{item.code} 不是任务", _of_tasks(item))
    steps = closings.of_task(ledger, item.task.id)
    closure = closure_of(item.task.closure, steps)
    if closure == "dropped":
        raise InputError(f"{item.code} 已取消，不再销号", f"运行 gytrack show {item.code} 查看")
    return Case(item, item.task, closure, steps)


def _of_tasks(item: Item) -> str:
    if item.task is not None:
        return f"销号按任务办理，请写 {item.task.code}"
    return "销号按任务办理，请写其下任务的编号，gytrack list 可查看"


def day_of(case: Case, typed: str | None, today: date) -> date:
    """Return the day of a step, today where none was typed.

    Raises:
        InputError: it is no day, one in the future, or before the step that it follows.
    """
    day = past_day(typed, today)
    if case.last is not None and day < case.last.day:
        raise InputError(
            f"日期 {long_day(day)} 早于 {case.item.code} 的上一步（{long_day(case.last.day)}，#{case.last.number}）",
            "请核对日期",
        )
    return day


def store(ledger: Writer, actor: Actor, plan: PlanTerms, case: Case, name: str, taken: Stepped) -> Stepped:
    """Store a step in one command named ``name``; returns it with the command's number."""
    number = next_command(ledger)
    words = " ".join(filter(None, (name, taken.code, *_said(taken))))
    moved = () if case.item.said is None else (case.item.said,)
    stored = apply(ledger, actor.command(name, words, plan.id), _rows(ledger, plan, case, taken, number))
    return taken._replace(number=stored, notes=(*moved, *taken.notes))


_WORDS: dict[Step, str] = {
    "applied": "申请销号",
    "verified": "审核通过",
    "returned": "退回",
    "reopened": "重开",
    "na": "不适用",
}


def _said(taken: Stepped) -> Iterator[str]:
    """Yield what the history shows of a step."""
    yield taken.party
    yield _WORDS[taken.step]
    yield shorten(" ".join(taken.note.split()), 40)
    if taken.evidence:
        yield f"（佐证：{shorten('、'.join(proof.name for proof in taken.evidence), 60)}）"


def _rows(ledger: Reader, plan: PlanTerms, case: Case, taken: Stepped, command: int) -> Iterator[Change]:
    ids = Ids(ledger)
    number = ids.next("closing")
    yield insert(
        "closing",
        number,
        plan_id=plan.id,
        task_id=case.task.id,
        command_id=command,
        follows_id=case.last and case.last.id,
        day=taken.day,
        step=taken.step,
        party=taken.party,
        note=taken.note,
    )
    yield from evidence.rows(ids, "closing", number, taken.evidence)
