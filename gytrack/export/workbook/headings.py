"""The top of a sheet: title, who reports and as of when, a summary, and the headings of the columns."""

from typing import TYPE_CHECKING

from gytrack.export.workbook.cells import cell_text
from gytrack.export.workbook.heights import letters, lines_of
from gytrack.export.workbook.sheet import Head, Sheet
from gytrack.export.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TITLE_HEIGHT, _LINE_HEIGHT, _WORDS_HEIGHT, _HEADING_HEIGHT = 36, 20, 16, 30
_TITLE_LETTER = 1.8
"""How much wider a letter of the title is than one of the body."""


def write_head(grid: "Worksheet", sheet: Sheet, styles: Styles) -> int:
    """Write what stands above the headings and return the row that these stand in."""
    if sheet.head is None:
        return 0
    shown = [column for column in sheet.columns if not column.hidden]
    last, room = len(shown) - 1, sum(column.width for column in shown)
    return _write_head(grid, sheet.head, styles, last, room)


def write_headings(grid: "Worksheet", row: int, sheet: Sheet, styles: Styles) -> None:
    """Write the headings of the columns."""
    grid.set_row(row, _HEADING_HEIGHT)
    for at, column in enumerate(sheet.columns):
        grid.write_string(row, at, column.column.heading, styles.heading)


def _write_head(grid: "Worksheet", head: Head, styles: Styles, last: int, room: int) -> int:
    lines = -(-int(letters(head.title) * _TITLE_LETTER) // room)
    _across(grid, 0, last, head.title, styles.title, _TITLE_HEIGHT * lines)
    grid.set_row(1, _LINE_HEIGHT)
    _put(grid, 1, 0, head.left, styles.left)
    _put(grid, 1, last, head.right, styles.right)
    _across(grid, 2, last, head.words, styles.words, _WORDS_HEIGHT * lines_of(head.words, room) + 4)
    return 3


def _across(grid: "Worksheet", row: int, last: int, text: str, style: "Format", height: int) -> None:
    grid.set_row(row, height)
    grid.merge_range(row, 0, row, last, "", style)
    _put(grid, row, 0, text, style)


def _put(grid: "Worksheet", row: int, column: int, text: str, style: "Format") -> None:
    """Write text as text: xlsxwriter takes one that begins as its own markup does for that markup."""
    shown = cell_text(text)
    if shown.startswith("<r>"):
        grid.write_rich_string(row, column, shown[:1], style, shown[1:], style)
    else:
        grid.write_string(row, column, shown, style)
