"""Targets, written below what they belong to."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gytrack.reading.toml.days import doubt_before
from gytrack.reading.toml.entry import Entry
from gytrack.reading.toml.grammar import KNOWN_OPERATORS, OPERATORS, PERIODS, TARGET
from gytrack.records.plan import Target

_MAY_BE_NEGATIVE = ("%", "‰")
"""Units of rates, which may be meant to fall."""


def read_targets(entry: Entry, owner: str, start: date | None) -> Iterator[Target]:
    """Yield the targets below a table, and note what cannot be in them."""
    for below in entry.tables("targets", TARGET):
        target = _target(below, owner)
        doubt_before(below, "due", target.due, start)
        yield target


def _target(entry: Entry, owner: str) -> Target:
    op = entry.word("op", OPERATORS, KNOWN_OPERATORS)
    target = Target(
        owner=owner,
        name=entry.text("name") or "",
        op=op or "=",
        value=entry.number("value") or Decimal(0),
        unit=entry.text("unit") or "",
        place=entry.own_place(),
        upper=entry.number("upper"),
        due=entry.day("due"),
        baseline=entry.number("baseline"),
        baseline_year=entry.year("baseline_year"),
        per=entry.word("per", PERIODS, "year（每年）"),
        by_department=entry.flag("by_department") or False,
    )
    if op is not None:
        _check_bounds(entry, target)
    if target.value < 0 and target.unit not in _MAY_BE_NEGATIVE:
        entry.doubt("value", f"目标是负数（{target.value}{target.unit}）", "按所写的数保留")
    return target


def _check_bounds(entry: Entry, target: Target) -> None:
    if target.op == "range" and not entry.has("upper"):
        entry.wrong("op", "op 是 range，却没有写 upper", "请加上 upper = 上限，或改用 >=")
    if target.op != "range" and entry.has("upper"):
        entry.wrong("upper", f"op 是 {target.op}，不用 upper", '请把 op 改为 "range"，或删去 upper')
    if target.op == "range" and target.upper is not None and target.upper < target.value:
        entry.doubt("upper", "上限 upper 小于 value", "按所写的数保留")
