"""A part of a page as lines and tables."""

import re
from collections.abc import Iterator
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


class Reader:
    """Reads the blocks of a page one after another."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._said: list[str] = []
        self._level: int | None = None
        self._items: dict[_Element, int] = {}
        """Of each list, how many items there have been."""

    def read(self, element: "_Element") -> Iterator[Block]:
        """Give the blocks of an element, which may be a table itself.

        Raises:
            DocumentError: elements stand in elements deeper than the limit.
        """
        yield from self._table(element) if element.tag == "table" else self.blocks(element)

    def blocks(self, element: "_Element", depth: int = 0) -> Iterator[Block]:
        """Give the blocks within an element. Raises as ``read``."""
        if depth > MOST_DEPTH:
            raise too_much(self._name, "的内容套得太深")
        self._say(element.text)
        for child in element:
            yield from self._child(child, depth)
            self._say(child.tail)
        if depth == 0:
            yield from self._line()

    def _child(self, child: "_Element", depth: int) -> Iterator[Block]:
        tag = child.tag
        if tag == "br":
            yield from self._line()
        elif tag == "table":
            yield from self._line()
            yield from self._table(child)
        elif tag in BLOCKS:
            yield from self._line()
            heading = _HEADING.fullmatch(str(tag))
            outer, self._level = self._level, int(heading[1]) if heading else self._level
            self._say(self._mark_of(child))
            yield from self.blocks(child, depth + 1)
            yield from self._line()
            self._level = outer
        else:
            yield from self.blocks(child, depth + 1)

    def _table(self, table: "_Element") -> Iterator[Block]:
        """Give a table; one that only lays out the page is lines."""
        rows = cells_of(table)
        for caption in table.findall("caption"):
            yield from Reader(self._name).blocks(caption)
        if is_layout(rows):
            for row in rows:
                for cell in row:
                    yield from Reader(self._name).blocks(cell)
            return
        labelled = labelled_lines(rows)
        if labelled:
            yield from (Line(text) for text in labelled)
            return
        yield Table(entries_of(rows, lambda cell: words_of(Reader(self._name).blocks(cell))))

    def _say(self, text: str | None) -> None:
        if text:
            self._said.append(text)

    def _line(self) -> Iterator[Line]:
        text = _BLANKS.sub(" ", "".join(self._said)).strip(" ")
        self._said.clear()
        if text.strip():
            yield Line(text, self._level)

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
