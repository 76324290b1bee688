"""One value as one cell: text is text, numbers and days are such, and what a cell cannot hold is said in it."""

import re
from datetime import date
from decimal import Decimal

from gytrack.cleaning import clean
from gytrack.decimals import plain_decimal

MOST_UNITS = 32_767
"""How much text a cell holds, counted as Excel counts: a character beyond the first 65,536 is two."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it the days of spreadsheets are not those of the calendar: they have a 29 February 1900."""

_DAY_ZERO = date(1899, 12, 30).toordinal()
_EXACT_DIGITS = 15
_BREAKS = re.compile(r"\r\n|\r|\n")
_NEITHER_XML_NOR_TEXT = re.compile("[\ufffe\uffff]")
_MARKUP = re.compile(r"[&<>]|_(?=x[0-9A-Fa-f]{4}_)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "_": "_x005F_"}


def cell_text(text: str) -> str:
    """Return text as a cell shows it: lines stay lines, what could steer a screen is spelled out, too much is said."""
    if not text.isprintable():
        text = "\n".join(map(clean, _BREAKS.split(text)))
        text = _NEITHER_XML_NOR_TEXT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text if 2 * len(text) <= MOST_UNITS else _shortened(text)


def number_of(value: int | Decimal) -> str | None:
    """Return a number as a cell stores it; null where a cell would round it, so that it has to stand as text."""
    text = str(value) if isinstance(value, int) else plain_decimal(value)
    return text if len(text.strip("-0.").replace(".", "")) <= _EXACT_DIGITS else None


def serial_of(day: date) -> int | None:
    """Return a day as the number that spreadsheets count it by; null for a day that they do not have."""
    return day.toordinal() - _DAY_ZERO if day >= _FIRST_DAY else None


def text_xml(text: str) -> str:
    """Return the inside of a cell that holds a text, which has been through ``cell_text``."""
    inside = _MARKUP.sub(lambda found: _ENTITIES[found[0]], text) if _MARKUP.search(text) else text
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else ""
    return f"<is><t{kept}>{inside}</t></is>"


def _shortened(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_UNITS:
        return text
    over = f"……（一格只容{MOST_UNITS}字，此处截断，全文见 csv 或 json）"
    kept = units[: 2 * (MOST_UNITS - len(over))].decode("utf-16-le", "ignore")
    return kept + over
