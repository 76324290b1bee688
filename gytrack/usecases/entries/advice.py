"""What a person should know of a report that is stored: how it was read, what is odd, whether it counts."""

import re
from collections.abc import Iterator
from datetime import date

from gytrack.dates import long_day
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import PlanTerms
from gytrack.status.goals import reaches
from gytrack.status.rules import Rules
from gytrack.usecases.entries.entry import Entry
from gytrack.usecases.entries.figures import Figure
from gytrack.usecases.entries.running import falling_totals
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.report import one_target
from gytrack.wording import STATES, amount, target_goal

_FIGURE_ALONE = re.compile(r"\d[\d.,]*\s*(?:[%％]|[\u4e00-\u9fff]{0,2})")


def advice(ledger: Reader, plan: PlanTerms, entry: Entry, number: int) -> Iterator[str]:
    """Yield what there is to say of an entry that command ``number`` is to store.

    Raises:
        InputError: as ``falling_totals``.
    """
    whose = _whose(ledger, entry)
    yield from entry.notes
    for figure in entry.figures:
        if figure.understood is not None:
            yield from figure.understood.notes
        if figure.kind == "met":
            yield from _short_of_the_goal(ledger, figure, entry.day, rules_of(ledger, plan, entry.day))
    yield from falling_totals(ledger, entry, counts=not whose)
    if not whose:
        yield from _state_that_stands(ledger, plan, entry)
    if _FIGURE_ALONE.fullmatch(entry.text):
        yield f"“{entry.text}”只记为文字；实际进度请用 --percent，指标数值请用 --value"
    if whose:
        among = f" --plan {plan.code}" if len(plan_queries.all_plans(ledger)) > 1 else ""
        how = f"gytrack log {entry.item.code} --adopt {number}{among}"
        yield f"{whose}，只作为其报送列示，不改变实际进度和亮灯；如予采信：{how}"


def _short_of_the_goal(ledger: Reader, figure: Figure, day: date, rules: Rules) -> Iterator[str]:
    """Say that what is declared met is not, by the figure given with it, else by the last one that was reported."""
    target = figure.target
    if figure.understood is not None:
        value, words = figure.understood.value, "所报数值没有达到"
    else:
        last = one_target(ledger, target, day, rules).actual
        if last is None:
            return
        value, words = last, f"最近报的是{amount(last, target.unit)}，没有达到"
    if not reaches(target, value, rules):
        yield f"{target.code} 的目标是{target_goal(target)}，{words}，按您的认定记为达标"


def _state_that_stands(ledger: Reader, plan: PlanTerms, entry: Entry) -> Iterator[str]:
    """Say that a trouble reported before still decides the light of a task whose new report names no state."""
    task = entry.item.task
    if task is None or entry.state is not None:
        return
    known = progress_queries.reports(ledger, Filter(plan.id, code=task.code), entry.day).get(task.id)
    last = None if known is None else known.state
    if last is not None and last.state in ("slow", "blocked"):
        said, better = STATES[last.state], STATES["on_track"]
        yield f"{task.code} 仍按{long_day(last.day)}所报的“{said}”亮灯；如已好转，请加 --state {better}"


def _whose(ledger: Reader, entry: Entry) -> str:
    """Say why a report does not count, empty where it does."""
    task, department = entry.item.task, entry.department
    if task is None or department is None:
        return ""
    role = task_queries.role_in(ledger, task.id, department.id)
    if role == "lead":
        return ""
    return f"{department.name}{'不是' if role is None else '是'} {task.code} 的{'责任' if role is None else '配合'}单位"
