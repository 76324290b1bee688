"""What a task had reached by its latest report: all of its status that no later day changes."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.records.footing import Pace, Share
from gytrack.records.ledger import Reports, TargetRow
from gytrack.records.terms import State
from gytrack.status.milestones import pace_of
from gytrack.status.progress import Source, averaged, finished_on, last_counted, progress_of
from gytrack.status.rules import Rules
from gytrack.status.targets import TargetStatus, standing

_OF_TARGETS: tuple[Source, ...] = ("mean", "all_met")
_MULTIPLIERS = {"万": 10**4, "亿": 10**8}


class Reached(NamedTuple):
    """A task's percent and what it was taken from, its state, the days of its latest report and of its end, its shares.

    ``paces`` are as in ``Footing``.
    """

    percent: int | None
    source: Source | None
    state: State | None
    reported: date | None
    finished_on: date | None
    shares: tuple[Share, ...]
    paces: tuple[Pace, ...] = ()


def reached(reports: Reports, targets: Sequence[TargetStatus], rules: Rules) -> Reached:
    """Return what a task had reached by its latest report; targets that were dropped weigh nothing."""
    finished = finished_on(reports, targets)
    targets = standing(targets)
    state = reports.state.state if reports.state is not None else None
    percent, source = progress_of(reports, targets)
    last = last_counted(reports, targets)
    return Reached(
        percent,
        source,
        state,
        None if last is None else last[0],
        finished,
        tuple(
            Share(status.target.due, status.attainment, status.target.code, _pace(status.target))
            for status in targets
            if status.attainment is not None and counted_goal(status.target) >= rules.counted_goal
        ),
        averaged_paces(targets, source),
    )


def averaged_paces(targets: Sequence[TargetStatus], source: Source | None) -> tuple[Pace, ...]:
    """Return how the targets are to go whose mean the percent is; empty where none is yearly or ever had milestones.

    A percent that was logged for the whole task is of the whole plan, not of one year: beside it, and where nothing was
    reported, yearly targets go straight to their due date.
    """
    rows, by_year = [status.target for status in averaged(targets)], source in _OF_TARGETS
    if not any(row.schedules or (by_year and row.per == "year") for row in rows):
        return ()
    return tuple(pace if by_year else pace._replace(yearly=False) for pace in map(pace_of, rows))


def _pace(target: TargetRow) -> Pace | None:
    return pace_of(target) if target.schedules or target.per == "year" else None


def weighing(done: Reached, due: date | None) -> Iterator[Share]:
    """Yield the shares that can put a task, due on ``due``, further behind than its own percent does.

    Nothing that is due no earlier and has come no less far can, unless milestones or a year of its own say otherwise; and
    without a percent nothing is behind.
    """
    percent = 0 if done.percent is None and done.state == "not_started" else done.percent
    for share in done.shares:
        later = share.due in (None, due) or (due is not None and share.due is not None and share.due > due)
        if percent is not None and (done.paces or share.pace or not (later and share.points >= percent)):
            yield share


def counted_goal(target: TargetRow) -> Decimal:
    """Return how many a goal counts: the multiplier that a document leaves in the unit is multiplied out."""
    goal = target.value
    for word, factor in _MULTIPLIERS.items():
        if word in target.unit:
            goal *= factor
    return goal
