"""What a workbook is to hold, as values."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import Literal, NamedTuple

from gytrack.export.tables import Column, Table, Value
from gytrack.export.workbook.heights import letters
from gytrack.kept import Kept

Paper = Literal["A3", "A4"]


class SheetColumn(NamedTuple):
    """A column of a sheet: its width in letters, of which a hanzi takes two; ``hidden`` is for scripts, not for paper."""

    column: Column
    width: int
    centred: bool = False
    hidden: bool = False


class Head(NamedTuple):
    """What stands above the headings: a title across the sheet, a line with two ends, words across the sheet."""

    title: str
    left: str = ""
    right: str = ""
    words: str = ""


class Sheet(NamedTuple):
    """One sheet; ``kept`` columns stay in sight when it is scrolled sideways, ``foot`` stands below the last row."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[tuple[Value, ...]]
    head: Head | None = None
    foot: str = ""
    paper: Paper = "A4"
    kept: int = 0


class Book(NamedTuple):
    """Sheets under a title, as of a day: the day is all that the file says of when it was made.

    ``lights`` are the words for lights, each with the light that it means, where they are not the usual ones.
    """

    title: str
    day: date
    sheets: Sequence[Sheet]
    lights: Mapping[str, str] = MappingProxyType({})


_NARROW, _WIDE = 10, 44
_USUAL = {"number": 10, "percent": 10, "date": 12, "deadline": 12, "light": 8}
_LOOKED_AT = 200


def plain_sheet(name: str, table: Table) -> Sheet:
    """Return a table as one sheet without head and foot, its columns as wide as their first rows ask for."""
    rows = Kept(table.rows)
    first = list(islice(rows, _LOOKED_AT))
    columns = tuple(
        SheetColumn(column, _width(column, [row[at] for row in first]))
        for at, column in enumerate(table.columns)
    )
    return Sheet(name, columns, rows)


def _width(column: Column, values: Sequence[Value]) -> int:
    if column.kind in _USUAL:
        return max(_USUAL[column.kind], letters(column.heading) + 2)
    longest = max((letters(value) for value in values if isinstance(value, str)), default=0)
    several = any(isinstance(value, tuple) and len(value) > 1 for value in values)
    return max(letters(column.heading) + 2, 24 if several else 0, min(max(longest + 2, _NARROW), _WIDE))
