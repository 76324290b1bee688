"""Lines to paragraphs: a line goes on with the one before where that was full, and where nothing sets it apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from gytrack.reading.formats.pdf.lines import TextLine

_ALIGNED = 0.6
_TOLERANCE = 0.15
# Where gaps part paragraphs, a line that is not full but has none below it was broken at a long word.
_RAGGED = 3.0
_INDENT = 1.2
_WIDE_GAP = 1.3
_SIZE_CHANGE = 1.1
_DEEPEST_INDENT = 3.0
_SAME_EDGE = 2.0
_STICKS_OUT = 3.0
_INDENTED_SHARE = 0.15
_ENDS = "。；：！？.;:!?"
_CLOSERS = "，。；：、！？）》”’】〕〉」』,.;:!?)]}%％‰℃"
# What is numbered at the beginning of a line begins anew where nothing else tells.
MARKED = re.compile(
    r"\d{1,3}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[、.）)]|第[一二三四五六七八九十]+|[①-⑳]|附件|责任单位|牵头单位"
    r"|[^\W\d_a-zA-Z]{1,12}[〔\[]20\d\d[〕\]]第?\d+号$"
)
_HANGING = "，。、；：！？,.”’"
_OPENERS = "（《“‘【〔〈「『([{"


class Margins(NamedTuple):
    """Where lines begin and end on the pages or in the cell, and how far they stand apart."""

    left: float
    right: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Layout:
    """What holds for all text of one width: its margins, and what sets paragraphs apart, an indent or a gap.

    ``ragged`` is how far, in characters, a full line may end before the margin where gaps part paragraphs.
    """

    margins: Margins
    indented: bool
    spaced: bool
    ragged: float = _RAGGED

    def runs_on(self, before: TextLine, line: TextLine, *, same_page: bool) -> bool:
        """Tell whether a line goes on with the sentence of the line before it."""
        left, right, pitch = self.margins
        loose = -self.ragged if self.spaced and same_page else _TOLERANCE
        if before.right + _first_word(line) <= right + loose * before.size:
            return False
        grown = max(before.size, line.size) > _SIZE_CHANGE * min(before.size, line.size)
        if grown and before.wide and line.wide:
            return False
        if same_page and line.base - before.base > _WIDE_GAP * pitch:
            return False
        if line.left > left + _INDENT * line.size:
            if self._is_centred(line) and self._is_centred(before):
                return True
            return abs(line.left - before.left) <= _ALIGNED * line.size and not self.indented
        ended, marked = before.text.endswith(tuple(_ENDS)), bool(MARKED.match(line.text))
        told_apart = self.indented or (self.spaced and same_page)
        return not (ended and marked) if told_apart else not (ended or marked)

    def _is_centred(self, line: TextLine) -> bool:
        left, right, _ = self.margins
        return abs(line.left - left - (right - line.right)) <= line.size and "。" not in line.text


def layout_of(pages: Sequence[Sequence[TextLine]]) -> Layout:
    """Find out how the running text of a document is laid out."""
    lines = [line for page in pages for line in page]
    size = median(line.size for line in lines)
    left = _shared(sorted(one.left for one in lines), size)
    right = _shared(sorted(map(_margin_of, lines), reverse=True), size)
    full, short = _steps(pages, right - 2 * size)
    pitch = median(full) if full else 2 * size
    indents = sum(_INDENT * size < line.left - left < _DEEPEST_INDENT * size for line in lines)
    spaced = bool(short) and median(short) > _WIDE_GAP * pitch
    return Layout(Margins(left, right, pitch), indents >= _INDENTED_SHARE * len(lines), spaced)


def _steps(pages: Sequence[Sequence[TextLine]], right: float) -> tuple[list[float], list[float]]:
    """Return how far lines stand below full lines, and how far below those that end before the margin."""
    steps: tuple[list[float], list[float]] = ([], [])
    for above, below in (pair for page in pages for pair in pairwise(page)):
        steps[above.right <= right].append(below.base - above.base)
    return steps


def _shared(edges: list[float], size: float) -> float:
    """Return the outermost edge that two lines share; a single one may stick out a little."""
    near = [edge for edge in edges if abs(edge - edges[0]) <= _STICKS_OUT * size]
    return next((edge for edge, other in pairwise(near) if abs(edge - other) <= _SAME_EDGE), edges[0])


def _margin_of(line: TextLine) -> float:
    """Return where a line ends without the mark that typesetters let hang out into the margin."""
    hangs = len(line.glyphs) > 1 and line.glyphs[-1].text in _HANGING
    return line.glyphs[-2].right if hangs else line.right


def _first_word(line: TextLine) -> float:
    """Return how much room the first word of a line would have needed on the line before.

    A number or a Latin word is not broken; a closing mark does not begin a line, nor an opening one end it.
    """
    end = 0
    glyphs = line.glyphs
    while end < len(glyphs) - 1 and _holds(glyphs[end].text, glyphs[end + 1].text):
        end += 1
    return glyphs[end].right - glyphs[0].left


def _holds(before: str, after: str) -> bool:
    """Tell two characters between which no line is broken."""
    words = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return words or after in _CLOSERS or before in _OPENERS
