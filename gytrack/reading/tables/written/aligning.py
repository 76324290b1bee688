"""Cells to rows and columns: by what they hold and by what is left of the empty cells between them.

A text that was saved and cleaned has lost the empty cells of merged columns, or has them twice; lines between rows
vanish. Each cell is put where it fits and where the gaps before it fit best, over the table as a whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gytrack.reading.tables.vocabulary import Role
from gytrack.reading.tables.written.fitting import misfit
from gytrack.reading.text.passage import Passage

_GAP = 0.4
_LOST = 0.2
_DOUBLED = 0.1
_BREAK = 2.0
_NO_ITEM = 3.0
_NO_NUMBER = 0.6
_FAR = float("inf")


@dataclass(frozen=True, slots=True)
class Token:
    """A cell that is not empty: the empty ones right before it, and whether white space sets it off from the last."""

    cell: Passage
    empties: int = 0
    breaks: bool = False


Fit = Callable[[Passage, Role | None], float]


class Aligned(NamedTuple):
    """The row and column of each cell, rows counted from 0, and what is amiss with them."""

    places: list[tuple[int, int]]
    cost: float


def align(
    tokens: Sequence[Token], roles: Sequence[Role | None], *, breaks: bool, one_row: bool = False
) -> list[tuple[int, int]]:
    """Return the row and column of each cell, rows counted from 0.

    ``breaks`` says that white space between cells means a new row; ``one_row`` that all are of one.
    """
    return aligned(tokens, roles, breaks=breaks, one_row=one_row, fit=misfit).places


def aligned(
    tokens: Sequence[Token], roles: Sequence[Role | None], *, breaks: bool, one_row: bool, fit: Fit
) -> Aligned:
    """Align cells, and say how well that went; ``fit`` weighs a cell below a header."""
    if not tokens:
        return Aligned([], 0.0)
    rules = _Rules(roles, fit, breaks=breaks, one_row=one_row)
    costs = [rules.opening(tokens[0], column) for column in range(len(roles))]
    steps: list[list[int]] = []
    for token in tokens[1:]:
        fits = [fit(token.cell, role) for role in roles]
        best = [rules.best(costs, token, column) for column in range(len(roles))]
        steps.append([step for _, step in best])
        costs = [cost + amiss for (cost, _), amiss in zip(best, fits, strict=True)]
    ends = [cost + rules.closing(column) for column, cost in enumerate(costs)]
    return Aligned(_places(ends, steps), min(ends))


def retraced(costs: Sequence[float], steps: Sequence[Sequence[int]]) -> list[int]:
    """Return the columns of the cheapest way: ``costs`` are those of ending in each, ``steps`` where each came from."""
    column = min(range(len(costs)), key=lambda at: costs[at])
    columns = [column]
    for step in reversed(steps):
        column = step[column]
        columns.append(column)
    return columns[::-1]


def _places(costs: Sequence[float], steps: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    columns = retraced(costs, steps)
    row, places = 0, [(0, columns[0])]
    for before, after in pairwise(columns):
        row += after <= before
        places.append((row, after))
    return places


class _Rules:
    """What it costs to go from one column to another."""

    def __init__(self, roles: Sequence[Role | None], fit: Fit, *, breaks: bool, one_row: bool) -> None:
        self.roles = roles
        self.fit = fit
        self.breaks = breaks
        self.one_row = one_row
        words = [at for at, role in enumerate(roles) if role in ("text", "content", "name")]
        self.item = words[-1] if words else -1

    def opening(self, token: Token, column: int) -> float:
        return self.fit(token.cell, self.roles[column]) + self._skip(range(column), token.empties)

    def closing(self, column: int) -> float:
        skipped_item = _NO_ITEM * (column < self.item)
        return _LOST * (len(self.roles) - 1 - column) + skipped_item

    def best(self, costs: Sequence[float], token: Token, column: int) -> tuple[float, int]:
        """Return the cheapest way to a column, and the column it comes from."""
        ways = ((costs[before] + self._step(before, column, token), before) for before in range(len(costs)))
        return min(ways)

    def _step(self, before: int, column: int, token: Token) -> float:
        width = len(self.roles)
        if column > before:
            skipped = range(before + 1, column)
            broken = _BREAK * (self.breaks and token.breaks)
        elif self.one_row:
            return _FAR
        else:
            skipped = range(before + 1, width + column)
            broken = _BREAK * (self.breaks and not token.breaks)
        return self._skip(skipped, token.empties) + broken

    def _skip(self, skipped: range, empties: int) -> float:
        """Weigh the columns that are passed over: a row has an item, and what a number counts stands beside it."""
        width = len(self.roles)
        no_item = _NO_ITEM * (self.item in skipped or self.item + width in skipped)
        no_number = _NO_NUMBER * (bool(skipped) and self.roles[skipped[-1] % width] == "number")
        return _gap(len(skipped), empties) + no_item + no_number


def _gap(skipped: int, empties: int) -> float:
    """Weigh columns passed over against the empty cells that are there; these may be lost, or there twice."""
    if skipped == empties:
        return 0.0
    if skipped == empties / 2:
        return _DOUBLED
    if not empties:
        return _LOST * skipped
    return _GAP * min(abs(skipped - empties), abs(skipped - empties / 2))
