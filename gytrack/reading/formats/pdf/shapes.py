"""What stands on a page of a PDF: characters with their boxes, and straight lines. Points, y from the top down."""

from typing import NamedTuple


class Glyph(NamedTuple):
    """A character: its left and right edge, the line that it stands on, and its size."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Stroke(NamedTuple):
    """A straight line, or an edge of a box, level or upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Tell a line from left to right."""
        return self.right - self.left >= self.bottom - self.top


class Page(NamedTuple):
    """All that stands on a page."""

    glyphs: list[Glyph]
    strokes: list[Stroke]
    height: float
