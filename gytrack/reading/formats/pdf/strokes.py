"""The straight lines that a page of a PDF draws: the ruling of its tables."""

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING

from gytrack.reading.formats.limits import MOST_SEGMENTS
from gytrack.reading.formats.pdf.shapes import Stroke
from gytrack.reading.formats.refusing import too_much

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

    from gytrack.reading.formats.pdf.turning import Turn

_THIN = 3.0
_SLANT = 0.5
_SHORTEST = 4.0
_LONGEST = 1e5
_FORMS = 3
_Point = tuple[float, float]


def find_strokes(page: "PdfPage", turn: "Turn", name: str) -> tuple[list[Stroke], int]:
    """Return the level and upright lines, and how many pieces are drawn; of what is filled only what is thin.

    Raises:
        DocumentError: the page draws more than any plan.
    """
    from pypdfium2 import raw

    strokes: list[Stroke] = []
    segments = 0
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_FORMS):
        segments += max(1, raw.FPDFPath_CountSegments(drawn))
        if segments > MOST_SEGMENTS:
            raise too_much(name, "的一页里线条多得不正常")
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
        for points in _outlines(drawn):
            if stroke.value or _is_thin(points):
                strokes += _straight([turn(*point) for point in points])
    return strokes, segments


def _outlines(drawn: "PdfObject") -> list[list[_Point]]:
    """Return the outlines of a path, each as its corners where they stand on the page."""
    from pypdfium2 import raw

    matrix = drawn.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    outlines: list[list[_Point]] = []
    for at in range(raw.FPDFPath_CountSegments(drawn)):
        segment = raw.FPDFPath_GetPathSegment(drawn, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([])
        outlines[-1].append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return outlines


def _is_thin(points: list[_Point]) -> bool:
    across, up = zip(*points, strict=True)
    return bool(min(max(across) - min(across), max(up) - min(up)) <= _THIN)


def _straight(points: list[_Point]) -> list[Stroke]:
    strokes: list[Stroke] = []
    for (x, y), (to_x, to_y) in pairwise(points):
        wide, high = abs(to_x - x), abs(to_y - y)
        if min(wide, high) <= _SLANT and _SHORTEST <= max(wide, high) <= _LONGEST:
            strokes.append(Stroke(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))
    return strokes
