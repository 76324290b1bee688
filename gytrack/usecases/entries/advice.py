"""What a person should know of a report that is stored: how it was read, what is odd, whether it counts."""

import re
from collections.abc import Iterator
from datetime import date

from gytrack.dates import long_day
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import people as people_queries
from gytrack.ledger.queries import plans as plan_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.told import told_of
from gytrack.records.ledger import PlanTerms
from gytrack.status.goals import reaches
from gytrack.status.originals import marked_goal
from gytrack.status.rules import Rules
from gytrack.term_words import STATES
from gytrack.usecases.entries.copied import copied_text
from gytrack.usecases.entries.entry import Entry
from gytrack.usecases.entries.figures import Figure
from gytrack.usecases.entries.running import odd_figures
from gytrack.usecases.plan_rules import rules_of
from gytrack.usecases.reporting.in_force import targets_on, tasks_on
from gytrack.usecases.reporting.report import one_target
from gytrack.wording import amount

_WHOLE = 100
_FIGURE_ALONE = re.compile(r"\d[\d.,]*\s*(?:[%％]|[\u4e00-\u9fff]{0,2})")


def advice(ledger: Reader, plan: PlanTerms, entry: Entry, number: int) -> Iterator[str]:
    """Yield what there is to say of an entry that command ``number`` is to store.

    Raises:
        InputError: as ``odd_figures``.
    """
    whose = _whose(ledger, plan, entry)
    yield from entry.notes
    yield from _dropped(ledger, plan, entry)
    for figure in entry.figures:
        if figure.understood is not None:
            yield from figure.understood.notes
        if figure.kind == "met":
            yield from _short_of_the_goal(ledger, figure, entry.day, rules_of(ledger, plan, entry.day))
    yield from _beyond_the_last_year(ledger, entry)
    yield from odd_figures(ledger, entry, counts=not whose)
    yield from copied_text(ledger, entry)
    if not whose:
        yield from _state_that_stands(ledger, plan, entry)
    yield from _without_a_reason(ledger, entry)
    if _FIGURE_ALONE.fullmatch(entry.text):
        yield f"“{entry.text}”只记为文字；实际进度请用 --percent，指标数值请用 --value"
    if whose:
        among = f" --plan {plan.code}" if len(plan_queries.all_plans(ledger)) > 1 else ""
        how = f"gytrack log {entry.item.code} --adopt {number}{among}"
        yield f"{whose}，只作为其报送列示，不改变实际进度和亮灯；如予采信：{how}"


def _without_a_reason(ledger: Reader, entry: Entry) -> Iterator[str]:
    """Say that a person's word alone, without figure, text or evidence, makes a target met or a task done."""
    if entry.text or entry.evidence or entry.corrects is not None:
        return
    if any(figure.kind == "met" and figure.understood is None for figure in entry.figures):
        yield "认定达标没有写明理由；如要补上，请撤销后用 --note 写明"
    task = entry.item.task
    done = entry.state == "done" or entry.percent == _WHOLE
    if done and task is not None and not target_queries.targets_of(ledger, task.id):
        yield f"{task.code} 没有量化指标，以认定为准；没有写明完成的依据，如要补上，请撤销后写在进展里"


def _dropped(ledger: Reader, plan: PlanTerms, entry: Entry) -> Iterator[str]:
    """Say that what was reported of is dropped, so that nothing is to be reached any more."""
    rows = [] if entry.item.task is None else [entry.item.task]
    tasks = tasks_on(ledger, plan.id, rows, entry.day)
    targets = targets_on(ledger, [figure.target for figure in entry.figures], entry.day)
    codes = [task.code for task in tasks if task.adjusted is not None and task.closure == "dropped"]
    for code in codes + [target.code for target in targets if target.is_dropped()]:
        yield f"{code} 已取消，所报只作记录，不再计入"


def _beyond_the_last_year(ledger: Reader, entry: Entry) -> Iterator[str]:
    """Say that a yearly target is not asked for any more in the year that a figure is of."""
    for target in targets_on(ledger, [figure.target for figure in entry.figures], entry.day):
        last, year = target.last_day(), entry.day.year
        if target.per == "year" and last is not None and last.year < year:
            yield (
                f"{target.code} 的最后一年是{last.year}年，所报数计入{year}年，不影响是否达标；"
                f"补报{last.year}年请加 --date {last}"
            )


def _short_of_the_goal(ledger: Reader, figure: Figure, day: date, rules: Rules) -> Iterator[str]:
    """Say that what is declared met is not, by the figure given with it, else by the last one that was reported."""
    (target,) = targets_on(ledger, [figure.target], day)
    if figure.understood is not None:
        value, words = figure.understood.value, "所报数值没有达到"
    else:
        last = one_target(ledger, figure.target, day, rules).actual
        if last is None:
            return
        value, words = last, f"最近报的是{amount(last, target.unit)}，没有达到"
    if not reaches(target, value, rules):
        goal = marked_goal(target)
        yield f"{target.code} 的目标是{goal}，{words}，按您的认定记为达标"


def _state_that_stands(ledger: Reader, plan: PlanTerms, entry: Entry) -> Iterator[str]:
    """Say that a trouble reported before still decides the light of a task whose new report names no state."""
    task = entry.item.task
    if task is None or entry.state is not None or entry.is_beside():
        return
    known = told_of(ledger, task, plan.id, entry.day)
    last = None if known is None else known.reports.state
    if last is None or (entry.corrects is not None and last.number == entry.corrects.number):
        return
    if last.state in ("slow", "blocked"):
        said, better = STATES[last.state], STATES["on_track"]
        yield f"{task.code} 仍按{long_day(last.day)}所报的“{said}”亮灯；如已好转，请加 --state {better}"


def _whose(ledger: Reader, plan: PlanTerms, entry: Entry) -> str:
    """Say why a report does not count, empty where it does."""
    task, department = entry.item.task, entry.department
    if task is None or department is None or entry.is_beside():
        return ""
    role = task_queries.role_in(ledger, task.id, department.id, entry.day)
    if role == "lead":
        return ""
    if people_queries.hands_of(ledger, plan.id, task.id, entry.day).undertake == department.name:
        return f"{department.name}实际承办 {task.code}，但不是牵头单位"
    return f"{department.name}{'不是' if role is None else '是'} {task.code} 的{'责任' if role is None else '配合'}单位"
