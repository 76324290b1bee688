"""Milestones as people type them: ``2024=2``, ``2025年一季度：3家``, ``2025-06=3``, several in one part."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gytrack.dates import month_end, parse_day, shorten
from gytrack.errors import InputError
from gytrack.records.ledger import Milestone, TargetRow
from gytrack.usecases.entries.assignments import split_assignments
from gytrack.usecases.entries.values import parse_total

# Compiled on first use: few commands are given a period.
_YEAR = r"(\d{4})(?:年度?)?[底末]?"
_QUARTER = r"(\d{4})年?[-./]?(?:q([1-4])|第?([一二三四1-4])季度?)[底末]?"
_HALF = r"(\d{4})年?(上|下)半年"
_MONTH = r"(\d{4})[-./年](\d{1,2})月?[底末]?"
_QUARTERS = "一二三四"
_MONTHS_OF_A_QUARTER = 3
_JUNE, _DECEMBER = 6, 12


class Typed(NamedTuple):
    """The milestones that were typed, by their days, and what a person should know of how they were read."""

    milestones: tuple[Milestone, ...]
    notes: tuple[str, ...]


def read_milestones(typed: Sequence[str], target: TargetRow, today: date) -> Typed:
    """Return the milestones that were typed for a target.

    Raises:
        InputError: a part names no period or no figure, or a period comes twice.
    """
    found: dict[date, Milestone] = {}
    notes: list[str] = []
    for period, value in _parts(typed):
        due, understood = period_end(period, today), parse_total(value, target)
        if due in found:
            raise InputError(f"{due.isoformat()} 写了不止一个数", "每个时点只写一个累计数")
        found[due] = Milestone(due, understood.value)
        notes += understood.notes
    return Typed(tuple(found[due] for due in sorted(found)), tuple(notes))


def _parts(typed: Sequence[str]) -> Iterator[tuple[str, str]]:
    for part in typed:
        for period, value in split_assignments(part):
            if period is None:
                raise InputError(
                    f"“{shorten(part)}”没有写明时点", "请写成 时点=累计数，如 2024=2、2025年一季度=3"
                )
            yield period, value


def period_end(typed: str, today: date) -> date:
    """Return the last day of a period: of a year, a half, a quarter or a month; or a day itself.

    Raises:
        InputError: it is none.
    """
    if found := re.fullmatch(_YEAR, typed):
        return _last_day(int(found[1]), _DECEMBER)
    if found := re.fullmatch(_QUARTER, typed):
        number = found[2] or found[3]
        quarter = _QUARTERS.index(number) + 1 if number in _QUARTERS else int(number)
        return _last_day(int(found[1]), quarter * _MONTHS_OF_A_QUARTER)
    if found := re.fullmatch(_HALF, typed):
        return _last_day(int(found[1]), _JUNE if found[2] == "上" else _DECEMBER)
    if found := re.fullmatch(_MONTH, typed):
        return _last_day(int(found[1]), int(found[2]))
    return parse_day(typed, today)


def _last_day(year: int, month: int) -> date:
    if not (1 <= month <= _DECEMBER and year):
        raise InputError(f"没有{year}年{month}月", "请核对时点，如 2025年6月=3")
    return month_end(year, month)
