"""Where a table begins in plain text: a run of words that stand above columns."""

from collections.abc import Sequence

from gytrack.reading.tables.vocabulary import Role, role_of
from gytrack.reading.text.passage import Passage

_LONGEST = 20
_FEWEST = 2
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
