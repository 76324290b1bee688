"""Tables as lines of text, side by side or as cards; whoever prints them may colour the marked stretches."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from gytrack.cli.screens.layout import GAP
from gytrack.cli.screens.width import Measure, fold, pad
from gytrack.export.tables import CellKind

Cell = str  # clean text; a line feed only where the program itself wants a new line

_BOLD = "bold"
LIGHTS: Mapping[str, str] = {"红灯": "red", "黄灯": "yellow", "绿灯": "green", "未报": "grey"}
_STYLES = {"red": "red", "yellow": "yellow", "green": "green", "grey": "dim"}


class Sheet(NamedTuple):
    """A table whose every value is text that the screen can show; ``lights`` says which light a word means."""

    headings: tuple[str, ...]
    kinds: tuple[CellKind, ...]
    groups: list[tuple[str, list[list[Cell]]]]
    lights: Mapping[str, str] = LIGHTS


class Stretch(NamedTuple):
    """A stretch of a line that colour may bring out; the words say it too."""

    start: int
    end: int
    style: str


class Line(NamedTuple):
    """A line of the screen."""

    text: str
    stretches: tuple[Stretch, ...] = ()


def table_lines(sheet: Sheet, widths: Sequence[int], total: int, measure: Measure) -> Iterator[Line]:
    """Give the lines of a table whose columns stand side by side."""
    yield from (_bold(line.text) for line in _row_lines(sheet, sheet.headings, widths, measure))
    for heading, rows in sheet.groups:
        yield from _heading_lines(heading, total, measure)
        for row in rows:
            yield from _row_lines(sheet, row, widths, measure)


def card_lines(sheet: Sheet, total: int, measure: Measure) -> Iterator[Line]:
    """Give each row as a card of its own: a line for each value, its heading in front."""
    for heading, rows in sheet.groups:
        yield from _heading_lines(heading, total, measure)
        for row in rows:
            for name, text in zip(sheet.headings, row, strict=True):
                if text:
                    yield from map(Line, fold(f"{name}：{text}", total, measure))
            yield Line("")


def _heading_lines(heading: str, total: int, measure: Measure) -> Iterator[Line]:
    if heading:
        yield from map(_bold, fold(heading, total, measure))


def _row_lines(sheet: Sheet, row: Sequence[Cell], widths: Sequence[int], measure: Measure) -> Iterator[Line]:
    folded = [fold(text, cells, measure) for text, cells in zip(row, widths, strict=True)]
    for parts in zip_longest(*folded, fillvalue=""):
        yield _joined(sheet, parts, widths, measure)


def _joined(sheet: Sheet, parts: Sequence[str], widths: Sequence[int], measure: Measure) -> Line:
    """Set the parts of one line side by side."""
    text = ""
    stretches = []
    for part, kind, cells in zip(parts, sheet.kinds, widths, strict=True):
        if kind == "light" and part in sheet.lights:
            stretches.append(Stretch(len(text), len(text) + len(part), _STYLES[sheet.lights[part]]))
        text += (
            pad(part, cells + GAP, measure)
            if kind not in ("number", "percent")
            else _at_right(part, cells, measure)
        )
    return Line(text.rstrip(" "), tuple(stretches))


def _at_right(part: str, cells: int, measure: Measure) -> str:
    return pad(part, cells, measure, right=True) + " " * GAP


def _bold(text: str) -> Line:
    return Line(text, (Stretch(0, len(text), _BOLD),))
