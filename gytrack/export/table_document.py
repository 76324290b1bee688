"""Tables as a Word document: landscape A4, a title, headings that come again on every page."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from gytrack.export.workbook.cells import cell_text
from gytrack.export.zips import timeless

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

_LONG, _SHORT, _MARGIN = 297, 210, 20
"""The sides of A4 and the margins in millimetres."""

_TITLE, _PART, _HEADING, _BODY = ("方正小标宋简体", 18), ("黑体", 14), ("黑体", 10.5), ("宋体", 10.5)
_TABLE_STYLES = ("Normal Table", "Table Grid")
_NEEDLESS = ("/stylesWithEffects", "/thumbnail", "/customXml")


class TableDocument(NamedTuple):
    """A title, a line below it, and a table; ``widths`` are shares of the page. ``day`` is all it says of when."""

    title: str
    line: str
    day: date
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]


class Part(NamedTuple):
    """A table under a heading of its own, which is empty where there is none; ``widths`` are shares of the page."""

    heading: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]


class TablesDocument(NamedTuple):
    """A title, lines below it, and tables; ``day`` is all it says of when."""

    title: str
    lines: Sequence[str]
    day: date
    parts: Sequence[Part]


def write_table_document(content: TableDocument, stream: BinaryIO) -> None:
    """Write a document of one table to a stream of bytes; as ``write_tables_document``."""
    part = Part("", content.headings, content.widths, content.rows)
    write_tables_document(TablesDocument(content.title, (content.line,), content.day, (part,)), stream)


def write_tables_document(content: TablesDocument, stream: BinaryIO) -> None:
    """Write a document to a stream of bytes; the same content is the same bytes, on every computer and at every hour."""
    from docx import Document

    document = Document()
    _lighten(document)
    _set_up(document, content)
    _write(document.add_paragraph(), content.title, _TITLE, centred=True)
    for line in content.lines:
        _write(document.add_paragraph(), line, _BODY)
    for part in content.parts:
        if part.heading:
            _write_heading(document.add_paragraph(), part.heading)
        table = document.add_table(rows=0, cols=len(part.headings), style="Table Grid")
        table.autofit = False
        _fill(table, part)
    made = BytesIO()
    document.save(made)
    _pack(made, stream)


def _lighten(document: "Document") -> None:
    """Take out of python-docx's template what no table needs: styles of tables, a copy of all styles, a picture.

    They are five sixths of a document, of which a ledger keeps one for each bulletin.
    """
    from docx.enum.style import WD_STYLE_TYPE

    for style in document.styles:
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLE_STYLES:
            style.delete()
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(_NEEDLESS):
                del holder.rels[key]


def _set_up(document: "Document", content: TablesDocument) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(_LONG), Mm(_SHORT)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)
    about, at = document.core_properties, datetime.combine(content.day, time())
    about.title, about.author, about.comments = cell_text(content.title), "", ""
    about.created = about.modified = at


def _fill(table: "Table", content: Part) -> None:
    from docx.shared import Mm

    room, whole = _LONG - 2 * _MARGIN, sum(content.widths)
    widths = [Mm(room * share // whole) for share in content.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    headings = _new_row(table)
    _mark(headings, "tblHeader")
    for row, texts in ((headings, content.headings), *((_new_row(table), texts) for texts in content.rows)):
        _mark(row, "cantSplit")
        for cell, width, text in zip(row.cells, widths, texts, strict=True):
            cell.width = width
            _write_cell(cell, text, is_heading=row is headings)


def _new_row(table: "Table") -> "_Row":
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx has no annotations here
    return row


def _write_cell(cell: "_Cell", text: str, *, is_heading: bool) -> None:
    _write(cell.paragraphs[0], text, _HEADING if is_heading else _BODY, centred=is_heading)


def _write(paragraph: "Paragraph", text: str, font: tuple[str, float], *, centred: bool = False) -> None:
    """Write text in a font; Word takes the one for hanzi from an attribute of its own."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    name, size = font
    run = paragraph.add_run(cell_text(text))
    run.font.name, run.font.size = name, Pt(size)
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write_heading(paragraph: "Paragraph", text: str) -> None:
    """Write the heading of a part, apart from the table above it and on one page with its own."""
    from docx.shared import Pt

    _write(paragraph, text, _PART)
    paragraph.paragraph_format.space_before = Pt(_PART[1])
    paragraph.paragraph_format.keep_with_next = True


def _mark(row: "_Row", name: str) -> None:
    """Give a row a property that python-docx has no word for."""
    from docx.oxml import OxmlElement

    properties: Any = row._tr.get_or_add_trPr()  # noqa: SLF001 - the only way to it
    properties.append(OxmlElement(f"w:{name}"))


def _pack(made: BytesIO, stream: BinaryIO) -> None:
    with ZipFile(made) as parts, ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(timeless(name), parts.read(name))
