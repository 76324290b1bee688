"""Figures as people type them for a target: running totals and increments, with unit, in digits or numerals."""

import re
from decimal import Decimal
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.numerals import CHINESE_NUMERAL, read_count, read_share
from gytrack.records.ledger import TargetRow
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.entries.rough import is_rough
from gytrack.wording import amount

# Compiled on first use: most reports give no figure.
_NUMBER = r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*([^\d\s.,].*)?"
_NUMERAL = rf"([+-]?)({CHINESE_NUMERAL}*?)(万?(?!{CHINESE_NUMERAL}).*)"
_IN_ALL = "^(?:累计|共计|总计|合计|共)(?:建成|完成)?"
_MORE = "新增|增加"
_NO_UNIT = r"[\d/+*~<>=〇零一二两三四五六七八九]"
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
_UNIT = r"(?s)(十万|百万|千万|[十百千万亿]?)(.*)"
_PERCENTS = ("%", "‰")


class Understood(NamedTuple):
    """A figure in the target's own unit, and what a person should know of how it was taken."""

    value: Decimal
    notes: tuple[str, ...] = ()


def parse_value(typed: str, target: TargetRow) -> Understood:
    """Read a figure for a target: ``2``, ``２``, ``1,200``, ``2家``, ``十二家``, ``1.2亿元`` for a target in 万元.

    Raises:
        InputError: it is no number, or of a unit that is not the target's nor one of its family.
    """
    value, unit = _number(typed, target)
    factor = _factor(value, unit, target, typed)
    notes = _notes(value, unit, factor, target)
    if value < 0 and target.unit != "%":
        raise InputError(f"“{shorten(typed)}”是负数", f"{target.code} 的累计数不能小于0")
    return Understood(value * factor, notes)


def parse_total(typed: str, target: TargetRow) -> Understood:
    """Read a running total. Raises as ``parse_value``, and for words that say more rather than in all."""
    text = re.sub(_IN_ALL, "", plain(typed))
    if text.startswith("+") or re.match(_MORE, text):
        raise InputError(f"“{shorten(typed)}”像是新增数，--value 要写到目前的累计数", "新增数请用 --add")
    return parse_value(text, target)


def parse_increment(typed: str, target: TargetRow) -> Understood:
    """Read an increment, which may be negative where a figure is taken back. Raises as ``parse_total``."""
    text = plain(typed)
    if re.match(_IN_ALL, text):
        raise InputError(f"“{shorten(typed)}”像是累计数，--add 要写新增的数", "累计数请用 --value")
    more = re.match(_MORE, text)
    if more:
        return parse_value(text[more.end() :], target)
    if not text.startswith("-"):
        return parse_value(typed, target)
    size = parse_value(text.replace("-", "+", 1), target)
    return Understood(-size.value, size.notes)


def _number(typed: str, target: TargetRow) -> tuple[Decimal, str]:
    """Split a figure into number and unit; a comma only stands between thousands, so that 2,5 is not 25."""
    found = re.fullmatch(_NUMBER, _in_digits(plain(typed).rstrip("。；;、").rstrip(), plain(target.unit)))
    if not found:
        raise _no_number(typed, target)
    sign, whole, places, unit = found[1], found[2].replace(",", ""), found[3] or "0", found[4] or ""
    if len(whole) > _MAX_DIGITS or len(places) > _MAX_PLACES:
        raise InputError(
            f"“{shorten(typed)}”的位数太多", f"{target.code} 最多{_MAX_DIGITS}位整数、{_MAX_PLACES}位小数"
        )
    return Decimal(f"{sign}{whole}.{places}"), unit.strip()


def _in_digits(text: str, unit: str) -> str:
    """Return a figure whose number is written in numerals with digits in their place; 万 before a unit stays its part."""
    share = read_share(text)
    if share is not None:
        return f"{share}%"
    for form in (rf"([+-]?)({CHINESE_NUMERAL}+)({re.escape(unit)})", _NUMERAL):
        found = re.fullmatch(form, text, re.DOTALL)
        count = read_count(found[2]) if found else None
        if found and count is not None:
            return f"{found[1]}{count}{found[3]}"
    return text


def _no_number(typed: str, target: TargetRow) -> InputError:
    example = f"{target.code} 请填写如 {amount(target.value or Decimal(3), target.unit)} 的数"
    if is_rough(plain(typed)):
        return InputError(f"“{shorten(typed)}”不是确切的数", f"{example}，约数可写在进展里")
    return InputError(f"“{shorten(typed)}”不是数字", example)


def _factor(value: Decimal, unit: str, target: TargetRow, typed: str) -> Decimal:
    """Return what one of ``unit`` is in the target's own; a bare 万 is ten thousand of these, where these are single."""
    if unit in ("", plain(target.unit)):
        return Decimal(1)
    own, other = _family(plain(target.unit)), _family(unit)
    if own[1] == other[1] or (not other[1] and not own[0] and own[1] not in _PERCENTS):
        return Decimal(_MULTIPLIERS[other[0]]) / Decimal(_MULTIPLIERS[own[0]])
    if re.search(_NO_UNIT, unit) or is_rough(plain(typed)):
        raise _no_number(typed, target)
    if not other[1] and own[0]:
        raise InputError(
            f"“{shorten(typed)}”没有写明单位",
            f"{target.code} 以“{target.unit}”计，请写成如 {amount(value, unit)}{own[1]} 的数",
        )
    raise InputError(f"“{shorten(typed)}”的单位与 {target.code} 不同", f"{target.code} 以“{target.unit}”计")


def _family(unit: str) -> tuple[str, str]:
    found = re.fullmatch(_UNIT, unit)
    return (found[1], found[2]) if found else ("", unit)


def _notes(value: Decimal, unit: str, factor: Decimal, target: TargetRow) -> tuple[str, ...]:
    notes = []
    if factor != 1:
        notes.append(f"{amount(value, unit)}已按{amount(value * factor, target.unit)}登记")
    if target.unit == "%" and 0 < value < 1:
        notes.append(f"{target.code} 以百分数计，{amount(value, '%')}是否应为{amount(value * 100, '%')}？")
    return tuple(notes)
