"""The rules of light, in the order in which they are asked; the first that holds decides."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, Protocol

from gytrack.dates import whole_months
from gytrack.records.terms import Closure, Kind, Light, State
from gytrack.status.rules import Rule, Rules

_UNLIT: dict[Closure, Rule] = {"closed": "unlit_closed", "dropped": "unlit_dropped", "na": "unlit_na"}
OVERDUE: tuple[Rule, ...] = ("overdue", "overdue_orange", "overdue_unreported")
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
    ``missed`` are the periods without a report; ``gap`` is the light that the worst gap gives by itself; ``start`` is the
    day from which the plan's schedule runs.
    """

    state: State | None
    unlit: Rule | None
    day: date
    due: date | None
    reported: bool
    missed: int
    finished_on: date | None
    gap: Light | None
    rules: Rules
    start: date | None = None


class Verdict(NamedTuple):
    """A light and the rule that gave it."""

    light: Light | None
    rule: Rule


def verdict(case: Case) -> Verdict:
    """Return the light of a task.

    Rules of status: What is lit, Light. A rule that gives a light at least (``_FLOORS``) yields to a worse one of a
    later rule.
    """
    if case.unlit is not None:
        return Verdict(None, case.unlit)
    floor: Verdict | None = None
    for rule in _IN_ORDER:
        found = rule(case)
        if found is None or (floor is not None and _severity(found) <= _severity(floor)):
            continue
        if found.rule not in _FLOORS:
            return found
        floor = found
    return floor or _by_words(case)


def shown(computed: Verdict, manual: Light | None) -> Verdict:
    """Return the light that stands where a person may have set one; what has no light gets none by hand."""
    return computed if manual is None or computed.light is None else Verdict(manual, "manual")


def _severity(found: Verdict) -> int:
    return _WORST_LAST.index(found.light) if found.light in _WORST_LAST else -1


def excess(gap: Gap, rules: Rules, threshold: int) -> int:
    """Return by how much a gap is above a threshold, in points times 100: exact, and comparable with 0 only.

    In per cent of what should have been reached nothing is divided, so that nothing is rounded.
    """
    if rules.gap_unit == "percent":
        return gap.points * 100 - threshold * max(gap.expected, 1)
    return (gap.points - threshold) * 100


def is_worse(gap: Gap, than: Gap, rules: Rules) -> bool:
    """Say whether a gap is larger than another in the unit of a set; where nothing is expected nothing is behind."""
    if rules.gap_unit == "percent":
        return gap.points * max(than.expected, 1) > than.points * max(gap.expected, 1)
    return gap.points > than.points


def gap_light(worst: Gap | None, rules: Rules) -> Light | None:
    """Return the light that a gap gives by itself, null where there is none or the set asks for none."""
    if worst is None or (rules.gap_yellow is None and rules.gap_red is None):
        return None
    if rules.gap_red is not None and excess(worst, rules, rules.gap_red) > 0:
        return "red"
    if rules.gap_yellow is not None and excess(worst, rules, rules.gap_yellow) >= 0:
        return "yellow"
    return "green"


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
    if not case.reported:
        return Verdict("grey", "overdue_unreported")
    late, rules = (case.day - case.due).days, case.rules
    if _from(rules.late_red_days, late):
        return Verdict("red", "overdue")
    if _from(rules.late_orange_days, late):
        return Verdict("yellow", "overdue_orange")
    return Verdict("yellow", "overdue") if _from(rules.late_yellow_days, late) else None


def _unreported(case: Case) -> Verdict | None:
    if case.reported:
        return None
    return _missed(case) or Verdict("grey", "unreported")


def _silent_since(case: Case) -> Verdict | None:
    return _missed(case) if case.rules.missed_after_reports else None


def _missed(case: Case) -> Verdict | None:
    if _from(case.rules.missed_red, case.missed):
        return Verdict("red", "missed_reports")
    return Verdict("yellow", "missed_reports") if _from(case.rules.missed_yellow, case.missed) else None


def _by_state(case: Case) -> Verdict | None:
    if case.state == "blocked" and case.rules.blocked is not None:
        return Verdict(case.rules.blocked, "blocked")
    if case.state == "slow" and case.rules.slow is not None:
        return Verdict(case.rules.slow, "slow")
    return None


def _unbegun(case: Case) -> Verdict | None:
    """Judge by how long 未启动 stands: counted from the plan's start, from which on the task could have begun."""
    if case.state != "not_started" or case.start is None:
        return None
    months = whole_months(case.start, case.day)
    if _from(case.rules.unbegun_red, months):
        return Verdict("red", "unbegun")
    return Verdict("yellow", "unbegun") if _from(case.rules.unbegun_yellow, months) else None


def _due_soon(case: Case) -> Verdict | None:
    days = case.rules.due_soon_days
    if days is None or case.due is None or not 0 <= (case.due - case.day).days <= days:
        return None
    return Verdict(case.rules.due_soon_light, "due_soon")


def _by_gap(case: Case) -> Verdict | None:
    if case.gap is None:
        return None
    return Verdict(case.gap, "on_schedule" if case.gap == "green" else "gap")


def _by_words(case: Case) -> Verdict:
    """Judge a task without figures by what was said; who says done is at least on track."""
    if case.state == "not_started":
        return Verdict("grey", "not_started")
    return Verdict("green", "reported")


def _from(threshold: int | None, figure: int) -> bool:
    return threshold is not None and figure >= threshold


_IN_ORDER: tuple[Callable[[Case], Verdict | None], ...] = (
    _finished,
    _past_due,
    _unreported,
    _by_state,
    _silent_since,
    _unbegun,
    _due_soon,
    _by_gap,
)
_FLOORS: tuple[Rule, ...] = ("overdue", "overdue_orange", "missed_reports", "unbegun", "due_soon")
"""Rules that give a light at least."""
_WORST_LAST: tuple[Light, ...] = ("yellow", "red")
