"""What counts the lines that it opens though it is no mark of a level: 1 新建泵站3座 with a blank, 一是 alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gytrack.reading.language.deeds import says_deed
from gytrack.reading.language.marks import mark_of
from gytrack.reading.language.quantities import quantities
from gytrack.reading.language.tails import names_bodies, parted_at
from gytrack.reading.text.passage import Passage, Sheet

_NUMBER = re.compile(r"\d{1,3}(?=[^\W\d_a-zA-Z]|[“《（])")
_FEWEST = 3


def with_counted(sheet: Sheet) -> Sheet:
    """Return the sheet with the bare numbers that count lines, if several count from one.

    A paper that numbers lines with 1. or 1、 needs none; a line of several cells is a row of a table. Where a paper has
    no mark but 一是, 二是, these count its deeds.
    """
    lines = sheet.lines()
    kinds = {mark.kind for line in lines if (mark := mark_of(line))}
    counted = [] if "point" in kinds else list(_numbered(lines))
    if not counted and kinds == {"ordinal"}:
        counted = list(_ordinals(lines))
    following = 1
    for _, number in counted:
        following += number == following
    return sheet if following <= _FEWEST else replace(sheet, counted=frozenset(start for start, _ in counted))


def _ordinals(lines: list[Passage]) -> Iterator[tuple[int, int]]:
    marked = [(line, mark) for line in lines if (mark := mark_of(line))]
    if 2 * sum(says_deed(line[mark.width :]) for line, mark in marked) > len(marked):
        yield from ((line.start, mark.number) for line, mark in marked)


def _numbered(lines: list[Passage]) -> Iterator[tuple[int, int]]:
    for line in lines:
        found = _NUMBER.match(line.text)
        if found and line.sheet.gap_after(line.start + found.end() - 1) and not _counts(line):
            gaps = [at for at in range(found.end() + 1, len(line)) if parted_at(line, at)]
            if not gaps or (len(gaps) == 1 and names_bodies(line[gaps[0] :])):
                yield line.start, int(found[0])


def _counts(line: Passage) -> bool:
    """Tell a figure with its unit, which a line that breaks off may begin with: 3 座，其中…."""
    return any(one.start == 0 for one in quantities(line.text))
