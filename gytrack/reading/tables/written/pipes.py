"""Tables of Markdown in a plain text: cells between pipes."""

import re

from gytrack.reading.tables.written.lines import trimmed
from gytrack.reading.tables.written.rows import Found, Text
from gytrack.reading.text.paper import Cell, Grid

_RULE = re.compile(r"[\s|:：+—－-]*")
_FEWEST_PIPES = 2
_FEWEST_ROWS = 2


def find_pipes(text: Text, at: int) -> Found | None:
    """Return the table of pipes that begins at a line, if one does; blank lines between its rows are passed over."""
    cells: list[Cell] = []
    row = end = after = 0
    for number in range(at, len(text.lines)):
        line = text.lines[number]
        content = text.shown[line.start : line.end]
        if not content.strip():
            continue
        if content.count("|") < _FEWEST_PIPES or not content.lstrip().startswith("|"):
            break
        end, after = line.end, number + 1
        if not _RULE.fullmatch(content):
            cells += _cells(text.shown, line.start, line.end, row)
            row += 1
    if row < _FEWEST_ROWS:
        return None
    return Found(Grid(text.lines[at].start, end, tuple(cells)), after)


def _cells(shown: str, start: int, end: int, row: int) -> list[Cell]:
    bars = [at for at in range(start, end) if shown[at] == "|" and shown[at - 1] != "\\"]
    stretches = zip(bars, [*bars[1:], end], strict=True)
    pieces = [trimmed(shown, bar + 1, stop) for bar, stop in stretches]
    return [
        Cell(piece.start, piece.end, row, column)
        for column, piece in enumerate(pieces)
        if piece.start < piece.end
    ]
