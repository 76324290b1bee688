"""Writing cells: text stays text, figures stay exact, and what a cell cannot hold is said in it."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from gytrack.cleaning import clean
from gytrack.errors import InputError
from gytrack.export.tables import Column, Table, Value
from gytrack.export.workbook.cells import MOST_UNITS, cell_text, number_of, serial_of
from gytrack.export.workbook.heights import height_of, letters, lines_of
from gytrack.export.workbook.sheet import Book, Head, Sheet, SheetColumn, plain_sheet
from gytrack.export.workbook.write import write_workbook

DAY = date(2025, 6, 30)
TEXT, NUMBER = Column("t", "文"), Column("n", "数", "number")
PERCENT, DATE, DEADLINE = (
    Column("p", "率", "percent"),
    Column("d", "日", "date"),
    Column("dl", "限", "deadline"),
)


def written(*sheets: Sheet) -> BytesIO:
    stream = BytesIO()
    write_workbook(Book("试验", DAY, sheets), stream, lambda _: None)
    stream.seek(0)
    return stream


def one_column(column: Column, *values: Value) -> BytesIO:
    return written(plain_sheet("表", Table((column,), [(value,) for value in values])))


def cells(stream: BytesIO) -> list[Any]:
    """Return the cells below the heading, as openpyxl sees them."""
    sheet: Any = openpyxl.load_workbook(stream)["表"]
    return [row[0] for row in sheet.iter_rows(min_row=2)]


def values(stream: BytesIO) -> list[object]:
    """Return the same values, as calamine sees them."""
    sheet = CalamineWorkbook.from_filelike(stream).get_sheet_by_name("表")
    return [row[0] for row in sheet.to_python(skip_empty_area=False)[1:]]


HOSTILE = [
    "=1+1",
    "{=1+1}",
    "+1",
    "-1",
    "@x",
    "＝1",
    "http://x.cn",
    "mailto:x@y.cn",
    "<r><t>x</t></r>",
    "<r></r>",
    "</t></is></c></row></sheetData>",
    "&amp;&lt;",
    "_x0041_",
    "1234",
    "TRUE",
    "#N/A",
    "'引",
    " 前",
    "后 ",
    "两  格",
    "]]>",
    "😀𠮷",
]


@pytest.mark.parametrize("text", [*HOSTILE, "_x005F_x0041_"])
def test_text_is_text(text: str) -> None:
    (cell,) = cells(one_column(TEXT, text))
    assert cell.data_type == "s"
    assert values(one_column(TEXT, text)) == [text]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_above_and_below_the_table(text: str) -> None:
    column = SheetColumn(TEXT, 40)
    stream = written(Sheet("表", (column, column), [("a", "b")], Head(text, text, text, text), text))
    sheet: Any = openpyxl.load_workbook(stream)["表"]
    assert {sheet[place].data_type for place in ("A1", "A2", "B2", "A3", "A6")} == {"s"}
    stream.seek(0)
    found = CalamineWorkbook.from_filelike(stream).get_sheet_by_name("表").to_python(skip_empty_area=False)
    assert [found[0][0], found[1][0], found[1][1], found[2][0], found[5][0]] == [text] * 5


@given(st.text(st.characters(exclude_categories=()), max_size=40))
@settings(max_examples=60)
def test_any_text_comes_back_as_it_can_be_shown(text: str) -> None:
    (found,) = values(one_column(TEXT, f"文{text}文"))
    assert clean(str(found)) == clean(cell_text(f"文{text}文"))
    assert cell_text(cell_text(text)) == cell_text(text)


def test_lines_stay_lines_and_what_steers_is_spelled_out() -> None:
    assert cell_text("一\r\n二\r三\n四\t五") == "一\n二\n三\n四 五"
    assert cell_text("\x1b[2J\x00\u202e\ud800\ufffe\uffff") == "\\x1b[2J\\x00\\u202e\\ud800\\ufffe\\uffff"


@pytest.mark.parametrize("sign", ["长", "😀"])
def test_a_text_that_a_cell_cannot_hold_says_so_at_its_end(sign: str) -> None:
    (found,) = values(one_column(TEXT, sign * 40_000))
    shown = str(found)
    assert shown.endswith("……（一格只容32767字，此处截断，全文见 csv 或 json）")
    assert len(shown.encode("utf-16-le")) // 2 in (MOST_UNITS, MOST_UNITS - 1)
    assert set(shown.partition("……")[0]) == {sign}


@pytest.mark.parametrize(("sign", "most"), [("长", MOST_UNITS), ("😀", MOST_UNITS // 2)])
def test_a_text_that_just_fits_is_whole(sign: str, most: int) -> None:
    assert values(one_column(TEXT, sign * most)) == [sign * most]


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (0, "0"),
        (-35, "-35"),
        (10**15, "1000000000000000"),
        (Decimal("28.50"), "28.5"),
        (Decimal("0.1"), "0.1"),
        (Decimal("1E+3"), "1000"),
        (Decimal(123456789012345), "123456789012345"),
        (Decimal(1234567890123456), None),
        (Decimal("0.1234567890123456"), None),
        (12345678901234567, None),
    ],
)
def test_a_number_is_stored_exactly_or_as_text(value: int | Decimal, stored: str | None) -> None:
    assert number_of(value) == stored
    (cell,) = cells(one_column(NUMBER, value))
    assert cell.data_type == ("s" if stored is None else "n")
    assert Decimal(str(cell.value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10))
@settings(max_examples=60)
def test_no_figure_is_rounded(value: Decimal) -> None:
    (cell,) = cells(one_column(NUMBER, value))
    assert Decimal(str(cell.value)) == value


def test_empty_zero_and_words_are_three_things() -> None:
    blank, zero, word, nothing, none = cells(one_column(PERCENT, None, 0, "未报", "", ()))
    assert (blank.value, nothing.value, none.value) == (None, None, None)
    assert (zero.value, zero.number_format, word.value) == (0, '0"%"', "未报")


@pytest.mark.parametrize(
    ("column", "day", "form"),
    [
        (DATE, DAY, "yyyy-mm-dd"),
        (DEADLINE, date(2025, 12, 31), 'yyyy"年底"'),
        (DEADLINE, DAY, 'yyyy"年"m"月底"'),
        (DEADLINE, date(2024, 2, 28), 'yyyy"年"m"月"d"日"'),
        (TEXT, DAY, "yyyy-mm-dd"),
    ],
)
def test_a_day_is_a_day(column: Column, day: date, form: str) -> None:
    (cell,) = cells(one_column(column, day))
    assert (cell.value.date(), cell.number_format) == (day, form)


@given(st.dates(min_value=date(1900, 3, 1)))
def test_days_are_counted_as_the_calendar_counts(day: date) -> None:
    serial = serial_of(day)
    assert serial is not None
    assert date(1899, 12, 30) + timedelta(serial) == day


def test_a_day_before_the_days_of_spreadsheets_is_text() -> None:
    assert [cell.value for cell in cells(one_column(DATE, date(1900, 2, 28), date(1, 1, 1)))] == [
        "1900-02-28",
        "0001-01-01",
    ]


def test_names_of_departments_stand_in_one_cell() -> None:
    assert values(one_column(TEXT, ("区卫健局", "区教育局"))) == ["区卫健局、区教育局"]


def test_equal_values_of_different_kinds_are_not_mixed_up() -> None:
    found = cells(one_column(NUMBER, 1, "1", Decimal("1.0"), ("1",)))
    assert [cell.data_type for cell in found] == ["n", "s", "n", "s"]


# Rows and columns.


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("四个汉字", 10, 1),
        ("五个汉字了", 10, 2),
        ("abcdefgh", 10, 1),
        ("一\n二\n", 10, 3),
        ("字" * 100, 22, 10),
    ],
)
def test_lines_are_counted_by_the_width_of_signs(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


@given(st.text(min_size=1), st.integers(min_value=6, max_value=60))
def test_more_text_never_takes_fewer_lines(text: str, width: int) -> None:
    assert 1 <= lines_of(text, width) <= lines_of(text + "长", width)


def test_a_row_is_never_higher_than_a_page_of_excel() -> None:
    assert (height_of(1), height_of(1000)) == (20, 409)
    assert letters("中a中") == 5


def test_columns_are_as_wide_as_their_text_within_reason() -> None:
    table = Table(
        (TEXT, Column("x", "很长的一个列标题"), DATE), [("字" * 10, None, DAY), ("字" * 500, None, DAY)]
    )
    widths = [column.width for column in plain_sheet("表", table).columns]
    assert widths == [44, 18, 12]


def test_a_sheet_without_rows_is_still_a_table() -> None:
    sheet: Any = openpyxl.load_workbook(one_column(TEXT))["表"]
    assert (sheet.max_row, sheet["A1"].value, str(sheet.freeze_panes)) == (1, "文", "A2")


# The file.


def test_a_file_says_nothing_of_clock_and_system() -> None:
    stream = one_column(TEXT, "甲")
    with ZipFile(stream) as archive:
        entries = archive.infolist()
        core = archive.read("docProps/core.xml").decode()
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 3)}
    assert core.count("2025-06-30T00:00:00Z") == 2
    assert "<dc:creator></dc:creator>" in core


def test_the_extent_of_a_sheet_is_written_for_those_who_read_it_in_a_stream() -> None:
    stream = one_column(TEXT, *"甲乙丙")
    sheet: Any = openpyxl.load_workbook(stream, read_only=True)["表"]
    assert sheet.calculate_dimension() == "A1:A4"
    assert [row[0].value for row in sheet.rows] == ["文", "甲", "乙", "丙"]


def test_rows_are_told_as_they_are_written() -> None:
    seen: list[int] = []
    write_workbook(
        Book("x", DAY, [plain_sheet("表", Table((TEXT,), [("a",)] * 450))]), BytesIO(), seen.append
    )
    assert seen == [200, 200, 50]


def test_more_rows_than_a_sheet_holds_are_refused_not_cut_off() -> None:
    with pytest.raises(InputError) as error:
        written(Sheet("进展记录", (SheetColumn(TEXT, 10),), [("甲",)] * 1_048_576))
    assert str(error.value) == "进展记录有1048576行，一张工作表容不下。请改用 csv，或用 --dept 缩小范围。"
