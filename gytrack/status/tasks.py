"""The status of a task: its figures, its light and the rule that gave it."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.records.ledger import PlanTerms, Reports, TargetRow, TaskRow
from gytrack.records.terms import Light, State
from gytrack.status.lights import Case, Gap, finished_late, unlit_by, verdict
from gytrack.status.periods import missed_periods
from gytrack.status.progress import Progress, Source, finished_on, last_reported, progress_of
from gytrack.status.rules import Rule, Rules
from gytrack.status.schedule import due_of, expected, start_of
from gytrack.status.targets import TargetStatus

_MULTIPLIERS = {"万": 10**4, "亿": 10**8}


class TaskStatus(NamedTuple):
    """A task on a day.

    ``gap`` is positive where the task is behind. ``source`` is what the percent was taken from, ``worst`` the gap that
    the light was judged by, ``missed`` how many periods the task owes a report for, 0 once it is finished or unlit.
    ``late`` is 逾期完成; ``overdue`` is past due and not finished, reported or not.
    """

    percent: int | None
    source: Source | None
    start: date | None
    due: date | None
    expected: int | None
    gap: int | None
    worst: Gap | None
    progress: State | None
    reported: bool
    missed: int
    finished_on: date | None
    light: Light | None
    rule: Rule
    late: bool
    overdue: bool


def task_status(
    task: TaskRow,
    reports: Reports,
    targets: Sequence[TargetStatus],
    plan: PlanTerms,
    day: date,
    rules: Rules,
) -> TaskStatus:
    """Return the status of ``task``; reports and targets are those of ``day``."""
    start, due = start_of(plan), due_of(task, [status.target for status in targets], plan)
    wanted = expected(start, due, day)
    progress, finished = progress_of(reports, targets), finished_on(reports, targets)
    state = reports.state.state if reports.state is not None else None
    reported = last_reported(reports, targets)
    unlit = unlit_by(task, state)
    owing = finished is None and unlit is None
    missed = missed_periods(plan.asked_from, day, rules, reported) if owing else 0
    worst = _worst(progress, state, wanted, _target_gaps(targets, start, due, day, rules))
    case = Case(task, state, unlit, day, due, reported is not None, missed, finished, worst, rules)
    return _status(case, progress, start, wanted)


def _status(case: Case, progress: Progress, start: date | None, wanted: int | None) -> TaskStatus:
    light, rule = verdict(case)
    percent, source = progress
    gap = None if wanted is None or percent is None else wanted - percent
    state = case.state or ("ongoing" if case.task.ongoing else None)
    overdue = rule in ("overdue", "overdue_unreported")
    return TaskStatus(
        percent, source, start, case.due, wanted, gap, case.worst, state, case.reported, case.missed,
        case.finished_on, light, rule, finished_late(case), overdue,
    )  # fmt: skip


def _worst(progress: Progress, state: State | None, wanted: int | None, others: Iterator[Gap]) -> Gap | None:
    """Return the largest gap of a task and its targets; null where the task itself has none.

    The task's own comes first, so that it is the one named on a tie. Who says not started has done nothing: the light
    is judged by 0, though no percent was reported.
    """
    percent = 0 if progress.percent is None and state == "not_started" else progress.percent
    if percent is None or wanted is None:
        return None
    worst = Gap(wanted - percent, percent, wanted)
    for gap in others:
        if gap.points > worst.points:
            worst = gap
    return worst


def _target_gaps(
    targets: Sequence[TargetStatus], start: date | None, due: date | None, day: date, rules: Rules
) -> Iterator[Gap]:
    """Yield the gaps of the targets that count enough for theirs to weigh, each by its own due date.

    A target without a figure has none: it lowers the task's mean already, and not reported is not zero.
    """
    for status in targets:
        share = status.attainment
        if share is None or _counted(status.target) < rules.counted_goal:
            continue
        wanted = expected(start, status.target.due or due, day)
        if wanted is not None:
            yield Gap(wanted - share, share, wanted, status.target.code)


def _counted(target: TargetRow) -> Decimal:
    """Return how many a goal counts: the multiplier that a document leaves in the unit is multiplied out."""
    goal = target.value
    for word, factor in _MULTIPLIERS.items():
        if word in target.unit:
            goal *= factor
    return goal
