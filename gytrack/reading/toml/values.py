"""One value of the file as what its key wants: exactly, or by what it can only mean, or not at all."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from gytrack.dates import parse_day, shorten
from gytrack.errors import InputError

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_CODE = re.compile(r"\d+(?:\.\d+)?")
_MOST_DIGITS = 1000
_YEARS = range(1000, 10000)
_BETWEEN_NAMES = re.compile(r"[、，,；;\s]")
_ANY_DAY = date(2000, 1, 1)


class Wrong(NamedTuple):
    """A value that cannot be used: why, and what to write."""

    wrong: str
    todo: str


class Meant(NamedTuple):
    """A value that was written otherwise than its key wants, but can only mean this: what is odd, how it is taken."""

    value: object
    unsure: str
    assumed: str


def as_text(value: object) -> str | Wrong:
    """Return a text as it stands."""
    if not isinstance(value, str):
        return Wrong(f"{shown(value)}不是文字", "请写在英文双引号里")
    if "\0" in value:
        return Wrong("文字里有不可见的控制字符（NUL）", "请去掉")
    return value


def as_code(value: object) -> str | Meant | Wrong:
    """Return a code, half-width and in small letters; a number without quotes is one too."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and _CODE.fullmatch(str(value)):
        return Meant(str(value), "编号没有写引号", f"按“{value}”读")
    text = as_text(value)
    return plain(text).lower() if isinstance(text, str) else text


def as_day(value: object) -> date | Meant | Wrong:
    """Return a day; one in quotes is read as people write days, as long as it names its year."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        return Wrong(f"{shown(value)}不是日期", "请写成 2025-12-31，不带引号和时间")
    if not re.match(r"\d{4}", plain(value)):
        return Wrong(f"{shown(value)}不是写明年份的日期", "请写成 2025-12-31，不带引号")
    try:
        day = parse_day(value, _ANY_DAY)
    except InputError as error:
        return Wrong(error.wrong, "请写成 2025-12-31，不带引号")
    return Meant(day, "日期写在引号里", f"按 {day} 读")


def as_number(value: object) -> Decimal | Meant | Wrong:
    """Return an exact number; one in quotes without anything else is a number too."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _sized(Decimal(value))
    if isinstance(value, str) and _NUMBER.fullmatch(plain(value)):
        number = _sized(Decimal(plain(value)))
        return number if isinstance(number, Wrong) else Meant(number, "数字写在引号里", f"按 {number} 读")
    return Wrong(f"{shown(value)}不是数字", "请只写数字，不带引号和单位，单位写在 unit")


def as_year(value: object) -> int | Wrong:
    """Return a year of four digits."""
    if isinstance(value, int) and not isinstance(value, bool) and value in _YEARS:
        return value
    return Wrong(f"{shown(value)}不是年份", "请写成四位数字，如 2023，不带引号")


def as_flag(value: object) -> bool | Wrong:
    """Return true or false."""
    if isinstance(value, bool):
        return value
    return Wrong(f"{shown(value)}既不是 true 也不是 false", "是写 true，否写 false，不带引号")


def as_list(value: object) -> list[object] | Meant | Wrong:
    """Return a list of names, not yet looked at; one name without brackets is a list of one."""
    if isinstance(value, list):
        return value
    if isinstance(value, str) and value.strip() and not _BETWEEN_NAMES.search(value.strip()):
        return Meant([value], "单位没有写在方括号里", "按一个单位读")
    return Wrong(f"{shown(value)}不是单位名单", '请写成 ["甲局", "乙局"]')


def as_name(value: object) -> str | Wrong:
    """Return a department's name, trimmed."""
    text = as_text(value)
    if isinstance(text, str) and not text.strip():
        return Wrong("单位名称是空的", "请写上名称，或删去这一项")
    return text.strip() if isinstance(text, str) else text


def shown(value: object) -> str:
    """Write a value of the file for a message."""
    if isinstance(value, str):
        return f"“{shorten(value)}”"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "花括号里的内容"
    return "方括号里的内容" if isinstance(value, list) else shorten(str(value))


def plain(text: str) -> str:
    """Return a word with full-width letters, digits and signs made half-width, and trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def _sized(number: Decimal) -> Decimal | Wrong:
    """Refuse what is no number, and what would be written with thousands of digits."""
    if not number.is_finite():
        return Wrong(f"{number}不是数字", "请写出具体的数")
    if len(number.as_tuple().digits) > _MOST_DIGITS or abs(number.adjusted()) > _MOST_DIGITS:
        return Wrong("数字的位数太多", f"最多{_MOST_DIGITS}位")
    return number
