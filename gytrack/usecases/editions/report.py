"""征求意见稿与印发稿对照表: what differs between two editions, as a file to pass on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from gytrack import wording
from gytrack.dates import long_day
from gytrack.export.table_document import TableDocument, write_table_document
from gytrack.export.tables import Column
from gytrack.export.workbook.sheet import Book, Head, Sheet, SheetColumn
from gytrack.usecases.editions.differences import Difference, Kind, Side
from gytrack.usecases.editions.shifts import shift_words
from gytrack.usecases.editions.update import MARKS, Update, summary_words
from gytrack.usecases.exporting.destination import destination, ending_of
from gytrack.usecases.exporting.naming import compact, subject
from gytrack.usecases.exporting.replacing import write_file

ENDINGS = ("xlsx", "docx")

_COLUMNS = (
    ("序号", 5),
    ("类别", 8),
    ("编号（原）", 12),
    ("原文", 44),
    ("编号（新）", 12),
    ("新文", 44),
    ("变化", 28),
)
_KINDS: dict[Kind, str] = {"head": "方案", "section": "工程项目", "target": "量化指标", "task": "任务"}
_NONE = "—"
_NARROW = 20
"""A column of fewer letters holds words that are centred."""

Row = tuple[str, ...]


def write_report(update: Update, given: str, day: date, *, force: bool) -> Path:
    """Write the comparison of two editions to a file and return its path.

    Args:
        update: the two editions.
        given: the file, ending in xlsx or docx, or a folder.
        day: the day that the file bears.
        force: whether a file that is there may be replaced.

    Raises:
        InputError: the file cannot be written there.
    """
    usual = f"{subject(update.new.head.title)}{_name(update)}_{compact(day)}.xlsx"
    path = destination(given, usual, day, force=force, endings=ENDINGS)
    write_file(path, lambda stream: _write(update, day, ending_of(path), stream))
    return path


def _write(update: Update, day: date, ending: str, stream: BinaryIO) -> None:
    rows, title = list(_rows(update)), subject(update.new.head.title) + _name(update)
    headings, widths = zip(*_COLUMNS, strict=True)
    if ending == "docx":
        texts = [(str(number), *row) for number, row in enumerate(rows, 1)]
        write_table_document(TableDocument(title, _line(update), day, headings, widths, texts), stream)
        return
    from gytrack.export.workbook.write import write_workbook

    columns = tuple(
        SheetColumn(
            Column(heading, heading, "number" if heading == "序号" else "text"), width, width < _NARROW
        )
        for heading, width in _COLUMNS
    )
    head = Head(title, update.source.name, long_day(day), _line(update))
    sheet = Sheet("对照表", columns, [(number, *row) for number, row in enumerate(rows, 1)], head)
    write_workbook(Book(title, day, [sheet]), stream, lambda _: None)


def _name(update: Update) -> str:
    """Return what the table is called: by what the two editions are, or by their numbers."""
    if update.old.head.draft and not update.new.head.draft:
        return "征求意见稿与印发稿对照表"
    return f"第{update.number - 1}版与第{update.number}版对照表"


def _line(update: Update) -> str:
    return f"第{update.number - 1}版与第{update.number}版比较：{summary_words(update.differences)}"


def _rows(update: Update) -> Iterator[Row]:
    for row in update.differences.rows:
        yield _KINDS[row.kind], *_side(row, row.old, 0), *_side(row, row.new, 1), _change(row)
    shifts = shift_words(update.differences.renumbered)
    if shifts:
        yield "编号", _NONE, _NONE, _NONE, _NONE, f"只改编号，内容未变：{'；'.join(shifts)}（其下各级随之）"


def _side(row: Difference, side: Side | None, at: int) -> tuple[str, str]:
    """Return how one edition has a part: its number, its words, and what else of it differs."""
    if side is None:
        return _NONE, _NONE
    more = (
        f"{detail.what}：{(detail.old, detail.new)[at]}" for detail in row.details if _is_beside(detail.what)
    )
    code = wording.paper_code(side.code, "measure") if ".m" in side.code else side.code
    words = [] if row.kind == "head" else [side.text]
    return code or _NONE, "\n".join([*words, *(line for line in more if not line.endswith("："))])


def _is_beside(what: str) -> bool:
    """Say whether a detail stands beside the words of its part rather than being these."""
    return what not in ("正文", "标题")


def _change(row: Difference) -> str:
    marks = "、".join(MARKS[mark] for mark in row.marks)
    what = "、".join(dict.fromkeys(detail.what for detail in row.details))
    return f"{marks}：{what}" if what else marks
