"""A document as its file gives it: the text, and what the file says of its lines and tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gytrack.records.plan import Source


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the stretch of the text that it holds (offsets), its row and column from 0, what it spans."""

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a document; ``start`` to ``end`` is the stretch of the text that its rows take."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be read.

    ``shown`` is the source's text, character for character, with blanks for what is no text: a page's number, the
    marks of Markdown. ``headings`` gives the level (from 1) of each line (from 1) that the file itself makes a heading.
    """

    source: Source
    shown: str
    grids: tuple[Grid, ...] = ()
    headings: Mapping[int, int] = field(default_factory=dict)
