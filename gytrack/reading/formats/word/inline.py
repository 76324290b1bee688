"""What a paragraph says: its runs, with changes as accepted, fields by their results, and boxes and notes apart."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gytrack.reading.formats.limits import MOST_DEPTH
from gytrack.reading.formats.refusing import too_much
from gytrack.reading.formats.word.names import COMPATIBILITY, W
from gytrack.reading.formats.word.symbols import write_symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

    from gytrack.reading.formats.word.styles import Styles

_GONE: frozenset[object] = frozenset(
    W + name
    for name in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "rt",
    )
)
_SIGNS: dict[object, str] = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_TEXTS = frozenset((f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"))
_NOTES: dict[object, str] = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_BOX = f"{W}txbxContent"
_VARIANTS = f"{COMPATIBILITY}AlternateContent"


@dataclass(slots=True)
class Said:
    """What a paragraph says, the text boxes that hang on it, and the notes that it refers to (part and id)."""

    parts: list[str] = field(default_factory=list)
    boxes: "list[_Element]" = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class Inline:
    """Reads paragraphs one after another; a field may begin in one and end in a later."""

    def __init__(self, name: str, styles: "Styles") -> None:
        self._name, self._styles = name, styles
        self._fields: list[bool] = []
        """Of each open field, whether its result has begun."""

    def read(self, paragraph: "_Element") -> Said:
        """Return what a paragraph says."""
        said = Said()
        self._walk(paragraph, said, 0)
        # An instruction that does not end with its paragraph is damage; the text after it is kept.
        self._fields = [True for _ in self._fields]
        return said

    def _walk(self, parent: "_Element", said: Said, depth: int) -> None:
        if depth > MOST_DEPTH:
            raise too_much(self._name, "的内容套得太深")
        for element in parent:
            if element.tag in _GONE:
                continue
            text = _text_of(element)
            if text is not None:
                self._say(text, said)
            elif element.tag == f"{W}fldChar":
                self._field(element.get(f"{W}fldCharType"))
            elif element.tag in _NOTES:
                said.notes.append((_NOTES[element.tag], element.get(f"{W}id", "")))
            elif element.tag == _BOX:
                said.boxes.append(element)
            elif element.tag != f"{W}r" or not self._styles.is_hidden(element.find(f"{W}rPr")):
                self._walk(_chosen(element) if element.tag == _VARIANTS else element, said, depth + 1)

    def _say(self, text: str, said: Said) -> None:
        if all(self._fields):
            said.parts.append(text)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _text_of(element: "_Element") -> str | None:
    """Return what an element prints, null where that is for its children to say."""
    if element.tag in _TEXTS:
        return element.text or ""
    if element.tag == f"{W}sym":
        return _symbol(element)
    return _SIGNS.get(element.tag)


def _chosen(element: "_Element") -> "_Element":
    """Return one of the variants of the same content: the first, unless it holds no text and the last does."""
    variants = element.findall(f"{COMPATIBILITY}*")
    holding = (one for one in variants if next(one.iter(f"{W}t"), None) is not None)
    return next(holding, variants[0] if variants else element)


def _symbol(element: "_Element") -> str:
    try:
        return write_symbol(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
