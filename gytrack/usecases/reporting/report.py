"""The status of a plan's tasks and targets on a day: the rows that every screen, file and format is written from."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import closings as closing_queries
from gytrack.ledger.queries import derived as derived_queries
from gytrack.ledger.queries import funds as fund_queries
from gytrack.ledger.queries import manual_lights as manual_queries
from gytrack.ledger.queries import people as people_queries
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries import rectifications as rectification_queries
from gytrack.ledger.queries import targets as target_queries
from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries.as_kept import tasks_as_kept
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.parties import UNINVOLVED, involved_as_kept
from gytrack.ledger.queries.tasks import SectionRow
from gytrack.ledger.queries.told import told
from gytrack.records.funds import FundRow, Money
from gytrack.records.ledger import Closing, PlanTerms, Reports, TargetRow, TaskRow, Told, Words
from gytrack.records.people import NO_HANDS, Hands
from gytrack.records.terms import Role
from gytrack.status.closing import closure_of
from gytrack.status.judging import Judge
from gytrack.status.money import together, total
from gytrack.status.rectifying import RectificationStatus, rectification_status
from gytrack.status.rules import Rules, meet_as_kept
from gytrack.status.summary import Item, Summary, summarise
from gytrack.status.targets import TargetStatus, target_status
from gytrack.status.tasks import TaskStatus, task_status
from gytrack.usecases.reporting.awaiting import awaited
from gytrack.usecases.reporting.in_force import targets_on, tasks_on

_NOTHING = Told()


class TaskLine(NamedTuple):
    """One task as it stands: ``role`` is the part of the department asked for, null where none was.

    ``via`` is the collective through which it has that part, null where it is named itself. ``steps`` are those of the
    task's closing up to ``day``.
    """

    plan: PlanTerms
    task: TaskRow
    role: Role | None
    via: str | None
    lead: tuple[str, ...]
    support: tuple[str, ...]
    reports: Reports
    targets: tuple[TargetStatus, ...]
    status: TaskStatus
    words: Words
    day: date
    rules: Rules
    steps: tuple[Closing, ...] = ()
    hands: Hands = NO_HANDS
    money: Money | None = None

    def planned(self) -> tuple[TargetStatus, ...]:
        """Return the plan's own targets of the task: those that its status rests on."""
        return tuple(one for one in self.targets if not one.target.own)


class StatusReport(NamedTuple):
    """A plan on a day, narrowed to what was asked for; ``department`` is null where none was.

    ``trial`` says that the rules are only tried, and are not those that the plan uses.
    """

    plan: PlanTerms
    department: str | None
    as_of: date
    tasks: Sequence[TaskLine]
    targets: Sequence[TargetStatus]
    rules: Rules
    trial: bool = False
    rectifications: Sequence[RectificationStatus] = ()

    def summary(self) -> Summary:
        """Count the tasks and targets; nothing is to be reached in a task that was dropped or does not apply."""
        return summarise(map(counted, self.tasks), self.standing_targets())

    def standing_targets(self) -> Iterator[TargetStatus]:
        """Yield the plan's targets without those that were dropped, or whose tasks were or do not apply."""
        return (one for one in self.owed_targets() if not one.target.own)

    def owed_targets(self) -> Iterator[TargetStatus]:
        """Yield the same with the figures counted beside the plan that have a goal: all that is to be reached."""
        gone = {line.task.id for line in self.tasks if line.task.closure in ("dropped", "na")}
        for one in self.targets:
            if one.target.op != "none" and one.target.task_id not in gone and not one.target.is_dropped():
                yield one

    def money(self) -> Money | None:
        """Return what the money of the tasks comes to, null where nothing was logged."""
        return together(line.money for line in self.tasks)


class Page(NamedTuple):
    """A report with what only a screen needs: the plan's sections, and how many tasks nobody can be named for.

    ``only`` says what the report was narrowed to; ``in_order`` that tasks stand in another order than the plan's.
    """

    report: StatusReport
    sections: tuple[SectionRow, ...] = ()
    unassigned: int = 0
    only: tuple[str, ...] = ()
    in_order: bool = False


def page_of(ledger: Reader, report: StatusReport) -> Page:
    """Return a report with what its screen needs."""
    plan_id = report.plan.id
    return Page(
        report,
        tuple(task_queries.sections(ledger, plan_id)),
        task_queries.count_unassigned(ledger, plan_id, report.as_of),
    )


def status_report(
    ledger: Reader, plan: PlanTerms, chosen: Filter, department: str | None, day: date, rules: Rules
) -> StatusReport:
    """Return the status of the tasks that ``chosen`` asks for, and of the targets that belong with them."""
    chosen = chosen._replace(day=day)
    targets = target_statuses(ledger, chosen, day, rules)
    lines = task_lines(ledger, plan, chosen, targets, day, rules)
    owed = rectifications(ledger, chosen, lines, day)
    return StatusReport(plan, department, day, lines, targets, rules, rectifications=owed)


def rectifications(
    ledger: Reader, chosen: Filter, lines: Iterable[TaskLine], day: date
) -> list[RectificationStatus]:
    """Return the rectifications asked for up to a day: of the department asked for, else of all.

    Where the tasks are narrowed by anything but the department, only theirs are wanted.
    """
    found = rectification_queries.of_plan(ledger, chosen.plan_id, chosen.departments, day)
    if found and chosen.narrows_tasks():
        tasks = {line.task.id for line in lines}
        found = [row for row in found if row.task_id in tasks]
    return [rectification_status(row, day) for row in found]


def target_statuses(ledger: Reader, chosen: Filter, day: date, rules: Rules) -> list[TargetStatus]:
    """Return how far each target is that belongs with the tasks asked for, in the order of the paper."""
    rows = target_queries.targets(ledger, chosen._replace(day=day))
    return awaited(ledger, chosen.plan_id, attained_by(ledger, rows, day, rules), day)


def attained_by(ledger: Reader, rows: Sequence[TargetRow], day: date, rules: Rules) -> list[TargetStatus]:
    """Return how far some targets are, which are given as printed."""
    rows = targets_on(ledger, rows, day)
    known = derived_queries.attained(ledger, [row.id for row in rows], day) if meet_as_kept(rules) else {}
    measures = progress_queries.measures_of(ledger, [row.id for row in rows if row.id not in known], day)
    return [
        TargetStatus(row, *known[row.id])
        if row.id in known
        else target_status(row, measures.get(row.id, ()), day, rules)
        for row in rows
    ]


def one_target(ledger: Reader, target: TargetRow, day: date, rules: Rules) -> TargetStatus:
    """Return how far one target is, which is given as printed."""
    (target,) = targets_on(ledger, [target], day)
    measures = progress_queries.measures_of(ledger, [target.id], day)
    return target_status(target, measures.get(target.id, ()), day, rules)


def task_lines(
    ledger: Reader, plan: PlanTerms, chosen: Filter, targets: Iterable[TargetStatus], day: date, rules: Rules
) -> list[TaskLine]:
    """Return the tasks asked for with everything that their status rests on, in the order of the paper."""
    chosen = chosen._replace(day=day)
    printed, kept_of = tasks_as_kept(ledger, chosen, day)
    rows = tasks_on(ledger, plan.id, printed, day)
    parties = involved_as_kept(ledger, kept_of, chosen)
    said = told(ledger, kept_of, plan.id, day)
    closings = closing_queries.steps(ledger, chosen, day)
    hands = people_queries.hands(ledger, chosen, day)
    money = money_by_task(fund_queries.funds(ledger, chosen, day))
    own, manual = _by_owner(targets), manual_queries.by_task(ledger, plan.id, day)
    judge, lines = Judge(plan, day, rules), []
    for kept in rows:
        steps = closings.get(kept.id, ())
        row = kept._replace(closure=closure_of(kept.closure, steps)) if steps else kept
        reports, words = said.get(row.id, _NOTHING)
        measured = tuple(own.get(row.id, ()))
        status = task_status(row, reports, measured, judge, manual.get(row.id))
        who = parties.get(row.id, UNINVOLVED)
        beside = hands.get(row.id, NO_HANDS), money.get(row.id)
        lines.append(TaskLine(plan, row, *who, reports, measured, status, words, day, rules, steps, *beside))
    return lines


def counted(line: TaskLine) -> Item:
    """Return what a summary counts of a task."""
    task, status = line.task, line.status
    return Item(
        task.kind, line.role, task.closure, status.light, status.computed.rule, status.reported,
        status.manual is not None,
    )  # fmt: skip


def is_listed(line: TaskLine) -> bool:
    """Say whether a task stands in the table that a person sees unasked: 建设任务 that were not dropped."""
    return line.task.kind == "task" and line.task.closure != "dropped"


def unlisted_words(lines: Iterable[TaskLine]) -> str:
    """Count what is left out of that table, empty where nothing is: 配套及保障措施27项、已取消的任务1项."""
    hidden = [line.task.closure == "dropped" for line in lines if not is_listed(line)]
    counts = (("配套及保障措施", hidden.count(False)), ("已取消的任务", hidden.count(True)))
    return "、".join(f"{what}{count}项" for what, count in counts if count)


def by_section(lines: Iterable[TaskLine]) -> dict[int, list[TaskLine]]:
    """Return the tasks by the id of the section that holds them, in the order given."""
    grouped: dict[int, list[TaskLine]] = {}
    for line in lines:
        grouped.setdefault(line.task.section_id, []).append(line)
    return grouped


def _by_owner(targets: Iterable[TargetStatus]) -> dict[int, list[TargetStatus]]:
    found: dict[int, list[TargetStatus]] = {}
    for status in targets:
        if status.target.task_id is not None:
            found.setdefault(status.target.task_id, []).append(status)
    return found


def money_by_task(rows: Iterable[FundRow]) -> dict[int, Money | None]:
    """Return what entries of money come to, by task."""
    by_task: dict[int, list[FundRow]] = {}
    for row in rows:
        by_task.setdefault(row.task_id, []).append(row)
    return {task: total(of_task) for task, of_task in by_task.items()}
