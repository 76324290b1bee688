"""Numbers that only shifted, in few words: 2.1.4—2.1.6改为2.1.5—2.1.7."""

from collections.abc import Iterable
from typing import NamedTuple


class _Run(NamedTuple):
    """Neighbours that shifted alike, by their first and last numbers, old and new."""

    first: tuple[str, str]
    last: tuple[str, str]


def shift_words(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Write old and new numbers, neighbours that shifted by the same put together."""
    runs: list[_Run] = []
    for pair in pairs:
        if runs and _follows(runs[-1].last, pair):
            runs[-1] = runs[-1]._replace(last=pair)
        else:
            runs.append(_Run(pair, pair))
    return [_words(run) for run in runs]


def _follows(before: tuple[str, str], pair: tuple[str, str]) -> bool:
    """Say whether both numbers come right after those before."""
    return all(_next(one) == other for one, other in zip(before, pair, strict=True))


def _next(code: str) -> str | None:
    above, dot, last = code.rpartition(".")
    mark, number = ("m", last[1:]) if last.startswith("m") else ("", last)
    return f"{above}{dot}{mark}{int(number) + 1}" if number.isdecimal() else None


def _words(run: _Run) -> str:
    (old, new), (old_end, new_end) = run
    if old == old_end:
        return f"{old}改为{new}"
    return f"{old}—{old_end}改为{new}—{new_end}"
