"""Which task, section or target a person means by a code."""

from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.tasks import SectionRow
from gytrack.records.ledger import PlanTerms, TargetRow, TaskRow
from gytrack.usecases.asking import earlier
from gytrack.usecases.asking.choosing import AmbiguousError
from gytrack.usecases.asking.codes import code_of
from gytrack.usecases.asking.typed import plain


class Item(NamedTuple):
    """What a code names: a task, a section or a target; a target's own task stands beside it.

    ``code`` is the one in force; ``said`` is what a person should know who typed one of an earlier edition, or one
    that meant something else there.
    """

    code: str
    task: TaskRow | None = None
    section: SectionRow | None = None
    target: TargetRow | None = None
    said: str | None = None


def choose_item(ledger: Reader, plan: PlanTerms, typed: str) -> Item:
    """Return what a code names, in the latest edition or, where it is of an earlier one, in that.

    Raises:
        InputError: the plan has no such code.
    """
    code = code_of(typed)
    _require_single(ledger, plan, typed, code)
    found = _item(ledger, plan, code)
    if found is not None:
        return found._replace(said=_moved(ledger, plan, found))
    now, said = _of_earlier(ledger, plan, code)
    found = None if now is None else _item(ledger, plan, now)
    if found is None:
        raise InputError(f"方案 {plan.code} 中没有编号“{shorten(typed)}”", _nearest(ledger, plan, code))
    return found._replace(said=said)


def choose_task(ledger: Reader, plan: PlanTerms, typed: str) -> tuple[Item, TaskRow]:
    """Return what a code names, and the task that it is. Raises as ``choose_item``, and where it is no task's."""
    item = choose_item(ledger, plan, typed)
    if item.task is None or item.target is not None:
        what = "量化指标" if item.target is not None else "工程或项目"
        raise InputError(f"{item.code} 是{what}，不是任务", "请写任务的编号，gytrack list 可查看")
    return item, item.task


def _item(ledger: Reader, plan: PlanTerms, code: str) -> Item | None:
    target = target_queries.target_by_code(ledger, plan.id, code)
    if target is not None:
        return Item(code, task=_task(ledger, plan, target.owner), target=target)
    task = _task(ledger, plan, code)
    section = None if task else task_queries.section_by_code(ledger, plan.id, code)
    return None if task is None and section is None else Item(code, task=task, section=section)


def _moved(ledger: Reader, plan: PlanTerms, item: Item) -> str | None:
    if item.target is not None:
        return earlier.moved_words(ledger, plan, item.code, "target", item.target.id)
    if item.task is not None:
        return earlier.moved_words(ledger, plan, item.code, "task", item.task.id)
    assert item.section is not None  # noqa: S101 - a code names one of the three
    return earlier.moved_words(ledger, plan, item.code, "section", item.section.id)


def _of_earlier(ledger: Reader, plan: PlanTerms, code: str) -> tuple[str | None, str | None]:
    """Return the code in force of something that had another in an earlier edition, and what to say of that."""
    base, edition = earlier.split(code)
    if edition is not None:
        return earlier.code_now(ledger, plan, base, edition), None
    return earlier.code_since(ledger, plan, code) or (None, None)


def choose_section(ledger: Reader, plan: PlanTerms, typed: str) -> SectionRow:
    """Return the section that a code names.

    Raises:
        InputError: the plan has no such section.
    """
    code = code_of(typed)
    _require_single(ledger, plan, typed, code)
    section = task_queries.section_by_code(ledger, plan.id, code)
    if section is None:
        now, _ = _of_earlier(ledger, plan, code)
        section = None if now is None else task_queries.section_by_code(ledger, plan.id, now)
    if section is None:
        _refuse_below(ledger, plan, code)
        raise InputError(
            f"方案 {plan.code} 中没有编号为“{shorten(typed)}”的工程或项目", _nearest(ledger, plan, code)
        )
    return section


def _refuse_below(ledger: Reader, plan: PlanTerms, code: str) -> None:
    """Say of a task's or target's code what it is, where a section's is wanted."""
    is_target = target_queries.target_by_code(ledger, plan.id, code) is not None
    if is_target or _task(ledger, plan, code):
        raise InputError(
            f"{code} 是{'量化指标' if is_target else '任务'}，不是工程或项目", f"请用 gytrack show {code}"
        )


def _require_single(ledger: Reader, plan: PlanTerms, typed: str, code: str) -> None:
    """Refuse a number as on paper that the paper prints more than once."""
    if code == plain(typed).lower():
        return
    alike = [other for other in task_queries.codes(ledger, plan.id) if other.partition("-")[0] == code]
    if len(alike) > 1:
        raise AmbiguousError(f"“{shorten(typed)}”在方案中有{len(alike)}处：{'、'.join(alike)}", "请写编号")


def _task(ledger: Reader, plan: PlanTerms, code: str) -> TaskRow | None:
    found = task_queries.tasks(ledger, Filter(plan.id, code=code)) if code else []
    return found[0] if found else None


def _nearest(ledger: Reader, plan: PlanTerms, code: str) -> str:
    from gytrack.usecases.asking.near_codes import near_codes

    near = near_codes(ledger, plan.id, code)
    return f"相近的编号：{'、'.join(near)}" if near else "运行 gytrack list 查看全部编号"
