"""The tables of a page with their words, and tables that go on over pages."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gytrack.reading.formats.blocks import Entry
from gytrack.reading.formats.pdf.lattice import Field, Lattice
from gytrack.reading.formats.pdf.lines import TextLine, read_lines
from gytrack.reading.formats.pdf.paragraphs import MARKED, Layout, Margins
from gytrack.reading.formats.pdf.shapes import Glyph

_NEAR = 3.0
_ENDS = "。；！？"
_CUSTOM = 0.8
_FEWEST_STOPPED = 3
_RAGGED = 0.4
_MIDDLE = 0.6
_PADDING = 0.5


@dataclass(slots=True)
class Box:
    """A cell, its words, and whether the last of its lines is full, so that its words may go on."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    full: bool = False


@dataclass(slots=True)
class PageTable:
    """A table, where its columns part and it begins on its page, and whether a page's end leaves its edges open."""

    across: tuple[float, ...]
    top: float
    boxes: list[Box] = field(default_factory=list)
    height: int = 0
    open_above: bool = False
    open_below: bool = False

    @property
    def entries(self) -> list[Entry]:
        """Return the cells as a draft takes them."""
        return [Entry(one.text, one.row, one.column, one.rows, one.columns) for one in self.boxes]

    def take_in(self, other: "PageTable") -> bool:
        """Put the part of the next page below, if it is one of this table; its repeated head is left out.

        An empty cell goes on with the one above only where cells of its column are merged elsewhere.
        """
        if len(self.across) != len(other.across) or any(
            abs(one - two) > _NEAR for one, two in zip(self.across, other.across, strict=True)
        ):
            return False
        head = _repeated(self, other)
        rows = [box for box in other.boxes if box.row >= head]
        merged = {box.column for box in (*self.boxes, *rows) if box.rows > 1}
        drawn_open = self.open_below or (other.open_above and not head)
        cut = drawn_open or self._is_cut(rows, head, merged)
        offset = self.height - head - cut
        for box in rows:
            above = self._above(box) if box.row == head else None
            box.row += offset
            if above and (cut or (above.text and not box.text and box.column in merged)):
                _lengthen(above, box)
            else:
                self.boxes.append(box)
        self.height = other.height + offset
        self.open_below = other.open_below
        return True

    def _above(self, box: Box) -> Box | None:
        """Return the cell of the last row that stands over a cell of the next part and is as wide."""
        return next(
            (
                one
                for one in self.boxes
                if one.row + one.rows == self.height
                and (one.column, one.columns) == (box.column, box.columns)
            ),
            None,
        )

    def _is_cut(self, rows: list[Box], head: int, merged: set[int]) -> bool:
        """Tell a row that a page's end has cut: its cells break off in the middle, and others are empty.

        Where a column is numbered, words without a number are enough; so is a cell without the full stop that others of
        its column end with. One cell alone may also go on with its next paragraph, unless the others may be merged with
        those above. A row's running number is never cut.
        """
        pairs = [(self._above(box), box) for box in rows if box.row == head]
        if any(above is None for above, _ in pairs):
            return False
        ended = [box.column for above, box in pairs if above and above.text and not box.text]
        going_on = [(above, box) for above, box in pairs if above and box.text]
        broken = [above.full and not above.text.endswith(tuple(_ENDS)) for above, _ in going_on]
        if not ended or not going_on or any(self._counts(above) for above, _ in going_on):
            return False
        if all(broken) or (any(broken) and any(self._lacks_number(box) for _, box in going_on)):
            return True
        if any(self._lacks_stop(above) for above, _ in going_on):
            return True
        return len(going_on) == 1 and len(ended) > 1 and not merged.intersection(ended[1:])

    def _counts(self, box: Box) -> bool:
        """Tell one of the numbers that count the rows of the table."""
        texts = (one.text for one in sorted(self.boxes, key=lambda one: one.row) if one.column == box.column)
        numbers = [int(text) for text in texts if text.isdecimal()]
        counted = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        return counted and box.text.isdecimal()

    def _lacks_stop(self, box: Box) -> bool:
        """Tell a cell that ends in the middle of a sentence in a column whose cells end with one."""
        texts = [
            one.text
            for one in self.boxes
            if one.column == box.column and one is not box and one.row and one.text
        ]
        stopped = sum(text.endswith(tuple(_ENDS)) for text in texts)
        return not box.text.endswith(tuple(_ENDS)) and stopped >= max(_FEWEST_STOPPED, _CUSTOM * len(texts))

    def _lacks_number(self, box: Box) -> bool:
        """Tell words without a number in a column whose cells are numbered."""
        texts = [one.text for one in self.boxes if one.column == box.column and one.row and one.text]
        numbered = sum(bool(MARKED.match(text)) for text in texts)
        return not MARKED.match(box.text) and numbered >= _CUSTOM * max(1, len(texts))


def read_table(lattice: Lattice, glyphs: Sequence[Glyph]) -> PageTable:
    """Return the table of a lattice with the words that stand in it."""
    cells: dict[tuple[int, int], Field] = {
        (row, column): one
        for one in lattice.fields
        for row in range(one.row, one.row + one.rows)
        for column in range(one.column, one.column + one.columns)
    }
    words: dict[Field, list[Glyph]] = {one: [] for one in lattice.fields}
    for glyph in glyphs:
        middle = (glyph.left + glyph.right) / 2
        place = (bisect_right(lattice.down, glyph.base) - 1, bisect_right(lattice.across, middle) - 1)
        if place in cells:
            words[cells[place]].append(glyph)
    boxes = [_box(one, read_lines(found)) for one, found in words.items()]
    height = len(lattice.down) - 1
    return PageTable(lattice.across, lattice.down[0], boxes, height, lattice.open_above, lattice.open_below)


def is_inside(lattice: Lattice, glyph: Glyph) -> bool:
    """Tell whether a character stands in a table."""
    return (
        lattice.down[0] <= glyph.base <= lattice.down[-1]
        and lattice.across[0] <= (glyph.left + glyph.right) / 2 <= lattice.across[-1]
    )


def _box(place: Field, lines: list[TextLine]) -> Box:
    if not lines:
        return Box(place.row, place.column, place.rows, place.columns, "")
    left = min(line.left for line in lines)
    text = lines[0].text
    for before, line in pairwise(lines):
        margins = Margins(left, before.right + _room(place, lines, before), float("inf"))
        layout = Layout(margins, indented=False, spaced=True, ragged=_RAGGED)
        text += ("" if layout.runs_on(before, line, same_page=True) else "\n") + line.text
    full = _room(place, lines, lines[-1]) < 2 * lines[-1].size
    return Box(place.row, place.column, place.rows, place.columns, text, full)


def _room(place: Field, lines: Sequence[TextLine], line: TextLine) -> float:
    """Return how much more a line could hold: of lines set in the middle, what is free on both sides of it."""
    left = min(one.left for one in lines) - place.left
    if all(abs(one.left - place.left - (place.right - one.right)) <= _MIDDLE * one.size for one in lines):
        padding = max(0.0, min(left, _PADDING * line.size))
        return place.right - place.left - 2 * padding - (line.right - line.left)
    return place.right - max(0.0, min(left, line.size)) - line.right


def _repeated(table: PageTable, other: PageTable) -> int:
    """Return how many rows at the top of the next part say what the first rows of the table say."""
    count = 0
    while count < min(table.height, other.height) - 1 and _row(table, count) == _row(other, count):
        count += 1
    return count


def _row(table: PageTable, row: int) -> list[tuple[int, str]]:
    return sorted((box.column, "".join(box.text.split())) for box in table.boxes if box.row == row)


def _lengthen(above: Box, box: Box) -> None:
    """Let a cell go on with the words and rows of one on the next page."""
    joint = "" if above.full or not box.text or not above.text else "\n"
    above.text += joint + box.text
    above.rows = box.row + box.rows - above.row
    above.full = box.full if box.text else above.full
