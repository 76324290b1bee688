"""What a figure rests on, by the ledger's tables: a command that changed only others is no reason that it moved."""

from collections.abc import Collection, Mapping
from typing import Any

from gytrack.ledger.queries.causes import Scope, Touch
from gytrack.records.funds import FundKind
from gytrack.usecases.bulletins.moving import Move

_BESIDE = frozenset((
    "dispute", "evaluated", "evaluation", "evidence", "fund", "handling", "opinion", "rectification", "settlement",
))  # fmt: skip
"""Tables of what is said beside the plan and its reports: no light, no progress and no figure of a target rests on them."""

_REPORTS = frozenset(("correction", "entry", "measurement"))
_ASKED = frozenset(("due", "lead", "support", "goal", "dropped", "closure"))
"""Figures of what is asked, by whom and by when: no report moves them."""

_ASIDE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("percent", "progress"), frozenset(("closing",))),
    "last": frozenset(("closing", "adjustment", "schedule")),
    "actual": frozenset(("adjustment", "schedule")),
    "manual": _REPORTS | {"adjustment", "schedule", "target"},
}
"""Tables that a figure does not rest on: a closing changes nothing of what was reported, an adjustment nothing of what was done."""

_SHOWN = frozenset(("light", "rule", "manual"))
_BY_HAND = frozenset(("manual_light",))
"""A light that a person set is shown; it moves no other figure."""

_BY_START = frozenset(("light", "rule", "expected", "gap", "missed"))
_BY_COUNTING = frozenset(("gap", "met", "attainment", "percent"))
"""Figures that the rules move only by when about so many are enough."""

_NAMES = frozenset(("department", "member"))
_NOTHING = _BESIDE | {"alias", "bulletin", "issued", "former", "section", "edition"}
_NAMING = frozenset(("plan default", "title"))
"""Commands that change rows of plans and tasks, though nothing that a figure rests on."""
_OWN = frozenset(("target add", "target drop"))
"""What is counted beside the plan decides nothing of its task."""

_ASKING = "plan set-asked"
_BY_ASKING = frozenset(("light", "rule", "missed"))
"""What moves when reports are asked for: periods without one count from then on, the schedule is the same."""

_MONEY: Mapping[str, tuple[FundKind, ...]] = {
    "funds.allocated": ("allocate",),
    "funds.released": ("release",),
    "funds.spent": ("spend",),
    "funds.rate": ("allocate", "spend"),
    "funds.over": ("allocate", "spend"),
}
"""The entries that each figure of money comes from."""


def by_rules(move: Move, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether a figure of an item can differ by two sets of rules: what they judge, or what they count otherwise."""
    if one == other:
        return False
    if move.key in _BY_COUNTING:
        return bool(one.get("about_percent") != other.get("about_percent"))
    if move.key == "missed":
        return bool(one.get("cut_off_day") != other.get("cut_off_day"))
    return move.key in ("light", "rule") and is_lit(move)


def is_lit(move: Move) -> bool:
    """Say whether a task has a light on both sides, so that rules and days can have moved it."""
    return all(item is not None and item["light"] is not None for item in (move.before, move.after))


def resting(move: Move, touches: Collection[Touch]) -> set[int]:
    """Return, of the commands that touched an item, those by which a figure of it can have moved."""
    if move.key in _MONEY:
        return {touch.command for touch in touches if touch.money in _MONEY[move.key]}
    aside = _BESIDE | _REPORTS if _is_asked(move, touches) else _BESIDE
    aside |= _ASIDE.get(move.key, frozenset())
    if move.key not in _SHOWN:
        aside |= _BY_HAND
    return {touch.command for touch in touches if touch.table not in aside}


def can_move(move: Move, name: str) -> bool:
    """Say whether a command of this name can move a figure."""
    if name == _ASKING:
        return move.key in _BY_ASKING
    return name not in _NAMING and (move.what == "target" or name not in _OWN)


def moves_all(move: Move, scope: Scope, *, ruled: bool) -> bool:
    """Say whether a command, of which nothing belongs to an item, can move this figure of each: start, names, rules.

    ``ruled`` says that the figure can differ by the rules of the two sides.
    """
    if scope.of_items or not scope.tables - _NOTHING:
        return False
    if scope.tables & _NAMES:
        return move.key in ("lead", "support")
    return ruled if "ruling" in scope.tables else move.key in _BY_START


def _is_asked(move: Move, touches: Collection[Touch]) -> bool:
    # What is expected of a task with milestones is a mean of its targets', of those that the reports leave measurable.
    return move.key in _ASKED or (move.key == "expected" and all(one.table != "schedule" for one in touches))
