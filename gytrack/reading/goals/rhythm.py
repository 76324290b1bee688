"""What time holds where in a sentence: its dates, and 每年."""

import re
from bisect import bisect_left
from datetime import date

from gytrack.reading.language.deadlines import Horizon

_EACH_YEAR = re.compile(r"(?<!每[人生户亩])每年|每一年")
_NO_LONGER_EACH_YEAR = re.compile(r"；|累计")
_PARTS = re.compile("；")
# 到2025年 and 2025年，… hold on; 2025年再完成 is of its own part.
_HOLDS_ON = re.compile("[到至在]")
_RUNS_ON = re.compile(r"[^\W\d_a-zA-Z]")


class Calendar:
    """Which day holds where in a sentence: a date within a clause (2025年再完成60个；…) holds up to the next ；."""

    def __init__(self, text: str, dates: list[Horizon]) -> None:
        parts = [found.start() for found in _PARTS.finditer(text)]
        held: date | None = None
        turns: list[tuple[int, date | None]] = []
        for found in dates:
            turns.append((found.start, found.day))
            if _HOLDS_ON.match(text, max(0, found.start - 1)) or not _RUNS_ON.match(text, found.end):
                held = found.day
            elif found.start and (ends := bisect_left(parts, found.end)) < len(parts):
                turns.append((parts[ends], held))
        self._turns = sorted(turns, key=lambda turn: turn[0])

    def at(self, position: int) -> date | None:
        """Return the last day for a number at ``position``."""
        before = bisect_left(self._turns, position, key=lambda turn: turn[0])
        return self._turns[before - 1][1] if before else None


class Rhythm:
    """Where a sentence says 每年, and where that ends: at a ；, a 累计, a date."""

    def __init__(self, text: str, dates: list[Horizon]) -> None:
        ends = [found.start() for found in _NO_LONGER_EACH_YEAR.finditer(text)]
        self._turns = sorted(
            [(found.start(), True) for found in _EACH_YEAR.finditer(text)]
            + [(at, False) for at in (*ends, *(found.start for found in dates))]
        )

    def at(self, position: int) -> str | None:
        """Return ``year`` where a number at ``position`` is asked for each year."""
        before = bisect_left(self._turns, (position,))
        return "year" if before and self._turns[before - 1][1] else None
