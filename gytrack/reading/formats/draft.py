"""A paper in the making: lines and tables in the order of the document, and where each ends up in the text."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from gytrack.errors import DocumentError
from gytrack.reading.formats.blocks import Block, Entry, Line
from gytrack.reading.formats.limits import MOST_CHARACTERS, MOST_COLUMNS
from gytrack.reading.formats.plain import without_page_numbers
from gytrack.reading.formats.refusing import check_cells, too_much
from gytrack.reading.text.paper import Cell, Grid, Paper
from gytrack.records.plan import Source

_INK = re.compile(r"[^\n]")
# U+2028 is a line break; U+E5E5 stands in older Chinese fonts for a blank of full width; a soft hyphen shows nothing.
_CLEAN = str.maketrans(
    {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\ue5e5": "\u3000", "\xad": None, "\0": None}
)


class Draft:
    """The text so far, and what is known of it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._text: list[str] = []
        self._shown: list[str] = []
        self._length = 0
        self._lines = 0
        self._cells = 0
        self._grids: list[Grid] = []
        self._headings: dict[int, int] = {}

    def add(self, blocks: Iterable[Block]) -> None:
        """Add lines and tables; what is a table's contents is kept, but not shown."""
        for block in blocks:
            if isinstance(block, Line):
                self.line(block.text, block.level, shown=not block.contents)
            else:
                self.table(block.entries)

    def line(self, text: str, level: int | None = None, *, shown: bool = True) -> None:
        """Add a line, or several where it has breaks; ``level`` makes a heading, ``shown`` tells text from contents."""
        text = text.translate(_CLEAN)
        first = self._lines + 1
        self._add(f"{text}\n", shown=shown)
        if level is not None:
            self._headings |= dict.fromkeys(range(first, self._lines + 1), level)

    def table(self, entries: Sequence[Entry]) -> None:
        """Add a table: rows end with line feeds, cells are parted by tabs, each stands where it begins."""
        self._cells += len(entries)
        check_cells(self._cells, self._name)
        start = self._length
        cells: list[Cell] = []
        row = -1
        for entry in sorted(entries, key=lambda one: (one.row, one.column)):
            if row >= 0:
                self._add("\t" if entry.row == row else "\n")
            row = entry.row
            text = entry.text.translate(_CLEAN).replace("\t", " ").strip()
            spans = (min(entry.rows, MOST_COLUMNS), min(entry.columns, MOST_COLUMNS))
            cells.append(Cell(self._length, self._length + len(text), row, entry.column, *spans))
            self._add(text)
        if cells:
            self._grids.append(Grid(start, self._length, tuple(cells)))
            self._add("\n")

    def paper(self, data: bytes, kind: str, todo: str) -> Paper:
        """Return the paper of the file whose bytes these are.

        Raises:
            DocumentError: it holds no text; ``kind`` and ``todo`` say what and what to do.
        """
        text = "".join(self._text)
        if not text.strip():
            raise DocumentError(f"“{self._name}”{kind}", todo)
        source = Source(self._name, text, hashlib.sha256(data).hexdigest())
        shown = without_page_numbers("".join(self._shown))
        return Paper(source, shown, tuple(self._grids), self._headings)

    def _add(self, text: str, *, shown: bool = True) -> None:
        self._length += len(text)
        self._lines += text.count("\n")
        if self._length > MOST_CHARACTERS:
            raise too_much(self._name, f"的文字超过 {MOST_CHARACTERS // 10_000} 万字")
        self._text.append(text)
        self._shown.append(text if shown else _INK.sub(" ", text))
