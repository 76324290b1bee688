"""How far a task is: what was logged, or what its targets come to, whichever is later."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from gytrack.records.ledger import EntryAt, Reports
from gytrack.status.rules import points
from gytrack.status.targets import TargetStatus, standing

Source = Literal["all_met", "mean", "logged"]

_WHOLE = 100


class Progress(NamedTuple):
    """A task's percent, and what it was taken from; both null where nothing was reported."""

    percent: int | None
    source: Source | None


def progress_of(reports: Reports, targets: Sequence[TargetStatus]) -> Progress:
    """Return a task's percent.

    Rule of status: Percent. 100 where all its targets are met, else the latest of the logged percent and the targets'
    mean; on a tie what was logged, since a person who gave both meant the percent.
    """
    if targets and all(target.met for target in targets):
        return Progress(_WHOLE, "all_met")
    mean, logged = mean_of(targets) if targets else None, reports.percent
    if logged is None or logged.percent is None:
        return Progress(mean, None if mean is None else "mean")
    if mean is not None and _rest_on_later(targets, (logged.day, logged.number)):
        return Progress(mean, "mean")
    return Progress(logged.percent, "logged")


def _rest_on_later(targets: Sequence[TargetStatus], entry: EntryAt) -> bool:
    """Say whether a target rests on an entry that is later than one, be it of an earlier year."""
    return any(target.last is not None and target.last > entry for target in targets)


def mean_of(targets: Sequence[TargetStatus]) -> int | None:
    """Return the mean of what the targets have attained; null where none has a figure or is met.

    A verdict that was taken back leaves a target that was never reported unreported. A yearly one that was reported in
    earlier years begins its year at 0: it has to go on, and without a percent its task would stay green all year.
    """
    if not any(target.actual is not None or target.met or _begins_anew(target) for target in targets):
        return None
    shares = [share for share in map(share_of, targets) if share is not None]
    return points(sum(shares), len(shares) * _WHOLE) if shares else None


def _begins_anew(target: TargetStatus) -> bool:
    return target.entry is None and target.last is not None


def share_of(target: TargetStatus) -> int | None:
    """Return what a target weighs in its task: one without a figure 0, one that cannot be measured nothing at all."""
    return 0 if target.attainment is None and target.actual is None else target.attainment


def averaged(targets: Iterable[TargetStatus]) -> list[TargetStatus]:
    """Return the targets whose mean is a task's percent: neither dropped ones nor those that cannot be measured."""
    return [one for one in standing(targets) if share_of(one) is not None]


def finished_on(reports: Reports, targets: Sequence[TargetStatus]) -> date | None:
    """Return the day a task was finished; null while it is not.

    Rule of status: Light, finished. A task with targets is finished by them alone; and not before the day on which one
    that was not met was dropped.
    """
    kept = standing(targets)
    day = _all_met_since(kept) if kept else _said_done(reports)
    return None if day is None else max([day, *_waits(targets, kept)])


def _said_done(reports: Reports) -> date | None:
    percent, state = reports.percent, reports.state
    days = [percent.day] if percent is not None and percent.percent == _WHOLE else []
    if state is not None and state.state == "done":
        days.append(state.day)
    return min(days) if days else None


def _waits(targets: Iterable[TargetStatus], kept: Iterable[TargetStatus]) -> Iterator[date]:
    """Yield the days up to which a task waited for targets that were dropped.

    One that was dropped before its own date is past that of the others held nobody up: without it the task was due, and
    perhaps finished, long before.
    """
    due = max((one.target.due for one in kept if one.target.due is not None), default=None)
    for one in targets:
        day, own = one.met_since, one.target.due
        if day is None or not one.target.is_dropped():
            continue
        if due is None or own is None or not due < day <= own:
            yield day


def _all_met_since(targets: Sequence[TargetStatus]) -> date | None:
    days = [target.met_since for target in targets if target.met_since is not None]
    return max(days) if len(days) == len(targets) else None


def last_counted(reports: Reports, targets: Iterable[TargetStatus]) -> EntryAt | None:
    """Return the latest report or figure that counts, a department's share of a sum included; null where there is none.

    Targets that were dropped are passed over.
    """
    counted = [target.last for target in standing(targets) if target.last is not None]
    if reports.counted is not None:
        counted.append((reports.counted.day, reports.counted.number))
    return max(counted, default=None)
