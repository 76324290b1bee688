"""What stands on every page and is no text: its number, heads and feet; and notes, which stand below the text."""

import re
from statistics import median

from gytrack.reading.formats.pdf.lines import TextLine

_NUMBER = re.compile(
    r"[-—－–·\s]*\d{1,4}[-—－–·\s]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
# A browser prints the moment above a page, its address and the page's number below.
_BROWSER = re.compile(
    r"\s*(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s*[,，]?\s*(?:上午|下午)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*(?:[AP]M\b)?.*"
    r"|(?:https?|file)[:：]//\S+\s*(?:\d{1,4}\s*/\s*\d{1,4})?)\s*"
)
_NOTE = re.compile(r"\s*(?:[①-⑳※*]|[\[［〔]?\d{1,3}[\]］〕]?\s?[^\d.、．）)\s])")
_PROSE = re.compile("[，。；]")
_EDGE = 0.12
_AT_MOST = 2
_MOST = 0.6
_NEARLY_ALL = 0.8
_SAME_PLACE = 4.0
_FEWEST = 3
_SMALL = 0.88


def without_running(pages: list[list[TextLine]], heights: list[float]) -> list[list[TextLine]]:
    """Return the lines of each page without its number, and what stands at one place of most pages, or every second."""
    edges = [_at_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    seen: dict[tuple[str, int], list[int]] = {}
    for number, edge in enumerate(edges):
        for key in {_key(line) for line in edge}:
            seen.setdefault(key, []).append(number)
    running = {key for key, on in seen.items() if _runs(on, len(pages))}
    return [
        [line for line in lines if not (line in edge and (_is_printed(line) or _key(line) in running))]
        for lines, edge in zip(pages, edges, strict=True)
    ]


def _runs(on: list[int], pages: int) -> bool:
    if len(on) < _FEWEST:
        return len(on) == pages > 1
    halves = [sum(number % 2 == half for number in on) / max(1, (pages + 1 - half) // 2) for half in (0, 1)]
    return len(on) >= _MOST * pages or max(halves) >= _NEARLY_ALL


def _is_printed(line: TextLine) -> bool:
    """Tell a page's number, and what a browser prints around a page."""
    return bool(_NUMBER.fullmatch(line.text.strip()) or _BROWSER.fullmatch(line.text))


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
    foot = [line for line in lines[-_AT_MOST:] if line.base > (1 - _EDGE) * height]
    return [line for line in (*top, *foot) if not _PROSE.search(line.text) or _BROWSER.fullmatch(line.text)]


def _key(line: TextLine) -> tuple[str, int]:
    """Return what is the same of a line on each page: its words, numbers apart, and where it stands."""
    return re.sub(r"\d+", "#", "".join(line.text.split())), round(line.base / _SAME_PLACE)
