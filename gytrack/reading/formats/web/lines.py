"""A part of a page as lines and tables."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from gytrack.reading.formats.blocks import Block, Line, Table, words_of
from gytrack.reading.formats.limits import MOST_DEPTH
from gytrack.reading.formats.refusing import too_much
from gytrack.reading.formats.web.nodes import BLOCKS
from gytrack.reading.formats.web.tables import cells_of, entries_of, is_layout, labelled_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"h([1-6])")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_MARKED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十百\d]+[、.．）)]|第[一二三四五六七八九十百\d]+|[①-⑳●•▪■◆])"
)
# A mark is at most so many pieces of text: a bracket, a number and a bracket, each may have an element of its own.
_FEW = 5
_NO_MARKS = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)


def read_blocks(element: "_Element", name: str) -> list[Block]:
    """Return the lines and tables of an element, which may be a table itself.

    Raises:
        DocumentError: elements stand in elements deeper than the limit.
    """
    reader = _Reader(name)
    if element.tag == "table":
        reader.table(element)
    else:
        reader.walk(element, 0)
        reader.end_line()
    return reader.blocks


class _Reader:
    """The blocks so far, and the line that is being said."""

    def __init__(self, name: str) -> None:
        self.blocks: list[Block] = []
        self._name = name
        self._said: list[str] = []
        self._level: int | None = None
        self._items: dict[_Element, int] = {}
        """Of each list, how many items there have been."""

    def walk(self, element: "_Element", depth: int) -> None:
        if depth > MOST_DEPTH:
            raise too_much(self._name, "的内容套得太深")
        self._say(element.text)
        for child in element:
            self._child(child, depth)
            self._say(child.tail)

    def _child(self, child: "_Element", depth: int) -> None:
        if child.tag == "br":
            self.end_line()
        elif child.tag == "table":
            self.end_line()
            self.table(child)
        elif child.tag in BLOCKS:
            self.end_line()
            heading = _HEADING.fullmatch(str(child.tag))
            outer, self._level = self._level, int(heading[1]) if heading else self._level
            self._say(self._mark_of(child))
            self.walk(child, depth + 1)
            self.end_line()
            self._level = outer
        else:
            self.walk(child, depth + 1)

    def table(self, table: "_Element") -> None:
        """Add a table; one that only lays out the page is lines."""
        rows = cells_of(table)
        for caption in table.findall("caption"):
            self.blocks += read_blocks(caption, self._name)
        labelled = [] if is_layout(rows) else labelled_lines(rows)
        if is_layout(rows):
            for cell in (cell for row in rows for cell in row):
                self.blocks += read_blocks(cell, self._name)
        elif labelled:
            self.blocks += (Line(text) for text in labelled)
        else:
            self.blocks.append(Table(entries_of(rows, lambda cell: words_of(read_blocks(cell, self._name)))))

    def _say(self, text: str | None) -> None:
        if text:
            self._said.append(text)

    def end_line(self) -> None:
        text = _BLANKS.sub(" ", "".join(self._said)).strip(" ")
        self._said.clear()
        if text.strip():
            self.blocks.append(Line(text, self._level))

    def _mark_of(self, item: "_Element") -> str:
        """Return the mark that a browser prints before an item of a list, unless the item has one of its own."""
        parent = item.getparent()
        if item.tag != "li" or parent is None or parent.tag not in ("ol", "ul"):
            return ""
        count = self._items[parent] = self._items.get(parent, 0) + 1
        if _NO_MARKS.search(parent.get("style", "") + item.get("style", "")):
            return ""
        if _MARKED.match("".join(islice(item.itertext(), _FEW))):
            return ""
        start = parent.get("start", "1")
        first = int(start) if re.fullmatch("[0-9]{1,4}", start) else 1
        return "• " if parent.tag == "ul" else f"{first + count - 1}. "
