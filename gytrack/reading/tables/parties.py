"""Whom the cells of a row name, and in which role."""

from collections.abc import Iterator

from gytrack.reading.language.bodies import ENDS_AS_BODY
from gytrack.reading.language.labels import LabelKind
from gytrack.reading.language.listings import NOTHING, Listing, read_listing
from gytrack.reading.tables.contents import is_nobody
from gytrack.reading.text.passage import Passage

_SEPARATORS = frozenset("、，,；;。")
# What a name of a department may begin with, so that a new line in a cell is a new name: 市财政局, 各区.
_OPENS_NAME = frozenset("省市区县州盟旗各国")


def read_parties(cell: Passage, label: LabelKind) -> Listing:
    """Read a cell below 牵头单位, 配合单位 or 责任单位; a word in the cell (甲牵头) says more than 责任单位 above it."""
    if is_nobody(cell.text):
        return NOTHING
    listing = NOTHING
    for line in _lines(cell):
        listing = listing.merged(read_listing(line, label))
    return listing


def _lines(cell: Passage) -> Iterator[Passage]:
    """Split names that stand on lines of their own; a name that is but wrapped stays whole."""
    start = 0
    alone = not _SEPARATORS.intersection(cell.text)
    for at in range(1, len(cell)):
        if cell.sheet.gap_after(cell.start + at - 1) and _is_new_name(cell, start, at, alone=alone):
            yield cell[start:at]
            start = at
    yield cell[start:]


def _is_new_name(cell: Passage, start: int, at: int, *, alone: bool) -> bool:
    before, after = cell[start:at].text, cell[at:].text
    if before[-1] in _SEPARATORS or not ENDS_AS_BODY.search(before):
        return False
    return after[0] in _OPENS_NAME or (alone and bool(ENDS_AS_BODY.search(after)))
