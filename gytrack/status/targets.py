"""How far a target is: its actual figure, whether it is met and by what, its attainment."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from gytrack import wording
from gytrack.records.ledger import EntryAt, Measure, TargetRow
from gytrack.records.terms import MetBy
from gytrack.status.adjusting import dropped_on, goal_of, goal_on
from gytrack.status.goals import attainment, flag, is_cap
from gytrack.status.meeting import met_since, verdict
from gytrack.status.rules import Rules

_ENTRY = attrgetter("day", "number")
_NOTHING = Decimal(0)


class TargetStatus(NamedTuple):
    """A target on a day.

    ``entry`` is the latest measure the figures rest on, ``last`` the latest that counts in any year; both are
    (day, number). ``met_since`` is the day from which it has been met without a break, of one that was dropped the day from
    which its task no longer waited for it. ``not_due`` is 未到期 (``awaiting``).
    """

    target: TargetRow
    actual: Decimal | None = None
    actual_date: date | None = None
    met: bool | None = None
    met_by: MetBy | None = None
    met_since: date | None = None
    attainment: int | None = None
    entry: EntryAt | None = None
    last: EntryAt | None = None
    notes: tuple[str, ...] = ()
    not_due: bool = False


def target_status(target: TargetRow, measures: Sequence[Measure], day: date, rules: Rules) -> TargetStatus:
    """Return how far ``target`` is on ``day``.

    Rules of status: Actual, Direction, Met, Attainment. A yearly target is judged by the entries of the day's year,
    or of the last year that it is asked for in once that has passed: a plan that has ended keeps its last result. What was
    dropped keeps its figure, and is neither met nor missed.
    """
    status = _status(target, measures, day, rules)
    dropped = dropped_on(target)
    if dropped is not None:
        since = _released_on(target, measures, dropped, rules)
        return status._replace(met=None, met_by=None, met_since=since, attainment=None, notes=())
    return status


def _released_on(target: TargetRow, measures: Sequence[Measure], dropped: date, rules: Rules) -> date:
    """Return the day from which a task no longer waited for a target: when it was met, else when it was dropped."""
    before = dropped - timedelta(days=1)
    return _status(goal_on(target, before), measures, before, rules).met_since or dropped


def standing(targets: Iterable[TargetStatus]) -> list[TargetStatus]:
    """Return the targets without those that an adjustment has dropped: they weigh nothing."""
    return [one for one in targets if not one.target.is_dropped()]


def is_past_due(status: TargetStatus, day: date) -> bool:
    """Say whether a target that stands is past its own date on a day, and not met."""
    target = status.target
    if status.met or target.due is None or target.op == "none" or target.is_dropped():
        return False
    return target.due < day


def _status(target: TargetRow, measures: Sequence[Measure], day: date, rules: Rules) -> TargetStatus:
    used = _used(target, measures, day)
    if target.per != "year":
        return _fold(target, used, rules, pending=False)
    year = judged_year(target, day)
    status = _year_status(target, used, year, day, rules)
    notes = past_years(target, measures, day, rules) + status.notes
    if goal_of(status.target) != goal_of(target) and status.entry is not None:
        notes += (f"按{year}年底的目标{wording.target_goal(status.target)}计",)
    return status._replace(target=target, last=_entry(used[-1]) if used else None, notes=notes)


def holds_until(target: TargetRow, measures: Sequence[Measure], day: date) -> date | None:
    """Return the last day on which the status of ``day`` still holds where nothing more is reported; null for ever.

    Only a yearly target's changes with the days: its year ends, and a cap that holds so far is met on the last of it.
    """
    if target.per != "year" or not measures:
        return None
    year = judged_year(target, day)
    if is_cap(target) and day < date(year, 12, 31):
        return date(year, 12, 30)
    last = target.last_day()
    return None if last is not None and last.year == year else date(year, 12, 31)


def is_silent(target: TargetRow, measures: Sequence[Measure], day: date) -> bool:
    """Say whether a yearly target has no figure in the year that it is judged by: it stays so, whatever year comes."""
    year = judged_year(target, day)
    return target.per == "year" and all(measure.day.year != year for measure in measures)


def running_totals(target: TargetRow, measures: Sequence[Measure], day: date) -> list[tuple[date, Decimal]]:
    """Return the figure that stood at the end of each day with one, up to ``day``, of those that the actual rests on.

    Of a yearly target they are those of the year that it is judged by, since each year begins anew.
    """
    used = _used(target, measures, day)
    if target.per == "year":
        used = [measure for measure in used if measure.day.year == judged_year(target, day)]
    totals = {
        measure.day: actual
        for measure, actual in zip(used, _sums(target, used), strict=True)
        if actual is not None and measure.value is not None
    }
    return list(totals.items())


def judged_year(target: TargetRow, day: date) -> int:
    """Return the year by which a yearly target is judged: the day's, or the last that it is asked for in once that has passed."""
    return min(day, target.last_day() or day).year


def judged_goal(target: TargetRow, day: date) -> TargetRow:
    """Return a target with the goal by which it is judged on a day: a year that has ended keeps the one of its end."""
    return goal_on(target, min(day, date(judged_year(target, day), 12, 31))) if target.per else target


def _entry(measure: Measure) -> EntryAt:
    return measure.day, measure.number


def _used(target: TargetRow, measures: Sequence[Measure], day: date) -> list[Measure]:
    """Return what counts up to ``day`` in the order of entries; measures of one entry keep the order given."""
    used = [
        measure
        for measure in measures
        if measure.day <= day and (measure.counts or (target.by_department and measure.value is not None))
    ]
    return sorted(used, key=_ENTRY)


def year_status(
    target: TargetRow, measures: Sequence[Measure], year: int, day: date, rules: Rules
) -> TargetStatus:
    """Return how far a yearly target, with the goal of that year, is in a calendar year, by its measures up to ``day``."""
    return _year_status(target, _used(target, measures, day), year, day, rules)


def _year_status(
    target: TargetRow, used: Sequence[Measure], year: int, day: date, rules: Rules
) -> TargetStatus:
    """Judge one calendar year by the goal in force on the day, or at the year's end once that has passed.

    A cap that holds so far is only met when the year has ended.
    """
    ends = date(year, 12, 31)
    target = goal_on(target, min(day, ends))
    of_year = [measure for measure in used if measure.day.year == year]
    return _fold(target, of_year, rules, pending=is_cap(target) and day < ends)


def past_years(target: TargetRow, measures: Sequence[Measure], day: date, rules: Rules) -> tuple[str, ...]:
    """Name the years of a yearly target before the one it is judged by that were missed, or were not reported."""
    used, year = _used(target, measures, day), judged_year(target, day)
    notes = []
    for past in range(min((measure.day.year for measure in used), default=year), year):
        status = _year_status(target, used, past, date(past, 12, 31), rules)
        if not status.met:
            notes.append(f"{past}年未报" if status.met is None else f"{past}年未达标")
    return tuple(notes)


def _fold(target: TargetRow, measures: Sequence[Measure], rules: Rules, *, pending: bool) -> TargetStatus:
    """Follow the measures from the first to the last: the latest of met, unmet and value decides."""
    if not measures:
        return TargetStatus(target)
    sums = _sums(target, measures)
    met, met_by = verdict(target, measures[-1], sums[-1], rules, pending=pending)
    since = met_since(target, measures, sums, rules, pending=pending) if met else None
    share, notes = _share(target, sums[-1], met)
    entry, figured = _entry(measures[-1]), _figured(measures)
    return TargetStatus(target, sums[-1], figured, met, met_by, since, share, entry, entry, notes)


def _sums(target: TargetRow, measures: Sequence[Measure]) -> list[Decimal | None]:
    """Return the figure that stands after each measure, null before the first value."""
    totals: dict[str | None, Decimal] = {}
    sums: list[Decimal | None] = []
    actual = None
    for measure in measures:
        if measure.value is not None:
            dept = measure.dept if target.by_department else None
            before = totals.get(dept, _NOTHING) if measure.kind == "add" else _NOTHING
            totals[dept] = before + measure.value
            actual = sum(totals.values(), _NOTHING)
        sums.append(actual)
    return sums


def _figured(measures: Sequence[Measure]) -> date | None:
    """Return the day of the latest value."""
    return next((measure.day for measure in reversed(measures) if measure.value is not None), None)


def _share(target: TargetRow, actual: Decimal | None, met: bool | None) -> tuple[int | None, tuple[str, ...]]:
    """Return the attainment of the figure that was reached, and what there is to say of it.

    A yearly cap that holds so far has no attainment: nothing of it can be done ahead of the year's end.
    """
    if target.op == "none":
        return None, ()
    if actual is None:
        return 100 if met else None, ()
    if met is None:
        return None, ("目前符合",)
    flagged = flag(target, actual)
    return 100 if met else attainment(target, actual), (flagged,) if flagged else ()
