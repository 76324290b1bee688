"""Tables whose cells are lines: a tab before each, further paragraphs of a cell without one.

Converters leave tables of a word processor so, with a blank line after each row. Where blank lines were taken out, and
with them the empty cells, only what the cells hold tells rows and columns apart.
"""

from dataclasses import dataclass, field

from gytrack.reading.tables.contents import is_bodies, is_part
from gytrack.reading.tables.vocabulary import role_of
from gytrack.reading.tables.written.aligning import Token, align
from gytrack.reading.tables.written.headers import WIDEST, header_length, roles_of
from gytrack.reading.tables.written.lines import Line, Piece, ends_table, words
from gytrack.reading.tables.written.rows import Found, Text
from gytrack.reading.text.paper import Cell, Grid

_FARTHEST = 40
_TAIL = 200
_BREAKS_AT_MOST = 0.7
_OPEN_ENDS = ("、", "，", ",", "；", "和", "及", "与")


@dataclass(slots=True)
class _Raw:
    """A cell as its lines give it, with the empty ones before it."""

    start: int
    end: int
    empties: int
    breaks: bool


@dataclass(slots=True)
class _Stream:
    cells: list[_Raw] = field(default_factory=list)
    after: int = 0


def find_stream(text: Text, at: int) -> Found | None:
    """Return the table of cells that begins at a line, if one does."""
    line = text.lines[at]
    if not line.is_cell or role_of(words(text.sheet, line.cells[0]).text) is None:
        return None
    head = _Collector(text, at).collect(most=WIDEST + 1)
    opening = [words(text.sheet, Piece(raw.start, raw.end)) for raw in head.cells]
    width = header_length(opening[: _first_break(head)]) or header_length(opening)
    if not 0 < width < len(opening):
        return None
    stream = _Collector(text, at).collect()
    passages = [words(text.sheet, Piece(raw.start, raw.end)) for raw in stream.cells]
    roles = roles_of(passages[:width])
    body = stream.cells[width:]
    broken = sum(raw.breaks for raw in body[1:])
    tokens = [Token(cell, raw.empties, raw.breaks) for cell, raw in zip(passages[width:], body, strict=True)]
    told = 0 < broken <= _BREAKS_AT_MOST * len(body)
    places = [
        *((0, column) for column in range(width)),
        *((row + 1, column) for row, column in align(tokens, roles, breaks=told)),
    ]
    cells = [Cell(raw.start, raw.end, *place) for raw, place in zip(stream.cells, places, strict=True)]
    return Found(Grid(line.start, stream.cells[-1].end, tuple(cells)), stream.after)


def _first_break(stream: _Stream) -> int:
    """Return where white space first sets a cell off; what is before it may be the header."""
    return next((at for at, raw in enumerate(stream.cells) if at and raw.breaks), len(stream.cells))


class _Collector:
    """The cells of a stream, to where the table ends."""

    def __init__(self, text: Text, at: int) -> None:
        self.text = text
        self.at = at
        self.stream = _Stream(after=at)
        self.empties = 0
        self.breaks = False

    def collect(self, most: int | None = None) -> _Stream:
        """Take lines until one stands outside the table, or ``most`` cells are there."""
        for at in range(self.at, len(self.text.lines)):
            line = self.text.lines[at]
            if len(self.stream.cells) == most:
                break
            if line.is_empty:
                self.breaks = True
            elif line.is_empty_cell:
                self.empties += line.after
            elif line.is_row or not self._take(at, line):
                break
        return self.stream

    def _take(self, at: int, line: Line) -> bool:
        piece = line.cells[0]
        if line.tabs[0]:
            if self.stream.cells and self._is_prose(line):
                return False
            self.stream.cells.append(_Raw(piece.start, piece.end, self.empties, self.breaks))
        elif self._goes_on(at, line):
            self.stream.cells[-1].end = piece.end
        else:
            return False
        self.empties, self.breaks = 0, False
        self.stream.after = at + 1
        return True

    def _is_prose(self, line: Line) -> bool:
        """Tell a paragraph that is but indented: 注：…, 附件2."""
        return ends_table(words(self.text.sheet, line.cells[0]))

    def _goes_on(self, at: int, line: Line) -> bool:
        """Tell a further paragraph of a cell from what stands below the table."""
        passage = words(self.text.sheet, line.cells[0])
        if ends_table(passage) or is_part(passage):
            return False
        ahead = self._next_cell(at)
        if ahead is not None:
            # A table may follow right after this one, its caption between them.
            return not (self.breaks and role_of(ahead) is not None)
        if self.breaks:
            return False
        last = self.stream.cells[-1]
        cell = words(self.text.sheet, Piece(max(last.start, last.end - _TAIL), last.end))
        return cell.text.endswith(_OPEN_ENDS) or is_bodies(cell.through(passage))

    def _next_cell(self, at: int) -> str | None:
        """Return the cell that follows before a heading, if one does."""
        for line in self.text.lines[at + 1 : at + _FARTHEST]:
            if line.is_cell or line.is_empty_cell:
                return words(self.text.sheet, line.cells[0]).text if line.cells else ""
            if line.cells and (line.is_row or is_part(words(self.text.sheet, line.cells[0]))):
                return None
        return None
