"""How large a file is, in words."""

from pathlib import Path

_KILO = 1024


def size_words(file: Path) -> str:
    """Write a file's size, at least 1 KB: a file that holds something is never 0 KB."""
    kilobytes = -(-file.stat().st_size // _KILO)
    return f"{kilobytes} KB" if kilobytes < _KILO else f"{kilobytes / _KILO:.1f} MB"
