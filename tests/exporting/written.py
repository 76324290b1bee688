"""Exported files of a ledger, opened again with other libraries than the one that wrote them."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook
from workbench import Book

from gytrack.ledger.connection import reading
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.exporting.contents import Asked, content
from gytrack.usecases.exporting.destination import ending_of
from gytrack.usecases.exporting.formats import writer
from gytrack.usecases.exporting.naming import What
from gytrack.usecases.exporting.replacing import write_file

SHEETS = ("推进情况表", "红黄灯清单", "量化指标", "部门汇总", "配套及保障措施", "报送情况", "口径说明")
HEAD_ROWS = 3

Row = dict[str, Any]


def write(
    book: Book,
    path: Path,
    what: What = "status",
    dept: str | None = None,
    day: date | None = None,
    unit: str = "",
) -> Path:
    with reading(book.db) as ledger:
        asked = Asked(choose(ledger, book.plan, Narrowing(dept)), what, day or book.today, unit)
        write_file(path, writer(content(ledger, asked), ending_of(path), lambda _: None))
    return path


@lru_cache(maxsize=8)
def _opened(path: Path, _written: int) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def page(path: Path, name: str) -> Worksheet:
    found = _opened(path, path.stat().st_mtime_ns)[name]
    assert isinstance(found, Worksheet)
    return found


def table(path: Path, name: str, above: int = HEAD_ROWS) -> list[Row]:
    """Return a sheet's body as openpyxl reads it, by headings; the line below it, which has no 序号, is left out."""
    headings, *rows = list(page(path, name).iter_rows(min_row=above + 1, values_only=True))
    found = [dict(zip(map(str, headings), map(_plain, row), strict=True)) for row in rows]
    return [row for row in found if not str(row[str(headings[0])]).startswith("填报人")]


def calamine_table(path: Path, name: str, above: int = HEAD_ROWS) -> list[Row]:
    """Return the same as another library reads it."""
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_name(name)
    headings, *rows = sheet.to_python(skip_empty_area=False)[above:]
    found = [dict(zip(map(str, headings), map(_calamine_plain, row), strict=True)) for row in rows]
    return [row for row in found if not str(row[str(headings[0])]).startswith("填报人")]


def separated(path: Path) -> list[dict[str, str]]:
    """Return the rows of a csv or tsv."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(text)))
    heads, *rows = (line.split("\t") for line in text.removesuffix("\n").split("\n"))
    return [dict(zip(heads, row, strict=True)) for row in rows]


def markdown(path: Path) -> list[dict[str, str]]:
    """Return the rows of a Markdown table, its escapes taken back."""
    heads, _, *rows = (list(_cells(line)) for line in path.read_text(encoding="utf-8").splitlines())
    return [dict(zip(heads, row, strict=True)) for row in rows]


def _cells(line: str) -> Iterator[str]:
    cell, escaped = "", False
    for sign in line.removeprefix("| ").removesuffix(" |") + "|":
        if sign == "|" and not escaped:
            yield cell.strip(" ")
            cell = ""
        elif sign == "\\" and not escaped:
            escaped = True
            continue
        else:
            cell += sign
        escaped = False


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    # openpyxl leaves Excel's escape of an escape as it stands in the file.
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def _calamine_plain(value: object) -> object:
    if value == "":
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value
