"""A PDF as a paper."""

from gytrack.errors import DocumentError
from gytrack.reading.formats.blocks import Block, Line, Table
from gytrack.reading.formats.draft import Draft
from gytrack.reading.formats.pdf.apart import pages_of
from gytrack.reading.formats.pdf.lattice import find_lattices
from gytrack.reading.formats.pdf.lines import TextLine, read_lines
from gytrack.reading.formats.pdf.paragraphs import layout_of
from gytrack.reading.formats.pdf.running import part_notes, without_running
from gytrack.reading.formats.pdf.shapes import Page
from gytrack.reading.formats.pdf.tables import PageTable, is_inside, read_table
from gytrack.reading.text.paper import Paper

_FEWEST_PER_PAGE = 10
_GARBLED = 0.3
_SCAN = "是扫描件，没有可读的文字"
_RECOGNISE = "请先用 WPS 的“PDF 转 Word”或其他文字识别软件得到文字，核对后存为 docx 再读"


def pdf_paper(data: bytes, name: str) -> Paper:
    """Return a PDF as a paper: one line a paragraph, ruled tables in their places.

    Raises:
        DocumentError: the PDF is damaged, locked, a scan, made to harm, or its characters are not told.
    """
    lines: list[list[TextLine]] = []
    tables: list[list[PageTable]] = []
    heights: list[float] = []
    for page in pages_of(data, name):
        text, ruled = _read(page)
        lines.append(text)
        tables.append(ruled)
        heights.append(page.height)
    _check(name, lines, tables)
    lines, notes = part_notes(without_running(lines, heights))
    draft = Draft(name)
    draft.add(_blocks(lines, tables))
    draft.add(Line(line.text) for line in notes)
    return draft.paper(data, _SCAN, _RECOGNISE)


def _read(page: Page) -> tuple[list[TextLine], list[PageTable]]:
    lattices = find_lattices(page.strokes)
    outside = [one for one in page.glyphs if not any(is_inside(lattice, one) for lattice in lattices)]
    inside = [[one for one in page.glyphs if is_inside(lattice, one)] for lattice in lattices]
    tables = [read_table(lattice, glyphs) for lattice, glyphs in zip(lattices, inside, strict=True)]
    return read_lines(outside), [table for table in tables if any(box.text for box in table.boxes)]


def _check(name: str, lines: list[list[TextLine]], tables: list[list[PageTable]]) -> None:
    said = "".join(line.text for page in lines for line in page)
    said += "".join(box.text for page in tables for table in page for box in table.boxes)
    if len(said) < _FEWEST_PER_PAGE * len(lines):
        raise DocumentError(f"“{name}”{_SCAN}", _RECOGNISE)
    if sum(map(_is_garbled, said)) > _GARBLED * len(said):
        raise DocumentError(f"“{name}”里的文字没有编码，读出来是乱码", _RECOGNISE)


def _is_garbled(character: str) -> bool:
    return character < " " or "\ue000" <= character <= "\uf8ff" or character == "\ufffd"


def _blocks(pages: list[list[TextLine]], tables: list[list[PageTable]]) -> list[Block]:
    """Put lines and tables in order, lines to paragraphs, and the parts of tables that pages have cut together."""
    found: list[list[str] | PageTable] = []
    layout = layout_of(pages) if any(pages) else None
    before: TextLine | None = None
    for page, ruled in zip(pages, tables, strict=True):
        same_page = False
        for item in _in_order(page, ruled):
            last = found[-1] if found else None
            if isinstance(item, PageTable):
                before = None
                if same_page or not isinstance(last, PageTable) or not last.take_in(item):
                    found.append(item)
            elif (
                before
                and layout
                and isinstance(last, list)
                and layout.runs_on(before, item, same_page=same_page)
            ):
                before = item
                last.append(item.text)
            else:
                before = item
                found.append([item.text])
            same_page = True
    return [Table(one.entries) if isinstance(one, PageTable) else Line("".join(one)) for one in found]


def _in_order(lines: list[TextLine], tables: list[PageTable]) -> list[TextLine | PageTable]:
    """Return the lines and tables of a page from the top down."""
    placed: list[tuple[float, TextLine | PageTable]] = [(line.base, line) for line in lines]
    placed += [(table.top, table) for table in tables]
    return [item for _, item in sorted(placed, key=lambda one: one[0])]
