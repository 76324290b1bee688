"""Why figures moved: the commands behind each, and the calendar where it is only the days that passed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries import causes as cause_queries
from gytrack.ledger.queries.causes import Touch
from gytrack.ledger.queries.history import Line
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.bulletins.commands import Cause, Knowledge
from gytrack.usecases.bulletins.counting import moved_with
from gytrack.usecases.bulletins.moving import Move
from gytrack.usecases.bulletins.resting import by_rules, can_move, is_lit, moves_all, resting
from gytrack.usecases.bulletins.setting_by_hand import COMMAND, decides_alone, ended
from gytrack.usecases.bulletins.sides import Side

_BY_TIME = frozenset(
    (
        "light",
        "rule",
        "manual",
        "expected",
        "gap",
        "missed",
        "closure",
        "lead",
        "support",
        "goal",
        "dropped",
        "due",
        "met",
        "not_due",
    )
)
"""Figures of an item that days alone can move: deadlines pass, adjustments and lights set by hand begin and end."""

BY_YEAR = frozenset(("actual", "attainment", "percent"))
"""Figures that a new year moves, of yearly targets and of their tasks; of others only reports do."""


class Explained(NamedTuple):
    """A figure that moved and why.

    ``by_time`` says that days passed on which it moves by itself, ``by_rules`` that the thresholds are others; ``items``
    are the codes of the tasks or targets that a count moved with.
    """

    move: Move
    causes: tuple[Cause, ...]
    by_time: bool
    by_rules: bool
    items: tuple[str, ...] = ()


def explained(
    ledger: Reader, plan: PlanTerms, one: Side, other: Side, moved: Sequence[Move]
) -> list[Explained]:
    """Return each figure that moved with the commands that only one of the sides knows of."""
    asking = _Asking(ledger, plan, one, other, moved)
    found = [asking.explain(move) for move in moved]
    items = [each for each in found if each.move.what != "summary"]
    return [_count(each.move, items, one, other) if each.move.what == "summary" else each for each in found]


def with_origins(ledger: Reader, lines: Sequence[Line]) -> set[int]:
    """Return the numbers of some commands, and of those that they took back or brought back."""
    found = {line.number for line in lines}
    undone = {line.undoes for line in lines if line.undoes is not None} - found
    while undone:
        found |= undone
        earlier = cause_queries.lines(ledger, undone).values()
        undone = {line.undoes for line in earlier if line.undoes is not None} - found
    return found


def knowledge(ledger: Reader, plan: PlanTerms, numbers: Iterable[int]) -> Knowledge:
    """Return what is known of some commands."""
    undos = cause_queries.undos(ledger, plan.id)
    asked = set(numbers)
    new = asked
    while new:  # what took a command back, what brought it back, what took it back again
        new = {undo for number in new for undo in undos.get(number, ())} - asked
        asked |= new
    return Knowledge(cause_queries.lines(ledger, asked), cause_queries.days(ledger, asked), undos)


class _Asking:
    """Looks up the commands of all items that moved, once."""

    def __init__(
        self, ledger: Reader, plan: PlanTerms, one: Side, other: Side, moved: Sequence[Move]
    ) -> None:
        self._one, self._other = one, other
        self._forth = (one.as_of, one.command) <= (other.as_of, other.command)
        self._last = max(one.as_of, other.as_of)
        self._other_day = one.as_of != other.as_of
        self._own = _targets_of(one, other)
        self._yearly = _begun_anew(plan, one, other) if one.as_of.year != other.as_of.year else set()
        tasks = {move.id for move in moved if move.what == "task" and move.id is not None}
        targets = {move.id for move in moved if move.what == "target" and move.id is not None}
        targets.update(*(self._own.get(task, ()) for task in tasks))
        self._tasks = cause_queries.touching(ledger, "task", tasks)
        self._targets = cause_queries.touching(ledger, "target", targets)
        after = cause_queries.since(ledger, plan.id, min(one.command, other.command))
        numbers = with_origins(ledger, after)
        self._scopes = cause_queries.scopes(ledger, numbers)
        touches = (*self._tasks.values(), *self._targets.values())
        numbers.update(touch.command for some in touches for touch in some)
        self._known = knowledge(ledger, plan, numbers)

    def explain(self, move: Move) -> Explained:
        ruled = by_rules(move, self._one.rules, self._other.rules)
        asked = resting(move, self._touches(move)) | self._of_all(move, ruled=ruled)
        numbers = {number for number in asked if can_move(move, self._known.lines[number].name)}
        causes = tuple(self._known.causes(numbers, self._one, self._other))
        by_hand = tuple(cause for cause in causes if cause.line.name == COMMAND)
        alone = decides_alone(move, forth=self._forth)
        over = () if by_hand else ended(move, self._known.lines, self._last, forth=self._forth)
        decided = alone and bool(by_hand or over)
        return Explained(
            move,
            (by_hand or over) if decided else (*causes, *over),
            self._by_time(move, causes) and not decided,
            ruled and not decided,
        )

    def _by_time(self, move: Move, causes: Sequence[Cause]) -> bool:
        if not causes or _time_passed(move):
            return self._other_day and (move.key in _BY_TIME or self._begins_anew(move))
        # What was added since counts from nothing, not from what the year before had reached.
        return move.what == "target" and self._begins_anew(move)

    def _begins_anew(self, move: Move) -> bool:
        if move.key not in BY_YEAR or move.id is None:
            return False
        own = {move.id} if move.what == "target" else self._own.get(move.id, set())
        return not own.isdisjoint(self._yearly)

    def _touches(self, move: Move) -> set[Touch]:
        if move.id is None:
            return set()
        if move.what == "target":
            return self._targets.get(move.id, set())
        own = (self._targets.get(target, set()) for target in self._own.get(move.id, ()))
        return self._tasks.get(move.id, set()).union(*own)

    def _of_all(self, move: Move, *, ruled: bool) -> set[int]:
        return {number for number, scope in self._scopes.items() if moves_all(move, scope, ruled=ruled)}


def _targets_of(*sides: Side) -> dict[int, set[int]]:
    """Return the ids of the targets that each task has on any side; what is counted beside the plan decides nothing."""
    found: dict[int, set[int]] = {}
    for side in sides:
        of_code = {task["code"]: number for number, task in side.tasks.items()}
        for number, target in side.targets.items():
            owner = of_code.get(target["owner"])
            if owner is not None and not target.get("own"):
                found.setdefault(owner, set()).add(number)
    return found


def _begun_anew(plan: PlanTerms, *sides: Side) -> set[int]:
    """Return the yearly targets that the days judge by different years: after its last one none begins anew."""
    found = set()
    for side in sides:
        due_of = {task["code"]: task["due"] for task in side.tasks.values()}
        for number, target in side.targets.items():
            due = target["due"] or due_of.get(target["owner"])
            last = date.fromisoformat(due) if due else plan.ends or date.max
            if target["per"] == "year" and len({min(each.as_of, last).year for each in sides}) > 1:
                found.add(number)
    return found


def _time_passed(move: Move) -> bool:
    """Say whether a figure is one of those by which a task should stand elsewhere by now, and it should."""
    if move.key not in ("light", "rule", "expected", "gap"):
        return False
    if move.key in ("light", "rule") and not is_lit(move):
        return False
    before, after = move.before or {}, move.after or {}
    return before.get("expected") != after.get("expected")


def _count(move: Move, found: Sequence[Explained], one: Side, other: Side) -> Explained:
    """Explain a count by the items that it counts otherwise."""
    counted = {each.where for each in moved_with(move.key, [each.move for each in found])}
    behind = [each for each in found if each.move.where in counted]
    causes = {cause.line.number: cause for each in behind for cause in each.causes}
    return Explained(
        move,
        tuple(causes[number] for number in sorted(causes)),
        one.as_of != other.as_of and any(each.by_time for each in behind),
        any(each.by_rules for each in behind),
        tuple(dict.fromkeys(each.move.code for each in behind)),
    )
