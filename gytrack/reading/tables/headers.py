"""Where a table's header is, and what stands above each column."""

from collections.abc import Sequence
from dataclasses import dataclass

from gytrack.reading.tables.matrix import Box, Matrix
from gytrack.reading.tables.vocabulary import Role, role_of
from gytrack.reading.text.passage import Passage

_LAST_ROW = 6
_FEWEST = 2
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header, and its words over each column, the outer ones first."""

    rows: range
    words: tuple[tuple[Passage, ...], ...]

    def role(self, column: int) -> Role | None:
        """Return what a column holds: the innermost word says it, else all words together, else the outer one."""
        texts = [passage.text for passage in self.words[column]]
        tried = (*reversed(texts[-1:]), "".join(texts), *texts[:1]) if texts else ()
        return next((role for role in map(role_of, tried) if role), None)

    def text(self, column: int) -> Passage | None:
        """Return the innermost word over a column."""
        return self.words[column][-1] if self.words[column] else None


def find_header(matrix: Matrix) -> Header | None:
    """Return the header, if one of the first rows is one; rows of titles and units may stand above it."""
    first = next(
        (row for row in range(min(matrix.height, _LAST_ROW)) if _is_header(matrix.row(row))),
        None,
    )
    if first is None:
        return None
    last = first
    while last + 1 < matrix.height and _is_second(matrix, last + 1, first):
        last += 1
    rows = range(first, last + 1)
    return Header(rows, tuple(_words(matrix, rows, column) for column in range(matrix.width)))


def repeats(matrix: Matrix, row: int, header: Header) -> bool:
    """Tell a row that prints the header again, as at the top of a page."""
    texts = [box.words.text for box in matrix.row(row)]
    return any(texts == [box.words.text for box in matrix.row(above)] for above in header.rows)


def _is_header(boxes: Sequence[Box]) -> bool:
    known = sum(role_of(box.words.text) is not None for box in boxes)
    return known >= _FEWEST and known >= _MOSTLY * len(boxes)


def _is_second(matrix: Matrix, row: int, first: int) -> bool:
    """Tell the second row of a header: all its own cells are words of a header, below a cell that spans them."""
    own = [box for box in matrix.row(row) if box.cell.row == row]
    above = matrix.row(first)
    spanned = any(box.cell.columns > 1 for box in above) or any(box.cell.rows > 1 for box in above)
    known = bool(own) and all(role_of(box.words.text) for box in own)
    return known and (spanned or len(above) < matrix.width) and not _same(own, above)


def _same(own: Sequence[Box], above: Sequence[Box]) -> bool:
    return [box.words.text for box in own] == [box.words.text for box in above]


def _words(matrix: Matrix, rows: range, column: int) -> tuple[Passage, ...]:
    found = (matrix.at(row, column) for row in rows)
    return tuple({id(box): box.words for box in found if box}.values())
