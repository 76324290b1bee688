"""What stands on every page and is no text: its number, heads and feet; and notes, which stand below the text."""

import re
from collections import Counter
from statistics import median

from gytrack.reading.formats.pdf.lines import TextLine

_NUMBER = re.compile(
    r"[-—－–·\s]*\d{1,4}[-—－–·\s]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_NOTE = re.compile(r"\s*(?:[①-⑳※*]|[\[［〔]?\d{1,3}[\]］〕]?\s?[^\d.、．）)\s])")
_EDGE = 0.12
_AT_MOST = 2
_OFTEN = 0.4
_FEWEST = 3
_SMALL = 0.88


def without_running(pages: list[list[TextLine]], heights: list[float]) -> list[list[TextLine]]:
    """Return the lines of each page without its number and what comes again at the edges of pages."""
    edges = [_at_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    words = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = max(_FEWEST, _OFTEN * len(pages))
    gone = [
        {id(line) for line in edge if _NUMBER.fullmatch(line.text.strip()) or words[_key(line)] >= often}
        for edge in edges
    ]
    return [[line for line in lines if id(line) not in out] for lines, out in zip(pages, gone, strict=True)]


def part_notes(pages: list[list[TextLine]]) -> tuple[list[list[TextLine]], list[TextLine]]:
    """Part the small lines at the foot of pages that open with a mark from the text of the pages."""
    if not any(pages):
        return pages, []
    usual = median(line.size for lines in pages for line in lines)
    texts: list[list[TextLine]] = []
    notes: list[TextLine] = []
    for lines in pages:
        foot = len(lines)
        while foot and lines[foot - 1].size < _SMALL * usual:
            foot -= 1
        first = next((at for at in range(foot, len(lines)) if _NOTE.match(lines[at].text)), len(lines))
        texts.append(lines[:first])
        notes += lines[first:]
    return texts, notes


def _at_edges(lines: list[TextLine], height: float) -> list[TextLine]:
    top = [line for line in lines[:_AT_MOST] if line.base < _EDGE * height]
    return top + [line for line in lines[-_AT_MOST:] if line.base > (1 - _EDGE) * height]


def _key(line: TextLine) -> str:
    return re.sub(r"\d+", "#", "".join(line.text.split()))
