"""The codes of a table's groups and rows: the numbers that are printed, else their place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gytrack.numerals import read_numeral
from gytrack.reading.language.marks import LEVELS, mark_of
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.tables.matrix import Box, Matrix
from gytrack.reading.text.passage import Passage
from gytrack.records.plan import Section

_NUMBER = re.compile(r"(?:.*[.\-—])?(\d{1,4}|[一二三四五六七八九十百]{1,5})[.、]?")


@dataclass(frozen=True, slots=True)
class _Open:
    """A group that rows are in: how deep it is, its words, its code, the list that its words carry."""

    depth: tuple[int, int]
    words: str
    code: str
    listing: Passage | None


class Groups:
    """The groups that are open at a row, the outer ones first; rows across the table are outside columns."""

    def __init__(self, base: str, taken: int) -> None:
        self._base = base
        self._open: list[_Open] = []
        self._last = {"": taken}

    @property
    def code(self) -> str:
        """Return the code of the innermost group."""
        return self._open[-1].code if self._open else self._base

    @property
    def listing(self) -> Passage | None:
        """Return the responsibility list that the innermost group carries."""
        return self._open[-1].listing if self._open else None

    def row(self, words: Passage) -> Section | None:
        """Open a group that a row across the table names."""
        mark = mark_of(words)
        return self._enter((0, LEVELS.index(mark.kind) if mark and mark.kind in LEVELS else 0), words, None)

    def column(self, column: int, words: Passage, number: int | None) -> Section | None:
        """Open a group that a cell names; nothing where it names the one that is open."""
        return self._enter((1, column), words, number)

    def whole(self, caption: Passage) -> Section:
        """Open the one section of a table without groups."""
        section = self._enter((-1, 0), caption, None)
        assert section is not None  # noqa: S101  (no group is open yet that could be the same)
        return section

    def next(self, code: str, number: int | None, *, measure: bool = False) -> str:
        """Return the code of a task or measure in a section: by its number unless that is taken, else its place."""
        key = f"{code}.m" if measure else f"{code}."
        last = self._last.get(key, 0)
        chosen = number if number and number > last else last + 1
        self._last[key] = chosen
        return f"{key}{chosen}"

    def _enter(self, depth: tuple[int, int], words: Passage, number: int | None) -> Section | None:
        if any(one.depth == depth and one.words == words.text for one in self._open):
            return None
        self._open = [one for one in self._open if one.depth < depth]
        mark = mark_of(words)
        title, listing = cut_listing(words[mark.width :] if mark else words)
        title = title.strip("。：；")
        above = self.code
        code = self._code(above, mark.number if mark else number)
        self._open.append(_Open(depth, words.text, code, listing))
        named = title if title.text else words
        return Section(code, named.printed, named.place)

    def _code(self, above: str, number: int | None) -> str:
        chosen = number or self._last.get(above, 0) + 1
        self._last[above] = max(self._last.get(above, 0), chosen)
        return f"{above}.{chosen}" if above else str(chosen)


def read_number(box: Box | None) -> int | None:
    """Return the number that a cell below 序号 prints: 3, 1.3 and 三 are three."""
    found = _NUMBER.fullmatch(box.words.text) if box else None
    return read_numeral(found[1]) if found else None


def numbered_column(
    matrix: Matrix, rows: Sequence[int], number: int | None, groups: Sequence[int]
) -> int | None:
    """Return the column of groups that the column 序号 counts; null where it counts the rows.

    It counts groups where it has a number in each row that begins one and in no other; rows across the table are neither.
    """
    if number is None:
        return None
    numbered = {row for row in rows if read_number(matrix.own(row, number)) is not None}
    for column in reversed(groups):
        if numbered and number < column and numbered == set(_starts(matrix, rows, column)):
            return column
    return None


def _starts(matrix: Matrix, rows: Sequence[int], column: int) -> Mapping[int, Box]:
    """Return the rows in which a group begins: a cell that says another word than the one above."""
    starts: dict[int, Box] = {}
    last = ""
    for row in rows:
        box = matrix.own(row, column)
        if box and box.cell.column == column and box.words.text != last:
            last = box.words.text
            starts[row] = box
    return starts
