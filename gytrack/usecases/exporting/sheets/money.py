"""资金: what was allocated, paid out and spent for each task that has money, and last in all."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from gytrack import fund_words
from gytrack.export.tables import Value
from gytrack.export.workbook.sheet import Sheet
from gytrack.records.funds import Money
from gytrack.status.money import rate, together, warnings
from gytrack.usecases.exporting.sheets import table, task_rows
from gytrack.usecases.exporting.sheets.head import Subject
from gytrack.usecases.exporting.sheets.table import Filled, filled, numbered
from gytrack.usecases.exporting.sheets.task_rows import rows_of
from gytrack.usecases.reporting.grouping import TOTAL


class Row(NamedTuple):
    """A task with money, or, without a task, the total."""

    task: task_rows.Row | None
    money: Money


def has_money(subject: Subject) -> bool:
    """Say whether money was logged for any task."""
    return any(matter.report.money() is not None for matter in subject.matters)


def money_sheet(subject: Subject) -> Sheet:
    """Return the tasks that have money, in 万元."""
    columns = [filled("方案", 16, _of(lambda row: row.matter.about()))] if len(subject.matters) > 1 else []
    titles, cells = numbered([*columns, *_COLUMNS], _rows(subject))
    *rows, last = cells
    return Sheet("资金", titles, [*rows, (None, *last[1:])], subject.head("资金（万元）"), kept=3)


def _rows(subject: Subject) -> Iterator[Row]:
    for row in rows_of(subject.matters):
        if row.line.money is not None:
            yield Row(row, row.line.money)
    whole = together(matter.report.money() for matter in subject.matters)
    if whole is not None:
        yield Row(None, whole)


def _of(of: Callable[[task_rows.Row], Value]) -> Callable[[Row], Value]:
    return lambda row: None if row.task is None else of(row.task)


def _title(row: Row) -> Value:
    return TOTAL if row.task is None else row.task.line.task.title


def _sum(heading: str, of: Callable[[Money], Decimal | None]) -> Filled[Row]:
    return filled(heading, 12, lambda row: of(row.money), table.NUMBER)


_COLUMNS: tuple[Filled[Row], ...] = (
    filled("编号", 10, _of(task_rows.paper_code), table.CENTRED),
    filled("任务", 34, _title),
    filled("牵头单位", 18, _of(lambda row: row.line.lead)),
    _sum("安排", lambda money: money.allocated),
    _sum("拨付", lambda money: money.released),
    _sum("支出", lambda money: money.spent),
    filled("执行率", 8, lambda row: rate(row.money), table.PERCENT),
    _sum("超支", lambda money: money.over),
    filled("安排的来源", 26, lambda row: fund_words.sources(row.money)),
    filled("备注", 24, lambda row: warnings(row.money)),
    filled("代码", 10, _of(lambda row: row.line.task.code), table.CODE),
)
