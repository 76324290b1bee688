"""A new goal as people type it: a number in the target's unit, perhaps with its bound in words."""

import re

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.records.adjustments import Goal
from gytrack.records.ledger import TargetRow
from gytrack.records.terms import Operator
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.entries.values import Understood, parse_value

# Compiled on first use: an adjustment is a rare command.
_BEFORE: tuple[tuple[str, Operator], ...] = (
    ("不少于|不低于|至少|≥|>=", ">="),
    ("不超过|不高于|不多于|至多|最多|≤|<=", "<="),
    ("超过|大于|>", ">"),
    ("低于|少于|小于|<", "<"),
    ("大约|约", "~"),
    ("等于|=", "="),
)
_BEHIND: tuple[tuple[str, Operator], ...] = (("以上", ">="), ("以内|以下", "<="), ("左右", "~"))
_RANGE = r"(.*?\d[^-–—~至到]*)(?:[-–—~]+|至|到)(\d.*)"


def read_goal(typed: str | None, upper: str | None, target: TargetRow) -> tuple[Goal, tuple[str, ...]]:
    """Return the new goal of a target and what a person should know of how it was read; its date stays.

    ``8``, ``8家``, ``不少于8家``, ``8家以上``, ``8家左右``, ``6—8家``; a number alone keeps the bound that the target has.

    Raises:
        InputError: it is no number in the target's unit, or no range.
    """
    text, top = _sides(typed, upper)
    op, number = _bound(text, target)
    if top is None and op == "range":
        raise InputError(
            f"{target.code} 的目标是一个区间", "请写成 6—8，或用 --upper 写明上限；也可写明 不少于、以上 等"
        )
    low = Understood(target.value) if number is None else parse_value(number, target)
    if top is None:
        return Goal(op, low.value, None, target.unit, target.due), low.notes
    high = parse_value(top, target)
    if high.value <= low.value:
        raise InputError(f"上限“{shorten(top)}”不大于下限", "请核对两个数")
    return Goal("range", low.value, high.value, target.unit, target.due), (*low.notes, *high.notes)


def _sides(typed: str | None, upper: str | None) -> tuple[str | None, str | None]:
    """Return the lower and the upper bound as typed."""
    if typed is None:
        return None, upper
    text = plain(typed)
    found = re.fullmatch(_RANGE, text) if upper is None else None
    return (found[1], found[2]) if found else (text, upper)


def _bound(text: str | None, target: TargetRow) -> tuple[Operator, str | None]:
    """Split a bound in words from its number."""
    if text is None:
        return target.op, None
    for words, op in _BEFORE:
        if found := re.match(rf"(?:{words})\s*", text):
            return op, text[found.end() :]
    for words, op in _BEHIND:
        if found := re.search(rf"(?:{words})$", text):
            return op, text[: found.start()]
    return target.op, text.removeprefix("达到")
