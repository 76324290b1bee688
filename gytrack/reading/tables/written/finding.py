"""Finds the tables of a plain text."""

import re

from gytrack.reading.layout.paragraphs import ends_sentence
from gytrack.reading.tables.contents import is_part
from gytrack.reading.tables.written.lines import split_lines, words
from gytrack.reading.tables.written.pasted import find_pasted
from gytrack.reading.tables.written.pipes import find_pipes
from gytrack.reading.tables.written.rows import Found, Text, find_rows
from gytrack.reading.tables.written.streams import find_stream
from gytrack.reading.text.paper import Cell, Grid
from gytrack.reading.text.passage import Sheet

_PASTED = re.compile(
    r"^[^\S\n]*(?:序[^\S\n]*号|编[^\S\n]*号|项[^\S\n]*次|(?:责任|牵头)(?:单位|部门)|完成(?:时限|时间))[^\S\n]*$",
    re.MULTILINE,
)
_FEWEST_CELLS = 6
_MOST_LINES_BETWEEN = 4


def find_grids(shown: str) -> tuple[Grid, ...]:
    """Return the tables of a text in order: rows of tabs, a cell a line, pipes, and what only looks like a table."""
    if "\t" not in shown and "|" not in shown and not _PASTED.search(shown):
        return ()
    text = Text(shown, Sheet.of(shown), split_lines(shown))
    grids: list[Grid] = []
    at = 0
    while at < len(text.lines):
        found = _find(text, at)
        if found:
            grids.append(found.grid)
        at = found.after if found else at + 1
    return tuple(grids)


def _find(text: Text, at: int) -> Found | None:
    if not text.lines[at].cells:
        return None
    finders = (find_pipes, find_rows, find_stream, find_pasted, _find_unknown)
    return next((found for find in finders if (found := find(text, at))), None)


def _find_unknown(text: Text, at: int) -> Found | None:
    """Take a run of short lines with tabs that end no sentence: a table without a header that is known.

    An indented paragraph has a tab too, but ends its sentence or opens with a mark; lines without a tab may go on with
    a cell. Its cells are taken as one column: it is told, not read.
    """
    cells: list[Cell] = []
    last = at - 1
    for number in range(at, len(text.lines)):
        if number - last > _MOST_LINES_BETWEEN:
            break
        if _is_cell(text, number):
            line = text.lines[number]
            cells += (Cell(one.start, one.end, len(cells) + i, 0) for i, one in enumerate(line.cells))
            last = number
        elif number == at:
            return None
    if len(cells) < _FEWEST_CELLS:
        return None
    return Found(Grid(text.lines[at].start, text.lines[last].end, tuple(cells)), last + 1)


def _is_cell(text: Text, number: int) -> bool:
    line = text.lines[number]
    if not line.cells or not (line.is_cell or line.is_row):
        return False
    passage = words(text.sheet, line.cells[-1])
    return not ends_sentence(passage.text) and not is_part(words(text.sheet, line.cells[0]))
