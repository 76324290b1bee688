"""Characters to lines: what stands on one base line, from left to right, gaps as blanks."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gytrack.reading.formats.pdf.shapes import Glyph

_SAME_BASE = 0.35
_GAP = 0.3
_DOUBLED = 0.3
_FIRST_WIDE = "\u2e80"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line: its characters from left to right, their usual size, and where they stand.

    Digits and Latin letters, which have smaller boxes, do not count for the size where there are others.
    """

    glyphs: tuple[Glyph, ...]
    size: float
    base: float

    @property
    def wide(self) -> bool:
        """Tell whether a Chinese character or mark tells its size."""
        return any(one.text >= _FIRST_WIDE for one in self.glyphs)

    @property
    def left(self) -> float:
        """Return where the line begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Return where the line ends."""
        return self.glyphs[-1].right

    @property
    def text(self) -> str:
        """Return what the line says, a gap as one blank."""
        pieces = [self.glyphs[0].text]
        for before, glyph in pairwise(self.glyphs):
            if glyph.left - before.right > _GAP * self.size:
                pieces.append(" ")
            pieces.append(glyph.text)
        return "".join(pieces)


def read_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the lines of a page or a cell, from the top down."""
    rows: list[list[Glyph]] = []
    base = float("-inf")
    for glyph in sorted(glyphs, key=lambda one: (one.base, one.left)):
        if rows and glyph.base - base <= _SAME_BASE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            base = glyph.base
    return [_line(row) for row in rows]


def _line(row: list[Glyph]) -> TextLine:
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda one: one.left):
        if not kept or not _is_doubled(kept[-1], glyph):
            kept.append(glyph)
    wide = [one.size for one in kept if one.text >= _FIRST_WIDE] or [one.size for one in kept]
    return TextLine(tuple(kept), median(wide), median(one.base for one in kept))


def _is_doubled(before: Glyph, glyph: Glyph) -> bool:
    """Tell a character that is printed twice, slightly moved, to look bold."""
    return glyph.text == before.text and glyph.left - before.left < _DOUBLED * (before.right - before.left)
