"""The status of a task: its figures, its light and the rule that gave it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gytrack.records.footing import Footing
from gytrack.records.ledger import Manual, Reports, TaskRow
from gytrack.records.terms import Light, State
from gytrack.status.judging import Judge
from gytrack.status.lights import OVERDUE, Gap, Verdict, finished_late, shown
from gytrack.status.progress import Source
from gytrack.status.reached import reached
from gytrack.status.rules import Rule
from gytrack.status.schedule import due_of
from gytrack.status.targets import TargetStatus, standing


class TaskStatus(NamedTuple):
    """A task on a day.

    ``gap`` is positive where the task is behind. ``source`` is what the percent was taken from, ``worst`` the gap that
    the light was judged by, ``missed`` how many periods the task owes a report for, 0 once it is finished or unlit.
    ``late`` is 逾期完成; ``overdue`` is past due and not finished, reported or not. ``manual`` is the light that a person
    set, which then is ``light``; ``computed`` is what the rules give, with it or without.
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
    computed: Verdict
    manual: Manual | None = None


def task_status(
    task: TaskRow,
    reports: Reports,
    targets: Sequence[TargetStatus],
    judge: Judge,
    manual: Manual | None = None,
) -> TaskStatus:
    """Return the status of ``task``; reports, targets, judge and the light that a person set are those of a day.

    What a person wants counted beside the plan decides nothing.
    """
    targets = [status for status in targets if not status.target.own]
    due = due_of(task, [status.target for status in standing(targets)], judge.plan)
    done = reached(reports, targets, judge.rules)
    footing = Footing(
        task.kind, task.closure, task.ongoing, due, done.percent, done.state, done.reported is not None,
        done.finished_on, done.shares, done.paces, done.reported,
    )  # fmt: skip
    wanted, worst, alike = judge.expected(footing), judge.worst(footing), judge.alike(footing)
    computed, case = alike.verdict(judge.gap_light(worst)), alike.case
    manual = None if computed.light is None else manual
    light, rule = shown(computed, None if manual is None else manual.light)
    gap = None if wanted is None or done.percent is None else wanted - done.percent
    state = done.state or ("ongoing" if task.ongoing else None)
    return TaskStatus(
        done.percent, done.source, judge.start, due, wanted, gap, worst, state, case.reported, case.missed,
        done.finished_on, light, rule, finished_late(case), computed.rule in OVERDUE, computed, manual,
    )  # fmt: skip
