"""A PDF's pages, read with PDFium: the characters of the text layer and the lines that are drawn."""

import ctypes
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gytrack.errors import DocumentError
from gytrack.reading.formats.limits import MOST_PAGES, MOST_PDF_CHARACTERS, MOST_SEGMENTS_OF_ALL
from gytrack.reading.formats.pdf.shapes import Glyph, Page
from gytrack.reading.formats.pdf.strokes import find_strokes
from gytrack.reading.formats.pdf.turning import Turn
from gytrack.reading.formats.refusing import damaged, too_much

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_KIND = "PDF"
_NO_CHARACTER = 0xFFFE
_HIGH, _LOW = (0xD800, 0xDBFF), (0xDC00, 0xDFFF)
_FARTHEST = 1e6
# Fonts give some characters by the radical that looks the same; those of the supplement have no form of their own.
_RADICALS = dict(
    zip(
        "⺠⺟⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民母虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
_KANGXI = ("\u2f00", "\u2fdf")


def load_pages(data: bytes, name: str) -> Iterator[Page]:
    """Give the pages of a PDF.

    Raises:
        DocumentError: it is damaged, locked, or holds more than any plan.
    """
    document = _open(data, name)
    try:
        if len(document) > MOST_PAGES:
            raise too_much(name, f"有 {len(document)} 页")
        characters = segments = 0
        for number in range(len(document)):
            page, drawn = _page(document, number, name)
            characters += len(page.glyphs)
            segments += drawn
            _check(characters, segments, name)
            yield page
    finally:
        document.close()


def _open(data: bytes, name: str) -> "PdfDocument":
    import pypdfium2  # a library of its own: most files are text

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError(f"“{name}”加了密码", "请去掉密码，另存后再读") from None
        raise damaged(name, _KIND) from None


def _check(characters: int, segments: int, name: str) -> None:
    if characters > MOST_PDF_CHARACTERS:
        raise too_much(name, f"的文字超过 {MOST_PDF_CHARACTERS // 10_000} 万字")
    if segments > MOST_SEGMENTS_OF_ALL:
        raise too_much(name, "里线条多得不正常")


def _page(document: "PdfDocument", number: int, name: str) -> tuple[Page, int]:
    """Return a page and how many pieces of lines it draws."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        raise damaged(name, _KIND) from None
    try:
        width, height = page.get_size()
        turn = Turn(page.get_rotation(), width, height)
        strokes, segments = find_strokes(page, turn, name)
        return Page(_glyphs(page, turn, name), strokes, height), segments
    finally:
        page.close()


def _glyphs(page: "PdfPage", turn: Turn, name: str) -> list[Glyph]:
    from pypdfium2 import raw

    text = page.get_textpage()
    _check(text.count_chars(), 0, name)
    # The calls below are made for every character: what they need is made once.
    handle, x, y, box = text.raw, ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    glyphs: list[Glyph] = []
    high = 0
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, at)
        if code <= ord(" ") or code == _NO_CHARACTER or raw.FPDFText_IsGenerated(handle, at) == 1:
            continue
        if _HIGH[0] <= code <= _HIGH[1]:
            high = code
            continue
        raw.FPDFText_GetCharOrigin(handle, at, at_x, at_y)
        raw.FPDFText_GetLooseCharBox(handle, at, at_box)
        left, top = turn(box.left, box.top)
        right, bottom = turn(box.right, box.bottom)
        base = turn(x.value, y.value)[1]
        # Also false where one of them is no number.
        if abs(left) + abs(right) + abs(top) + abs(bottom) + abs(base) < _FARTHEST:
            size = max(abs(bottom - top), 1.0)
            glyphs.append(Glyph(_character(code, high), min(left, right), max(left, right), base, size))
    text.close()
    return glyphs


def _character(code: int, high: int) -> str:
    """Return a character; those beyond U+FFFF come as two halves."""
    if _LOW[0] <= code <= _LOW[1]:
        return chr(0x10000 + ((high - _HIGH[0]) << 10) + code - _LOW[0]) if high else "\ufffd"
    return _plain(chr(code))


def _plain(character: str) -> str:
    if _KANGXI[0] <= character <= _KANGXI[1]:
        return unicodedata.normalize("NFKC", character)
    return _RADICALS.get(character, character)
