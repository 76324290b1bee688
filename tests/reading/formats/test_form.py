"""What a file says beyond its text is kept beside it, so that the text is read again as the file was."""

from dataclasses import replace
from pathlib import Path

import pytest
import remade
from kinds import EXAMPLES, OWN, SHARED

from gytrack.reading.document import read_plan
from gytrack.reading.formats.opening import open_paper
from gytrack.reading.text.form import formed_paper

FILES = [
    path
    for folder in (EXAMPLES, OWN, SHARED)
    for path in sorted(folder.glob("*.*"))
    if path.suffix in (".txt", ".md") and not path.stem.isupper()
]


@pytest.mark.parametrize("name", ["方案.txt", "方案", "方案.toml"])
def test_a_plain_text_says_nothing_beyond_it(name: str) -> None:
    text = "某区实施方案\n\n一、任务\n\n- 3 -\n\n序号\t任务\t责任单位\n1\t甲\t区民政局\n"
    assert open_paper(text.encode(), name).source.form == ""


def test_a_form_is_one_line_of_numbers() -> None:
    form = open_paper("# 一、**任务**\n\n做事。\n".encode(), "方案.md").source.form
    assert form == '{"hidden":[[0,1],[4,6],[8,10]],"headings":[[1,1]],"grids":[]}'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_text_of_a_file_of_each_kind_reads_again_as_the_file(path: Path) -> None:
    paper = remade.paper_of(path)
    files = {"方案.docx": remade.as_docx(paper), "方案.html": remade.as_page(paper)}
    if path.suffix == ".md":
        files["方案.md"] = path.read_bytes()
    for name, data in files.items():
        opened = open_paper(data, name)
        again = formed_paper(opened.source)
        assert again == replace(opened, headings=dict(opened.headings))
        assert read_plan(again) == read_plan(opened)
