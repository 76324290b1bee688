"""A text file as a paper: lines that hold but a page's number are no text, runs of cells are tables."""

import re

from gytrack.reading.tables.written.finding import find_grids
from gytrack.reading.text.paper import Paper
from gytrack.records.plan import Source

_PAGE_NUMBER = re.compile(
    r"(?m)^[^\S\n]*(?:[-—－–][^\S\n]*\d{1,4}[^\S\n]*[-—－–]|第\d{1,4}页(?:共\d{1,4}页)?)[^\S\n]*$"
)


def plain_paper(source: Source) -> Paper:
    """Return a text as a paper."""
    shown = _PAGE_NUMBER.sub(lambda found: " " * len(found.group()), source.text)
    return Paper(source, shown, grids=find_grids(shown))
