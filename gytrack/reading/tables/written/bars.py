"""Rows of cells between bars: which lines make a row, and what stands in it.

Converters close each cell with a bar (``甲 | 乙 |``), Markdown opens the row too, and people leave both ends open. A cell
may go on over lines; a bar alone on its line closes the empty cell that ends the row above.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gytrack.reading.layout.furniture import is_furniture
from gytrack.reading.tables.contents import is_bodies, is_count, is_due, is_part
from gytrack.reading.tables.written.headers import is_header
from gytrack.reading.tables.written.lines import Piece, ends_table, trimmed, words
from gytrack.reading.tables.written.rows import Text
from gytrack.reading.text.passage import Passage

BARS = "|｜"
_SEPARATORS = frozenset("|｜:：+—－-")
FARTHEST = 12
"""How many lines a table may leave blank within it."""
_LONGEST_ROW = 40


@dataclass(frozen=True, slots=True)
class Barred:
    """A row: where it stands, its cells with the empty ones, the line after it."""

    start: int
    end: int
    cells: tuple[Piece, ...]
    after: int


@dataclass(frozen=True, slots=True)
class Style:
    """Whether rows open and close with a bar, and how many cells they have."""

    opens: bool
    closes: bool
    width: int


def content_of(text: Text, number: int) -> str:
    """Return what a line says, without the white space around it."""
    line = text.lines[number]
    return text.shown[line.start : line.end].strip()


def has_bar(content: str) -> bool:
    """Tell a line with a bar."""
    return any(bar in content for bar in BARS)


def is_separator(content: str) -> bool:
    """Tell a line of Markdown's that parts the header from the rows, or one of bars alone."""
    return _SEPARATORS.issuperset("".join(content.split()))


def is_bars(content: str) -> bool:
    """Tell a line of bars and nothing else."""
    return set("".join(content.split())) <= set(BARS)


def next_ink(text: Text, at: int) -> int | None:
    """Return the first line from ``at`` on that says something, if one is near."""
    last = min(at + FARTHEST, len(text.lines))
    return next((number for number in range(at, last) if content_of(text, number)), None)


def cells_between(shown: str, start: int, end: int) -> tuple[Piece, ...]:
    """Return the cells of a row, empty ones too; a bar at either end bounds the row and no cell."""
    bars = [at for at in range(start, end) if shown[at] in BARS and shown[at - 1 : at] != "\\"]
    bounds = [start - 1, *bars, end]
    pieces = [trimmed(shown, before + 1, after) for before, after in pairwise(bounds)]
    first = 1 if bars and not shown[start : bars[0]].strip() else 0
    last = len(pieces) - 1 if bars and not shown[bars[-1] + 1 : end].strip() else len(pieces)
    return tuple(pieces[first:last])


def row_between(text: Text, first: int, last: int) -> Barred:
    """Return the row that the lines from ``first`` to ``last`` make."""
    start, end = text.lines[first].start, text.lines[last].end
    return Barred(start, end, cells_between(text.shown, start, end), last + 1)


def style_of(row: Barred, shown: str) -> Style:
    """Return how a row is written."""
    content = shown[row.start : row.end].strip()
    return Style(content[0] in BARS, content[-1] in BARS, len(row.cells))


def rows_below(text: Text, header: Barred, style: Style) -> Iterator[Barred]:
    """Give the rows below a header to where the table ends."""
    return _Rows(text, style, header.after).read()


def row_words(text: Text, row: Barred) -> list[Passage]:
    """Return what the cells of a row say that are not empty."""
    return [words(text.sheet, cell) for cell in row.cells if cell.start < cell.end]


class _Rows:
    """Lines to rows, one after the other."""

    def __init__(self, text: Text, style: Style, at: int) -> None:
        self.text = text
        self.style = style
        self.at = at

    def read(self) -> Iterator[Barred]:
        while (first := next_ink(self.text, self.at)) is not None:
            content = content_of(self.text, first)
            if is_separator(content) and has_bar(content):
                self.at = first + 1
                continue
            if not self._begins_row(first):
                return
            row = self._whole(first)
            if row is None:
                return
            self.at = row.after
            yield row

    def _begins_row(self, number: int) -> bool:
        content = content_of(self.text, number)
        passage = self._first_words(number)
        if passage is None or ends_table(passage) or is_furniture(passage):
            return False
        if self.style.opens:
            return content[0] in BARS
        return has_bar(content) or (self._goes_on_after(number) and self._may_stand_alone(number, passage))

    def _may_stand_alone(self, number: int, passage: Passage) -> bool:
        """Tell a line without a bar that is a group of rows, or the first line of a row's first cell."""
        following = next_ink(self.text, number + 1)
        return following == number + 1 or is_part(passage)

    def _first_words(self, number: int) -> Passage | None:
        cells = row_words(self.text, row_between(self.text, number, number))
        return cells[0] if cells else None

    def _goes_on_after(self, number: int) -> bool:
        """Tell whether a further row follows soon, before a heading or another header."""
        for ahead in range(number + 1, min(number + FARTHEST, len(self.text.lines))):
            content = content_of(self.text, ahead)
            if has_bar(content) and not is_separator(content):
                row = row_between(self.text, ahead, ahead)
                return not is_header(row_words(self.text, row))
            passage = self._first_words(ahead)
            if passage and (is_part(passage) or ends_table(passage)):
                return False
        return False

    def _whole(self, first: int) -> Barred | None:
        """Join the lines of a row; none where they never make one."""
        row = row_between(self.text, first, first)
        while (following := self._continued(row, first)) is not None:
            row = row_between(self.text, first, following)
        if self.style.closes and not self._is_closed(row) and len(row.cells) != self.style.width:
            return None
        return row

    def _is_closed(self, row: Barred) -> bool:
        return self.text.shown[row.start : row.end].rstrip()[-1:] in BARS

    def _continued(self, row: Barred, first: int) -> int | None:
        """Return the line that a row goes on with."""
        number = next_ink(self.text, row.after)
        if number is None or number - first > _LONGEST_ROW:
            return None
        content = content_of(self.text, number)
        joined = row_between(self.text, first, number)
        if is_bars(content):
            return number if not self.style.opens and len(joined.cells) <= self.style.width else None
        if self.style.closes:
            return number if self._closes(row, joined, number) else None
        return number if self._fills(row, joined, number) else None

    def _closes(self, row: Barred, joined: Barred, number: int) -> bool:
        """Tell a line that goes on with a cell that no bar has closed yet."""
        alone = len(row.cells) == 1 and not has_bar(self.text.shown[row.start : row.end])
        if self._is_closed(row) or (alone and self._is_group(row)):
            return False
        goes_on = has_bar(content_of(self.text, number)) or self._goes_on_after(number)
        return goes_on and len(joined.cells) <= self.style.width

    def _is_group(self, row: Barred) -> bool:
        return is_part(words(self.text.sheet, row.cells[0]))

    def _fills(self, row: Barred, joined: Barred, number: int) -> bool:
        """Tell a line that goes on with a row whose ends are open: it fills what the row lacks, or follows its end."""
        if number != row.after or (len(row.cells) == 1 and self._is_group(row)):
            return False
        passage = self._first_words(number)
        if passage is None or is_part(passage) or ends_table(passage):
            return False
        if not has_bar(content_of(self.text, number)):
            return self._goes_on_after(number)
        last = row_words(self.text, row)[-1]
        fresh = is_count(passage.text) or is_bodies(last) or is_due(last)
        return not fresh and len(joined.cells) == self.style.width
