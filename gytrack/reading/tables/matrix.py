"""A grid as rows and columns, each cell with its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from gytrack.reading.text.paper import Cell, Grid
from gytrack.reading.text.passage import Passage, Sheet

_MOST_PLACES = 500_000


@dataclass(frozen=True, slots=True)
class Box:
    """A cell and what it says."""

    cell: Cell
    words: Passage


class Matrix:
    """The cells of a table by row and column; cells that span several are found at each of their places."""

    def __init__(self, grid: Grid, sheet: Sheet) -> None:
        self.boxes = [Box(cell, sheet.between(cell.start, cell.end)) for cell in grid.cells]
        self.height = max((cell.row for cell in grid.cells), default=-1) + 1
        self.width = max((cell.column for cell in grid.cells), default=-1) + 1
        self.spans = any(cell.rows > 1 for cell in grid.cells)
        """Whether the file itself says which cells are merged; else an empty cell may be part of the one above."""
        self._at: dict[tuple[int, int], Box] = {}
        for box in self.boxes:
            for place in self._places(box.cell):
                self._at.setdefault(place, box)

    def _places(self, cell: Cell) -> Iterator[tuple[int, int]]:
        """Give where a cell stands; a table that claims absurd spans has cells at one place each."""
        rows = range(cell.row, min(cell.row + cell.rows, self.height))
        columns = range(cell.column, min(cell.column + cell.columns, self.width))
        if len(self._at) + len(rows) * len(columns) > _MOST_PLACES:
            rows, columns = range(cell.row, cell.row + 1), range(cell.column, cell.column + 1)
        return ((row, column) for row in rows for column in columns)

    def at(self, row: int, column: int) -> Box | None:
        """Return the cell that holds for a place, if it says something."""
        box = self._at.get((row, column))
        return box if box and box.words.text else None

    def own(self, row: int, column: int) -> Box | None:
        """Return the cell that begins in a row and says something."""
        box = self.at(row, column)
        return box if box and box.cell.row == row else None

    def row(self, row: int) -> list[Box]:
        """Return the cells of a row that say something, each once."""
        found = (self.at(row, column) for column in range(self.width))
        return list({id(box): box for box in found if box}.values())
