"""A bulletin as people read it, Word document and Markdown alike: what it counts, then three tables of the workbook's cells."""

from collections.abc import Sequence
from io import StringIO
from typing import BinaryIO, NamedTuple

from gytrack.export.on_paper import on_paper
from gytrack.export.tables import Table
from gytrack.export.workbook.sheet import Sheet
from gytrack.export.writers import md_text, write_md
from gytrack.usecases.bulletins.matters import Draft
from gytrack.usecases.exporting.sheets import table, task_rows
from gytrack.usecases.exporting.sheets.book import issued_sheet
from gytrack.usecases.exporting.sheets.head import Subject, subject_of
from gytrack.usecases.exporting.sheets.lights import lights_sheet
from gytrack.usecases.exporting.sheets.table import Filled, filled
from gytrack.usecases.exporting.sheets.targets import targets_sheet
from gytrack.usecases.exporting.sheets.task_rows import Row, rows_of, same
from gytrack.usecases.reporting.report import is_listed

_TARGETS = (
    "编号",
    "指标名称",
    "方案目标",
    "调整后目标",
    "单位",
    "目前完成",
    "完成率",
    "完成时限",
    "是否达标",
    "牵头单位",
)
_NARROWEST = 9
"""In letters: a column in which 100% stands on one line."""


class Paper(NamedTuple):
    """A title, lines below it, and captioned tables whose cells are text."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[Sheet, ...]


def paper_of(draft: Draft) -> Paper:
    """Return a bulletin as it is printed."""
    issue = draft.issue()
    subject = subject_of([draft.matter], draft.unit, issue)
    sheets = (lights_sheet(subject), _progress(subject), _some_columns(targets_sheet(subject), _TARGETS))
    return Paper(
        issue.title,
        (draft.about(), subject.words),
        tuple(_as_text(issued_sheet(sheet, issue)) for sheet in sheets),
    )


def write_docx(paper: Paper, draft: Draft, stream: BinaryIO) -> None:
    """Write a bulletin as a Word document."""
    from gytrack.export.table_document import Part, TablesDocument, write_tables_document

    parts = [
        Part(caption, *_headings_and_widths(sheet), sheet.rows)  # type: ignore[arg-type]  # all cells are text
        for caption, sheet in _captioned(paper)
    ]
    content = TablesDocument(paper.title, paper.lines, draft.period.cut_off, parts)
    write_tables_document(content, stream)


def md_of(paper: Paper) -> str:
    """Return a bulletin as Markdown."""
    out = StringIO()
    out.write(f"# {md_text(paper.title)}\n")
    for line in paper.lines:
        out.write(f"\n{md_text(line)}\n")
    for caption, sheet in _captioned(paper):
        out.write(f"\n## {md_text(caption)}\n\n")
        write_md(Table(tuple(column.column for column in sheet.columns), sheet.rows), out)
    return out.getvalue()


def _captioned(paper: Paper) -> Sequence[tuple[str, Sheet]]:
    return [(f"{mark}、{sheet.name}", sheet) for mark, sheet in zip("一二三", paper.tables, strict=True)]


def _headings_and_widths(sheet: Sheet) -> tuple[list[str], list[int]]:
    widths = [max(column.width, _NARROWEST) for column in sheet.columns]
    return [column.column.heading for column in sheet.columns], widths


def _progress(subject: Subject) -> Sheet:
    """Return the tasks that a light is given to, one line each."""
    rows = [row for row in rows_of(subject.matters) if is_listed(row.line)]
    cells = [tuple(column.of(row) for column in _PROGRESS) for row in rows]
    return Sheet("各项任务进展", tuple(column.column for column in _PROGRESS), cells)


def _some_columns(sheet: Sheet, headings: Sequence[str]) -> Sheet:
    names = [column.column.heading for column in sheet.columns]
    chosen = [names.index(heading) for heading in headings]
    rows = [tuple(row[at] for at in chosen) for row in sheet.rows]
    return sheet._replace(columns=tuple(sheet.columns[at] for at in chosen), rows=rows)


def _as_text(sheet: Sheet) -> Sheet:
    kinds = [column.column.kind for column in sheet.columns]
    rows = [
        tuple(on_paper(value, kind) for value, kind in zip(row, kinds, strict=True)) for row in sheet.rows
    ]
    return sheet._replace(rows=rows)


_PROGRESS: tuple[Filled[Row], ...] = (
    same("编号", 8, "code", table.CENTRED),
    same("任务", 26, "title"),
    same("牵头单位", 14, "lead"),
    same("完成时限", 11, "due", table.DEADLINE),
    filled("实际", 7, task_rows.percent, table.PERCENT),
    same("序时", 7, "expected", table.PERCENT),
    same("亮灯", 8, "light", table.LIGHT),
    filled("目前进展", 34, task_rows.last_text),
    same("存在问题", 20, "problem"),
)
