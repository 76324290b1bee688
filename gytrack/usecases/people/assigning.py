"""Saying who really does a task: 实际承办, 责任科室, 责任领导, 联络员; the formal lead stays as the paper has it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gytrack.dates import long_day, shorten
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import people
from gytrack.people_words import ASPECTS
from gytrack.records.ledger import PlanTerms, TaskRow
from gytrack.records.people import Aspect, Hands
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.choosing import Department, choose_department
from gytrack.usecases.asking.items import choose_task
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.entries.entry import of_the_day, past_day
from gytrack.usecases.texts import one_line

_MAX_NAME = 40
_PHONE = re.compile(r"\+?[0-9(][0-9 ()/、,;*#-]*(?:(?:转|分机)[0-9]+)?(?:[/、,;][0-9 ()-]+)*")


class Assigned(NamedTuple):
    """What was stored, for the echo: the command's number, the task, the day, each aspect with its words, notes."""

    number: int
    task: TaskRow
    said: str | None
    day: date
    changed: Mapping[Aspect, str | None]
    notes: tuple[str, ...]


def assign(
    ledger: Writer,
    actor: Actor,
    plan: PlanTerms,
    code: str,
    given: Mapping[Aspect, str],
    cleared: Iterable[Aspect] = (),
    typed_day: str | None = None,
) -> Assigned:
    """Store who handles a task from a day on.

    Args:
        ledger: open for writing.
        actor: who says so.
        plan: whose task.
        code: the task's.
        given: the aspects with what was typed for each.
        cleared: the aspects of which nobody is named any more.
        typed_day: from when on, today where none was typed.

    Raises:
        InputError: the code is no task's, a name or a number cannot be used, or nothing changes.
    """
    item, task = choose_task(ledger, plan, code)
    day = past_day(typed_day, actor.today)
    chosen = None if "undertake" not in given else choose_department(ledger, plan, given["undertake"])
    wanted: dict[Aspect, str | None] = dict.fromkeys(cleared)
    wanted |= {what: _checked(what, words, chosen) for what, words in given.items()}
    before = people.hands_of(ledger, plan.id, task.id, day)
    notes = [*of_the_day(plan, typed_day, day, actor.today), *_of_the_phone(before, wanted)]
    changed = {what: words for what, words in wanted.items() if getattr(before, what) != words}
    if not changed:
        raise InputError(f"{task.code} 的分工没有变化", f"运行 gytrack show {task.code} 查看")
    notes += _overtaken(ledger, task, changed, day)
    words = " ".join(("assign", task.code, *_words(changed)))
    command = actor.command("assign", words, plan.id)
    number = apply(ledger, command, _rows(Ids(ledger), plan, task, changed, chosen, day))
    return Assigned(number, task, item.said, day, changed, tuple(notes))


def _checked(what: Aspect, typed: str, department: Department | None) -> str:
    if what == "undertake" and department is not None:
        return department.name
    words = one_line(typed, ASPECTS[what])
    if what == "phone":
        words = plain(words)
        if not _PHONE.fullmatch(words) or not any(map(str.isdigit, words)):
            raise InputError(
                f"“{shorten(typed)}”不像电话号码", "请写成如 0571-88888888 或 13800000000 的号码"
            )
    if not words:
        raise InputError(f"{ASPECTS[what]}是空的", f"如要取消，请用 --clear {what}")
    if len(words) > _MAX_NAME:
        raise InputError(f"{ASPECTS[what]}有{len(words)}个字，超过{_MAX_NAME}个字", "请只写名称")
    return words


def _of_the_phone(before: Hands, wanted: dict[Aspect, str | None]) -> Iterator[str]:
    """Take the telephone of one who is no longer the contact away with the name: it would be another's."""
    if "contact" not in wanted or "phone" in wanted or before.phone is None:
        return
    if before.contact is not None and wanted["contact"] != before.contact:
        wanted["phone"] = None
        yield f"原联络员{before.contact}的电话 {before.phone} 一并撤下"


def _overtaken(
    ledger: Reader, task: TaskRow, changed: Mapping[Aspect, str | None], day: date
) -> Iterator[str]:
    """Say of what was said with an earlier day that a later one already says something else."""
    for what in changed:
        later = people.later_day(ledger, task.id, what, day)
        if later is not None:
            yield f"{ASPECTS[what]}在{long_day(later)}另有登记，此次只管到那时为止"


def _words(changed: Mapping[Aspect, str | None]) -> Iterator[str]:
    for what, words in changed.items():
        yield f"取消{ASPECTS[what]}" if words is None else f"{ASPECTS[what]}：{words}"


def _rows(
    ids: Ids,
    plan: PlanTerms,
    task: TaskRow,
    changed: Mapping[Aspect, str | None],
    department: Department | None,
    day: date,
) -> Sequence[Change]:
    return [
        insert(
            "handling",
            ids.next("handling"),
            plan_id=plan.id,
            task_id=task.id,
            day=day,
            what=what,
            department_id=department.id if department and what == "undertake" and words else None,
            words=None if what == "undertake" else words,
        )
        for what, words in changed.items()
    ]
