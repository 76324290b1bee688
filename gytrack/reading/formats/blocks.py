"""What documents are made of: lines, and tables with their cells."""

from collections.abc import Iterable
from typing import NamedTuple


class Entry(NamedTuple):
    """A cell of a table: what it says, its row and column from 0, what it spans."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Line(NamedTuple):
    """A paragraph; ``level`` makes a heading, ``listed`` a line of a table of contents."""

    text: str
    level: int | None = None
    contents: bool = False


class Table(NamedTuple):
    """A table of several columns."""

    entries: list[Entry]


Block = Line | Table


def words_of(blocks: Iterable[Block]) -> str:
    """Return what a cell says: a line for each paragraph, and for each row of a table within it."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block.text)
        else:
            rows: dict[int, list[str]] = {}
            for entry in block.entries:
                rows.setdefault(entry.row, []).append(entry.text.replace("\n", ""))
            lines += (" ".join(row) for row in rows.values())
    return "\n".join(line for line in lines if line.strip())
