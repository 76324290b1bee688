"""Figures as people type them: a number, perhaps for a named target, perhaps with its unit."""

import re
from decimal import Decimal
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.records.ledger import TargetRow
from gytrack.usecases.asking.choosing import plain
from gytrack.wording import amount

_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*([^\d\s.,].*)?")
_MAX_DIGITS, _MAX_PLACES = 15, 6
_MULTIPLIERS = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
_UNIT = re.compile(r"(十万|百万|千万|[十百千万亿]?)(.*)", re.DOTALL)
_MAX_PERCENT = 100


class Understood(NamedTuple):
    """A figure in the target's own unit, and what a person should know of how it was taken."""

    value: Decimal
    notes: tuple[str, ...] = ()


def split_assignment(typed: str) -> tuple[str | None, str]:
    """Split ``TARGET=N``; the target is null where only a number was typed. ＝ is = too."""
    name, sign, value = plain(typed).rpartition("=")
    return (name.strip().lower() if sign else None), value.strip()


def parse_value(typed: str, target: TargetRow) -> Understood:
    """Read a figure for a target: ``2``, ``２``, ``1,200``, ``2家``, ``1.2亿元`` for a target in 万元.

    Raises:
        InputError: it is no number, or of a unit that is not the target's nor one of its family.
    """
    value, unit = _number(typed, target)
    factor = _factor(unit, target, typed)
    notes = _notes(value, unit, factor, target)
    if value < 0 and target.unit != "%":
        raise InputError(f"“{shorten(typed)}”是负数", f"{target.code} 的累计数不能小于0")
    return Understood(value * factor, notes)


def parse_total(typed: str, target: TargetRow) -> Understood:
    """Read a running total. Raises as ``parse_value``, and for a sign that says more rather than in all."""
    if plain(typed).startswith("+"):
        raise InputError(f"“{shorten(typed)}”像是新增数，--value 要写到目前的累计数", "新增数请用 --add")
    return parse_value(typed, target)


def parse_increment(typed: str, target: TargetRow) -> Understood:
    """Read an increment, which may be negative where a figure is taken back. Raises as ``parse_value``."""
    text = plain(typed)
    if not text.startswith("-"):
        return parse_value(text, target)
    size = parse_value(text.replace("-", "+", 1), target)
    return Understood(-size.value, size.notes)


def parse_percent(typed: str) -> int:
    """Read a percent of progress, a whole number from 0 to 100.

    Raises:
        InputError: it is not.
    """
    text = plain(typed).removesuffix("%").rstrip()
    if not re.fullmatch(r"\d{1,3}", text) or int(text) > _MAX_PERCENT:
        raise InputError(f"进度“{shorten(typed)}”不合规定", "请填写0到100之间的整数")
    return int(text)


def _number(typed: str, target: TargetRow) -> tuple[Decimal, str]:
    """Split a figure into number and unit; a comma only stands between thousands, so that 2,5 is not 25."""
    found = _NUMBER.fullmatch(plain(typed))
    if not found:
        raise InputError(
            f"“{shorten(typed)}”不是数字", f"{target.code} 请填写如 {amount(target.value, target.unit)} 的数"
        )
    sign, whole, places, unit = found[1], found[2].replace(",", ""), found[3] or "0", found[4] or ""
    if len(whole) > _MAX_DIGITS or len(places) > _MAX_PLACES:
        raise InputError(
            f"“{shorten(typed)}”的位数太多", f"{target.code} 最多{_MAX_DIGITS}位整数、{_MAX_PLACES}位小数"
        )
    return Decimal(f"{sign}{whole}.{places}"), unit.strip()


def _factor(unit: str, target: TargetRow, typed: str) -> Decimal:
    if unit in ("", plain(target.unit)):
        return Decimal(1)
    own, other = _family(plain(target.unit)), _family(unit)
    if own[1] != other[1]:
        raise InputError(
            f"“{shorten(typed)}”的单位与 {target.code} 不同", f"{target.code} 以“{target.unit}”计"
        )
    return Decimal(_MULTIPLIERS[other[0]]) / Decimal(_MULTIPLIERS[own[0]])


def _family(unit: str) -> tuple[str, str]:
    found = _UNIT.fullmatch(unit)
    return (found[1], found[2]) if found else ("", unit)


def _notes(value: Decimal, unit: str, factor: Decimal, target: TargetRow) -> tuple[str, ...]:
    notes = []
    if factor != 1:
        notes.append(f"{amount(value, unit)}已按{amount(value * factor, target.unit)}登记")
    if target.unit == "%" and 0 < value < 1:
        notes.append(f"{target.code} 以百分数计，{amount(value, '%')}是否应为{amount(value * 100, '%')}？")
    return tuple(notes)
