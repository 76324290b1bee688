"""Drawing up an evaluation: what stands of every target and task on a day, and the verdict that it proposes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import progress as progress_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.ledger.queries.percents import Percent, percents
from gytrack.records.evaluation import DROPPED, Figures, Goal, Point
from gytrack.records.ledger import Measure, PlanTerms, TargetRow
from gytrack.records.terms import EvaluationKind
from gytrack.status.closing import reopened_words
from gytrack.status.evaluating import Standing, propose
from gytrack.status.forecasting import bearing, forecast, places_of, trend_of
from gytrack.status.goals import is_cap, reaches
from gytrack.status.milestones import pace_of, target_expected
from gytrack.status.originals import dropping_words, first_due_of_target
from gytrack.status.rules import Rules
from gytrack.status.schedule import due_of_target, start_of
from gytrack.status.targets import TargetStatus, judged_year, past_years, running_totals
from gytrack.usecases.evaluating.series import percent_points
from gytrack.usecases.reporting.adjusted_words import adjusted_goals, target_adjustments
from gytrack.usecases.reporting.owners import NOBODY, Owner, owners
from gytrack.usecases.reporting.report import TaskLine, status_report

_WHOLE = 100


class Drawn(NamedTuple):
    """What was drawn up of one target or task; of the two ids one is null."""

    task_id: int | None
    target_id: int | None
    figures: Figures


class _Matter(NamedTuple):
    """What all of an evaluation rests on."""

    plan: PlanTerms
    kind: EvaluationKind
    day: date
    rules: Rules
    measures: Mapping[int, Sequence[Measure]]
    percents: Mapping[int, Sequence[Percent]]


def drawn_up(
    ledger: Reader, plan: PlanTerms, kind: EvaluationKind, day: date, rules: Rules
) -> Iterator[Drawn]:
    """Yield what stands of the plan's latest edition: its targets, its tasks, then its measures and safeguards.

    Each are in the order of the paper, and in the one in which tables show them, so that their numbers have no gaps.

    Tasks that were dropped or do not apply are left out, and their targets with them, and figures that are only counted
    beside the plan. Targets that were dropped stand in their place without a verdict.
    """
    chosen = Filter(plan.id, in_force=True)
    report = status_report(ledger, plan, chosen, None, day, rules)
    measures = progress_queries.measures(ledger, chosen, day)
    matter = _Matter(plan, kind, day, rules, measures, percents(ledger, plan.id, day))
    whose, dues = owners(ledger, report), _task_dues(report.tasks)
    standing = {one.target.id for one in report.standing_targets()}
    for status in report.targets:
        target, owner = status.target, whose.get(status.target.owner, NOBODY)
        if target.id in standing:
            yield Drawn(None, target.id, _target(matter, status, owner, dues))
        elif target.is_dropped() and not target.own and (target.task_id is None or target.task_id in dues):
            yield Drawn(None, target.id, _dropped(matter, status, owner, dues))
    for line in sorted(report.tasks, key=lambda line: line.task.kind != "task"):
        if line.task.id in dues:
            yield Drawn(line.task.id, None, _task(matter, line))


def _task_dues(lines: Iterable[TaskLine]) -> dict[int, date | None]:
    return {line.task.id: line.status.due for line in lines if line.task.closure not in ("dropped", "na")}


def original_of(target: TargetRow) -> Goal | None:
    """Return a target's goal before its first adjustment, null where it never had one."""
    if target.adjusted is None:
        return None
    return Goal(*target.adjusted.original, target.per)._replace(due=first_due_of_target(target))


def _target(matter: _Matter, status: TargetStatus, owner: Owner, dues: Mapping[int, date | None]) -> Figures:
    target, day = status.target, matter.day
    measures = matter.measures.get(target.id, ())
    points = bearing([Point(*one) for one in running_totals(target, measures, day)])
    due = _due(matter, target, dues)
    places = places_of(target.value, target.upper, *(point.value for point in points))
    ahead = forecast(points, _deadline(target, due, day), day, places)
    meets = None if ahead is None else reaches(target, ahead, matter.rules)
    wanted = target_expected(pace_of(target), start_of(matter.plan), due, day)
    standing = Standing(
        day, due, status.entry is not None,
        finished=bool(status.met), finished_on=status.met_since, met=status.met, percent=status.attainment,
        expected=wanted, gap=_gap(wanted, status.attainment), forecast_meets=meets, yearly=target.per == "year",
        so_far=is_cap(target) and status.met is None and status.actual is not None,
        missed=past_years(target, measures, day, matter.rules) if target.per == "year" else (),
    )  # fmt: skip
    found = propose(matter.kind, standing)
    return Figures(
        "target", target.code, target.name, owner.lead, owner.support,
        Goal(target.op, target.value, target.upper, target.unit, target.due, target.per), original_of(target), due,
        target.baseline, target.baseline_year, status.actual, status.actual_date, status.met, status.attainment,
        wanted, points, trend_of(points), ahead, meets, found.outcome, found.basis, _lines(target_adjustments(target)),
    )  # fmt: skip


def _dropped(matter: _Matter, status: TargetStatus, owner: Owner, dues: Mapping[int, date | None]) -> Figures:
    """Return a target that was dropped as it stands: its figure and what it asked for, compared with nothing."""
    target = status.target
    return Figures(
        "target", target.code, target.name, owner.lead, owner.support,
        Goal(target.op, target.value, target.upper, target.unit, target.due, target.per), original_of(target),
        _due(matter, target, dues), target.baseline, target.baseline_year, status.actual, status.actual_date,
        None, None, None, (), "unknown", None, None, DROPPED, dropping_words(target), _lines(target_adjustments(target)),
    )  # fmt: skip


def _due(matter: _Matter, target: TargetRow, dues: Mapping[int, date | None]) -> date | None:
    of_task = None if target.task_id is None else dues.get(target.task_id)
    return due_of_target(target, of_task, matter.plan)


def _deadline(target: TargetRow, due: date | None, day: date) -> date | None:
    """Return when the figures are to reach the goal: of a yearly target the end of its year, if that comes first."""
    if target.per != "year":
        return due
    ends = date(judged_year(target, day), 12, 31)
    return ends if due is None else min(ends, due)


def _gap(wanted: int | None, percent: int | None) -> int | None:
    return None if wanted is None or percent is None else wanted - percent


def _task(matter: _Matter, line: TaskLine) -> Figures:
    task, status, day = line.task, line.status, matter.day
    series = percent_points(
        matter.percents.get(task.id, ()),
        [(one.target, matter.measures.get(one.target.id, ())) for one in line.planned()],
        day,
        matter.rules,
    )
    ahead = forecast(series, status.due, day, 0)
    ahead = None if ahead is None else min(ahead, Decimal(_WHOLE))
    meets = None if ahead is None else ahead >= _WHOLE
    worst = status.worst
    closed = task.closure == "closed"
    standing = Standing(
        day, status.due, status.reported or closed,
        finished=status.finished_on is not None or closed, finished_on=status.finished_on, percent=status.percent,
        expected=status.expected, gap=worst and worst.points, behind=worst.target if worst else "",
        state=status.progress, forecast_meets=meets, ongoing=task.ongoing,
    )  # fmt: skip
    found = propose(matter.kind, standing)
    basis = "；".join(
        filter(None, (found.basis, reopened_words(line.steps) if task.closure == "open" else ""))
    )
    return Figures(
        task.kind, task.code, task.title, line.lead, line.support, None, None, status.due, None, None, None,
        _last_day(line), None, status.percent, status.expected, series, trend_of(series), ahead, meets,
        found.outcome, basis, _lines(adjusted_goals(line)),
    )  # fmt: skip


def _lines(adjusted: Iterable[str]) -> tuple[str, ...]:
    """Return adjustments, each on one line as it is kept; what a person wrote may have several."""
    return tuple(" ".join(words.split()) for words in adjusted)


def _last_day(line: TaskLine) -> date | None:
    return None if line.reports.counted is None else line.reports.counted.day
