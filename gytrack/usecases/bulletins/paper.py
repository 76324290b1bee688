"""A bulletin as people read it, Word document and Markdown alike: what it counts, then three tables of the workbook's cells."""

from collections.abc import Sequence
from io import StringIO
from typing import BinaryIO, NamedTuple

from gytrack.export.on_paper import on_paper
from gytrack.export.tables import Table
from gytrack.export.workbook.sheet import Sheet
from gytrack.export.writers import md_text, write_md
from gytrack.status.by_hand import marked_light
from gytrack.status.originals import due_beside_original, first_due_of_target
from gytrack.usecases.bulletins.matters import Draft
from gytrack.usecases.exporting.sheets import table, targets, task_rows
from gytrack.usecases.exporting.sheets.book import issued_sheet
from gytrack.usecases.exporting.sheets.head import Subject, subject_of
from gytrack.usecases.exporting.sheets.lights import lights_sheet
from gytrack.usecases.exporting.sheets.table import Filled, filled
from gytrack.usecases.exporting.sheets.task_rows import Row, rows_of, same
from gytrack.usecases.reporting.adjusted_words import adjusted_goals, first_due_of
from gytrack.usecases.reporting.report import is_listed

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
    sheets = (lights_sheet(subject), _progress(subject), _targets(subject))
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


def _targets(subject: Subject) -> Sheet:
    """Return every target, one line each."""
    cells = [tuple(column.of(row) for column in _TARGETS) for row in targets.rows_of(subject.matters)]
    return Sheet("量化指标", tuple(column.column for column in _TARGETS), cells)


def _light(row: Row) -> str:
    return marked_light(row.line.status, row.line.rules.labels)


def _due(row: Row) -> str:
    return due_beside_original(row.line.status.due, first_due_of(row.line))


def _remarks(row: Row) -> str:
    """Return what was adjusted of a task and of the targets that its figures rest on."""
    return "；".join(adjusted_goals(row.line))


def _target_due(row: targets.Row) -> str:
    target = row.status.target
    return due_beside_original(target.due, first_due_of_target(target))


def _as_text(sheet: Sheet) -> Sheet:
    kinds = [column.column.kind for column in sheet.columns]
    rows = [
        tuple(on_paper(value, kind) for value, kind in zip(row, kinds, strict=True)) for row in sheet.rows
    ]
    return sheet._replace(rows=rows)


_PROGRESS: tuple[Filled[Row], ...] = (
    same("编号", 8, "code", table.CENTRED),
    same("任务", 24, "title"),
    same("牵头单位", 14, "lead"),
    filled("完成时限", 11, _due),
    filled("实际", 7, task_rows.percent, table.PERCENT),
    same("序时", 7, "expected", table.PERCENT),
    filled("亮灯", 9, _light, table.LIGHT),
    filled("目前进展", 28, task_rows.last_text),
    same("存在问题", 18, "problem"),
    filled("备注", 14, _remarks),
)
_OF_TARGETS = {column.column.column.heading: column for column in targets.COLUMNS}
_TARGETS: tuple[Filled[targets.Row], ...] = (
    *(
        _OF_TARGETS[heading]
        for heading in ("编号", "指标名称", "方案目标", "调整后目标", "单位", "目前完成", "完成率")
    ),
    filled("完成时限", 12, _target_due),
    *(_OF_TARGETS[heading] for heading in ("是否达标", "牵头单位")),
)
