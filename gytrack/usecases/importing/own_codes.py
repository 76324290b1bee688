"""A code for each part of a plan, though the paper print a number twice: an annex that begins again, a misprint."""

from collections.abc import Iterable
from typing import NamedTuple

from gytrack.records.place import Place


class _Coded(NamedTuple):
    """The code that a part alone has, and where in the paper it begins."""

    code: str
    begins: tuple[int, int]


class OwnCodes:
    """The sections, or the tasks, of a plan by the numbers that the paper prints."""

    def __init__(self, printed: Iterable[str]) -> None:
        """Begin with the numbers that are printed at all, which nothing else may get."""
        self._taken = set(printed)
        self._parts: dict[str, list[_Coded]] = {}

    def add(self, printed: str, place: Place) -> str:
        """Return the code of a part: the printed one, and for a second part of that number ``2.1.3-2``."""
        parts = self._parts.setdefault(printed, [])
        code, number = printed, len(parts) + 1
        while parts and code in self._taken:
            code, number = f"{printed}-{number}", number + 1
        self._taken.add(code)
        parts.append(_Coded(code, (place.line, place.column)))
        return code

    def at(self, printed: str, place: Place) -> str | None:
        """Return the code of the part of a printed number that a place belongs to: the last that begins before it."""
        parts = self._parts.get(printed, [])
        candidates = [part for part in parts if part.begins <= (place.line, place.column)] or parts[:1]
        return candidates[-1].code if candidates else None
