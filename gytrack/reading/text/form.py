"""What a file says beyond its text, as a line to be kept beside it, so that the text can be read again as the file was."""

import json
from itertools import pairwise

from gytrack.reading.text.paper import Cell, Grid, Paper
from gytrack.records.plan import Source


def written_form(paper: Paper) -> str:
    """Write where a paper's tables stand, which of its lines are headings, and what of its text is not shown."""
    form = {
        "hidden": _hidden(paper.source.text, paper.shown),
        "headings": sorted(paper.headings.items()),
        "grids": [(grid.start, grid.end, [_numbers(cell) for cell in grid.cells]) for grid in paper.grids],
    }
    return json.dumps(form, separators=(",", ":"))


def formed_paper(source: Source) -> Paper:
    """Return the paper of a text whose form was written."""
    form = json.loads(source.form)
    grids = (Grid(start, end, tuple(Cell(*cell) for cell in cells)) for start, end, cells in form["grids"])
    return Paper(source, _shown(source.text, form["hidden"]), tuple(grids), dict(form["headings"]))


def _numbers(cell: Cell) -> tuple[int, ...]:
    return (cell.start, cell.end, cell.row, cell.column, cell.rows, cell.columns)


def _hidden(text: str, shown: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that a paper shows as blanks."""
    if text == shown:
        return []
    differs = [False, *(one != other for one, other in zip(text, shown, strict=True)), False]
    turns = [at for at, (before, here) in enumerate(pairwise(differs)) if before != here]
    return list(zip(turns[::2], turns[1::2], strict=True))


def _shown(text: str, hidden: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in hidden:
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join([*pieces, text[at:]])
