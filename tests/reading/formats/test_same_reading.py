"""The same plan as a text, a Word document, a saved page and a PDF gives the same reading."""

from collections.abc import Callable
from pathlib import Path

import pytest
import remade
from kinds import (
    EXAMPLES,
    OWN,
    SHARED,
    as_docx,
    as_official,
    as_page,
    has,
    printed,
    printed_by_browser,
    printed_page,
    reading,
)
from tabled import cells, table_as_docx, table_as_page
from told_papers import grids

from gytrack.reading.formats.opening import open_paper

# What has tables has them as tables in other kinds of files; slides and work points are Markdown.
_WITH_TABLES = {
    "changzhou",
    "chongqing",
    "guangzhou-table",
    "own-boxes",
    "own-notice",
    "own-table",
    "own-civic",
    "own-indicators",
    "own-pasted",
    "own-copied",
    "own-projects",
    "own-benchmarks",
    "own-torn",
}
# What was copied off a page has lines for paragraphs, and its page's numbers are text to a printer.
# Where every paragraph is one line, nothing in print tells that the widest of them, which ends with no stop, is whole.
_OFF_PAGES = {"own-pdfcopy", "own-bare"}
_FILES = [*EXAMPLES.glob("*.txt"), *OWN.glob("*.txt"), *SHARED.glob("*.txt")]
PLANS = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted(_FILES) if path.stem not in _WITH_TABLES
}
PRINTED = {stem: text for stem, text in PLANS.items() if stem not in _OFF_PAGES}


@pytest.mark.parametrize("stem", PLANS)
def test_a_word_document_reads_as_its_text(stem: str) -> None:
    text = PLANS[stem]
    assert reading(as_docx(text), "方案.docx") == reading(text.encode(), "方案.txt")


@pytest.mark.parametrize("stem", PLANS)
def test_a_saved_page_reads_as_its_text(stem: str) -> None:
    text = PLANS[stem]
    assert reading(as_page(text), "方案.html") == reading(text.encode(), "方案.txt")


@pytest.mark.skipif(not has("lowriter"), reason="LibreOffice Writer is not there")
@pytest.mark.parametrize("made", [as_docx, as_official], ids=["gaps", "indents"])
def test_printed_word_documents_read_as_their_texts(made: Callable[[str], bytes], tmp_path: Path) -> None:
    files = printed({stem: made(text) for stem, text in PRINTED.items()}, tmp_path)
    differ = [
        stem for stem, text in PRINTED.items()
        if reading(files[stem], "方案.pdf") != reading(text.encode(), "方案.txt")
    ]  # fmt: skip
    assert len(files) == len(PRINTED)
    assert differ == []


@pytest.mark.skipif(not has("chromium"), reason="Chromium is not there")
@pytest.mark.parametrize("stem", PRINTED)
def test_a_printed_page_reads_as_its_text(stem: str, tmp_path: Path) -> None:
    text = PRINTED[stem]
    assert reading(printed_page(text, tmp_path), "方案.pdf") == reading(text.encode(), "方案.txt")


ALL = {
    path.stem: path
    for folder in (EXAMPLES, OWN, SHARED)
    for path in sorted(folder.glob("*.*"))
    if path.suffix in (".txt", ".md") and not path.stem.isupper()
}


@pytest.mark.parametrize("stem", ALL)
def test_tables_and_headings_read_the_same_in_word_and_on_a_page(stem: str) -> None:
    paper = remade.paper_of(ALL[stem])
    wanted = reading(ALL[stem].read_bytes(), ALL[stem].name)
    assert reading(remade.as_docx(paper), "方案.docx") == wanted
    assert reading(remade.as_page(paper), "方案.html") == wanted


@pytest.mark.skipif(not has("lowriter"), reason="LibreOffice Writer is not there")
def test_printed_tables_read_as_those_of_their_texts(tmp_path: Path) -> None:
    stems = sorted(_WITH_TABLES & ALL.keys())
    files = printed({stem: remade.as_docx(remade.paper_of(ALL[stem])) for stem in stems}, tmp_path)
    differ = [
        stem
        for stem in stems
        if reading(files[stem], "方案.pdf") != reading(ALL[stem].read_bytes(), ALL[stem].name)
    ]
    assert differ == []


# Points, centimetres at the sides and above, and whether the page lies on its side: rows are cut at other places.
LAYOUTS = [(9, 2, 2, False), (14, 2, 2, False), (16, 2.8, 3.7, False), (10.5, 2, 2, True)]
_CUT = ("changzhou", "own-benchmarks", "own-table")


@pytest.mark.skipif(not has("lowriter"), reason="LibreOffice Writer is not there")
def test_rows_that_a_printed_pages_end_cuts_are_whole(tmp_path: Path) -> None:
    documents = {
        f"{stem}-{number}": remade.laid_out(remade.as_docx(remade.paper_of(ALL[stem])), *layout)
        for stem in _CUT
        for number, layout in enumerate(LAYOUTS)
    }
    wanted = {stem: reading(ALL[stem].read_bytes(), ALL[stem].name) for stem in _CUT}
    files = printed(documents, tmp_path)
    assert [
        name for name in files if reading(files[name], "方案.pdf") != wanted[name.rpartition("-")[0]]
    ] == []


TABLES = [(12, 0), (23, 3), (37, 9)]


@pytest.mark.parametrize(("rows", "above"), TABLES)
def test_a_table_has_the_same_cells_in_word_and_on_a_page(rows: int, above: int) -> None:
    assert grids(open_paper(table_as_docx(rows, above), "表.docx")) == [cells(rows)]
    assert grids(open_paper(table_as_page(rows), "表.html")) == [cells(rows)]


@pytest.mark.skipif(not has("lowriter"), reason="LibreOffice Writer is not there")
def test_a_table_has_the_same_cells_when_printed_over_several_pages(tmp_path: Path) -> None:
    files = printed({str(rows): table_as_docx(rows, above) for rows, above in TABLES}, tmp_path)
    for rows, _ in TABLES:
        assert grids(open_paper(files[str(rows)], "表.pdf")) == [cells(rows)]


@pytest.mark.skipif(not has("chromium"), reason="Chromium is not there")
@pytest.mark.parametrize(("size", "margin"), [(10, "10mm"), (14, "20mm 15mm"), (18, "10mm")])
def test_rows_that_a_browser_cuts_at_a_pages_end_are_whole(size: int, margin: str, tmp_path: Path) -> None:
    ruled = "table{border-collapse:collapse}td{border:1px solid black;padding:3px}"
    style = f"<style>@page{{size:A4;margin:{margin}}}body{{font-size:{size}px}}{ruled}</style>"
    page = style + remade.as_page(remade.paper_of(ALL["changzhou"])).decode()
    wanted = reading(ALL["changzhou"].read_bytes(), "方案.txt")
    assert reading(printed_by_browser(page, tmp_path), "方案.pdf") == wanted
