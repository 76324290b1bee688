"""Headings that the file itself makes such, and the places among the sections of those that print no number."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from gytrack.reading.language.marks import LEVELS, SECTIONS, Mark, MarkKind, mark_of
from gytrack.reading.layout.titles import is_title
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.passage import Passage, Sheet

_FEWEST = 2
UNNUMBERED = 0
"""The number of a mark that is not printed: its section gets the next one."""


def headed_positions(paper: Paper, sheet: Sheet) -> dict[int, int]:
    """Return the level (from 1) of each heading by the position of its first character."""
    starts = sheet.line_starts
    return {
        bisect_left(sheet.offsets, starts[line - 1]): level
        for line, level in paper.headings.items()
        if line <= len(starts)
    }


class Headed:
    """Which unnumbered headings open sections, and of what level.

    Those of a level whose other headings are numbered go on with these; where a paper numbers no section at all, each
    level that has several headings makes sections. The first heading is the document's title where it reads like one.
    """

    def __init__(self, paragraphs: Sequence[Passage], levels: Mapping[int, int]) -> None:
        self._levels = levels
        headings = [one for one in paragraphs if one.start in levels]
        self._title = headings[0].start if headings and is_title(headings[0]) else None
        marked = [(levels[one.start], mark.kind) for one in headings if (mark := mark_of(one))]
        self._kinds = {level: kind for (level, kind), _ in reversed(Counter(marked).most_common())}
        if not any(mark and mark.kind in SECTIONS for mark in map(mark_of, paragraphs)):
            self._kinds |= _kinds_of_levels(
                Counter(levels[one.start] for one in headings if one.start != self._title)
            )

    def mark_of(self, paragraph: Passage) -> Mark | None:
        """Return the mark that a paragraph prints, or that its being a heading stands for."""
        mark = mark_of(paragraph)
        level = self._levels.get(paragraph.start)
        if mark or level is None or paragraph.start == self._title:
            return mark
        kind = self._kinds.get(level)
        return Mark(kind, UNNUMBERED, 0) if kind in SECTIONS else None


def _kinds_of_levels(counts: Counter[int]) -> dict[int, MarkKind]:
    levels = sorted(level for level, count in counts.items() if count >= _FEWEST)
    return dict(zip(levels, LEVELS, strict=False))
