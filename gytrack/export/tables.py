"""Rows that every form is written from: screen, tsv, csv, Markdown and JSON, each value turned to text in one place."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from gytrack.decimals import plain_decimal

SCHEMA = 1
"""The version of all JSON that the program writes; a key is never taken away within one."""

CellKind = Literal["text", "number", "percent", "date", "deadline", "light"]
Value = str | int | Decimal | date | tuple[str, ...] | None


class Column(NamedTuple):
    """A column: its key for machines, its heading for people, and how its values are to be set.

    A percent is a whole number of points; a deadline is a day that papers write as 2025年底; a light is one of the words
    红灯, 黄灯, 绿灯, 未报.
    """

    key: str
    heading: str
    kind: CellKind = "text"


class Table(NamedTuple):
    """Columns and the rows under them; the rows may come one by one. ``name`` is the key that JSON has them under."""

    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]
    name: str = "rows"


def cell(value: Value) -> str:
    """Return a value as the text that stands for it in every form that is text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, Decimal):
        return plain_decimal(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def for_people(value: Value, kind: CellKind) -> str:
    """Return a value as text for a reader, who wants to see that a percent is one."""
    text = cell(value)
    return f"{text}%" if kind == "percent" and isinstance(value, int) else text
