"""A Markdown file as a paper: its text as it stands, its own marks blanked, its headings and tables known."""

import re
from itertools import pairwise

from gytrack.reading.formats.limits import MOST_COLUMNS
from gytrack.reading.formats.plain import without_page_numbers
from gytrack.reading.formats.refusing import check_cells
from gytrack.reading.tables.written.blanking import without_bars
from gytrack.reading.tables.written.finding import find_grids
from gytrack.reading.text.paper import Cell, Grid, Paper
from gytrack.records.plan import Source

_HEADING = re.compile(r"(?m)^ {0,3}(#{1,6})(?!#)(?=[^\n]*\S)")
_CLOSING = re.compile(r"(?m)(?<=[ \t])#+[ \t]*$")
_FENCE = re.compile(r"(?m)^ {0,3}(?:`{3,}|~{3,})[^\n]*$")
_RULE = re.compile(r"(?m)^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,}|={3,})$")
_BULLET = re.compile(r"(?m)^[ \t]*([-*+])(?=[ \t]+\S)")
_QUOTE = re.compile(r"(?m)^ {0,3}((?:>[ \t]?)+)")
_EMPHASIS = re.compile(r"(?<!\d)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\d)|__+|~~|`+")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\\$", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,300}\])")
_LINK = re.compile(r"(\[)[^\[\]\n]+(\]\([^()\n]{0,2000}\))")
_NOTE = re.compile(r"\[\^[^\]\n]{1,40}\](?!:)")
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|#160|#xa0);", re.IGNORECASE)
_PIPES = re.compile(r"(?m)^[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_BAR = re.compile(r"(?<!\\)\|")
_INK = re.compile(r"[^\n]")


def markdown_paper(source: Source) -> Paper:
    """Return a Markdown file as a paper.

    Raises:
        DocumentError: its tables have more cells than the limit.
    """
    page = _Page(without_page_numbers(source.text))
    grids = page.tables(source.name)
    headings = page.headings()
    page.blank_marks()
    found = grids or find_grids(page.shown)
    return Paper(source, without_bars(page.shown, found), found, headings)


class _Page:
    """The text, with ever more of it blanked; nothing moves."""

    def __init__(self, text: str) -> None:
        self.shown = text
        self._blank_comments()
        self._blank(_FENCE)

    def headings(self) -> dict[int, int]:
        """Return the level of each line that opens with # signs."""
        found = {}
        line = at = 0
        for match in _HEADING.finditer(self.shown):
            line += self.shown.count("\n", at, match.start())
            at = match.start()
            found[line + 1] = len(match[1])
        return found

    def tables(self, name: str) -> tuple[Grid, ...]:
        """Return the tables, told by the row of dashes below the first; that row and the bars are blanked."""
        grids: list[Grid] = []
        pieces: list[str] = []
        lines = list(re.finditer(r"(?m)^.*$", self.shown))
        number, cells, at = 1, 0, 0
        while number < len(lines):
            if _is_ruled(lines[number - 1][0], lines[number][0]):
                stop = next(
                    (after for after in range(number + 1, len(lines)) if "|" not in lines[after][0]),
                    len(lines),
                )
                cells += (stop - number) * len(_bounds(lines[number][0]))
                check_cells(cells, name)
                grid = _grid([lines[number - 1], *lines[number + 1 : stop]], lines[stop - 1].end())
                ruled = _PIPES.sub(lambda found: " " * len(found[0]), self.shown[grid.start : grid.end])
                pieces += (self.shown[at : grid.start], _BAR.sub(" ", ruled))
                at = grid.end
                grids.append(grid)
                number = stop
            number += 1
        self.shown = "".join([*pieces, self.shown[at:]])
        return tuple(grids)

    def _blank_comments(self) -> None:
        pieces: list[str] = []
        at = 0
        while (start := self.shown.find("<!--", at)) >= 0 and (end := self.shown.find("-->", start)) >= 0:
            pieces += (self.shown[at:start], _INK.sub(" ", self.shown[start : end + 3]))
            at = end + 3
        self.shown = "".join([*pieces, self.shown[at:]])

    def blank_marks(self) -> None:
        """Blank what Markdown does not print."""
        for pattern in (_IMAGE, _RULE, _NOTE, _TAG, _ENTITY):
            self._blank(pattern)
        self.shown = "\n".join(
            _CLOSING.sub(lambda found: " " * len(found[0]), line) if _HEADING.match(line) else line
            for line in self.shown.split("\n")
        )
        self._blank(_HEADING, 1)
        self._blank(_LINK, 1, 2)
        self._blank(_QUOTE, 1)
        self._blank(_BULLET, 1)
        escaped = {found.end() for found in _ESCAPE.finditer(self.shown)}
        self.shown = _EMPHASIS.sub(
            lambda found: found[0] if found.start() in escaped else " " * len(found[0]), self.shown
        )
        self._blank(_ESCAPE)

    def _blank(self, pattern: re.Pattern[str], *groups: int) -> None:
        pieces: list[str] = []
        at = 0
        for found in pattern.finditer(self.shown):
            for start, end in (found.span(group) for group in groups or (0,)):
                if start >= at:
                    pieces += (self.shown[at:start], _INK.sub(" ", self.shown[start:end]))
                    at = end
        self.shown = "".join([*pieces, self.shown[at:]])


def _is_ruled(head: str, rule: str) -> bool:
    return (
        "|" in rule and "|" in head and bool(_PIPES.match(rule)) and len(_bounds(rule)) == len(_bounds(head))
    )


def _grid(rows: list[re.Match[str]], end_of_table: int) -> Grid:
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        for column, (start, end) in enumerate(_bounds(row[0])[:MOST_COLUMNS]):
            words = row[0][start:end]
            left = row.start() + start + len(words) - len(words.lstrip())
            cells.append(Cell(left, max(left, row.start() + start + len(words.rstrip())), number, column))
    return Grid(rows[0].start(), end_of_table, tuple(cells))


def _bounds(line: str) -> list[tuple[int, int]]:
    """Return where the cells of a row begin and end; bars at its ends part nothing."""
    bars = [found.start() for found in _BAR.finditer(line)]
    lead = len(line) - len(line.lstrip())
    cuts = bars if bars and bars[0] == lead else [lead - 1, *bars]
    cuts = cuts if bars and bars[-1] == len(line.rstrip()) - 1 else [*cuts, len(line)]
    return [(start + 1, end) for start, end in pairwise(cuts)]
