"""The comparison of two editions as a file: a real table in Word, a sheet in the house style, the same bytes each time."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from editions import gongshu_text, revised
from ledgers import copied
from workbench import Book, small_plan, source

from gytrack.errors import InputError
from gytrack.reading.files import read_file
from gytrack.usecases.editions.report import write_report
from gytrack.usecases.editions.update import Update

DAY = date(2025, 6, 30)
HEADINGS = ["序号", "类别", "编号（原）", "原文", "编号（新）", "新文", "变化"]


@pytest.fixture(scope="module")
def update(gongshu_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Update:
    folder = tmp_path_factory.mktemp("report")
    paper = folder / "印发稿.txt"
    paper.write_text(revised(gongshu_text()), encoding="utf-8")
    book = Book(copied(gongshu_ledger, folder / "台账.db"))
    plan, text = read_file(paper)
    return book.compare(replace(plan, head=replace(plan.head, draft=False)), text)


@pytest.mark.parametrize("name", ["对照.csv", "对照.doc", "对照"])
def test_other_endings_are_refused(update: Update, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"不认识文件名的结尾.*可用：xlsx、docx"):
        write_report(update, str(tmp_path / name), DAY, force=False)


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_file_that_is_there_is_replaced_only_by_force(update: Update, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"对照.{ending}"
    path.write_text("别人的", encoding="utf-8")
    with pytest.raises(InputError, match="已存在"):
        write_report(update, str(path), DAY, force=False)
    assert path.read_text(encoding="utf-8") == "别人的"
    assert write_report(update, str(path), DAY, force=True) == path


def rows_of(path: Path) -> list[list[str]]:
    if path.suffix == ".docx":
        (table,) = Document(str(path)).tables
        return [[cell.text for cell in row.cells] for row in table.rows]
    sheet = openpyxl.load_workbook(path)["对照表"]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return rows[rows.index(HEADINGS) :]


def test_both_forms_have_the_same_cells(update: Update, tmp_path: Path) -> None:
    word, sheet = (
        rows_of(write_report(update, str(tmp_path / f"对照.{ending}"), DAY, force=False))
        for ending in ("docx", "xlsx")
    )
    assert word == sheet
    assert word[0] == HEADINGS
    changes = [row[6] for row in word[1:]]
    assert changes[0].startswith("修改：文稿")
    assert changes[1:-1] == ["移动", "增加", "修改：正文", "删去", "修改：正文、量化指标"]
    assert changes[-1].startswith("只改编号，内容未变：2.1.4—2.1.6改为2.1.6—2.1.8")
    assert word[2][2:5:2] == ["2.1.9", "2.1.4"]
    assert word[6][5].endswith("量化指标：基层中医康复中心不少于6家")


def test_the_document_is_a_landscape_table_whose_headings_come_on_every_page(
    update: Update, tmp_path: Path
) -> None:
    document = Document(str(write_report(update, str(tmp_path / "对照.docx"), DAY, force=False)))
    page = document.sections[0]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert page.page_width is not None
    assert round(page.page_width.mm) == 297
    assert document.paragraphs[0].text == "拱墅区中医药振兴发展重大工程征求意见稿与印发稿对照表"
    headings, *rows = document.tables[0].rows
    assert headings._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rows)
    assert document.core_properties.author == ""


def test_the_sheet_repeats_its_headings_and_stays_in_the_house_style(update: Update, tmp_path: Path) -> None:
    path = write_report(update, str(tmp_path), DAY, force=False)
    assert path.name == "拱墅区中医药振兴发展重大工程征求意见稿与印发稿对照表_20250630.xlsx"
    sheet = openpyxl.load_workbook(path)["对照表"]
    assert sheet["A1"].value == "拱墅区中医药振兴发展重大工程征求意见稿与印发稿对照表"
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$4:$4")


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_the_same_comparison_is_the_same_bytes(update: Update, tmp_path: Path, ending: str) -> None:
    first = write_report(update, str(tmp_path / f"甲.{ending}"), DAY, force=False).read_bytes()
    time.sleep(2.1)  # a zip counts in steps of two seconds
    assert write_report(update, str(tmp_path / f"乙.{ending}"), DAY, force=False).read_bytes() == first


def test_two_final_editions_are_called_by_their_numbers(book: Book, tmp_path: Path) -> None:
    update = book.compare(small_plan(issued=date(2024, 1, 1)), source("二"))
    path = write_report(update, str(tmp_path / "对照.docx"), DAY, force=False)
    assert Document(str(path)).paragraphs[0].text == "某区试验第1版与第2版对照表"


def test_hostile_text_is_text_in_both_forms(book: Book, tmp_path: Path) -> None:
    plan = small_plan()
    first, *rest = plan.tasks
    evil = "=HYPERLINK(1)<w:t>&\x1b[31m\x00\ufffe😀，依托现有资源"
    update = book.compare(replace(plan, tasks=(replace(first, text=evil), *rest)), source("二"))
    for ending in ("docx", "xlsx"):
        path = write_report(update, str(tmp_path / f"对照.{ending}"), DAY, force=False)
        assert any("=HYPERLINK(1)<w:t>&\\x1b[31m" in cell for row in rows_of(path) for cell in row)
