"""An adjustment of a target or a task in one command, beside what the paper prints and never in its place."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gytrack.dates import deadline, long_day, shorten
from gytrack.ledger.apply import Ids, next_command
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.codec import Value
from gytrack.ledger.connection import Reader, Writer
from gytrack.records.adjustments import Step
from gytrack.records.ledger import PlanTerms, TargetRow, TaskRow
from gytrack.usecases.actor import Actor
from gytrack.usecases.adjusting.adding import addition
from gytrack.usecases.adjusting.asked import Asked, Grounds, grounds
from gytrack.usecases.adjusting.planned import NOBODY, Planned, due_on, of_added, of_target, of_task
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.items import Item, choose_item
from gytrack.usecases.reporting.in_force import targets_on, tasks_on


class Adjusted(NamedTuple):
    """What was adjusted, for the echo: the command's number, the code, the adjustment in words, what is to be known."""

    number: int
    code: str
    step: Step
    notes: tuple[str, ...]


def adjust(ledger: Writer, actor: Actor, plan: PlanTerms, asked: Asked) -> Adjusted:
    """Adjust a target or a task, or add a task to a section.

    Raises:
        InputError: the reason or the document is missing, the code cannot be adjusted so, or nothing changes.
    """
    because = grounds(asked, actor.today)
    item = choose_item(ledger, plan, asked.code)
    ids = Ids(ledger)
    code = item.code
    if item.section is not None:
        task = addition(ledger, ids, plan, item.section, asked)
        code, found = task.code, of_added(ledger, ids, plan, task, asked, because, actor.today)
    elif item.target is not None:
        found = of_target(ledger, plan, item, asked, because, actor.today)
    else:
        found = of_task(ledger, ids, plan, item, asked, because, actor.today)
    number = next_command(ledger)
    row = _row(ids.next("adjustment"), plan, number, because, found.columns)
    command = actor.command("adjust", _words(code, asked, found, because), plan.id)
    due = due_on(ledger, plan, item.task, because.day)
    apply(ledger, command, [*found.beside, row])
    steps = _steps(ledger, plan, item, code)
    said = (*filter(None, (item.said,)), *found.notes, *_of_task(ledger, plan, item, because.day, due))
    notes = (*said, *_of_day(because.day, actor.today, steps))
    return Adjusted(number, code, next(step for step in steps if step.made.number == number), notes)


def _of_task(ledger: Reader, plan: PlanTerms, item: Item, day: date, before: date | None) -> Iterator[str]:
    """Say that an adjustment of a target moved the date of its task, which was another before."""
    after = due_on(ledger, plan, item.task, day)
    if item.target is None or item.task is None or before == after:
        return
    was, now = ("未定" if due is None else deadline(due) for due in (before, after))
    yield f"任务 {item.task.code} 的完成时限随之由{was}改为{now}"


def _of_day(day: date, today: date, steps: Sequence[Step]) -> Iterator[str]:
    """Say that an adjustment does not hold yet, and that one of a later day follows it."""
    if day > today:
        yield f"自{long_day(day)}起执行，此前仍按调整前计"
    later = next((step.made for step in steps if step.made.day > day), None)
    if later is not None:
        yield f"自{long_day(later.day)}起另有调整（#{later.number}），届时以其为准"


def _row(number: int, plan: PlanTerms, command: int, because: Grounds, columns: dict[str, Value]) -> Change:
    whole: dict[str, Value] = dict.fromkeys(_NULLABLE)
    whole |= {"dropped": False, "added": False, **columns}
    return insert(
        "adjustment",
        number,
        plan_id=plan.id,
        command_id=command,
        day=because.day,
        reason=because.reason,
        basis=because.basis,
        **whole,
    )


_NULLABLE = [
    "task_id",
    "target_id",
    "op",
    "value",
    "upper",
    "unit",
    "due",
    "due_before",
    "lead",
    "support",
    "printed_op",
    "printed_value",
    "printed_upper",
    "printed_unit",
    "printed_due",
]


def _words(code: str, asked: Asked, found: Planned, because: Grounds) -> str:
    """Return what the history shows of an adjustment: the goal and the date that it sets beside those of the plan."""
    parts = [
        f"增加“{shorten(asked.add)}”" if asked.add is not None else "",
        "取消" if asked.drop else "",
        _goal_words(asked, found),
        _due_words(asked, found),
        f"牵头{found.columns.get('lead')}" if found.columns.get("lead") else "",
        f"配合{found.columns.get('support') or NOBODY}" if found.columns.get("support") is not None else "",
        f"自{because.day.isoformat()}起",
        f"（依据：{shorten(because.basis, 40)}；理由：{shorten(because.reason, 40)}）",
    ]
    return " ".join(("adjust", code, *(part for part in parts if part)))


def _goal_words(asked: Asked, found: Planned) -> str:
    if not asked.of_goal():
        return ""
    typed = (
        f"目标{asked.value or ''}" if asked.value is not None else "",
        f"上限{asked.upper}" if asked.upper is not None else "",
    )
    return f"{' '.join(filter(None, typed))}，原{found.original}"


def _due_words(asked: Asked, found: Planned) -> str:
    if asked.due is None:
        return ""
    first = found.columns.get("printed_due")
    due, before = found.columns.get("due") or first, first or found.columns.get("due_before")
    return f"时限{due}" + (f"，原{before}" if before not in (None, due) else "")


def _steps(ledger: Reader, plan: PlanTerms, item: Item, code: str) -> Sequence[Step]:
    """Return all adjustments of the target or task, as the ledger has them now."""
    rows: Sequence[TargetRow | TaskRow]
    if item.target is not None:
        rows = targets_on(ledger, [item.target], date.max)
    else:
        task = choose_item(ledger, plan, code).task
        assert task is not None  # noqa: S101 - it was adjusted or added just now
        rows = tasks_on(ledger, plan.id, [task], date.max)
    adjusted = rows[0].adjusted
    assert adjusted is not None  # noqa: S101 - it was adjusted just now
    return adjusted.steps
