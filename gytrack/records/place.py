"""Where something stands in a source text; apart from the plan's own records, which no screen needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the source text; lines and columns count from 1, the end column is the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


def quote(text: str, place: Place) -> str:
    """Return the stretch of ``text`` at ``place``, line ends included."""
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)
