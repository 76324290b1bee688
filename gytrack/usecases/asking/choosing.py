"""Which plan, department, task or target a person means."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError, LedgerError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.departments import Name
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.tasks import SectionRow
from gytrack.records.ledger import PlanTerms, TargetRow, TaskRow
from gytrack.usecases.asking import earlier
from gytrack.usecases.asking.codes import code_of
from gytrack.usecases.asking.department_names import bare_name, unknown_department
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.naming.names import has_initials

ALL = "all"


class Department(NamedTuple):
    """A department of a plan that a person named."""

    id: int
    name: str


class AmbiguousError(InputError):
    """What a person typed fits several things."""


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


def choose_plan(ledger: Reader, wanted: str | None) -> PlanTerms:
    """Return the plan asked for, else the default one, else the only one.

    Raises:
        InputError: the code is unknown, or several plans are there and none is the default.
        LedgerError: there is no plan.
    """
    plans = choose_plans(ledger, wanted)
    if len(plans) > 1:
        raise InputError("这条命令一次只能用于一个方案", f"请用 --plan 指定其一：{_codes(plans)}")
    return plans[0]


def choose_plans(ledger: Reader, wanted: str | None) -> list[PlanTerms]:
    """Return the plans asked for; ``all`` means every one. Raises as ``choose_plan``."""
    plans = plan_queries.all_plans(ledger)
    if not plans:
        raise LedgerError("台账里还没有方案", "先运行 gytrack import 方案文件")
    if wanted is not None and plain(wanted).lower() == ALL:
        return plans
    if wanted is not None:
        return [_by_code(plans, wanted)]
    chosen = [plan for plan in plans if plan.is_default] or plans
    if len(chosen) > 1:
        raise InputError(
            f"台账里有{len(plans)}个方案：{_codes(plans)}",
            "请用 --plan 指定其一，或用 gytrack plan default 代号 设为默认",
        )
    return chosen


def _by_code(plans: Sequence[PlanTerms], wanted: str) -> PlanTerms:
    code = plain(wanted).lower()
    for plan in plans:
        if plan.code == code:
            return plan
    raise InputError(f"没有代号为“{shorten(wanted)}”的方案", f"台账里有：{_codes(plans)}")


def _codes(plans: Iterable[PlanTerms]) -> str:
    return "、".join(plan.code for plan in plans)


def choose_department(ledger: Reader, plan: PlanTerms, typed: str) -> Department:
    """Return the department that a person named; the first step with a hit decides.

    The steps are: its exact name, an alias, its pinyin initials, part of a name.

    Raises:
        InputError: no department fits.
        AmbiguousError: the deciding step fits several.
    """
    names = department_queries.names(ledger, plan.id)
    for fits in _steps_of_readings(typed):
        hits = {name.department_id: name.department for name in names if fits(name)}
        if len(hits) == 1:
            return Department(*hits.popitem())
        if hits:
            raise AmbiguousError(
                f"单位“{shorten(typed)}”对应{len(hits)}个单位：{'、'.join(hits.values())}", "请写全称"
            )
    raise unknown_department(plan.code, typed, names)


def _steps_of_readings(typed: str) -> Iterator[Callable[[Name], bool]]:
    yield from _steps(plain(typed))
    yield from _steps(bare_name(typed))


def _steps(typed: str) -> tuple[Callable[[Name], bool], ...]:
    letters = typed.lower()
    return (
        lambda name: plain(name.name) == typed == plain(name.department),
        lambda name: plain(name.name) == typed,
        lambda name: bool(typed) and has_initials(name.initials, letters),
        lambda name: bool(typed) and typed in plain(name.name),
    )


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
