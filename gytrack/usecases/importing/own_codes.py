"""A code for each row, though the paper print a number twice: an annex that begins again, a misprint."""

from typing import NamedTuple

from gytrack.records.place import Place


class Coded(NamedTuple):
    """A row, the code that it alone has, and where in the paper it begins."""

    row_id: int
    code: str
    begins: tuple[int, int]


class OwnCodes:
    """The rows of one kind by the numbers that the paper prints."""

    def __init__(self) -> None:
        """Begin without rows."""
        self._printed: dict[str, list[Coded]] = {}

    def add(self, printed: str, place: Place, row_id: int) -> str:
        """Return the code of a row: the printed one, and for a second row of that number ``2.1.3-2``."""
        rows = self._printed.setdefault(printed, [])
        code = f"{printed}-{len(rows) + 1}" if rows else printed
        rows.append(Coded(row_id, code, (place.line, place.column)))
        return code

    def at(self, printed: str, place: Place) -> Coded | None:
        """Return the row of a printed number that a place belongs to: the last that begins before it."""
        rows = self._printed.get(printed, [])
        candidates = [row for row in rows if row.begins <= (place.line, place.column)] or rows[:1]
        return candidates[-1] if candidates else None
