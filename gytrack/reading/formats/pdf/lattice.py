"""Ruled lines to tables: rows and columns, and which cells are merged."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gytrack.reading.formats.limits import MOST_COLUMNS
from gytrack.reading.formats.pdf.shapes import Stroke

_NEAR = 3.0
_COVERED = 0.6
_FEWEST = 2
_MOST_LINES = 2000


class Field(NamedTuple):
    """A cell: its row and column, what it spans, and where it stands on the page."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table: where its columns and rows part, and its cells.

    ``open_above`` and ``open_below`` where its upright lines go on past the last level one, as a browser prints a row
    that a page's end cuts.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    fields: tuple[Field, ...]
    open_above: bool = False
    open_below: bool = False


def find_lattices(strokes: list[Stroke]) -> list[Lattice]:
    """Return the tables of a page from the top down; a frame of one column is none."""
    found = (_lattice(group) for group in _connected(strokes))
    return sorted((one for one in found if one), key=lambda one: one.down[0])


def _connected(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Part the lines into groups that touch each other; a page of ever so many is a drawing."""
    lines = [*_whole(strokes, level=True), *_whole(strokes, level=False)]
    groups: list[list[Stroke]] = []
    for line in lines if len(lines) <= _MOST_LINES else ():
        touching = [group for group in groups if any(_touch(line, other) for other in group)]
        groups = [group for group in groups if all(group is not one for one in touching)]
        groups.append([line, *(one for group in touching for one in group)])
    return groups


def _whole(strokes: list[Stroke], *, level: bool) -> list[Stroke]:
    """Join the pieces of which programs put lines together, a piece for each cell."""
    pieces = [one if level else _turned(one) for one in strokes if one.level == level]
    lines: list[Stroke] = []
    for cut in _clusters(one.top for one in pieces):
        for piece in sorted(one for one in pieces if cut[0] <= one.top <= cut[-1]):
            last = lines[-1] if lines and lines[-1].top == cut[0] else None
            if last and piece.left <= last.right + _NEAR:
                lines[-1] = Stroke(last.left, cut[0], max(last.right, piece.right), cut[-1])
            else:
                lines.append(Stroke(piece.left, cut[0], piece.right, cut[-1]))
    return lines if level else [_turned(one) for one in lines]


def _turned(one: Stroke) -> Stroke:
    return Stroke(one.top, one.left, one.bottom, one.right)


def _touch(one: Stroke, other: Stroke) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _lattice(strokes: list[Stroke]) -> Lattice | None:
    upright = [one for one in strokes if not one.level]
    level = [one for one in strokes if one.level]
    across, down = _cuts(one.left for one in upright), _cuts(one.top for one in level)
    if len(across) <= _FEWEST or len(down) < _FEWEST or len(across) > MOST_COLUMNS:
        return None
    above, below = (
        _open_edge(across, [one.top for one in upright]),
        _open_edge(across, [-one.bottom for one in upright]),
    )
    open_above, open_below = above < down[0] - 2 * _NEAR, -below > down[-1] + 2 * _NEAR
    down = (*([above] if open_above else []), *down, *([-below] if open_below else []))
    return Lattice(across, down, tuple(_fields(across, down, upright, level)), open_above, open_below)


def _open_edge(across: tuple[float, ...], edges: list[float]) -> float:
    """Return how far out as many upright lines reach as columns have sides."""
    return sorted(edges)[min(len(across), len(edges)) - 1]


def _cuts(edges: Iterable[float]) -> tuple[float, ...]:
    """Return the places at which lines stand; lines that nearly meet are one."""
    return tuple(sum(cluster) / len(cluster) for cluster in _clusters(edges))


def _clusters(edges: Iterable[float]) -> list[list[float]]:
    clusters: list[list[float]] = []
    for edge in sorted(edges):
        if clusters and edge - clusters[-1][0] <= _NEAR:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    return clusters


def _fields(
    across: tuple[float, ...], down: tuple[float, ...], upright: list[Stroke], level: list[Stroke]
) -> Iterable[Field]:
    """Give the cells: each goes on to the right and down until a line stands in its way."""
    taken: set[tuple[int, int]] = set()
    columns, rows = len(across) - 1, len(down) - 1
    walls = _walls(across, down, upright)
    floors = _floors(across, down, level)
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < columns and (row, right) not in walls and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < rows and not any((below, one) in floors for one in range(column, right)):
                below += 1
            taken |= {(one, other) for one in range(row, below) for other in range(column, right)}
            edges = (across[column], down[row], across[right], down[below])
            yield Field(row, column, below - row, right - column, *edges)


def _walls(across: tuple[float, ...], down: tuple[float, ...], upright: list[Stroke]) -> set[tuple[int, int]]:
    """Return before which cells (row, column) an upright line stands."""
    found: dict[tuple[int, int], float] = {}
    for stroke in upright:
        column = _place(across, stroke.left)
        for row, (top, bottom) in enumerate(pairwise(down)):
            covered = min(bottom, stroke.bottom + 1) - max(top, stroke.top - 1)
            if covered > 0:
                found[row, column] = found.get((row, column), 0) + covered / (bottom - top)
    return {place for place, share in found.items() if share >= _COVERED}


def _floors(across: tuple[float, ...], down: tuple[float, ...], level: list[Stroke]) -> set[tuple[int, int]]:
    """Return above which cells (row, column) a level line stands."""
    return {(row, column) for column, row in _walls(down, across, [_turned(one) for one in level])}


def _place(cuts: tuple[float, ...], edge: float) -> int:
    return min(range(len(cuts)), key=lambda at: abs(cuts[at] - edge))
