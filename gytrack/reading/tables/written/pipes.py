"""Tables whose cells stand between bars, a row a line, as Markdown and converters of web pages write them."""

from collections.abc import Sequence
from itertools import takewhile

from gytrack.reading.tables.written.bars import (
    Barred,
    Style,
    content_of,
    has_bar,
    is_separator,
    row_between,
    row_words,
    rows_below,
    style_of,
)
from gytrack.reading.tables.written.headers import WIDEST, gives_duties, is_header, roles_of
from gytrack.reading.tables.written.lines import words
from gytrack.reading.tables.written.rows import Found, Text
from gytrack.reading.tables.written.shifting import columns_of, with_counts
from gytrack.reading.text.paper import Cell, Grid

_FEWEST_ROWS = 2
_LINES_OF_A_HEADER = 6
_FEWEST_OPEN_ROWS = 3
_FEWEST_OPEN_COLUMNS = 3


def find_pipes(text: Text, at: int) -> Found | None:
    """Return the table of bars that begins at a line, if one does; blank lines between its rows are passed over.

    Rows that open with a bar need no header; others have one that says who does what, or are three of one shape.
    """
    content = content_of(text, at)
    if not has_bar(content) or is_separator(content):
        return None
    header = _header(text, at)
    if header:
        return _below(text, header)
    return _plain(text, row_between(text, at, at))


def _header(text: Text, at: int) -> Barred | None:
    """Return the header that begins at a line: of the lines that could make it up, those that know most words."""
    best: Barred | None = None
    most = 0
    if len(row_between(text, at, at).cells) <= 1:
        return None
    for last in range(at, min(at + _LINES_OF_A_HEADER, len(text.lines))):
        row = row_between(text, at, last)
        cells = row_words(text, row)
        known = sum(role is not None for role in roles_of(cells))
        if known > most and (known == len(cells) or last == at) and len(cells) <= WIDEST and is_header(cells):
            best, most = row, known
    return best if best and gives_duties(roles_of(row_words(text, best))) else None


def _below(text: Text, header: Barred) -> Found | None:
    """Place the rows below a header by what it says of their columns."""
    rows = list(rows_below(text, header, style_of(header, text.shown)))
    if not rows:
        return None
    roles, places = with_counts(
        roles_of([words(text.sheet, cell) for cell in header.cells]),
        [cell for row in rows for cell in row_words(text, row)],
    )
    cells = _placed(header, 0, places)
    for number, row in enumerate(rows, start=1):
        cells += _placed(row, number, columns_of([words(text.sheet, cell) for cell in row.cells], roles))
    return Found(Grid(header.start, rows[-1].end, tuple(cells)), rows[-1].after)


def _plain(text: Text, first: Barred) -> Found | None:
    """Take rows as they stand where no header says what their columns hold."""
    style = style_of(first, text.shown)
    if not style.opens and (style.width < _FEWEST_OPEN_COLUMNS or _tells_of_page(text, first)):
        return None
    below = rows_below(text, first, style)
    rows = [first, *takewhile(lambda row: style.opens or _is_like(text, row, style), below)]
    if len(rows) < (_FEWEST_ROWS if style.opens else _FEWEST_OPEN_ROWS):
        return None
    cells = [cell for number, row in enumerate(rows) for cell in _placed(row, number, range(len(row.cells)))]
    return Found(Grid(first.start, rows[-1].end, tuple(cells)), rows[-1].after)


def _is_like(text: Text, row: Barred, style: Style) -> bool:
    return len(row.cells) == style.width and not _tells_of_page(text, row)


def _tells_of_page(text: Text, row: Barred) -> bool:
    """Tell what a page says of a document (索引号： | … | 发布机构： | …) from the row of a table."""
    return any(cell.text.endswith("：") for cell in row_words(text, row))


def _placed(row: Barred, number: int, columns: Sequence[int]) -> list[Cell]:
    """Return the cells of a row that are not empty, each in its column."""
    return [
        Cell(cell.start, cell.end, number, column)
        for cell, column in zip(row.cells, columns, strict=True)
        if cell.start < cell.end
    ]
