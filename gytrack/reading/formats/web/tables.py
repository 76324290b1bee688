"""Tables of a page: which are tables, and what their cells span."""

import re
from typing import TYPE_CHECKING

from gytrack.reading.formats.blocks import Entry
from gytrack.reading.formats.limits import MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_MOST_OF_A_CELL = 1500
_LABEL = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff\s]{0,10}[：:]")
_PARTS = ("thead", "tbody", "tfoot")


def cells_of(table: "_Element") -> "list[list[_Element]]":
    """Return the cells of each row, those of tables within cells apart."""
    rows = [
        row
        for child in table
        for row in ([child] if child.tag == "tr" else child if child.tag in _PARTS else [])
    ]
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in rows if row.tag == "tr"]


def is_layout(rows: "list[list[_Element]]") -> bool:
    """Tell what only lays out a page: one column, tables in it, or a whole text in a cell."""
    if all(len(row) <= 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row]
    if any(next(cell.iter("table"), None) is not None for cell in cells):
        return True
    lengths = [sum(len(text.strip()) for text in cell.itertext()) for cell in cells]
    return max(lengths) > max(_MOST_OF_A_CELL, sum(lengths) / 2)


def labelled_lines(rows: "list[list[_Element]]") -> list[str]:
    """Return the lines of a card of labels (索引号： 发文机关： 成文日期：), nothing where the table is none."""
    texts = [" ".join("".join(cell.itertext()).split()) for row in rows for cell in row]
    said = [text for text in texts if text]
    if 2 * sum(bool(_LABEL.match(text)) for text in said) < len(said):
        return []
    lines: list[str] = []
    for text in said:
        if lines and _LABEL.fullmatch(lines[-1]) and not _LABEL.match(text):
            lines[-1] += text
        else:
            lines.append(text)
    return lines


def entries_of(rows: "list[list[_Element]]", words: "Callable[[_Element], str]") -> list[Entry]:
    """Return the cells of a table at the places that the spans of others leave them."""
    entries: list[Entry] = []
    taken: dict[int, int] = {}
    """Of each column, the first row that is free again."""
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > number and column < MOST_COLUMNS:
                column += 1
            columns, height = _span(cell, "colspan", 1), _span(cell, "rowspan", len(rows) - number)
            height = min(height, len(rows) - number)
            entries.append(Entry(words(cell), number, column, height, columns))
            taken |= dict.fromkeys(range(column, column + columns), number + height)
            column += columns
    return entries


def _span(cell: "_Element", name: str, all_of: int) -> int:
    """Return how many rows or columns a cell takes; 0 are all that are left."""
    text = (cell.get(name) or "1").strip()
    span = int(text) if text.isascii() and text.isdigit() and len(text) < len(str(MOST_COLUMNS)) + 1 else 1
    return min(span or all_of, MOST_COLUMNS)
