"""The rows of a sheet as XML: xlsxwriter keeps a tuple for every cell and takes four times as long over them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from gytrack.export.tables import Value, cell
from gytrack.export.workbook.cells import cell_text, number_of, serial_of, text_xml
from gytrack.export.workbook.heights import height_of, lines_of
from gytrack.export.workbook.sheet import SheetColumn
from gytrack.export.workbook.styles import Look, Styles, day_look, day_looks, number_look

Made = tuple[str, int]
"""A cell's XML behind its place, and how many lines it takes."""

_SHORT = 40
_MOST_KNOWN = 4096


class CellMaker:
    """The cells of one column, which differ in their values only; short values come again and again."""

    def __init__(self, column: SheetColumn, styles: Styles) -> None:
        self._kind, self._width = column.column.kind, column.width
        centred = column.centred or self._kind != "text"
        looks: set[Look] = {"general", number_look(self._kind), *day_looks(self._kind)}
        self._style = {look: styles.of_cell(look, centred=centred) for look in sorted(looks)}
        self._known: dict[Value, Made] = {}

    def made(self, value: Value) -> Made:
        """Return a cell that holds a value."""
        if isinstance(value, str) and len(value) > _SHORT:
            return self._text(value)
        found = self._known.get(value)
        if found is None:
            if len(self._known) == _MOST_KNOWN:
                self._known.clear()
            found = self._known[value] = self._make(value)
        return found

    def _make(self, value: Value) -> Made:
        if value is None or value in ("", ()):
            return f's="{self._style["general"]}"/>', 1
        if isinstance(value, date):
            return self._stored(value, serial_of(value), day_look(self._kind, value))
        if isinstance(value, (int, Decimal)):
            return self._stored(value, number_of(value), number_look(self._kind))
        return self._text(cell(value))

    def _stored(self, value: Value, number: str | int | None, look: Look) -> Made:
        if number is None:
            return self._text(cell(value))
        return f's="{self._style[look]}"><v>{number}</v></c>', 1

    def _text(self, text: str) -> Made:
        shown = cell_text(text)
        xml = f's="{self._style["general"]}" t="inlineStr">{text_xml(shown)}</c>'
        return xml, lines_of(shown, self._width)


def rows_xml(
    first: int, names: Sequence[str], makers: Sequence[CellMaker], rows: Iterable[tuple[Value, ...]]
) -> Iterator[str]:
    """Yield the XML of each row; ``first`` is the number of the first, ``names`` are the letters of the columns."""
    makes = [maker.made for maker in makers]
    for number, row in enumerate(rows, first):
        made = [make(value) for make, value in zip(makes, row, strict=True)]
        height = height_of(max([lines for _, lines in made]))
        cells = [f'<c r="{name}{number}" {xml}' for name, (xml, _) in zip(names, made, strict=True)]
        yield f'<row r="{number}" ht="{height}">{"".join(cells)}</row>'


def foot_xml(number: int, text: str, style: int, height: int) -> str:
    """Return a row that holds one text."""
    inside = text_xml(cell_text(text))
    return (
        f'<row r="{number}" ht="{height}" customHeight="1">'
        f'<c r="A{number}" s="{style}" t="inlineStr">{inside}</c></row>'
    )
