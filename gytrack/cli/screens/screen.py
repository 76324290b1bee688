"""Tables on a screen: in groups under headings, folded and never cut, as cards where the screen is narrow."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from shutil import get_terminal_size
from typing import NamedTuple

from gytrack.cleaning import clean, encodable
from gytrack.cli.screens.layout import fit
from gytrack.cli.screens.plain import LIGHTS, Cell, Sheet, card_lines, table_lines
from gytrack.cli.screens.width import Measure, wide_width, width
from gytrack.export.tables import CellKind, Column, Value, for_people

_CARDS_BELOW = 60  # cells: side by side, columns would shrink to nothing
_PLAIN_ABOVE = 300  # rows: colour costs more than everything else together


class Row(NamedTuple):
    """The cells of a row, and lines that stand below its last one."""

    cells: tuple[Value, ...]
    below: tuple[str, ...] = ()


class Group(NamedTuple):
    """Rows under a heading that runs across the screen; an empty heading prints none."""

    heading: str
    rows: Iterable[Row]


class GroupedTable(NamedTuple):
    """Groups that share their columns; the column of free text belongs last, as its width is the least certain."""

    columns: tuple[Column, ...]
    groups: Iterable[Group]
    lights: Mapping[str, str] = LIGHTS


def show(table: GroupedTable, *, ascii_only: bool = False) -> int:
    """Print a table to stdout, in colour on a terminal, and return how many lines that took.

    Args:
        table: what to print.
        ascii_only: the console draws “ ” ● — two cells wide; count them so and draw nothing else than text.
    """
    total = get_terminal_size().columns
    measure = wide_width if ascii_only else width
    sheet = _sheet(table, sys.stdout.encoding)
    widths = None if total < _CARDS_BELOW else _widths(sheet, total, measure)
    lines = list(table_lines(sheet, widths, total, measure) if widths else card_lines(sheet, total, measure))
    if sys.stdout.isatty() and not ascii_only and _rows(sheet) <= _PLAIN_ABOVE:
        from gytrack.cli.screens.coloured import print_coloured

        print_coloured(lines)
    else:
        sys.stdout.writelines(f"{line.text}\n" for line in lines)
    return len(lines)


def _rows(sheet: Sheet) -> int:
    return sum(len(rows) for _, rows in sheet.groups)


def _sheet(table: GroupedTable, encoding: str) -> Sheet:
    """Turn every value to text that this screen can show."""

    def safe(text: str) -> str:
        return encodable(clean(text), encoding)

    kinds = [column.kind for column in table.columns]
    headings = tuple(safe(column.heading) for column in table.columns)
    groups = [
        (safe(group.heading), [_cells(row, kinds, safe) for row in group.rows]) for group in table.groups
    ]
    return Sheet(headings, tuple(kinds), groups, table.lights)


def _cells(row: Row, kinds: list[CellKind], safe: Callable[[str], str]) -> list[Cell]:
    cells = [safe(for_people(value, kind)) for value, kind in zip(row.cells, kinds, strict=True)]
    cells[-1] = "\n".join([cells[-1], *map(safe, row.below)])
    return cells


def _widths(sheet: Sheet, total: int, measure: Measure) -> list[int] | None:
    columns = zip(sheet.headings, *(row for _, rows in sheet.groups for row in rows), strict=True)
    natural = [max(map(measure, _lines(column))) for column in columns]
    return fit(natural, [kind == "text" for kind in sheet.kinds], total)


def _lines(cells: Iterable[Cell]) -> Iterator[str]:
    for text in cells:
        yield from text.split("\n")
