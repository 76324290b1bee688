"""The lines of a text as tables in it use them: which have tabs, where their cells stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gytrack.reading.text.passage import Passage, Sheet, is_blank

# What a converter of Word files leaves of a mark without text: a word, a colon and a name in square brackets.
_DEBRIS = re.compile(r"\s*\[[A-Za-z]+:[^\[\]]*\]")
_CELL = re.compile(r"[^\t]+")
_ENDS_TABLE = re.compile(r"(?:备?注|说明|资料来源|数据来源)[：:]|附[件表]\d*(?:[：:]|$)|抄送|[（(]此件")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in a cell, or in a line of one: offsets in the text; empty where ``start`` is ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its offsets without the line end, its cells that are not empty, and the tabs before each."""

    start: int
    end: int
    cells: tuple[Piece, ...]
    tabs: tuple[int, ...]
    after: int

    @property
    def is_empty(self) -> bool:
        """Tell a line without ink and without a tab."""
        return not self.cells and not self.after

    @property
    def is_empty_cell(self) -> bool:
        """Tell a line that holds but tabs."""
        return not self.cells and self.after > 0

    @property
    def is_cell(self) -> bool:
        """Tell a line that is one cell behind a tab."""
        return len(self.cells) == 1 and self.tabs[0] > 0

    @property
    def is_row(self) -> bool:
        """Tell a line of several cells."""
        return len(self.cells) > 1


def split_lines(shown: str) -> list[Line]:
    """Take a text apart into lines and their cells."""
    return list(_lines(shown))


def _lines(shown: str) -> Iterator[Line]:
    start = 0
    for text in shown.split("\n"):
        yield line_of(shown, start, start + len(text))
        start += len(text) + 1


def line_of(shown: str, start: int, end: int) -> Line:
    """Return the line, or the row over several lines, that stands between two offsets."""
    cells: list[Piece] = []
    tabs: list[int] = []
    before = start
    for found in _CELL.finditer(shown, start, end):
        cell = trimmed(shown, found.start(), found.end())
        if cell.start < cell.end:
            tabs.append(shown.count("\t", before, cell.start))
            cells.append(cell)
            before = cell.end
    return Line(start, end, tuple(cells), tuple(tabs), shown.count("\t", before, end))


def trimmed(shown: str, start: int, end: int) -> Piece:
    """Return a stretch without the white space around it, and without debris before it."""
    while start < end and is_blank(shown[start]):
        start += 1
    debris = _DEBRIS.match(shown, start, end)
    if debris:
        return trimmed(shown, debris.end(), end)
    while end > start and is_blank(shown[end - 1]):
        end -= 1
    return Piece(start, end)


def words(sheet: Sheet, piece: Piece) -> Passage:
    """Return what a piece says, without white space."""
    return sheet.between(piece.start, piece.end)


def ends_table(passage: Passage) -> bool:
    """Tell a line that stands below a table: 注：…, 附件2."""
    return bool(_ENDS_TABLE.match(passage.text))
