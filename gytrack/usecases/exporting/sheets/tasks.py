"""推进情况表 and 配套及保障措施: every task of the status stands on one of the two."""

from gytrack.export.workbook.sheet import Sheet
from gytrack.usecases.exporting.sheets import table, task_rows
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.table import Filled, filled, numbered
from gytrack.usecases.exporting.sheets.task_rows import Row, plan_column, rows_of, same

FOOT = "填报人：                    审核人：                    联系电话："
_KEPT = 4


def progress_sheet(subject: Subject) -> Sheet:
    """Return 推进情况表: the tasks that lights are given to, whole."""
    rows = (row for row in rows_of(subject.matters) if row.line.task.kind == "task")
    columns, cells = numbered([*plan_column(subject.matters), *_COLUMNS], rows)
    return Sheet("推进情况表", columns, cells, subject.head("推进情况表"), FOOT, "A3", _KEPT)


def measures_sheet(subject: Subject) -> Sheet:
    """Return 配套及保障措施, which have no light, with the same figures."""
    rows = (row for row in rows_of(subject.matters) if row.line.task.kind != "task")
    columns, cells = numbered([*plan_column(subject.matters), *_MEASURE_COLUMNS], rows)
    return Sheet("配套及保障措施", columns, cells, subject.head("配套及保障措施"), FOOT, "A3", _KEPT)


_BEFORE: tuple[Filled[Row], ...] = (
    filled("重大工程", 12, task_rows.chapter),
    filled("重点项目", 13, task_rows.project),
    filled("编号", 8, task_rows.paper_code, table.CENTRED),
    same("建设任务（全文）", 40, "text"),
    same("量化指标", 20, "targets"),
    same("完成时限", 11, "due", table.DEADLINE),
    same("牵头单位", 12, "lead"),
    same("配合单位", 22, "support"),
)
_AFTER: tuple[Filled[Row], ...] = (
    filled("目前进展", 26, task_rows.last_text),
    filled("实际进度", 7, task_rows.percent, table.PERCENT),
    same("序时进度", 7, "expected", table.PERCENT),
    same("偏差（百分点）", 9, "gap", table.NUMBER),
    same("亮灯", 8, "light", table.LIGHT),
    same("存在问题", 16, "problem"),
    same("下步计划", 16, "next_step"),
    filled("最近报送日期", 11, task_rows.last_day, table.DATE),
    filled("备注", 10, task_rows.remarks),
    same("代码", 10, "code", table.CODE),
)
_COLUMNS: tuple[Filled[Row], ...] = (*_BEFORE, same("责任科室", 9, "office"), *_AFTER)
_MEASURE_COLUMNS: tuple[Filled[Row], ...] = (
    *_BEFORE[:2],
    filled("编号", 16, task_rows.paper_code, table.CENTRED),
    same("类别", 9, "kind", table.CENTRED),
    same("内容（全文）", 40, "text"),
    *_BEFORE[4:],
    *_AFTER,
)
