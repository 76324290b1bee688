"""The body of a document as paragraphs and tables, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gytrack.reading.formats.blocks import Block, Line, Table, words_of
from gytrack.reading.formats.limits import MOST_DEPTH, MOST_NESTED
from gytrack.reading.formats.refusing import too_much
from gytrack.reading.formats.word.inline import Inline
from gytrack.reading.formats.word.names import COMPATIBILITY, W, child
from gytrack.reading.formats.word.rows import entries_of, read_rows

if TYPE_CHECKING:
    from lxml.etree import _Element

    from gytrack.reading.formats.word.numbering import Numbering
    from gytrack.reading.formats.word.styles import Styles

_ENTERED = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_ALTERNATIVES = f"{COMPATIBILITY}AlternateContent"


@dataclass(slots=True)
class Body:
    """Reads blocks in the order in which they stand, so that lists are counted as Word counts them."""

    name: str
    styles: "Styles"
    numbering: "Numbering"
    notes: list[tuple[str, str]] = field(default_factory=list)
    _inline: Inline = field(init=False)

    def __post_init__(self) -> None:
        self._inline = Inline(self.name, self.styles)

    def blocks(self, container: "_Element", depth: int = 0) -> Iterator[Block]:
        """Give the blocks of the body, of a cell, a text box or a note.

        Raises:
            DocumentError: tables stand in tables, or boxes in boxes, deeper than the limit.
        """
        if depth > MOST_NESTED:
            raise too_much(self.name, "的表格套得太深")
        torn = ""
        for element in self._elements(container, 0):
            if element.tag == f"{W}tbl":
                if torn:
                    yield Line(torn)
                torn = ""
                yield from self._table(element, depth)
                continue
            line, boxes, runs_on = self._paragraph(element, torn)
            torn = line.text if runs_on else ""
            if not runs_on:
                yield line
            for box in boxes:
                yield from self.blocks(box, depth + 1)
        if torn:
            yield Line(torn)

    def _paragraph(self, element: "_Element", torn: str) -> tuple[Line, "list[_Element]", bool]:
        """Read a paragraph, ``torn`` the text of one before it whose end was deleted; tell whether its own was."""
        properties = element.find(f"{W}pPr")
        said = self._inline.read(element)
        self.notes += said.notes
        text = torn + "".join(said.parts)
        runs_on = any(child(properties, "rPr", gone) is not None for gone in ("del", "moveFrom"))
        found = None if runs_on else self.styles.list_of(properties)
        if found:
            # An empty paragraph of a list is counted, but is no item.
            mark = self.numbering.mark(*found)
            text = mark + text if text.strip() else text
        level = self.styles.level(properties) if text.strip() else None
        return Line(text, level, self.styles.is_contents(properties)), said.boxes, runs_on

    def _table(self, table: "_Element", depth: int) -> Iterator[Block]:
        """Give a table; one that has but one column is a frame around text."""
        rows = read_rows(table)
        if all(len(row.cells) <= 1 for row in rows):
            for row in rows:
                for cell in row.cells:
                    yield from self.blocks(cell.element, depth + 1)
            return
        yield Table(entries_of(rows, lambda cell: words_of(self.blocks(cell, depth + 1))))

    def _elements(self, container: "_Element", depth: int) -> "Iterator[_Element]":
        """Give the paragraphs and tables of a container, those within content controls and accepted changes too."""
        if depth > MOST_DEPTH:
            raise too_much(self.name, "的内容套得太深")
        for element in container:
            if element.tag in (f"{W}p", f"{W}tbl"):
                yield element
            elif element.tag in _ENTERED:
                yield from self._elements(element, depth + 1)
            elif element.tag == _ALTERNATIVES and len(element):
                yield from self._elements(element[0], depth + 1)
