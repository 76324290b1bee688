"""Where something stands in a source text; apart from the plan's own records, which no screen needs."""

from collections.abc import Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """A stretch of the source text; lines and columns count from 1, the end column is the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


def quote(text: str, place: Place) -> str:
    """Return the stretch of ``text`` at ``place``, line ends included."""
    return quote_lines(text.split("\n"), place)


def quote_lines(lines: Sequence[str], place: Place) -> str:
    """Return the stretch at ``place`` of a text that is split into its lines already, for many quotes of one text."""
    stretch = list(lines[place.line - 1 : place.end_line])
    stretch[-1] = stretch[-1][: place.end_column - 1]
    stretch[0] = stretch[0][place.column - 1 :]
    return "\n".join(stretch)
