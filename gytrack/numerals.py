"""Chinese numerals and whole numbers: 一 … 十五, 二十三, 一百零五, 二〇二五, and digits of full width."""

import re
import unicodedata

_DIGITS = "零一二三四五六七八九"
_STEPS = ((1000, "千"), (100, "百"), (10, "十"))
_MYRIAD = 10_000
_WHOLE = 100
_LIMIT = _MYRIAD * _MYRIAD
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {unit: value for value, unit in _STEPS}
_BY_DIGIT = re.compile(r"[〇○零一二三四五六七八九]{2,}")
_TENTHS = re.compile(r"([一二两三四五六七八九十]|10|[1-9])成([一二三四五六七八九]|[1-9])?")
CHINESE_NUMERAL = "[〇○零一二两三四五六七八九十百千万]"


def read_numeral(text: str) -> int | None:
    """Return the number that ``text`` writes, null where it writes none.

    Takes digits (also of full width), counting numerals and years written digit by digit. What no
    careful hand would write (十百, 二三十, 一十零五) is no number.
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if _BY_DIGIT.fullmatch(plain):
        return int("".join(str(_VALUES[digit]) for digit in plain))
    value = _sum(plain)
    return value if value is not None and write_numeral(value) == _usual(plain) else None


def read_count(text: str) -> int | None:
    """Return the number that ``text`` counts, null where it counts none.

    As ``read_numeral``, but without what is spelled digit by digit: as a count 三四 is three or four, never 34.
    """
    return None if _BY_DIGIT.fullmatch(text) else read_numeral(text)


def read_share(text: str) -> int | None:
    """Return how many in a hundred ``text`` says: 百分之六十, 百分之60, 六成, 六成五, 四分之三; null where it says none.

    三分之一 is null: it is no whole percent.
    """
    if text.startswith("百分之"):
        count = text.removeprefix("百分之")
        return _WHOLE if count == "百" else read_count(count)
    below, parted, above = text.partition("分之")
    if parted:
        return _part(read_count(above), read_count(below))
    tenths = _TENTHS.fullmatch(text)
    if not tenths:
        return None
    return (read_count(tenths[1]) or 0) * 10 + (read_count(tenths[2] or "零") or 0)


def _part(above: int | None, below: int | None) -> int | None:
    if not above or not below or above > below or above * _WHOLE % below:
        return None
    return above * _WHOLE // below


def write_numeral(number: int) -> str:
    """Write a number from 0 up to below a hundred million as it is counted: 15 is 十五, 105 一百零五.

    Raises:
        ValueError: the number is negative or too large.
    """
    if not 0 <= number < _LIMIT:
        raise ValueError(number)
    if number < _MYRIAD:
        return _short_ten(_below_myriad(number)) if number else _DIGITS[0]
    high, low = divmod(number, _MYRIAD)
    gap = _DIGITS[0] if 0 < low < _MYRIAD // 10 else ""
    return _short_ten(_below_myriad(high)) + "万" + gap + _below_myriad(low)


def _below_myriad(number: int) -> str:
    written, rest = "", number
    for step, unit in _STEPS:
        digit, rest = divmod(rest, step)
        if digit:
            written += _DIGITS[digit] + unit
        elif written and rest >= step // 10 and not written.endswith(_DIGITS[0]):
            written += _DIGITS[0]
    return written + (_DIGITS[rest] if rest else "")


def _short_ten(written: str) -> str:
    return written[1:] if written.startswith("一十") else written


def _usual(text: str) -> str:
    return _short_ten(text.replace("两", "二").replace("〇", "零").replace("○", "零"))


def _sum(text: str) -> int | None:
    if not text:
        return None
    total = section = digit = 0
    for character in text:
        if character in _VALUES:
            digit = _VALUES[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        elif character == "万":
            total, section, digit = (section + digit) * _MYRIAD, 0, 0
        else:
            return None
    value = total + section + digit
    return value if value < _LIMIT else None
