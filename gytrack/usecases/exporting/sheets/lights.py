"""红黄灯清单: the page that a leader reads."""

from gytrack import wording
from gytrack.export.tables import Value
from gytrack.export.workbook.sheet import Sheet
from gytrack.status.reasons import Account, is_held_down, join, percent_words, reason
from gytrack.usecases.exporting.sheets import table
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.table import Filled, filled
from gytrack.usecases.exporting.sheets.task_rows import Row, percent, plan_column, rows_of, same

_ORDER = {"red": 0, "yellow": 1}


def lights_sheet(subject: Subject) -> Sheet:
    """Return the tasks with a red or yellow light, red ones first, of each light the furthest behind first; 无 where none has."""
    rows = [row for row in rows_of(subject.matters) if row.line.status.light in _ORDER]
    rows.sort(key=lambda row: (_ORDER[row.line.status.light or ""], -(row.line.status.gap or 0)))
    columns = [*plan_column(subject.matters), *_COLUMNS]
    cells: list[tuple[Value, ...]] = [tuple(column.of(row) for column in columns) for row in rows]
    if not cells:
        cells = [("无", *[None] * (len(columns) - 1))]
    return Sheet("红黄灯清单", tuple(column.column for column in columns), cells, subject.head("红黄灯清单"))


def why(row: Row) -> Value:
    """Return the rule that gave the light with its figures, in the words of ``gytrack why``."""
    line, matter = row.line, row.matter
    account = Account(
        line.task, line.status, line.targets, line.lead, line.reports, line.words, line.plan, line.day, matter.rules
    )  # fmt: skip
    gap = line.status.gap
    judged_by_gap = line.status.rule == "gap" and gap is not None
    return join(
        percent_words(account) if is_held_down(account) else "",
        wording.gap(gap) if judged_by_gap and gap is not None else "",
        reason(account),
    )


_COLUMNS: tuple[Filled[Row], ...] = (
    same("编号", 8, "code", table.CENTRED),
    same("任务", 26, "title"),
    same("牵头单位", 14, "lead"),
    filled("实际", 7, percent, table.PERCENT),
    same("序时", 7, "expected", table.PERCENT),
    same("亮灯", 8, "light", table.LIGHT),
    filled("原因", 30, why),
    same("存在问题", 22, "problem"),
    same("下步计划", 22, "next_step"),
)
