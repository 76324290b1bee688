"""Which items a count moved with: those that only one side counts."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from gytrack.usecases.bulletins.moving import MONEY, Move
from gytrack.usecases.bulletins.sides import Figures

_OF_THE_RATE = ("funds.allocated", "funds.spent")
"""A task of which only one is known has no rate of its own, and moves that of all."""

_CLOSURES = ("applied", "closed", "dropped", "na", "ongoing")
_KEYS: Mapping[str, Collection[str]] = {
    **dict.fromkeys(("tasks", "lead", "support", "other"), ()),
    **dict.fromkeys(_CLOSURES, ("closure",)),
    **dict.fromkeys(("overdue", "overdue_unreported"), ("rule",)),
    "reported": ("last",),
    "by_hand": ("manual",),
    "targets": ("dropped",),
    "targets_met": ("dropped", "met"),
    "targets_not_due": ("dropped", "not_due"),
}
"""The figures of an item by which each count has it or not, beside whether it is listed; of the others the light."""


def moved_with(key: str, found: Collection[Move]) -> list[Move]:
    """Return the figures of items that a count moved with.

    They are those of the items that only one side counts, the ones that it is counted by where these moved. A
    report of a department that does not answer for a task is no report of it, which the figures do not tell apart:
    where no item is counted otherwise, they are all that it can be counted by.
    """
    if key in MONEY:
        keys = _OF_THE_RATE if key == "funds.rate" else (key,)
        return [move for move in found if move.what == "task" and move.key in keys]
    otherwise = [
        move for move in found if _is_counted(key, move, move.before) != _is_counted(key, move, move.after)
    ]
    return _by_keys(key, otherwise) or otherwise or _by_keys(key, found)


def _by_keys(key: str, found: Collection[Move]) -> list[Move]:
    of_targets = key.startswith("targets")
    keys = ("listed", *_KEYS.get(key, ("light",)))
    return [
        move
        for move in found
        if (move.key in keys and (move.what == "target") == of_targets)
        or (of_targets and move.key == "closure" and _has_targets(move))
    ]


def _has_targets(move: Move) -> bool:
    """Say whether a task has targets of the plan on a side: the closing of another moves no count of targets."""
    return any(item is not None and item["targets"] for item in (move.before, move.after))


def _is_counted(key: str, move: Move, item: Figures | None) -> bool:
    """Say whether a side counts an item; of a task that was dropped or does not apply no target is counted."""
    if item is None:
        return False
    if not key.startswith("targets"):
        return move.what == "task" and OF_TASKS[key](item)
    if move.what == "task":
        return bool(item["targets"]) and item["closure"] in ("dropped", "na")
    return not item.get("own") and not item.get("dropped") and OF_TARGETS[key](item)


def _rule(task: Figures) -> Any:
    """Return the rule by which a task's light is computed, whatever a person set."""
    manual = task.get("manual")
    return manual["computed"]["rule"] if manual else task["rule"]


def _has_rule(*rules: str) -> Callable[[Figures], bool]:
    return lambda task: _rule(task) in rules


def _shows(light: str) -> Callable[[Figures], bool]:
    return lambda task: bool(task["light"] == light)


OF_TASKS: Mapping[str, Callable[[Figures], bool]] = {
    "tasks": lambda _: True,
    "lead": lambda task: bool(task["role"] == "lead"),
    "support": lambda task: bool(task["role"] == "support"),
    "lit": lambda task: task["light"] is not None,
    "reported": lambda task: task["last"] is not None,
    "closed": _has_rule("unlit_closed"),
    "dropped": _has_rule("unlit_dropped"),
    "na": _has_rule("unlit_na"),
    "ongoing": _has_rule("unlit_ongoing"),
    "other": _has_rule("unlit_kind"),
    "overdue": _has_rule("overdue", "overdue_orange"),
    "overdue_unreported": _has_rule("overdue_unreported"),
    "applied": lambda task: bool(task["closure"] == "applied"),
    "by_hand": lambda task: task.get("manual") is not None,
    **{f"lights.{light}": _shows(light) for light in ("red", "yellow", "green", "grey")},
}
"""Whether a count of tasks has one in it; as ``gytrack.status.summary`` counts."""

OF_TARGETS: Mapping[str, Callable[[Figures], bool]] = {
    "targets": lambda _: True,
    "targets_met": lambda target: target["met"] is True,
    "targets_not_due": lambda target: bool(target.get("not_due")),
}
