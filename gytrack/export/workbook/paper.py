"""How a sheet comes out of a printer."""

from typing import TYPE_CHECKING

from gytrack.export.workbook.sheet import Sheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_PAPERS = {"A3": 8, "A4": 9}
_FOOTER = "&C第 &P 页，共 &N 页"
_SIDE, _TOP, _BOTTOM = 0.4, 0.5, 0.6


def set_up(grid: "Worksheet", sheet: Sheet, heading_row: int) -> None:
    """Set paper, margins and page numbers; the headings come again on every page, all columns fit its width."""
    grid.set_landscape()
    grid.set_paper(_PAPERS[sheet.paper])
    grid.fit_to_pages(1, 0)
    grid.center_horizontally()
    grid.set_margins(_SIDE, _SIDE, _TOP, _BOTTOM)
    grid.set_footer(_FOOTER, {"margin": 0.3})
    grid.repeat_rows(heading_row)
