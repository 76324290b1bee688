"""The rows of a table with their cells, and what merged cells span."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gytrack.reading.formats.blocks import Entry
from gytrack.reading.formats.limits import MOST_COLUMNS
from gytrack.reading.formats.word.names import W, child, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTERED = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as it stands in its row: its column, how many it takes, whether it goes on with the cell above."""

    element: "_Element"
    column: int
    columns: int
    continues: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row."""

    cells: tuple[Slot, ...]


def read_rows(table: "_Element") -> list[Row]:
    """Return the rows that stand once changes are accepted."""
    rows = (row for row in _inside(table, f"{W}tr") if child(row, "trPr", "del") is None)
    return [Row(tuple(_slots(row))) for row in rows]


def entries_of(rows: list[Row], words: "Callable[[_Element], str]") -> list[Entry]:
    """Return the cells of a table; one that goes on with the cell above makes that one taller."""
    entries: list[Entry] = []
    above: dict[int, int] = {}
    """Of each column, which entry its cell above is."""
    for number_of_row, row in enumerate(rows):
        for slot in row.cells:
            top = above.get(slot.column)
            if slot.continues and top is not None:
                entries[top] = entries[top]._replace(rows=number_of_row - entries[top].row + 1)
            else:
                above[slot.column] = len(entries)
                entries.append(Entry(words(slot.element), number_of_row, slot.column, 1, slot.columns))
    return entries


def _slots(row: "_Element") -> Iterator[Slot]:
    column = max(0, min(number(row, "trPr", "gridBefore") or 0, MOST_COLUMNS))
    for cell in _inside(row, f"{W}tc"):
        if child(cell, "tcPr", "cellDel") is not None:
            continue
        columns = max(1, min(number(cell, "tcPr", "gridSpan") or 1, MOST_COLUMNS))
        merge = child(cell, "tcPr", "vMerge")
        yield Slot(cell, column, columns, merge is not None and merge.get(f"{W}val") != "restart")
        column += columns


def _inside(parent: "_Element", tag: str) -> "Iterator[_Element]":
    """Give the rows or cells of a table, those within content controls too."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            yield element
        elif element.tag in _ENTERED:
            waiting += reversed(element)
