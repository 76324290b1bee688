"""The rules of light, in the order in which they are asked; the first that holds decides."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, Protocol

from gytrack.records.terms import Closure, Kind, Light, State
from gytrack.status.rules import Rule, Rules

_UNLIT: dict[Closure, Rule] = {"closed": "unlit_closed", "dropped": "unlit_dropped", "na": "unlit_na"}
OVERDUE: tuple[Rule, ...] = ("overdue", "overdue_unreported")
"""The rules by which a task is past due and not finished, reported or not."""


class Lit(Protocol):
    """What decides whether a task has a light at all."""

    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def ongoing(self) -> bool: ...  # noqa: D102
    @property
    def closure(self) -> Closure: ...  # noqa: D102


class Gap(NamedTuple):
    """How far something lies behind its schedule; ``target`` is its code, empty for the task itself."""

    points: int
    percent: int
    expected: int
    target: str = ""


class Case(NamedTuple):
    """What the rules of light look at.

    ``unlit`` is why the task has no light, null where it has one; ``finished_on`` is null while it is not finished.
    """

    state: State | None
    unlit: Rule | None
    day: date
    due: date | None
    reported: bool
    missed: int
    finished_on: date | None
    worst: Gap | None
    rules: Rules


class Verdict(NamedTuple):
    """A light and the rule that gave it."""

    light: Light | None
    rule: Rule


def verdict(case: Case) -> Verdict:
    """Return the light of a task.

    Rules of status: What is lit, Light.
    """
    if case.unlit is not None:
        return Verdict(None, case.unlit)
    for rule in _IN_ORDER:
        found = rule(case)
        if found is not None:
            return found
    return _by_words(case)


def unlit_by(task: Lit, state: State | None) -> Rule | None:
    """Say why a task has no light; null where it has one. What was decided of it comes before what it is."""
    if task.closure in _UNLIT:
        return _UNLIT[task.closure]
    if task.kind != "task":
        return "unlit_kind"
    return "unlit_ongoing" if task.ongoing or state == "ongoing" else None


def finished_late(case: Case) -> bool:
    """Say whether a task was finished after its due date, 逾期完成."""
    return case.finished_on is not None and case.due is not None and case.finished_on > case.due


def _finished(case: Case) -> Verdict | None:
    if case.finished_on is None:
        return None
    return Verdict("green", "finished_late" if finished_late(case) else "finished")


def _past_due(case: Case) -> Verdict | None:
    if case.due is None or case.day <= case.due:
        return None
    return Verdict("red", "overdue") if case.reported else Verdict("grey", "overdue_unreported")


def _unreported(case: Case) -> Verdict | None:
    if case.reported:
        return None
    if case.missed >= case.rules.missed_red:
        return Verdict("red", "missed_reports")
    if case.missed >= case.rules.missed_yellow:
        return Verdict("yellow", "missed_reports")
    return Verdict("grey", "unreported")


def _by_state(case: Case) -> Verdict | None:
    if case.state == "blocked":
        return Verdict("red", "blocked")
    return Verdict("yellow", "slow") if case.state == "slow" else None


def _due_soon(case: Case) -> Verdict | None:
    """Yellow at least: a gap that is worse is left to the next rule."""
    if case.due is None or (case.due - case.day).days > case.rules.due_soon_days:
        return None
    worse = case.worst is not None and case.worst.points > case.rules.gap_red
    return None if worse else Verdict("yellow", "due_soon")


def _by_gap(case: Case) -> Verdict | None:
    if case.worst is None:
        return None
    if case.worst.points > case.rules.gap_red:
        return Verdict("red", "gap")
    if case.worst.points >= case.rules.gap_yellow:
        return Verdict("yellow", "gap")
    return Verdict("green", "on_schedule")


def _by_words(case: Case) -> Verdict:
    """Judge a task without figures by what was said; who says done is at least on track."""
    if case.state == "not_started":
        return Verdict("grey", "not_started")
    return Verdict("green", "reported")


_IN_ORDER: tuple[Callable[[Case], Verdict | None], ...] = (
    _finished,
    _past_due,
    _unreported,
    _by_state,
    _due_soon,
    _by_gap,
)
