"""A stretch of a document's text without its white space, which still knows where it stands."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self

from gytrack.reading.text.widths import in_one_form
from gytrack.records.plan import Place

# Zero-width characters come along with text copied off the web.
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def is_blank(character: str) -> bool:
    """Tell whether a character takes no ink."""
    return character.isspace() or character in _ZERO_WIDTH


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A whole document without white space, and the offset of each character in the source.

    ``text`` has digits and punctuation in one width, for rules to match; ``printed`` is the same as it is printed.
    ``counted`` are the positions of what counts the lines that it opens though it is no mark of a level.
    """

    text: str
    printed: str
    offsets: tuple[int, ...]
    line_starts: tuple[int, ...]
    first_of_line: frozenset[int]
    counted: frozenset[int] = frozenset()

    @classmethod
    def of(cls, shown: str) -> Self:
        """Take the white space out of a document's text."""
        offsets = tuple(at for at, character in enumerate(shown) if not is_blank(character))
        starts = (0, *(found.end() for found in re.finditer("\n", shown)))
        firsts = frozenset(bisect_left(offsets, start) for start in starts)
        printed = "".join(shown[at] for at in offsets)
        one_form = in_one_form(shown)
        return cls("".join(one_form[at] for at in offsets), printed, offsets, starts, firsts)

    def passage(self, start: int, end: int) -> "Passage":
        """Return the passage between two positions of the text without white space."""
        return Passage(self, start, self.text[start:end])

    def between(self, start: int, end: int) -> "Passage":
        """Return the passage that stands between two offsets of the source."""
        return self.passage(bisect_left(self.offsets, start), bisect_left(self.offsets, end))

    def lines(self) -> list["Passage"]:
        """Return every line that is not empty."""
        cuts = [*sorted(self.first_of_line), len(self.offsets)]
        return [self.passage(start, end) for start, end in pairwise(cuts) if start < end]

    def gap_after(self, position: int) -> bool:
        """Tell whether white space followed the character at ``position``."""
        after = position + 1
        return after < len(self.offsets) and self.offsets[after] - self.offsets[position] > 1

    def starts_line(self, position: int) -> bool:
        """Tell whether the character at ``position`` is the first of its line."""
        return position in self.first_of_line

    def spot(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of an offset in the source."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a sheet; slicing it gives a passage again. ``text`` is in one width, ``printed`` as it stands."""

    sheet: Sheet = field(repr=False)
    start: int
    text: str

    @property
    def end(self) -> int:
        """Return the position after the last character."""
        return self.start + len(self.text)

    @property
    def printed(self) -> str:
        """Return the text as the document prints it."""
        return self.sheet.printed[self.start : self.end]

    @property
    def place(self) -> Place:
        """Return where the passage stands in the source.

        Raises:
            ValueError: the passage is empty and stands nowhere.
        """
        if not self.text:
            raise ValueError(self.start)
        first, last = self.sheet.offsets[self.start], self.sheet.offsets[self.end - 1]
        return Place(*self.sheet.spot(first), *_after(self.sheet.spot(last)))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> "Passage":
        start, end, _ = part.indices(len(self.text))
        return Passage(self.sheet, self.start + start, self.text[start:end])

    def through(self, later: "Passage") -> "Passage":
        """Return the passage from the beginning of this one to the end of a later one."""
        return self.sheet.passage(self.start, later.end)

    def strip(self, characters: str) -> "Passage":
        """Return the passage without any of ``characters`` at either end."""
        kept = self.text.lstrip(characters)
        start = len(self.text) - len(kept)
        return self[start : start + len(kept.rstrip(characters))]


def _after(spot: tuple[int, int]) -> tuple[int, int]:
    return spot[0], spot[1] + 1
