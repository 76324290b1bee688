"""What an evaluation (中期评估, 总结评估) keeps of each target and task."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gytrack.records.terms import Evaluable, EvaluationKind, Operator, Outcome, Trend

OUTCOMES: dict[EvaluationKind, tuple[Outcome, ...]] = {
    "mid": ("early", "as_expected", "nearly", "behind", "unknown"),
    "final": ("completed", "nearly_completed", "not_completed", "unknown"),
}
"""The verdicts of each kind, the best first; the last is none, for want of what could be judged."""

REACHED: tuple[Outcome, ...] = ("early", "as_expected", "completed")
"""The verdicts that count as reached in x of y."""

DROPPED: Outcome = "dropped"
"""What stands in place of a verdict where a target was dropped: nothing is to be reached, and nobody is asked for one."""


class Point(NamedTuple):
    """A figure that stood on a day: a target's running total, a task's percent."""

    day: date
    value: Decimal


class Goal(NamedTuple):
    """What a target asks for, as ``gytrack.wording.goal`` writes it."""

    op: Operator
    value: Decimal
    upper: Decimal | None
    unit: str
    due: date | None
    per: str | None = None


class EvaluationRow(NamedTuple):
    """An evaluation; ``number`` is that of the command which drew it up, ``day`` the one that its figures are of."""

    id: int
    number: int
    kind: EvaluationKind
    name: str
    day: date


class Figures(NamedTuple):
    """What is drawn up of one target or task and never changes afterwards.

    ``goal`` is null of a task; ``original`` is the goal before its first adjustment, null where there was none.
    ``adjusted`` says what was adjusted of it, and of a task's targets.
    ``percent`` is a target's attainment or a task's progress in points. ``points`` are those that trend and forecast
    rest on, in the order of days: the first, the last but one and the last. ``basis`` says why ``proposed``.
    """

    kind: Evaluable
    code: str
    name: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    goal: Goal | None
    original: Goal | None
    due: date | None
    baseline: Decimal | None
    baseline_year: int | None
    actual: Decimal | None
    actual_date: date | None
    met: bool | None
    percent: int | None
    expected: int | None
    points: tuple[Point, ...]
    trend: Trend
    forecast: Decimal | None
    forecast_meets: bool | None
    proposed: Outcome
    basis: str
    adjusted: tuple[str, ...] = ()

    def is_dropped(self) -> bool:
        """Say whether it is a target that was dropped, which has no verdict."""
        return self.proposed == DROPPED


class Decision(NamedTuple):
    """A verdict that a person gave: the proposed one, or another with its reason."""

    outcome: Outcome
    reason: str
    day: date
    who: str


class OpinionRow(NamedTuple):
    """What a third party says of a target or task; ``number`` is that of the command which noted it."""

    number: int
    day: date
    source: str
    text: str


class Evaluated(NamedTuple):
    """One target or task of an evaluation; ``ord`` counts from 1 within it."""

    id: int
    ord: int
    task_id: int | None
    target_id: int | None
    figures: Figures
    decision: Decision | None = None
    opinions: tuple[OpinionRow, ...] = ()

    def outcome(self) -> Outcome:
        """Return the verdict: a person's, else the proposed one."""
        return self.figures.proposed if self.decision is None else self.decision.outcome
