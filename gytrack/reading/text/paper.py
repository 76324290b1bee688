"""A document as its file gives it: the text, and what the file says of its lines and tables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from gytrack.records.plan import Source

_INK = re.compile(r"[^\n]")


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


def without_grids(paper: Paper) -> str:
    """Return what is shown with blanks for its tables, so that no cell is read as running text."""
    pieces: list[str] = []
    at = 0
    for grid in paper.grids:
        pieces.append(paper.shown[at : grid.start])
        pieces.append(_INK.sub(" ", paper.shown[grid.start : grid.end]))
        at = grid.end
    return "".join([*pieces, paper.shown[at:]])
