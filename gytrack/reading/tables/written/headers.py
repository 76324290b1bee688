"""Where a table begins in plain text: a run of words that stand above columns."""

from collections.abc import Sequence

from gytrack.reading.tables.vocabulary import Role, role_of
from gytrack.reading.text.passage import Passage

_LONGEST = 20
_FEWEST = 2
_MOST_PIECES = 3
_LONGEST_PIECE = 3
_HALVES = frozenset(("单位", "部门", "科室", "处室", "名称", "时限", "时间"))
WIDEST = 40
"""No table that a person can read has more columns; what has is taken as it stands."""
_MOSTLY = 0.6
_WORDS = frozenset(("group", "text", "content", "name", "targets", "measures"))
_SAYS = frozenset(("lead", "support", "parties", "office", "due", "unit", "value", "targets", "measures"))


def is_header(cells: Sequence[Passage]) -> bool:
    """Tell a row of a header: at least two of its cells and most of them are words of the vocabulary."""
    known = sum(role_of(cell.text) is not None for cell in cells)
    return known >= _FEWEST and known >= _MOSTLY * len(cells)


def roles_of(cells: Sequence[Passage]) -> list[Role | None]:
    """Return the role of each column."""
    return [role_of(cell.text) for cell in cells]


def gives_duties(roles: Sequence[Role | None]) -> bool:
    """Tell a header that has what is to be done and more about it, from words that only stand side by side."""
    return any(
        role in _WORDS and not _SAYS.isdisjoint((*roles[:at], *roles[at + 1 :]))
        for at, role in enumerate(roles)
    )


def whole_words(cells: Sequence[Passage]) -> list[range]:
    """Return which cells at the head of a stream make up one word each that narrow columns broke over lines.

    牵头 and 部门 are one: the first is no word above a column, or says no other than both together.
    """
    found: list[range] = []
    at = 0
    while at < len(cells):
        most = min(at + _MOST_PIECES, len(cells))
        end = next((end for end in range(most, at + 1, -1) if _is_torn(cells[at:end])), at + 1)
        found.append(range(at, end))
        at = end
    return found


def _is_torn(pieces: Sequence[Passage]) -> bool:
    if len(pieces) <= 1 or any(len(piece) > _LONGEST_PIECE for piece in pieces):
        return False
    first, whole = role_of(pieces[0].text), role_of("".join(piece.text for piece in pieces))
    return whole is not None and (first in (None, "value") or (first == whole and pieces[-1].text in _HALVES))


def header_length(cells: Sequence[Passage]) -> int:
    """Count the cells at the head of a stream that are its header; 0 where there is none.

    A word that is not known is one of the header where known ones follow right after it.
    """
    length = 0
    for at, cell in enumerate(cells):
        if role_of(cell.text) is not None:
            length = at + 1
        elif at - length >= 1 or len(cell) > _LONGEST or "。" in cell.text:
            break
    return length if is_header(cells[:length]) else 0
