"""What bars leave of a table in a text: they are no words, neither between cells nor behind a title above."""

import re
from collections.abc import Iterable, Iterator

from gytrack.reading.tables.written.bars import BARS
from gytrack.reading.text.paper import Grid

_BARS = re.compile(f"[{BARS}:：+—－-]")
_NEAR = 300


def without_bars(shown: str, grids: Iterable[Grid]) -> str:
    """Blank the bars of tables and the dashes of a row between them, and that of a title which a converter takes for a row of the table below it."""
    pieces: list[str] = []
    at = 0
    for start, end in _between(shown, grids):
        if start >= at:
            pieces += (shown[at:start], _BARS.sub(" ", shown[start:end]))
            at = end
    return "".join([*pieces, shown[at:]])


def _between(shown: str, grids: Iterable[Grid]) -> Iterator[tuple[int, int]]:
    """Give the stretches of each table that are in no cell, in order, and its title's line where it ends with a bar."""
    for grid in grids:
        end = len(shown[max(0, grid.start - _NEAR) : grid.start].rstrip()) + max(0, grid.start - _NEAR)
        start = shown.rfind("\n", 0, end) + 1
        if _is_title_row(shown[start:end].strip()):
            yield start, end
        at = grid.start
        for cell in sorted(grid.cells, key=lambda cell: cell.start):
            yield at, cell.start
            at = max(at, cell.end)
        yield at, grid.end


def _is_title_row(line: str) -> bool:
    """Tell a row of one cell that a bar closes."""
    return line[-1:] in tuple(BARS) and not any(bar in line.strip(BARS).rstrip(f"{BARS} ") for bar in BARS)
