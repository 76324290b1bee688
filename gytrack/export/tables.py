"""Rows that every form is written from: screen, tsv, csv, Markdown and JSON, each value turned to text in one place."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, NamedTuple

from gytrack.decimals import plain_decimal

SCHEMA = 1
"""The version of all JSON that the program writes; a key is never taken away within one."""

CellKind = Literal["text", "number", "percent", "date", "deadline", "light"]
Value = str | int | Decimal | date | tuple[str, ...] | None

TEXTS: dict[type, Callable[[Any], str]] = {
    str: str,
    NoneType: lambda _: "",
    bool: lambda value: "是" if value else "否",
    int: str,
    Decimal: plain_decimal,
    date: date.isoformat,
    tuple: "、".join,
}
"""The function that turns a value to text, by its class: a table has hundreds of thousands of values."""


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
    return TEXTS[value.__class__](value)


def for_people(value: Value, kind: CellKind) -> str:
    """Return a value as text for a reader, who wants to see that a percent is one."""
    text = cell(value)
    return f"{text}%" if kind == "percent" and isinstance(value, int) else text
