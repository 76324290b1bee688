"""A text file as a paper: page numbers, a page's head and foot, and the names of images are no text; runs of cells are tables."""

import re
from collections import Counter

from gytrack.reading.tables.written.finding import find_grids
from gytrack.reading.text.paper import Paper
from gytrack.records.plan import Source

_PAGE_NUMBER = re.compile(
    r"(?m)^[^\S\n]*(?:[-—－–][^\S\n]*\d{1,4}[^\S\n]*[-—－–]|第[^\S\n]*\d{1,4}[^\S\n]*页"
    r"(?:[^\S\n]*[,，/]?[^\S\n]*共[^\S\n]*\d{1,4}[^\S\n]*页)?)[^\S\n]*$"
)
_IMAGE = re.compile(r"(?mi)^[^\S\n]*[^\s，。；]{1,40}\.(?:png|jpe?g|gif|webp|bmp)[^\S\n]*$")
_LONGEST_RUNNING = 40
_FEWEST_PAGES = 3
_MOSTLY = 0.6
_NEAR = 300
_INK = re.compile(r"\S")


def plain_paper(source: Source) -> Paper:
    """Return a text as a paper."""
    shown = _IMAGE.sub(lambda found: " " * len(found[0]), without_page_numbers(source.text))
    return Paper(source, shown, grids=find_grids(shown))


def without_page_numbers(text: str) -> str:
    """Blank the numbers of pages, and a title that a converter repeats on every page beside its number."""
    shown = _PAGE_NUMBER.sub(lambda found: " " * len(found[0]), text)
    numbers = [found.start() for found in _PAGE_NUMBER.finditer(text)]
    if len(numbers) < _FEWEST_PAGES:
        return shown
    pieces: list[str] = []
    at = 0
    for start, end in sorted(_running(shown, numbers)):
        if start >= at:
            pieces += (shown[at:start], _INK.sub(" ", shown[start:end]))
            at = end
    return "".join([*pieces, shown[at:]])


def _running(shown: str, numbers: list[int]) -> set[tuple[int, int]]:
    """Return the lines beside page numbers whose words stand beside most of them."""
    beside: list[tuple[int, int]] = []
    for number in numbers:
        beside += (span for span in (_line_before(shown, number), _line_after(shown, number)) if span)
    words = Counter("".join(shown[start:end].split()) for start, end in set(beside))
    often = {text for text, count in words.items() if count >= max(_FEWEST_PAGES, _MOSTLY * len(numbers))}
    return {
        (start, end)
        for start, end in set(beside)
        if end - start <= _LONGEST_RUNNING and "".join(shown[start:end].split()) in often
    }


def _line_before(shown: str, at: int) -> tuple[int, int] | None:
    first = max(0, at - _NEAR)
    end = first + len(shown[first:at].rstrip())
    start = shown.rfind("\n", first, end) + 1
    return (start, end) if first <= start < end else None


def _line_after(shown: str, at: int) -> tuple[int, int] | None:
    found = _INK.search(shown, at, at + _NEAR)
    if not found:
        return None
    end = shown.find("\n", found.start(), found.start() + _NEAR)
    return (found.start(), end) if end >= 0 else None
