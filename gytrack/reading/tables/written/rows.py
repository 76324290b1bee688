"""Tables whose rows are lines: cells between tabs, as pasted from a spreadsheet or a word processor."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gytrack.reading.tables.contents import is_bodies, is_count, is_part
from gytrack.reading.tables.written.aligning import Token, align
from gytrack.reading.tables.written.headers import WIDEST, is_header, roles_of
from gytrack.reading.tables.written.lines import Line, Piece, ends_table, line_of, words
from gytrack.reading.text.paper import Cell, Grid
from gytrack.reading.text.passage import Sheet

_QUOTED = re.compile(r'"(?:[^"]|"")*"(?=\t|\n|$)')
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_FARTHEST = 40
_LONGEST_ROW = 300


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text and its lines."""

    shown: str
    sheet: Sheet
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Found:
    """A table, and the line after it."""

    grid: Grid
    after: int


def find_rows(text: Text, at: int) -> Found | None:
    """Return the table of rows that begins at a line, if one does."""
    first = text.lines[at]
    if not first.is_row:
        return None
    if not is_header([words(text.sheet, cell) for cell in first.cells]):
        return _without_header(text, at)
    return _Reader(text, at).read()


def _without_header(text: Text, at: int) -> Found | None:
    """Take three lines or more of as many cells, three or more each: a table that lacks its header."""
    end = at
    shape = _shape(text.lines[at])
    if shape < _FEWEST_COLUMNS:
        return None
    while end < len(text.lines) and text.lines[end].is_row and _shape(text.lines[end]) == shape:
        end += 1
    if end - at < _FEWEST_ROWS:
        return None
    cells = [cell for row, line in enumerate(text.lines[at:end]) for cell in _plain_row(line, row)]
    return Found(Grid(text.lines[at].start, text.lines[end - 1].end, tuple(cells)), end)


def _shape(line: Line) -> int:
    return sum(line.tabs) + line.after + 1


def _plain_row(line: Line, row: int) -> list[Cell]:
    """Place cells by the tabs before them."""
    column, cells = 0, []
    for piece, tabs in zip(line.cells, line.tabs, strict=True):
        column += tabs
        cells.append(Cell(piece.start, piece.end, row, column))
    return cells


class _Reader:
    """A table with a header, read row by row."""

    def __init__(self, text: Text, at: int) -> None:
        self.text = text
        self.at = at
        header = text.lines[at]
        # Tabs that were doubled are doubled between all cells.
        self.step = min(header.tabs[1:])
        self.header = _plain_row(_halved(header, self.step), 0)
        self.width = max(self.header[-1].column + 1 + header.after // self.step, 1)
        names = {cell.column: words(text.sheet, Piece(cell.start, cell.end)) for cell in self.header}
        empty = text.sheet.passage(0, 0)
        self.roles = roles_of([names.get(column, empty) for column in range(self.width)])
        self.cells = list(self.header)
        self.end = header.end
        self.row = 0

    def read(self) -> Found:
        """Take rows until the table ends."""
        self.at += 1
        while (line := self._next_row()) is not None:
            self.row += 1
            self.cells += self._placed(line)
            self.end = line.end
        return Found(Grid(self.cells[0].start, self.end, tuple(self.cells)), self.at)

    def _next_row(self) -> Line | None:
        at = self._ink(self.at)
        if at is None:
            return None
        line = self.text.lines[at]
        if line.is_row or (line.cells and self._goes_on_after(at) and self._is_group(line)):
            return self._whole(at)
        return None

    def _ink(self, at: int) -> int | None:
        """Return the first line from ``at`` that holds something."""
        return next((i for i in range(at, len(self.text.lines)) if self.text.lines[i].cells), None)

    def _is_group(self, line: Line) -> bool:
        return is_part(words(self.text.sheet, line.cells[0]))

    def _goes_on_after(self, at: int) -> bool:
        """Tell whether a further row follows before a heading or the end."""
        for i in range(at + 1, min(at + _FARTHEST, len(self.text.lines))):
            line = self.text.lines[i]
            if line.is_row:
                return not is_header([words(self.text.sheet, cell) for cell in line.cells])
            if line.cells and not line.tabs[0] and self._is_outside(line):
                return False
        return False

    def _is_outside(self, line: Line) -> bool:
        passage = words(self.text.sheet, line.cells[0])
        return ends_table(passage) or is_part(passage)

    def _whole(self, at: int) -> Line:
        """Join the lines of a row: cells of several paragraphs, and those that a spreadsheet has put in quotes."""
        line = self._quoted(self.text.lines[at])
        end = self._line_at(line.end)
        last = min(len(self.text.lines), at + _LONGEST_ROW)
        while end + 1 < last and self._continues(line, end + 1):
            line = self._quoted(line_of(self.text.shown, line.start, self.text.lines[end + 1].end))
            end = self._line_at(line.end)
        self.at = end + 1
        return line

    def _continues(self, line: Line, at: int) -> bool:
        following = self.text.lines[at]
        if not following.cells or self._is_outside(following):
            return False
        filled = _shape(line) // self.step
        if following.is_row:
            fresh = following.tabs[0] > 0 or is_count(words(self.text.sheet, following.cells[0]).text)
            return not fresh and filled + len(following.cells) - 1 <= self.width
        if following.tabs[0]:
            return False
        if filled < self.width or self._goes_on_after(at):
            return True
        last = words(self.text.sheet, line.cells[-1])
        return is_bodies(last.through(words(self.text.sheet, following.cells[0])))

    def _quoted(self, line: Line) -> Line:
        """Let a row whose last cell opens a quote go on to the line in which it closes."""
        while line.cells and (found := _QUOTED.match(self.text.shown, line.cells[-1].start)):
            if found.end() <= line.end:
                break
            end = self.text.lines[self._line_at(found.end())].end
            line = line_of(self.text.shown, line.start, end)
        return line

    def _line_at(self, offset: int) -> int:
        return self.text.sheet.spot(offset)[0] - 1

    def _placed(self, line: Line) -> list[Cell]:
        halved = _halved(line, self.step)
        pieces = [_unquoted(self.text.shown, piece) for piece in line.cells]
        if len(pieces) == 1 and is_part(words(self.text.sheet, pieces[0])):
            columns = [0]
        elif (
            self.width > WIDEST or (self.step == 1 and _shape(line) == self.width) or len(pieces) > self.width
        ):
            columns = [cell.column for cell in _plain_row(halved, self.row)]
        else:
            gaps = [tabs - (at > 0) for at, tabs in enumerate(halved.tabs)]
            tokens = [
                Token(words(self.text.sheet, piece), gap) for piece, gap in zip(pieces, gaps, strict=True)
            ]
            columns = [column for _, column in align(tokens, self.roles, breaks=False, one_row=True)]
        return [
            Cell(piece.start, piece.end, self.row, column)
            for piece, column in zip(pieces, columns, strict=True)
        ]


def _halved(line: Line, step: int) -> Line:
    """Count doubled tabs once; those that open a line may not be doubled, and stay for ``align`` to weigh."""
    return replace(line, tabs=(line.tabs[0], *(max(tabs // step, 1) for tabs in line.tabs[1:])))


def _unquoted(shown: str, piece: Piece) -> Piece:
    """Take off the quotes that a spreadsheet puts around a cell of several lines."""
    found = _QUOTED.match(shown, piece.start, piece.end)
    whole = found and found.end() == piece.end and "\n" in found.group()
    return Piece(piece.start + 1, piece.end - 1) if whole else piece
