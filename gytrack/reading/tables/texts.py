"""Cells of words to the tasks or measures in them: one, or one for each printed number."""

from typing import NamedTuple

from gytrack.reading.language.marks import Mark, enumeration, mark_of
from gytrack.reading.language.tails import cut_listing
from gytrack.reading.text.passage import Passage

# （1）…；（2）… and 一是 … 二是 … are the parts of one task, as a row is one; measures are each one.
_PARTS_OF_ONE = ("ordinal", "paren", "circle")
_NEVER = ("chapter", "division")


class Words(NamedTuple):
    """A task's words without mark and list: the number that is printed, the list in brackets at the end."""

    number: int | None
    text: Passage
    listing: Passage | None


def read_words(cell: Passage, *, measures: bool = False) -> list[Words]:
    """Split a cell that is a numbered list as a whole; one that only leads up to a list stays one."""
    run = enumeration(cell)
    if not run or run[0][0] != 0 or (not measures and run[0][1].kind in _PARTS_OF_ONE):
        mark = None if run else mark_of(cell)
        return _words(mark if mark and mark.kind not in _NEVER else None, cell)
    ends = [*(at for at, _ in run[1:]), len(cell)]
    return [one for (at, mark), end in zip(run, ends, strict=True) for one in _words(mark, cell[at:end])]


def _words(mark: Mark | None, text: Passage) -> list[Words]:
    kept, listing = cut_listing(text[mark.width :] if mark else text)
    return [Words(mark.number if mark else None, kept, listing)] if kept.text else []
