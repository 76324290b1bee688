"""The same plan as a text, a Word document, a saved page and a PDF gives the same reading."""

from pathlib import Path

import pytest
from kinds import EXAMPLES, OWN, SHARED, as_docx, as_page, reading

# What has tables has them as tables in other kinds of files; slides and work points are Markdown.
_WITH_TABLES = {"changzhou", "chongqing", "guangzhou-table", "own-boxes", "own-notice", "own-table"}


def plans() -> list[object]:
    files = [*EXAMPLES.glob("*.txt"), *OWN.glob("*.txt"), *SHARED.glob("*.txt")]
    named = {path.stem: path for path in sorted(files) if path.stem not in _WITH_TABLES}
    return [pytest.param(path, id=stem) for stem, path in sorted(named.items())]


@pytest.mark.parametrize("path", plans())
def test_a_word_document_reads_as_its_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert reading(as_docx(text), "方案.docx") == reading(text.encode(), "方案.txt")


@pytest.mark.parametrize("path", plans())
def test_a_saved_page_reads_as_its_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert reading(as_page(text), "方案.html") == reading(text.encode(), "方案.txt")
