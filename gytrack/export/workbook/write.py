"""A book as xlsx: the same book is the same bytes, on every computer and at every hour."""

from datetime import datetime, time
from io import BytesIO
from typing import BinaryIO

from xlsxwriter import Workbook  # noqa: TID253 - this module is what is imported late
from xlsxwriter.utility import xl_col_to_name  # noqa: TID253 - the same
from xlsxwriter.worksheet import Worksheet  # noqa: TID253 - the same

from gytrack.errors import InputError
from gytrack.export.counting import Seen, counted
from gytrack.export.workbook.cells import cell_text
from gytrack.export.workbook.headings import write_head, write_headings
from gytrack.export.workbook.paper import set_up
from gytrack.export.workbook.rows import CellMaker, foot_xml, rows_xml
from gytrack.export.workbook.sheet import Book, Sheet
from gytrack.export.workbook.splicing import Body, splice
from gytrack.export.workbook.styles import BODY, Styles

_FOOT_HEIGHT = 30
_MOST_ROWS = 1_048_576 - 10
"""What Excel has, without head and foot."""


def write_workbook(book: Book, stream: BinaryIO, seen: Seen) -> None:
    """Write a book to a stream of bytes; ``seen`` is told of the rows of its sheets.

    Raises:
        InputError: a sheet has more rows than a workbook can hold.
    """
    for sheet in book.sheets:
        _check_room(sheet)
    frame = BytesIO()
    workbook = Workbook(frame, {"in_memory": True, "default_format_properties": BODY})
    workbook.set_properties({"title": cell_text(book.title), "created": datetime.combine(book.day, time())})
    styles = Styles(workbook, book.lights)
    bodies = [_begin(workbook.add_worksheet(sheet.name), styles, sheet, seen) for sheet in book.sheets]
    workbook.close()
    splice(frame, bodies, stream)


def _check_room(sheet: Sheet) -> None:
    """Refuse what would be cut off: nobody sees that rows are missing at the end."""
    if len(sheet.rows) > _MOST_ROWS:
        raise InputError(
            f"{sheet.name}有{len(sheet.rows)}行，一张工作表容不下", "请改用 csv，或用 --dept 缩小范围"
        )


def _begin(page: Worksheet, styles: Styles, sheet: Sheet, seen: Seen) -> Body:
    """Write all of a sheet but its rows, and return these."""
    for at, (_, width, _, hidden) in enumerate(sheet.columns):
        page.set_column(at, at, width, None, {"hidden": hidden})
    headings = write_head(page, sheet, styles)
    write_headings(page, headings, sheet, styles)
    first, last = headings + 1, headings + len(sheet.rows)
    page.freeze_panes(first, sheet.kept)
    page.autofilter(headings, 0, max(first, last), len(sheet.columns) - 1)
    _colour_lights(page, sheet, styles, first, last)
    set_up(page, sheet, headings)
    return _body(sheet, styles, seen, first, last + 1)


def _body(sheet: Sheet, styles: Styles, seen: Seen, first: int, below: int) -> Body:
    """Return the rows; numbers count from 0 as xlsxwriter's do, the rows' own from 1."""
    names = [xl_col_to_name(at) for at in range(len(sheet.columns))]
    makers = [CellMaker(column, styles) for column in sheet.columns]
    rows = rows_xml(first + 1, names, makers, counted(sheet.rows, seen))
    if not sheet.foot:
        return Body([rows], f"A1:{names[-1]}{below}")
    foot = foot_xml(below + 1, sheet.foot, styles.of_line(), _FOOT_HEIGHT)
    return Body([rows, [foot]], f"A1:{names[-1]}{below + 1}")


def _colour_lights(page: Worksheet, sheet: Sheet, styles: Styles, first: int, last: int) -> None:
    """Let the colour follow the word, so that a light which is corrected by hand changes with it."""
    for at, column in enumerate(sheet.columns):
        if column.column.kind == "light" and last >= first:
            for word, look in styles.lights:
                page.conditional_format(
                    first, at, last, at,
                    {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look},
                )  # fmt: skip
