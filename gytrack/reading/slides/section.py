"""The lines below a heading of slides to the pieces of its section."""

import re
from dataclasses import dataclass, replace

from gytrack.reading.language.labels import LISTING, label_of
from gytrack.reading.language.marks import LEVELS, Mark
from gytrack.reading.language.quantities import quantities
from gytrack.reading.layout.branches import Branch, Piece
from gytrack.reading.slides.lines import Line

_LEADS_UP = "："
_AFTER_FIGURE = re.compile(r"(?:以上|以下|以内|左右)?[。；]?")


@dataclass(frozen=True, slots=True)
class _Put:
    """A piece, whether it takes the unmarked lines below it, and whether it is such a line itself."""

    piece: Piece
    takes_lines: bool = True
    is_plain: bool = False


class Section:
    """A branch that is being filled.

    Points, bullets and 对象N： open an item, to which the unmarked lines below belong; where there are none, every line
    is an item. ``has_points`` tells of numbered ones; ``breaks`` are where such lines begin, but for one below a figure whose name may go on.
    """

    def __init__(self, branch: Branch) -> None:
        self.branch = branch
        self.breaks: list[int] = []
        self.has_points = False
        self._puts: list[_Put] = []

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in it."""
        return not self._puts

    def add(self, line: Line) -> None:
        """Take a line that is no heading."""
        label = label_of(line.words, marked=line.mark is not None)
        last = self._puts[-1] if self._puts else None
        if label:
            self.branch.labels.append(line.words[: label.width])
            words = line.words[label.width :]
            if words.text:
                kind = label.kind
                self._put(Piece(words, words, line.mark, kind), takes_lines=kind not in LISTING)
        elif last and last.takes_lines and not _opens_item(line, last.piece.mark):
            if not _leaves_figure_open(last.piece.closes.text):
                self.breaks.append(line.whole.start)
            self._puts[-1] = replace(last, piece=replace(last.piece, closes=line.whole))
        elif line.mark:
            self._put(Piece(line.words, line.words, line.mark))
        else:
            self._unmarked(line)

    def closed(self) -> Branch:
        """Return the branch; lines before its numbered points only lead up to these."""
        self.branch.pieces = [
            replace(put.piece, listed=False) if put.is_plain and self.has_points else put.piece
            for put in self._puts
        ]
        return self.branch

    def _unmarked(self, line: Line) -> None:
        is_plain = not (line.listed or line.level)
        listed = not (is_plain and line.words.text.endswith(_LEADS_UP))
        self._put(Piece(line.words, line.words, listed=listed), takes_lines=not is_plain, is_plain=is_plain)

    def _put(self, piece: Piece, *, takes_lines: bool = True, is_plain: bool = False) -> None:
        self.has_points = self.has_points or piece.mark is not None
        self._puts.append(_Put(piece, takes_lines, is_plain))


def _leaves_figure_open(text: str) -> bool:
    """Tell 新建3个托, which the next line may go on with, from 新建3个."""
    figures = quantities(text)
    return bool(figures) and not _AFTER_FIGURE.fullmatch(text, figures[-1].end)


def _opens_item(line: Line, above: Mark | None) -> bool:
    """Tell a line that begins an item of its own from one that belongs to the item above it, which has this mark."""
    if line.mark and above:
        return not _is_below(line.mark, above)
    return bool(line.mark) or (above is None and bool(line.listed or line.level))


def _is_below(mark: Mark, above: Mark) -> bool:
    if mark.kind == "ordinal" or above.kind == "ordinal":
        return mark.kind not in {above.kind, "point"}
    return LEVELS.index(mark.kind) > LEVELS.index(above.kind)
