"""Rows as the ledger keeps them and the rules of status take them."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.records.adjustments import AdjustedTarget, AdjustedTask
from gytrack.records.terms import Closure, Kind, Light, MeasureKind, MetBy, Operator, State, Step


class PlanTerms(NamedTuple):
    """The dates of a plan that status rests on, and the words that a screen needs of it.

    ``starts`` and ``ends`` are as printed; ``start_set`` is what a person set where the document is silent.
    ``asked_from`` is the first day from which reports are asked for, null while nobody asks.
    """

    id: int
    code: str
    title: str
    draft: bool
    issued: date | None
    effective: date | None
    expires: date | None
    starts: date | None
    ends: date | None
    start_set: date | None
    start_basis: str | None
    asked_from: date | None
    is_default: bool


class TaskRow(NamedTuple):
    """A task in force; ``adjusted`` is null where it stands as it was printed, or no day was asked for."""

    id: int
    section_id: int
    section: str
    code: str
    kind: Kind
    title: str
    text: str
    due: date | None
    ongoing: bool
    closure: Closure
    adjusted: AdjustedTask | None = None


class Milestone(NamedTuple):
    """The running total that is to be reached by the end of a day."""

    due: date
    value: Decimal


class Schedule(NamedTuple):
    """The milestones of a target, by their days, which hold from ``since`` on, null from the beginning.

    Without any the straight line holds again.
    """

    since: date | None
    milestones: tuple[Milestone, ...]


class TargetRow(NamedTuple):
    """A target in force; ``owner`` is the code of its task or section, empty for the plan's own.

    ``by_department`` marks 按单位汇总: the departments' values add up. ``schedules`` are its annual plans, in the order in
    which they were made. ``own`` marks 自设统计项: what a person wants counted beside the plan, which no percent, light or
    count of targets rests on. ``adjusted`` is as in ``TaskRow``. ``ends`` is when its task is due, else the plan ends.
    """

    id: int
    code: str
    owner: str
    task_id: int | None
    section_id: int | None
    name: str
    op: Operator
    value: Decimal
    upper: Decimal | None
    unit: str
    due: date | None
    baseline: Decimal | None
    baseline_year: int | None
    per: str | None
    by_department: bool
    schedules: tuple[Schedule, ...] = ()
    own: bool = False
    adjusted: AdjustedTarget | None = None
    ends: date | None = None

    def last_day(self) -> date | None:
        """Return the day after which nothing more is asked for, null where none is known."""
        return self.due or self.ends

    def is_dropped(self) -> bool:
        """Say whether an adjustment has dropped the target, so that nothing is to be reached any more."""
        return self.adjusted is not None and self.adjusted.dropped


class Report(NamedTuple):
    """One dated report on a task; ``dept`` is null for the coordinator's own.

    ``number`` is that of the command which logged it: it orders the reports of one day, and undoes this one.
    """

    number: int
    day: date
    text: str
    problem: str
    next_step: str
    state: State | None
    percent: int | None
    dept: str | None


class Reports(NamedTuple):
    """What status needs of a task's reports up to a day.

    ``last`` is the latest of anybody; the other three are the latest that count for light and percent (the lead's
    and the coordinator's): at all, with a percent, with a state.
    """

    last: Report | None = None
    counted: Report | None = None
    percent: Report | None = None
    state: Report | None = None


class Said(NamedTuple):
    """A report whose words stand, and whether it counts for light and percent."""

    report: Report
    counts: bool


class Words(NamedTuple):
    """The reports that have what stands written of a task up to a day: its text, its problem, its next step.

    Each is the latest with such words of those that count, else of anybody; ``counted_day`` is the day of the latest
    that counts, with words or without.
    """

    text: Said | None = None
    problem: Said | None = None
    next_step: Said | None = None
    counted_day: date | None = None


class Told(NamedTuple):
    """What a task's reports up to a day say: what they come to, and the words that stand."""

    reports: Reports = Reports()
    words: Words = Words()


class Closing(NamedTuple):
    """One step of a task's closing, which holds from its day.

    ``number`` is that of the command which took it and ``who`` the person who ran that; ``party`` is the body named
    for it, empty where none was; ``note`` is the reason, where a step needs one.
    """

    id: int
    number: int
    day: date
    step: Step
    who: str
    party: str
    note: str


class Measure(NamedTuple):
    """One figure or statement on a target: a running total, an increment, met or unmet (value may be null there).

    ``number`` is as a report's; the figures of one command keep the order given.
    """

    number: int
    day: date
    kind: MeasureKind
    value: Decimal | None
    dept: str | None
    counts: bool


EntryAt = tuple[date, int]
"""The day of an entry, and the number of the command that logged it."""


class Attained(NamedTuple):
    """How far a target is on a day, as ``gytrack.status.targets`` finds it."""

    actual: Decimal | None = None
    actual_date: date | None = None
    met: bool | None = None
    met_by: MetBy | None = None
    met_since: date | None = None
    attainment: int | None = None
    entry: EntryAt | None = None
    last: EntryAt | None = None
    notes: tuple[str, ...] = ()


class Manual(NamedTuple):
    """A light that a person set (人工定灯): from ``since`` up to ``until``; ``number`` is that of the command."""

    light: Light
    reason: str
    since: date
    until: date
    number: int
    who: str
