"""A Word document as a paper."""

from typing import TYPE_CHECKING

from gytrack.reading.formats.archive import Archive
from gytrack.reading.formats.blocks import Line
from gytrack.reading.formats.draft import Draft
from gytrack.reading.formats.markup import parse_xml
from gytrack.reading.formats.refusing import check_cells, damaged
from gytrack.reading.formats.word.blocks import Body
from gytrack.reading.formats.word.names import STRICT, W
from gytrack.reading.formats.word.numbering import Numbering
from gytrack.reading.formats.word.styles import Styles
from gytrack.reading.text.paper import Paper

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "Word"
MAIN = "word/document.xml"
_EMPTY = "里没有文字"
_PICTURES = "如果内容是图片，请先用 WPS 的“图片转文字”得到文字，再另存为 docx"


def word_paper(archive: Archive, data: bytes) -> Paper:
    """Return a Word document as a paper: one line a paragraph, tables in their places, notes after the text.

    Headers and footers stand in parts of their own, which are not read.

    Raises:
        DocumentError: the document is damaged, empty or made to harm.
    """
    styles = Styles(_part(archive, "word/styles.xml"))
    body = Body(archive.name, styles, Numbering(_part(archive, "word/numbering.xml"), styles))
    root = _part(archive, MAIN)
    content = None if root is None else root.find(f"{W}body")
    if content is None:
        raise damaged(archive.name, KIND)
    check_cells(sum(1 for _ in content.iter(f"{W}tc")), archive.name)
    draft = Draft(archive.name)
    draft.add(body.blocks(content))
    _write_notes(draft, body, archive)
    return draft.paper(data, _EMPTY, _PICTURES)


def _write_notes(draft: Draft, body: Body, archive: Archive) -> None:
    """Put the notes behind the text, numbered as they are referred to; a note in a sentence would tear it."""
    notes: dict[tuple[str, str], _Element] = {}
    for kind in {kind for kind, _ in body.notes}:
        root = _part(archive, f"word/{kind}.xml")
        notes |= {(kind, note.get(f"{W}id", "")): note for note in (() if root is None else root)}
    for place, reference in enumerate(body.notes, start=1):
        found = notes.pop(reference, None)
        if found is None:
            continue
        lines = [block.text.strip() for block in body.blocks(found) if isinstance(block, Line)]
        draft.line(f"注{place}：" + "\n".join(line for line in lines if line))


def _part(archive: Archive, name: str) -> "_Element | None":
    if name not in archive:
        return None
    data = archive.read(name)
    for strict, usual in STRICT:
        data = data.replace(strict, usual)
    return parse_xml(data, archive.name, KIND)
