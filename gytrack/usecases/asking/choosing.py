"""Which plan and which department a person means."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError, LedgerError
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import departments as department_queries
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries.departments import Name
from gytrack.records.ledger import PlanTerms
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
