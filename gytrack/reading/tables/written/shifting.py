"""Rows that are shorter than their header: cells below merged ones are missing, and the rest stand too far left."""

from collections.abc import Sequence

from gytrack.reading.tables.contents import is_count, is_long, is_part
from gytrack.reading.tables.vocabulary import Role
from gytrack.reading.tables.written.aligning import Token, aligned
from gytrack.reading.tables.written.fitting import strangeness
from gytrack.reading.text.passage import Passage

_NO_ITEM = 3.0
_FEWEST_COUNTS = 2
_ITEMS = ("text", "content", "name")


def with_counts(roles: Sequence[Role | None], body: Sequence[Passage]) -> tuple[list[Role | None], list[int]]:
    """Return the roles with a column for running numbers that the header has no word for, and the header's columns.

    A word that spans the numbers and what they count stands above both, so that the header is one short.
    """
    width = len(roles)
    first = next((at for at, cell in enumerate(body[: width + 1]) if is_count(cell.text)), None)
    counts = [int(cell.text.rstrip(".、")) for cell in body if is_count(cell.text)]
    runs = counts == list(range(counts[0], counts[0] + len(counts))) if counts else False
    if first is None or "number" in roles or len(counts) < _FEWEST_COUNTS or not runs:
        return list(roles), list(range(width))
    columns = [column + (column >= first) for column in range(width)]
    return [*roles[:first], "number", *roles[first:]], columns


def columns_of(cells: Sequence[Passage], roles: Sequence[Role | None]) -> list[int]:
    """Return the column of each cell of a row, empty ones too.

    A row stands as it is written where its last cell is filled or nothing is amiss; else its cells go where they fit.
    """
    filled = [at for at, cell in enumerate(cells) if cell.text]
    if len(filled) == 1 and _is_across(cells[filled[0]], roles):
        return [0] * len(cells)
    in_place = list(range(len(cells)))
    if not filled or filled[-1] >= len(roles) - 1:
        return in_place
    empties = [after - before - 1 for before, after in zip((-1, *filled), filled, strict=False)]
    tokens = [Token(cells[at], empty) for at, empty in zip(filled, empties, strict=True)]
    found = aligned(tokens, roles, breaks=False, one_row=True, fit=strangeness)
    if len(cells) >= len(roles) and _amiss(cells, roles) <= found.cost:
        return in_place
    columns = dict(zip(filled, (column for _, column in found.places), strict=True))
    return [columns.get(at, at) for at in in_place]


def _is_across(cell: Passage, roles: Sequence[Role | None]) -> bool:
    """Tell a row that is one heading across the table."""
    named = roles[0] == "number" and not is_count(cell.text) and not is_long(cell.text)
    return is_part(cell) or named


def _amiss(cells: Sequence[Passage], roles: Sequence[Role | None]) -> float:
    """Weigh a row as it stands."""
    items = [at for at, role in enumerate(roles) if role in _ITEMS]
    no_item = _NO_ITEM * bool(items and not cells[items[-1]].text)
    return no_item + sum(
        strangeness(cell, role) for cell, role in zip(cells, roles, strict=False) if cell.text
    )
